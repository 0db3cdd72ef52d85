"""How many articles may be under way: found from the answers, since no provider says it.

Slow start doubles the limit a round. When more than a few in a hundred calls meet a 429, it is cut by a fifth, and
where that happened is the ceiling; what was lost up to just below it is regained by a quarter a round, and only after
as long as twenty calls take (15 s at most, and longer where the server asked for it) is more tried, by a twentieth a
second. The limit never grows in a round that met a 429, nor in one that did not use it.

A 429 to a call that was sent before the last cut had emptied places, which takes as long as a call, speaks of the old
limit; and one after a cut that nothing has passed since speaks of a closed window, where any limit is too high: neither
cuts again.
"""

import math
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from time import monotonic
from typing import Literal

from extractor.record import LimitChange

CUT = 0.8
REGAIN = 1.25
PROBE = 1.05
BELOW_CEILING = 0.95
SHARE_OF_ONE = 0.02
"""Weight of the newest call in the share of those that were refused."""
TOLERATED = 0.03
"""Two of fifty. A single 429 is what it costs to know where the limit is; calls come in clusters by chance, too."""
SMOOTHING = 0.1
"""Weight of the newest latency in the mean."""
PROBE_EVERY_S = 1.0
"""Quotas are counted by the second at the finest, so that is how long it takes to see what a step did."""
HOLD_CALLS = 20
LONGEST_OWN_HOLD_S = 15.0
"""A fixed 15 s suits calls of a second. Where they take 50 ms it leaves a third of a quota unused, since every cluster
that meets a 429 costs a twentieth, and it takes that long to win one back."""
LONGEST_HOLD_S = 300.0
"""Servers have asked for 10^9 s."""
START = 10
LONGEST_HISTORY = 1000


@dataclass(frozen=True, slots=True)
class Bounds:
    """What the limit may be; all three the same fix it."""

    lowest: int = 1
    start: int = START
    highest: int = 100

    @classmethod
    def fixed(cls, limit: int) -> "Bounds":
        return cls(limit, limit, limit)

    @classmethod
    def up_to(cls, highest: int) -> "Bounds":
        return cls(1, min(START, highest), highest)


class Concurrency:
    """The limit as it is now, moved by `answered` and `refused`."""

    def __init__(self, bounds: Bounds, clock: Callable[[], float] = monotonic) -> None:
        self._bounds, self._clock = bounds, clock
        self._limit = float(bounds.start)
        self._ceiling: float | None = None
        self._began = clock()
        self._cut_at = self._moved_at = -math.inf
        self._latency_s = self._refused_share = 0.0
        self._hold_until = 0.0
        self._passed_since_cut = True
        self._in_round = 0
        self._clean = True
        self._in_use = False
        self._history: deque[LimitChange] = deque(maxlen=LONGEST_HISTORY)
        self._note("start")

    @property
    def limit(self) -> int:
        return int(self._limit)

    @property
    def history(self) -> list[LimitChange]:
        """Every change of the limit, the last thousand of them."""
        return list(self._history)

    def filled(self) -> None:
        """As many are under way as may be."""
        self._in_use = True

    def answered(self, latency_s: float) -> None:
        """A call ended after `latency_s`, and not with a 429."""
        self._latency_s += (latency_s - self._latency_s) * (SMOOTHING if self._latency_s else 1.0)
        self._passed_since_cut |= self._clock() - latency_s > self._cut_at
        self._refused_share *= 1 - SHARE_OF_ONE
        self._in_round += 1
        if self._in_round >= self.limit:
            self._end_round()

    def refused(self, sent_at: float, retry_after_s: float | None) -> None:
        """A call that was sent at `sent_at` (by the clock) ended with a 429."""
        self._clean = False
        if sent_at <= self._cut_at + self._latency_s or not self._passed_since_cut:
            return
        self._refused_share += SHARE_OF_ONE * (1 - self._refused_share)
        if self._refused_share > TOLERATED:
            self._cut(min(retry_after_s or 0.0, LONGEST_HOLD_S))

    def _cut(self, asked_s: float) -> None:
        self._ceiling = self._limit
        self._cut_at, self._passed_since_cut, self._refused_share = self._clock(), False, 0.0
        self._hold_until = self._cut_at + max(asked_s, min(HOLD_CALLS * self._latency_s, LONGEST_OWN_HOLD_S))
        self._move(self._limit * CUT, "cut")

    def _end_round(self) -> None:
        if self._clean and self._in_use:
            self._move(self._grown(), "grown")
        self._in_round, self._clean, self._in_use = 0, True, False

    def _grown(self) -> float:
        if self._ceiling is None:
            return 2 * self._limit
        plateau = self._ceiling * BELOW_CEILING
        if self._limit < plateau:
            return min(self._limit * REGAIN, plateau)
        may_probe = self._clock() >= max(self._hold_until, self._moved_at + PROBE_EVERY_S)
        return self._limit * PROBE if may_probe else self._limit

    def _move(self, limit: float, reason: Literal["grown", "cut"]) -> None:
        before = self.limit
        self._moved_at = self._clock() if limit != self._limit else self._moved_at
        self._limit = min(max(limit, self._bounds.lowest), self._bounds.highest)
        if self.limit != before:
            self._note(reason)

    def _note(self, reason: Literal["start", "grown", "cut"]) -> None:
        at_s = round(self._clock() - self._began, 3)
        self._history.append(LimitChange(at_s=at_s, limit=self.limit, reason=reason))

"""How many articles may be under way: found from the answers, since no provider says it.

Slow start doubles the limit a round. A 429 cuts it by a fifth and marks where the ceiling is; what was lost up to just
below that is regained by a quarter a round, and only when no 429 came for 15 s (longer where the server asked for it)
is more tried, by a twentieth a round. The limit never grows in a round that did not use it.

A 429 to a call that was sent before the last cut speaks of the old limit, and one after a cut that nothing has passed
since speaks of a closed window, where any limit is too high: neither cuts again.
"""

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
HOLD_S = 15.0
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
        self._cut_at = -1.0
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

    def answered(self) -> None:
        """A call ended, and not with a 429."""
        self._passed_since_cut = True
        self._in_round += 1
        if self._in_round >= self.limit:
            self._end_round()

    def refused(self, sent_at: float, retry_after_s: float | None) -> None:
        """A call that was sent at `sent_at` (by the clock) ended with a 429."""
        now = self._clock()
        self._clean = False
        asked = min(retry_after_s or 0.0, LONGEST_HOLD_S)
        self._hold_until = max(self._hold_until, now + max(HOLD_S, asked))
        if sent_at > self._cut_at and self._passed_since_cut:
            self._ceiling = self._limit
            self._cut_at, self._passed_since_cut = now, False
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
        return self._limit * PROBE if self._clock() >= self._hold_until else self._limit

    def _move(self, limit: float, reason: Literal["grown", "cut"]) -> None:
        before = self.limit
        self._limit = min(max(limit, self._bounds.lowest), self._bounds.highest)
        if self.limit != before:
            self._note(reason)

    def _note(self, reason: Literal["start", "grown", "cut"]) -> None:
        at_s = round(self._clock() - self._began, 3)
        self._history.append(LimitChange(at_s=at_s, limit=self.limit, reason=reason))

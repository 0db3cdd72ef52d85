"""What all calls of a run came to."""

from collections import Counter
from collections.abc import Sequence
from typing import Protocol

from pydantic import BaseModel

from extractor.record import RunOutcome, Totals, Usage


class Paid(BaseModel):
    """What is needed of an attempt to count it; the rest of a stored one stays unread."""

    outcome: RunOutcome
    model: str | None = None
    usage: Usage | None = None
    cost: float | None = None


class PaidCall(Protocol):
    """An attempt, whole or as `Paid`."""

    @property
    def outcome(self) -> RunOutcome: ...
    @property
    def usage(self) -> Usage | None: ...
    @property
    def cost(self) -> float | None: ...


class PaidRow(Protocol):
    """A record, whole or as a later session reads it."""

    @property
    def reused(self) -> bool: ...
    @property
    def attempts(self) -> Sequence[PaidCall]: ...


class Tally:
    """Grows by one record at a time; reused answers were paid for elsewhere and count nothing."""

    def __init__(self) -> None:
        self._outcomes: Counter[RunOutcome] = Counter()
        self._usage = Usage()
        self._cost = 0.0
        self._priced = self._unpriced = 0

    def add(self, row: PaidRow) -> None:
        for attempt in () if row.reused else row.attempts:
            self._outcomes[attempt.outcome] += 1
            if attempt.usage:
                self._usage += attempt.usage
                self._priced += attempt.cost is not None
                self._unpriced += attempt.cost is None
                self._cost += attempt.cost or 0.0

    def totals(self) -> Totals:
        return Totals(
            calls=self._outcomes.total(),
            outcomes=dict(sorted(self._outcomes.items())),
            usage=self._usage,
            cost=round(self._cost, 6) if self._priced else None,
            unpriced=self._unpriced,
        )

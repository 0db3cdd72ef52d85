"""Counts of verdicts: the sufficient statistics. Every score is a property of a sum of them."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from eval.verdicts import LeafScore


class Ratios(NamedTuple):
    """Precision, recall and F1; null where there was nothing to divide by."""

    precision: float | None
    recall: float | None
    f1: float | None


@dataclass(frozen=True, slots=True)
class Counts:
    """How many leaves got each verdict. Counts add; `sum` works with and without a start.

    >>> (Counts(correct=10, incorrect=1) + Counts(missing=1)).strict.recall
    0.8333333333333334
    """

    correct: int = 0
    partial: int = 0
    incorrect: int = 0
    missing: int = 0
    spurious: int = 0
    absent: int = 0
    unlabelled: int = 0
    failed: int = 0

    def __add__(self, other: "Counts") -> "Counts":
        return Counts(
            self.correct + other.correct,
            self.partial + other.partial,
            self.incorrect + other.incorrect,
            self.missing + other.missing,
            self.spurious + other.spurious,
            self.absent + other.absent,
            self.unlabelled + other.unlabelled,
            self.failed + other.failed,
        )

    def __radd__(self, zero: int) -> "Counts":
        """For the builtin `sum`, which starts with 0."""
        return self if zero == 0 else NotImplemented

    def __bool__(self) -> bool:
        return self != Counts()

    @property
    def gold(self) -> int:
        """Leaves that gold states and that were scored."""
        return self.correct + self.partial + self.incorrect + self.missing + self.failed

    @property
    def predicted(self) -> int:
        """Leaves that the prediction states and that were scored."""
        return self.correct + self.partial + self.incorrect + self.spurious

    @property
    def strict(self) -> Ratios:
        """Partly right is wrong."""
        return self._ratios(self.correct)

    @property
    def lenient(self) -> Ratios:
        """Partly right is half right, as in MUC."""
        return self._ratios(self.correct + self.partial / 2)

    def _ratios(self, right: float) -> Ratios:
        return Ratios(
            right / self.predicted if self.predicted else None,
            right / self.gold if self.gold else None,
            2 * right / (self.gold + self.predicted) if self.gold + self.predicted else None,
        )


@dataclass(frozen=True, slots=True)
class Aggregate:
    """Counts over any number of leaf scores, and the same by leaf path. Aggregates add."""

    overall: Counts = field(default_factory=Counts)
    fields: dict[str, Counts] = field(default_factory=dict)

    def __add__(self, other: "Aggregate") -> "Aggregate":
        paths = dict.fromkeys((*self.fields, *other.fields))
        none = Counts()
        fields = {path: self.fields.get(path, none) + other.fields.get(path, none) for path in paths}
        return Aggregate(self.overall + other.overall, fields)

    def __radd__(self, zero: int) -> "Aggregate":
        """For the builtin `sum`, which starts with 0."""
        return self if zero == 0 else NotImplemented


def aggregate(scores: Iterable[LeafScore]) -> Aggregate:
    """Sums of verdicts, overall and by path; paths in the order in which they first come."""
    tallies: dict[str, dict[str, int]] = {}
    for score in scores:
        tally = tallies.setdefault(score.path, {})
        tally[score.verdict] = tally.get(score.verdict, 0) + 1
    fields = {path: Counts(**tally) for path, tally in tallies.items()}
    return Aggregate(sum(fields.values(), start=Counts()), fields)

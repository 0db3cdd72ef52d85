"""Numbers of a report: tallies of verdicts, and what is made of them."""

from dataclasses import dataclass
from typing import Literal

Verdict = Literal["correct", "partial", "incorrect", "missing", "spurious", "absent", "unlabelled", "failed"]
CHARGED: tuple[Verdict, ...] = ("incorrect", "missing", "spurious", "partial", "failed")
"""Verdicts that cost something, in the order in which tables list them. The rest is right, silent or not labelled."""


@dataclass(frozen=True, slots=True)
class Ratios:
    """Each from 0 to 1, or null where it is 0/0."""

    precision: float | None
    recall: float | None
    f1: float | None


@dataclass(frozen=True, slots=True)
class Tally:
    """Leaves (or incidents) by verdict. `strict` counts a partly right one as wrong, `lenient` as one half."""

    correct: int
    partial: int
    incorrect: int
    missing: int
    spurious: int
    absent: int
    unlabelled: int
    failed: int
    strict: Ratios
    lenient: Ratios

    @property
    def gold(self) -> int:
        """How many gold states: what recall is out of."""
        return self.correct + self.partial + self.incorrect + self.missing + self.failed

    @property
    def predicted(self) -> int:
        """How many the run states: what precision is out of."""
        return self.correct + self.partial + self.incorrect + self.spurious

    @property
    def wrong(self) -> int:
        """Rows that are not right: a wrong value is one, though it costs precision and recall."""
        return self.partial + self.incorrect + self.missing + self.spurious + self.failed

    @property
    def scored(self) -> int:
        return self.correct + self.wrong

    @property
    def loss(self) -> int:
        """What is charged to precision and recall together: 1 for a missing or spurious leaf, 2 for a wrong one."""
        return self.gold + self.predicted - 2 * self.correct


@dataclass(frozen=True, slots=True)
class Interval:
    """In which articles like these would put the score, `level` of the times."""

    low: float
    high: float
    level: float


@dataclass(frozen=True, slots=True)
class Difference:
    """Strict F1 of this run less that of the baseline, -1 to 1. A p-value is null with the reason why there is none."""

    value: float
    before: float
    interval: Interval | None
    similar_articles: float | None
    similar_articles_reason: str | None
    these_articles: float | None
    these_articles_reason: str | None


@dataclass(frozen=True, slots=True)
class Stability:
    """How many gold leaves are right in all samples, in some, in none. Only with two samples or more."""

    always: int
    sometimes: int
    never: int


@dataclass(frozen=True, slots=True)
class FieldRow:
    """One leaf path of the record, such as ``casualties.count``."""

    path: str
    tally: Tally
    interval: Interval | None
    """Of strict F1; null where there was nothing to score."""
    stability: Stability | None
    difference: Difference | None
    """Null without a baseline, and where either run had nothing to score."""


@dataclass(frozen=True, slots=True)
class SliceRow:
    """The articles that carry one tag."""

    tag: str
    articles: int
    tally: Tally


@dataclass(frozen=True, slots=True)
class Evidence:
    """Quotes by where they were found, and how aligned facts' quotes lie to gold's (see the report's legend)."""

    quotes: int
    exact: int
    folded: int
    fuzzy: int
    missing: int
    aligned: int
    touching: int
    located: float | None
    touching_rate: float | None
    mean_overlap: float | None


@dataclass(frozen=True, slots=True)
class ConfusionCell:
    count: int
    number: int | None
    """A leaf that is confused in this way; null on the diagonal and for 0."""


@dataclass(frozen=True, slots=True)
class Confusion:
    """One enum field: what gold says (rows) against what the run says (columns). Null is silence on that side."""

    path: str
    gold: tuple[str | None, ...]
    predicted: tuple[str | None, ...]
    cells: tuple[tuple[ConfusionCell, ...], ...]

"""Two runs or more on the same articles, each held against the first."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from eval.report.model.differences import FieldDifference
from eval.report.model.scores import Interval, Tally, Verdict
from eval.report.model.whole import Provenance

Kind = Literal["broken", "fixed", "flaky"]
"""broken: right in every sample of the first run, wrong in every one of this. fixed: the reverse. flaky: wrong in
another share of the samples. In the order in which they are looked at."""
KINDS: tuple[Kind, ...] = ("broken", "fixed", "flaky")


@dataclass(frozen=True, slots=True)
class ComparedRun:
    """`letter` is what tables call it; `name` is its folder."""

    letter: str
    name: str
    signature: str
    provenance: Provenance
    overall: Tally
    interval: Interval | None
    """Of the overall strict F1."""
    detection: Tally
    failures: int


@dataclass(frozen=True, slots=True)
class Against:
    """One run against the first. `fields` are those that differ, the largest difference first."""

    letter: str
    sentences: tuple[str, ...]
    """By how much, both answers, and what could have been shown."""
    fields: tuple[FieldDifference, ...]
    unchanged: int
    """Fields that do not differ."""
    changes: Mapping[Kind, int]
    """Leaves by how they changed."""


@dataclass(frozen=True, slots=True)
class Answered:
    """What one run said of a leaf in `samples` of its samples."""

    verdict: Verdict
    value: Any
    samples: int


@dataclass(frozen=True, slots=True)
class Quoted:
    """A quote where it stands in the article; `before` and `after` are what is around it."""

    before: str
    quote: str
    after: str


@dataclass(frozen=True, slots=True)
class Changed:
    """A leaf that is right in another share of the samples in any run; or all leaves of a fact that came or went."""

    article: str
    fact: str
    """Kind and title of the fact, or title of the incident."""
    path: str
    """Of the leaf; empty where it is the whole fact."""
    leaves: int
    gold: Any
    runs: tuple[tuple[Answered, ...], ...]
    """The answers of each run, the most frequent first; none where no sample says anything that counts."""
    kinds: tuple[Kind | None, ...]
    """How it changed in each run but the first; null where it did not."""
    quoted: Quoted | None

    @property
    def first(self) -> Kind:
        """What it is looked at for."""
        return next(kind for kind in KINDS if kind in self.kinds)


@dataclass(frozen=True, slots=True)
class Compared:
    """All of it; `changes` come broken first, then fixed, then flaky, each in the order of the articles."""

    runs: tuple[ComparedRun, ...]
    against: tuple[Against, ...]
    changes: tuple[Changed, ...]
    articles: int
    warnings: tuple[str, ...]
    """Why the runs may not be comparable."""

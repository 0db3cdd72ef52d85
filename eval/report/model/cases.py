"""Articles of a report: their facts, leaves and text, and the error list."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from eval.report.model.scores import CHARGED, Evidence, Tally, Verdict

Change = Literal["broken", "worse", "same", "better"]
"""Against the baseline. broken: wrong now, and right in every sample of the baseline."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """What the label would become if a reader sided with the run."""

    place: str
    """In the label, such as ``incidents[0].casualties[1].count``; of a fact that gold lacks, the list it would join."""
    value: Any
    """What would stand there, to the letter of the run; null where that is nothing: an object or a fact goes."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What `samples` of the run said of one leaf, and what that was worth."""

    verdict: Verdict
    predicted: Any
    samples: int
    tags: tuple[str, ...] = ()
    reason: str = ""
    proposal: Proposal | None = None
    """Null for what is not charged."""


@dataclass(frozen=True, slots=True)
class Leaf:
    """One value of the record: gold's, and the readings of the run, the most frequent first."""

    number: int
    """Unique in the report and stable between builds: what links point to."""
    path: str
    gold: Any
    readings: tuple[Reading, ...]
    told: tuple[Reading, ...]
    """Those of the samples that have the fact at all: the rest is told of the fact as a whole, and not again of each
    of its leaves."""
    target: int
    """Number of what to look at where this is wrong: the leaf, its fact, or the article whose extraction failed."""
    baseline: tuple[Reading, ...] = ()
    change: Change | None = None
    passage: int | None = None
    """Index of the article's passage that a wrong leaf rests on: gold's, or else the run's. Null for right ones."""

    @property
    def right(self) -> bool:
        return all(reading.verdict not in CHARGED for reading in self.readings)

    @property
    def wrong(self) -> bool:
        """Something is wrong with it that is not told of its fact."""
        return any(reading.verdict in CHARGED for reading in self.told)


@dataclass(frozen=True, slots=True)
class Fact:
    """An incident, or an item of one of its lists, with what both sides say of it."""

    number: int
    kind: str
    """The list it is an item of: incidents, casualties, damage and so on."""
    title: str
    in_gold: bool
    optional: bool
    """Gold leaves it open: missing it costs nothing."""
    found: int
    """In how many samples the run has it; with `in_gold` and 0 it is missing, without `in_gold` it is spurious."""
    samples: int
    failed: int
    """In how many samples there was no extraction to find it in."""
    tags: tuple[str, ...]
    leaves: tuple[Leaf, ...]
    facts: tuple["Fact", ...]
    passage: int | None = None
    place: str = ""
    """In the label, such as ``incidents[0].casualties[1]``; empty where gold has no such fact."""
    proposal: Proposal | None = None
    """For the fact as a whole; null where what holds it stands on one side only, which is what a reader would judge."""

    @property
    def lacking(self) -> int:
        """In how many samples gold has it and the run does not, though there was an extraction."""
        return self.samples - self.failed - self.found if self.in_gold else 0

    @property
    def whole(self) -> Verdict | None:
        """The verdict on all of it where it stands on one side only; null where it is aligned in any sample."""
        if not self.in_gold:
            return "unlabelled" if all(leaf.right for leaf in self.leaves) else "spurious"
        if self.found:
            return None
        return "failed" if self.failed == self.samples else "missing"


@dataclass(frozen=True, slots=True)
class Passage:
    """A run of the article's text. The passages of an article, joined, are its text to the letter."""

    text: str
    gold: bool
    """A quote of gold lies over it."""
    predicted: bool
    """A quote of the run, in any sample."""


@dataclass(frozen=True, slots=True)
class Unlocated:
    """A quote of the run that is not in the article word for word; `score` is the likeness of the nearest passage."""

    sample: int
    place: str
    quote: str
    status: str
    score: float


@dataclass(frozen=True, slots=True)
class Call:
    """One attempt at the article in one sample."""

    sample: int
    outcome: str
    error: str | None
    latency_s: float
    model: str | None
    raw: str | None
    """The answer as it came; recorded only where it could not be used."""


@dataclass(frozen=True, slots=True)
class Message:
    """One message of the prompt, without the article's text; `shared` is its number where several articles have it."""

    role: str
    content: str
    shared: int | None


@dataclass(frozen=True, slots=True)
class Failure:
    sample: int
    reason: str


@dataclass(frozen=True, slots=True)
class Cell:
    """One field of one article. `number` is the leaf to look at first; null where nothing is wrong."""

    right: int
    wrong: int
    number: int | None


@dataclass(frozen=True, slots=True)
class Case:
    """One article, all its samples together."""

    number: int
    """Numbered with its facts and leaves: what links point to."""
    id: str
    source_file: str
    sha256: str
    label_sha256: str
    tags: tuple[str, ...]
    samples: int
    tally: Tally
    detection: Tally
    evidence: Evidence
    failures: tuple[Failure, ...]
    correctly_empty: int
    """Samples in which there was nothing to find and nothing was found."""
    violations: tuple[str, ...]
    passages: tuple[Passage, ...]
    incidents: tuple[Fact, ...]
    unlocated: tuple[Unlocated, ...]
    calls: tuple[Call, ...]
    messages: tuple[Message, ...]
    """Empty where the run kept no prompt."""
    cells: Mapping[str, Cell]
    """By field path."""


@dataclass(frozen=True, slots=True)
class Mistake:
    """One line of the error list: a wrong leaf, or a fact that stands on one side only, with all its leaves."""

    number: int
    """Of the leaf or fact."""
    article: str
    what: str
    """Field path of a leaf; kind and title of a fact."""
    fields: tuple[str, ...]
    """The paths that lose by it."""
    verdict: Verdict
    gold: Any
    predicted: Any
    loss: float
    """What it charges to precision and recall together, a mean over the samples."""
    wrong: int
    samples: int
    tags: tuple[str, ...]
    reason: str
    change: Change | None

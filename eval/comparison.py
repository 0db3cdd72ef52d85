"""Two runs on the same gold: by how much every field differs, whether to believe it, and which leaves changed."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Literal

from eval.counts import Counts, aggregate
from eval.evidence import quote_of
from eval.scorecard import CaseScore, Scorecard, total
from eval.stats.measures import f1
from eval.stats.multiplicity import holm
from eval.stats.paired import Comparison, compare
from eval.verdicts import LeafScore, Verdict
from extractor.errors import RunError

Kind = Literal["broken", "flaky", "fixed"]
"""broken: right in every sample of A, wrong in every one of B. fixed: the reverse. flaky: wrong in another share."""
KINDS: tuple[Kind, ...] = ("broken", "flaky", "fixed")

WRONG = frozenset({"incorrect", "missing", "spurious", "partial", "failed"})
Key = tuple[str, str, str]
"""Article, leaf path, and the place of the leaf in gold or, for what gold does not have, the value."""
Samples = Mapping[str, Sequence[Counts]]


@dataclass(frozen=True, slots=True)
class FieldComparison:
    """Strict F1 of one field (or of all leaves, with the path ``overall``) in run B against run A."""

    path: str
    a: Counts
    b: Counts
    statistics: Comparison
    adjusted_similar: float | None = None
    """p of *on articles like these* after Holm's adjustment over the fields; null without a p, and for ``overall``."""
    adjusted_these: float | None = None


@dataclass(frozen=True, slots=True)
class LeafChange:
    """One leaf that is right in another share of the samples. Values are those of single samples, in their order."""

    kind: Kind
    article: str
    path: str
    gold: Any
    a: tuple[Any, ...]
    b: tuple[Any, ...]
    quote: str | None
    """What the leaf rests on in gold, or in the prediction where gold has no such leaf."""


@dataclass(frozen=True, slots=True)
class RunComparison:
    a: Scorecard
    b: Scorecard
    overall: FieldComparison
    fields: list[FieldComparison]
    """In the order of the record."""
    changes: list[LeafChange]
    """Broken first, then flaky, then fixed."""


def compare_runs(a: Scorecard, b: Scorecard) -> RunComparison:
    """RunError where the two were not scored on the same articles."""
    if only := sorted(a.articles.keys() ^ b.articles.keys()):
        raise RunError(
            f"the runs hold different gold articles ({', '.join(only)} in one only); extract both on the same"
        )
    in_a, in_b = _by_field(a), _by_field(b)
    overall = _field("overall", whole(a), whole(b))
    return RunComparison(a, b, overall, compare_fields(in_a, in_b), _changes(a, b))


def compare_fields(a: Mapping[str, Samples], b: Mapping[str, Samples]) -> list[FieldComparison]:
    """Field by field, on the same fields and articles, with p-values adjusted over all of them; none without articles.

    InputError where the articles are not the same.
    """
    return _adjusted([_field(path, a[path], b[path]) for path in a if a[path]])


def rights(card: Scorecard) -> dict[Key, list[bool]]:
    """Whether each sample has each leaf of gold right; leaves that cost nothing there are left out."""
    found: dict[Key, list[bool]] = {}
    for case, leaf in _judged(card):
        if leaf.gold is not None:
            found.setdefault(_key(case, leaf), []).append(leaf.verdict == "correct")
    return found


def whole(card: Scorecard) -> Samples:
    """Counts of all leaves, by article and sample."""
    return {article: [total([case]) for case in cases] for article, cases in card.articles.items()}


def _by_field(card: Scorecard) -> dict[str, Samples]:
    fields = {
        article: [aggregate(case.leaves).fields for case in cases] for article, cases in card.articles.items()
    }  # fmt: skip
    none = Counts()
    return {
        path: {article: [found.get(path, none) for found in samples] for article, samples in fields.items()}
        for path in card.plan.paths
    }


def _field(path: str, a: Samples, b: Samples) -> FieldComparison:
    return FieldComparison(path, _sum(a), _sum(b), compare(a, b, f1))


def _sum(samples: Samples) -> Counts:
    return sum((counts for article in samples.values() for counts in article), start=Counts())


def _adjusted(fields: Sequence[FieldComparison]) -> list[FieldComparison]:
    similar = holm({f.path: f.statistics.similar_articles.p for f in fields})
    these = holm({f.path: f.statistics.these_articles.p for f in fields})
    return [replace(f, adjusted_similar=similar[f.path], adjusted_these=these[f.path]) for f in fields]


@dataclass(slots=True)
class LeafReading:
    """What the samples of one run said of one leaf, those in which it costs nothing left out."""

    gold: Any
    quote: str | None
    invented: bool
    """The item that holds it has no counterpart in gold."""
    at: tuple[int, ...]
    """List indices that lead to it, in gold or, for what gold lacks, in the first sample that says it."""
    said: list[tuple[Verdict, Any]] = field(default_factory=list)

    @property
    def wrong(self) -> int:
        return sum(verdict in WRONG for verdict, _ in self.said)


def leaf_readings(card: Scorecard) -> dict[Key, LeafReading]:
    """Every leaf that counts in any sample, in the order of the articles and the record."""
    found: dict[Key, LeafReading] = {}
    for case, leaf in _judged(card):
        key = _key(case, leaf)
        if key not in found:
            at = tuple((leaf.predicted_at if leaf.gold_at is None else leaf.gold_at) or ())
            found[key] = LeafReading(leaf.gold, _quote(case, leaf), leaf.gold_at is None, at)
        found[key].said.append((leaf.verdict, leaf.predicted))
    return found


def kind_of(a: LeafReading | None, b: LeafReading | None, samples: tuple[int, int]) -> Kind | None:
    """How a leaf changed from run A to run B, which have so many samples; null where it did not."""
    shares = tuple(_share(reading, number) for reading, number in zip((a, b), samples, strict=True))
    if shares[0] == shares[1]:
        return None
    return "broken" if shares == (0, 1) else "fixed" if shares == (1, 0) else "flaky"


def _changes(a: Scorecard, b: Scorecard) -> list[LeafChange]:
    before, after = leaf_readings(a), leaf_readings(b)
    samples = a.manifest.samples, b.manifest.samples
    keys = dict.fromkeys((*after, *before))
    found = (_change(key, before.get(key), after.get(key), samples) for key in keys)
    return sorted(filter(None, found), key=lambda change: (KINDS.index(change.kind), change.article))


def _judged(card: Scorecard) -> Iterator[tuple[CaseScore, LeafScore]]:
    for case in card.cases:
        for leaf in case.leaves:
            if leaf.verdict == "correct" or leaf.verdict in WRONG:
                yield case, leaf


def _key(case: CaseScore, leaf: LeafScore) -> Key:
    place = f"@{leaf.gold_at}" if leaf.gold is not None else f"={leaf.predicted!r}"
    return case.case.id, leaf.path, place


def _quote(case: CaseScore, leaf: LeafScore) -> str | None:
    if leaf.gold is not None and leaf.gold_at is not None:
        return quote_of(case.case.record, leaf.path, leaf.gold_at)
    if case.record and case.record.extraction and leaf.predicted_at is not None:
        return quote_of(case.record.extraction.model_dump(), leaf.path, leaf.predicted_at)
    return None


def _change(key: Key, a: LeafReading | None, b: LeafReading | None, samples: tuple[int, int]) -> LeafChange | None:
    kind, known = kind_of(a, b, samples), b or a
    if kind is None or known is None:
        return None
    return LeafChange(kind, key[0], key[1], known.gold, _values(a), _values(b), known.quote)


def _share(reading: LeafReading | None, samples: int) -> float:
    """Of the samples in which the leaf is wrong. A value that gold lacks and no sample has is nowhere wrong."""
    return reading.wrong / samples if reading else 0.0


def _values(reading: LeafReading | None) -> tuple[Any, ...]:
    return tuple(value for _, value in reading.said) if reading else ()

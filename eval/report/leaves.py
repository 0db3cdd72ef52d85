"""Every leaf score as a flat row: what CSV, JSON Lines and JUnit list."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from eval.report.model import Case, Fact, Failure, Leaf, Reading, Report, Verdict


@dataclass(frozen=True, slots=True)
class LeafRow:
    """What `samples` of `of` samples said of one leaf. `incident` and `fact` are titles; no fact is the incident."""

    article: str
    incident: str
    fact: str
    path: str
    verdict: Verdict
    gold: Any
    predicted: Any
    samples: int
    of: int
    tags: tuple[str, ...]
    reason: str
    change: str


COLUMNS: tuple[str, ...] = LeafRow.__slots__


ARTICLE = "(article)"
"""In place of a path: the row of a failure, which is there even where gold has no leaf to lose by it."""


def rows(report: Report) -> Iterator[LeafRow]:
    """Worst article first: its failures, then its leaves in reading order, but for those on which both are silent."""
    for case in report.cases:
        yield from (_failed(case, failure) for failure in case.failures)
        for incident in case.incidents:
            yield from _fact(case, incident, incident.title, "")
            for fact in incident.facts:
                yield from _fact(case, fact, incident.title, f"{fact.kind}: {fact.title}")


def _failed(case: Case, failure: Failure) -> LeafRow:
    return LeafRow(
        article=case.id, incident="", fact="", path=ARTICLE, verdict="failed", gold=None, predicted=None, samples=1,
        of=case.samples, tags=(), reason=failure.reason, change="",
    )  # fmt: skip


def _fact(case: Case, fact: Fact, incident: str, title: str) -> Iterator[LeafRow]:
    for leaf in fact.leaves:
        for reading in leaf.readings:
            yield _row(case, leaf, reading, incident, title)


def _row(case: Case, leaf: Leaf, reading: Reading, incident: str, fact: str) -> LeafRow:
    return LeafRow(
        article=case.id, incident=incident, fact=fact, path=leaf.path, verdict=reading.verdict, gold=leaf.gold,
        predicted=reading.predicted, samples=reading.samples, of=case.samples, tags=reading.tags,
        reason=reading.reason, change=leaf.change or "",
    )  # fmt: skip

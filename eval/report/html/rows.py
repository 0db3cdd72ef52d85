"""The facts of an article as rows of a table: what is all right in one row, what stands on one side in one block."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from eval.report import words
from eval.report.model import CHARGED, Change, Fact, Leaf, Reading, Verdict

Kind = Literal["head", "right", "whole", "leaf"]


@dataclass(frozen=True, slots=True)
class Said:
    """One reading in words."""

    verdict: Verdict
    value: str
    times: str
    note: str


@dataclass(frozen=True, slots=True)
class Row:
    """One row. head: the title of a fact whose leaves follow. right: a fact or leaf on which both sides agree to the
    letter. whole: a fact on one side only. leaf: anything else."""

    kind: Kind
    number: int
    label: str
    gold: str
    said: tuple[Said, ...] = ()
    leaves: int = 1
    wrong: bool = False
    passage: int | None = None
    baseline: str = ""
    change: Change | None = None


def rows(incident: Fact) -> Iterator[Row]:
    """Of an incident that is aligned in some sample: its own leaves, then its facts."""
    for leaf in incident.leaves:
        yield _leaf(leaf, incident.kind)
    for fact in incident.facts:
        yield from _fact(fact)


def whole(fact: Fact) -> Iterator[tuple[str, str]]:
    """Every fact of an incident that stands on one side only, as (kind, what is said); first what it says itself."""
    yield "", _inline(fact)
    for inner in fact.facts:
        yield inner.kind, _inline(inner)


def times(reading_samples: int, samples: int) -> str:
    return f"{reading_samples} of {samples}" if samples > 1 else ""


def _fact(fact: Fact) -> Iterator[Row]:
    if fact.whole:
        yield _whole(fact)
    elif all(_same(leaf) for leaf in fact.leaves):
        yield Row("right", fact.number, fact.kind, _inline(fact), leaves=len(fact.leaves), passage=fact.passage)
    else:
        yield Row("head", fact.number, fact.kind, fact.title, passage=fact.passage, said=tuple(_absences(fact)))
        for leaf in fact.leaves:
            yield _leaf(leaf, fact.kind)


def _whole(fact: Fact) -> Row:
    verdict: Verdict = fact.whole or "missing"
    free = all(leaf.right for leaf in fact.leaves)
    seen = times(fact.found, fact.samples) if verdict == "spurious" else ""
    note = ", ".join(fact.tags)
    charged = sum(not leaf.right for leaf in fact.leaves)
    said = Said("absent" if free else verdict, "" if verdict != "spurious" else _inline(fact), seen, note)
    gold = _inline(fact) if fact.in_gold else ""
    return Row(
        "whole", fact.number, fact.kind, gold, (said,), leaves=charged, wrong=not free, passage=fact.passage
    )  # fmt: skip


def _absences(fact: Fact) -> Iterator[Said]:
    """In how many samples a fact that the run has in others is lacking."""
    lacking = fact.samples - fact.failed - fact.found
    if fact.in_gold and lacking:
        yield Said("missing", "", times(lacking, fact.samples), "")


def _leaf(leaf: Leaf, kind: str) -> Row:
    label = leaf.path.rpartition(f"{kind}.")[2].replace(".", " · ")
    gold = words.value(leaf.gold)
    before = " / ".join(f"{words.SYMBOLS[r.verdict]} {words.reading(r)}" for r in leaf.baseline)
    if _same(leaf):
        return Row("right", leaf.number, label, gold, baseline=before, change=leaf.change, passage=leaf.passage)
    samples = sum(reading.samples for reading in leaf.readings)
    said = tuple(_said(reading, samples) for reading in leaf.readings)
    return Row(
        "leaf", leaf.number, label, gold, said, wrong=not leaf.right, passage=leaf.passage,
        baseline=before, change=leaf.change,
    )  # fmt: skip


def _said(reading: Reading, samples: int) -> Said:
    reason = reading.reason if reading.verdict in CHARGED or reading.tags else ""
    note = "; ".join(part for part in (", ".join(reading.tags), reason) if part)
    seen = times(reading.samples, samples) if reading.samples < samples else ""
    return Said(reading.verdict, words.reading(reading), seen, note)


def _same(leaf: Leaf) -> bool:
    """Right in one and the same way in all samples, to the letter, and nothing to remark."""
    if len(leaf.readings) != 1:
        return False
    (reading,) = leaf.readings
    return (
        reading.verdict == "correct" and not reading.tags and words.value(leaf.gold) == words.value(reading.predicted)
    )


def _inline(fact: Fact) -> str:
    """All that one side says of a fact, in one line."""
    return ", ".join(_says(leaf, fact) for leaf in fact.leaves) or fact.title


def _says(leaf: Leaf, fact: Fact) -> str:
    value = leaf.gold if fact.in_gold else leaf.readings[0].predicted
    return f"{leaf.path.rpartition(f'{fact.kind}.')[2]} {words.value(value)}"

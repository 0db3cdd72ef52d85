"""The facts of an article as rows of a table: what is all right in one row, what stands on one side in one block."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Literal

from eval.report import words
from eval.report.model import Change, Fact, Leaf, Reading, Verdict

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
    """One row. head: the title of a fact whose leaves follow. right: leaves on which both sides agree to the
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
    yield from _leaves(incident)
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
    lacking = tuple(_absences(fact))
    if fact.whole:
        yield _whole(fact)
    elif all(_same(leaf) for leaf in fact.leaves):
        yield Row(
            "right", fact.number, fact.kind, _inline(fact), lacking, len(fact.leaves), bool(lacking), fact.passage
        )  # fmt: skip
    else:
        yield Row("head", fact.number, fact.kind, fact.title, lacking, wrong=bool(lacking), passage=fact.passage)
        yield from _leaves(fact)


def _leaves(fact: Fact) -> Iterator[Row]:
    """Leaves part by part (date, location, …): in each the ones to look at, then those that are right, in one line."""
    for part, same in groupby(fact.leaves, key=lambda leaf: _part(_local(leaf, fact))):
        leaves = list(same)
        yield from (_leaf(leaf, fact) for leaf in leaves if not _same(leaf))
        if right := [leaf for leaf in leaves if _same(leaf)]:
            said = ", ".join(_says(leaf, fact).removeprefix(f"{part}.").removeprefix(f"{part} ") for leaf in right)
            yield Row(
                "right",
                fact.number,
                part or (fact.kind if fact.kind != "incidents" else "incident"),
                said,
                leaves=len(right),
            )


def _local(leaf: Leaf, fact: Fact) -> str:
    """The path of a leaf within its fact, such as location.country."""
    return leaf.path.rpartition(f"{fact.kind}.")[2]


def _part(local: str) -> str:
    """The object of the record that a leaf belongs to; empty for what the fact says itself. A date is both."""
    return local.partition(".")[0] if "." in local or local == "date" else ""


def _whole(fact: Fact) -> Row:
    verdict: Verdict = fact.whole or "missing"
    charged = sum(not leaf.right for leaf in fact.leaves)
    invented = not fact.in_gold
    seen = times(fact.found if invented else fact.samples - fact.failed, fact.samples)
    said = Said(verdict if charged else "absent", _inline(fact) if invented else "", seen, ", ".join(fact.tags))
    gold = "" if invented else _inline(fact)
    return Row("whole", fact.number, fact.kind, gold, (said,), charged, bool(charged), fact.passage)


def _absences(fact: Fact) -> Iterator[Said]:
    """In how many samples a fact that the run has in others is lacking."""
    if fact.lacking:
        yield Said("missing", "", times(fact.lacking, fact.samples), ", ".join(fact.tags))


def _leaf(leaf: Leaf, fact: Fact) -> Row:
    said = tuple(_said(reading, fact.found) for reading in leaf.told)
    return Row(
        "leaf", leaf.number, _local(leaf, fact).replace(".", " · "), words.value(leaf.gold), said,
        wrong=leaf.wrong, passage=leaf.passage, baseline=_before(leaf), change=_shown_change(leaf),
    )  # fmt: skip


def _shown_change(leaf: Leaf) -> Change | None:
    """Worse only where something is wrong: what a lacking fact or a failure costs is told there."""
    return leaf.change if leaf.change == "better" or (leaf.wrong and leaf.change != "same") else None


def _before(leaf: Leaf) -> str:
    """What the baseline says, one word of each verdict; a sign alone where it says what gold says."""
    said = (
        words.SYMBOLS[r.verdict]
        if r.verdict in {"correct", "missing", "failed", "absent"}
        else f"{words.SYMBOLS[r.verdict]} {words.reading(r)}"
        for r in leaf.baseline
    )
    return ", ".join(dict.fromkeys(said))


def _said(reading: Reading, samples: int) -> Said:
    # That one side says nothing is what missing and spurious mean.
    reason = "" if reading.verdict in {"missing", "spurious"} and not reading.tags else reading.reason
    note = "; ".join(part for part in (", ".join(reading.tags), reason) if part)
    seen = times(reading.samples, samples) if reading.samples < samples else ""
    return Said(reading.verdict, words.reading(reading), seen, note)


def _same(leaf: Leaf) -> bool:
    """Right in one and the same way in all samples, to the letter, and nothing to remark."""
    if len(leaf.told) != 1:
        return False
    (reading,) = leaf.told
    return (
        reading.verdict == "correct" and not reading.tags and words.value(leaf.gold) == words.value(reading.predicted)
    )


def _inline(fact: Fact) -> str:
    """All that one side says of a fact, in one line."""
    return ", ".join(_says(leaf, fact) for leaf in fact.leaves) or fact.title


def _says(leaf: Leaf, fact: Fact) -> str:
    value = leaf.gold if fact.in_gold else leaf.readings[0].predicted
    return f"{_local(leaf, fact)} {words.value(value)}"

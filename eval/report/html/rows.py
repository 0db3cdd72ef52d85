"""The facts of an article as rows of a table: what is wrong in full, what is right in one line.

What a fact lacks only because the incident that holds it is lacking is told of the incident, and not again.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Literal

from eval.report import words
from eval.report.model import Change, Fact, Leaf, Proposal, Reading, Verdict

Kind = Literal["head", "right", "whole", "leaf"]
_SILENT_NOTE = frozenset({"missing", "spurious"})
"""That one side says nothing is what these mean."""


@dataclass(frozen=True, slots=True)
class Said:
    """One reading in words. `proposal` is what a reader can judge."""

    verdict: Verdict
    value: str
    times: str
    note: str
    proposal: Proposal | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """One row. head: the title of a fact whose wrong leaves follow. right: leaves, or whole facts of one kind, on
    which both sides agree to the letter. whole: a fact on one side only. leaf: one that is wrong, or needs a remark."""

    kind: Kind
    number: int
    label: str
    gold: str = ""
    right: tuple[str, ...] = ()
    """What is right, a line for each fact."""
    said: tuple[Said, ...] = ()
    leaves: int = 0
    """How many leaves the row stands for: the right ones, or those of a fact on one side only."""
    wrong: bool = False
    passage: int | None = None
    baseline: str = ""
    change: Change | None = None
    place: str = ""
    """Of a head, in the incident."""


def rows(incident: Fact) -> Iterator[Row]:
    """Of an incident that is aligned in some sample: its own leaves, then its facts by kind, what is right last."""
    yield from (_leaf(leaf, incident, incident.passage) for leaf in incident.leaves if not _same(leaf))
    if right := [leaf for leaf in incident.leaves if _same(leaf)]:
        yield Row("right", incident.number, "incident", right=(_joined(right, incident),), leaves=len(right))
    for kind, facts in groupby(incident.facts, key=lambda fact: fact.kind):
        yield from _of_kind(kind, list(facts), incident)


def whole(fact: Fact) -> Iterator[tuple[str, str]]:
    """Every fact of an incident that stands on one side only, as (kind, what is said); first what it says itself."""
    yield "", _inline(fact)
    for inner in fact.facts:
        yield inner.kind, _inline(inner)


def times(reading_samples: int, samples: int) -> str:
    """In how many samples; nothing where that is all of them."""
    return f"{reading_samples} of {samples}" if reading_samples < samples else ""


def _of_kind(kind: str, facts: Sequence[Fact], incident: Fact) -> Iterator[Row]:
    right = [fact for fact in facts if _all_right(fact, incident)]
    for fact in facts:
        if fact.whole:
            yield _whole(fact, incident)
        elif not _all_right(fact, incident):
            yield _head(fact, incident)
            yield from (_leaf(leaf, fact, fact.passage) for leaf in fact.leaves if not _same(leaf))
    if right:
        leaves = sum(len(fact.leaves) for fact in right)
        yield Row("right", right[0].number, kind, right=tuple(_inline(fact) for fact in right), leaves=leaves)


def _all_right(fact: Fact, incident: Fact) -> bool:
    return not fact.whole and fact.found == incident.found and all(_same(leaf) for leaf in fact.leaves)


def _head(fact: Fact, incident: Fact) -> Row:
    right, lacking = [leaf for leaf in fact.leaves if _same(leaf)], incident.found - fact.found
    said = Said("missing", "", times(lacking, incident.found), ", ".join(fact.tags), fact.proposal)
    named = fact.title.split(" · ")
    rest = _joined((leaf for leaf in right if words.value(leaf.gold) not in named), fact)
    return Row(
        "head", fact.number, fact.kind, fact.title, (rest,) if rest else (), (said,) if lacking else (), len(right),
        lacking > 0, fact.passage if fact.passage != incident.passage else None, place=_within(fact, incident),
    )  # fmt: skip


def _whole(fact: Fact, incident: Fact) -> Row:
    verdict: Verdict = fact.whole or "missing"
    charged, invented = sum(not leaf.right for leaf in fact.leaves), not fact.in_gold
    seen = times(fact.found, incident.found) if invented else ""
    said = Said(
        verdict if charged else "absent", _inline(fact) if invented else "", seen, ", ".join(fact.tags),
        fact.proposal if charged else None,
    )  # fmt: skip
    gold = "" if invented else _inline(fact)
    return Row(
        "whole", fact.number, fact.kind, gold, said=(said,), leaves=charged, wrong=bool(charged), passage=fact.passage
    )


def _leaf(leaf: Leaf, fact: Fact, passage: int | None) -> Row:
    """`passage` is that of the fact, to which its own row leads."""
    told = [reading for reading in leaf.told if not _plainly_right(leaf, reading)] or leaf.told
    return Row(
        "leaf", leaf.number, _local(leaf, fact), words.value(leaf.gold),
        said=tuple(_said(reading, leaf, fact.found) for reading in told), wrong=leaf.wrong,
        passage=leaf.passage if leaf.wrong and leaf.passage != passage else None,
        baseline=_before(leaf), change=_shown_change(leaf),
    )  # fmt: skip


def _within(fact: Fact, incident: Fact) -> str:
    return fact.place.removeprefix(f"{incident.place}.")


def _local(leaf: Leaf, fact: Fact) -> str:
    """The path of a leaf within its fact, such as location.country."""
    return leaf.path.rpartition(f"{fact.kind}.")[2]


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


def _said(reading: Reading, leaf: Leaf, samples: int) -> Said:
    value = words.reading(reading)
    plain = reading.verdict in _SILENT_NOTE or reading.reason == f"“{value}” is not “{words.value(leaf.gold)}”"
    reason = "" if plain and not reading.tags else reading.reason
    note = "; ".join(part for part in (", ".join(reading.tags), reason) if part)
    return Said(reading.verdict, value, times(reading.samples, samples), note, reading.proposal)


def _same(leaf: Leaf) -> bool:
    """Right in one and the same way in all samples, to the letter, and nothing to remark."""
    return len(leaf.told) == 1 and leaf.told[0].verdict == "correct" and _plainly_right(leaf, leaf.told[0])


def _plainly_right(leaf: Leaf, reading: Reading) -> bool:
    """It says what gold says, to the letter, so that beside what other samples say there is nothing to add."""
    right = reading.verdict in {"correct", "absent"} and not reading.tags
    return right and words.value(leaf.gold) == words.value(reading.predicted)


def _inline(fact: Fact) -> str:
    """All that one side says of a fact, in one line."""
    return _joined(fact.leaves, fact) or fact.title


def _joined(leaves: Iterable[Leaf], fact: Fact) -> str:
    """``primary, missile · 2025-04-04, evening · UA, Kryvyi Rih``: values in the order of the record, part by part."""
    parts = groupby(leaves, key=lambda leaf: _part(_local(leaf, fact)))
    return " · ".join(", ".join(_says(leaf, fact) for leaf in of) for _, of in parts)


def _part(local: str) -> str:
    """The object of the record that a leaf belongs to; empty for what the fact says itself. A date is both."""
    return local.partition(".")[0] if "." in local or local == "date" else ""


def _says(leaf: Leaf, fact: Fact) -> str:
    return words.value(leaf.gold if fact.in_gold else leaf.readings[0].predicted)

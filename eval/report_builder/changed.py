"""Leaves that are right in another share of the samples, with the answers of every run.

All leaves of a fact that only some runs have are one change, and all of an incident.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any, TypeVar

from eval.comparison import Key, LeafReading, kind_of, leaf_readings
from eval.evidence import item_at
from eval.gold.labels import GoldCase
from eval.report.model import KINDS, Answered, Changed, Kind, Quoted
from eval.report.words import field, value
from eval.report_builder.titles import title
from eval.scorecard import Scorecard
from extractor.evidence import locate

AROUND = 70
"""Characters of the article on each side of a quote."""
Group = TypeVar("Group")


@dataclass(frozen=True, slots=True)
class _Leaf:
    """One changed leaf; `readings` are those of each run, null where it says nothing that counts."""

    article: str
    path: str
    known: LeafReading
    readings: tuple[LeafReading | None, ...]
    kinds: tuple[Kind | None, ...]

    @property
    def fact(self) -> tuple[Any, ...]:
        """What it is a leaf of."""
        return self.article, self.known.invented, self.known.at, self.list_path

    @property
    def incident(self) -> tuple[Any, ...]:
        return self.article, self.known.invented, self.known.at[:1]

    @property
    def list_path(self) -> str:
        return ".".join(self.path.split(".")[: len(self.known.at)])

    @property
    def states(self) -> tuple[Any, ...] | None:
        """What each run makes of the fact as a whole; null where this leaf is more than there or not there."""
        found = tuple(self._state(reading) for reading in self.readings)
        return None if None in found else (self.kinds, found)

    def _state(self, reading: LeafReading | None) -> str | None:
        if self.known.invented:
            return "said" if reading else "silent"
        if reading is None or reading.wrong == 0:
            return "right"
        lacking = all(verdict in {"missing", "failed"} for verdict, _ in reading.said)
        return "lacking" if lacking else None


def changes(cards: Sequence[Scorecard]) -> list[Changed]:
    """Broken first, then fixed, then flaky; in each the articles by name, and the order of the record."""
    cases = cards[0].gold.cases
    incidents = _by(_leaves(cards), lambda leaf: leaf.incident)
    found = (change for leaves in incidents for change in _gathered(leaves, cases))
    return sorted(found, key=lambda change: (KINDS.index(change.first), change.article))


def _leaves(cards: Sequence[Scorecard]) -> Iterator[_Leaf]:
    runs = [leaf_readings(card) for card in cards]
    samples = [card.manifest.samples for card in cards]
    for key in sorted(dict.fromkeys(key for run in runs for key in run), key=_place(runs)):
        readings = tuple(run.get(key) for run in runs)
        kinds = tuple(kind_of(readings[0], other, (samples[0], k)) for other, k in zip(readings, samples, strict=True))
        if any(kinds):
            known = next(filter(None, readings))
            yield _Leaf(key[0], key[1], known, readings, kinds[1:])


def _place(runs: Sequence[Mapping[Key, LeafReading]]) -> Callable[[Key], tuple[Any, ...]]:
    """By article and incident, what gold has before what it lacks."""

    def place(key: Key) -> tuple[Any, ...]:
        known = next(run[key] for run in runs if key in run)
        return key[0], known.invented, known.at[:1]

    return place


def _gathered(leaves: list[_Leaf], cases: Mapping[str, GoldCase]) -> Iterator[Changed]:
    """The changes of one incident: itself as one, or its facts each as one, or leaf by leaf."""
    if len({leaf.list_path for leaf in leaves}) > 1 and _as_one(leaves):
        yield _whole(leaves, cases)
        return
    for of_fact in _by(sorted(leaves, key=lambda leaf: leaf.known.at), lambda leaf: leaf.fact):
        if len(of_fact) > 1 and _as_one(of_fact):
            yield _whole(of_fact, cases)
        else:
            yield from (_changed([leaf], leaf.path, leaf.known.gold, _answers(leaf), cases) for leaf in of_fact)


def _as_one(leaves: Iterable[_Leaf]) -> bool:
    states = {leaf.states for leaf in leaves}
    return len(states) == 1 and None not in states


def _whole(leaves: list[_Leaf], cases: Mapping[str, GoldCase]) -> Changed:
    says = ", ".join(f"{_local(leaf)} {value(_told(leaf))}" for leaf in leaves)
    leaves = sorted(leaves, key=lambda leaf: len(leaf.known.at))  # the incident before its facts
    first = leaves[0]
    gold = None if first.known.invented else says
    answers = tuple(tuple(_whole_answer(reading, says) for reading in [run] if reading) for run in first.readings)
    return _changed(leaves, "", gold, answers, cases)


def _whole_answer(reading: LeafReading, says: str) -> Answered:
    verdict, _ = reading.said[0]
    return Answered(verdict, None if verdict in {"missing", "failed"} else says, len(reading.said))


def _told(leaf: _Leaf) -> Any:  # noqa: ANN401 - a value of any leaf
    return leaf.known.said[0][1] if leaf.known.invented else leaf.known.gold


def _local(leaf: _Leaf) -> str:
    return leaf.path.removeprefix(f"{leaf.list_path}.")


def _answers(leaf: _Leaf) -> tuple[tuple[Answered, ...], ...]:
    return tuple(tuple(_counted(reading.said)) if reading else () for reading in leaf.readings)


def _counted(said: Iterable[tuple[Any, Any]]) -> Iterator[Answered]:
    kept = {(verdict, repr(answer)): answer for verdict, answer in reversed(list(said))}
    counted = Counter((verdict, repr(answer)) for verdict, answer in said)
    for (verdict, written), samples in counted.most_common():
        yield Answered(verdict, kept[verdict, written], samples)


def _changed(
    leaves: list[_Leaf],
    path: str,
    gold: Any,  # noqa: ANN401 - a value of any leaf
    runs: tuple[tuple[Answered, ...], ...],
    cases: Mapping[str, GoldCase],
) -> Changed:
    first = leaves[0]
    return Changed(
        article=first.article, fact=_title(first, cases[first.article], alone=not path),
        path=field(path), leaves=len(leaves), gold=gold, runs=runs, kinds=first.kinds,
        quoted=_quoted(first.known.quote, cases[first.article].article.text),
    )  # fmt: skip


def _title(leaf: _Leaf, case: GoldCase, *, alone: bool) -> str:
    kind = "" if leaf.list_path == "incidents" else leaf.list_path.rpartition(".")[2]
    if leaf.known.invented:
        return kind or "incident"
    name = title(leaf.list_path, item_at(case.record, leaf.list_path, leaf.known.at))
    return f"{kind} {name}".strip() if kind or not alone else f"incident {name}"


def _quoted(quote: str | None, text: str) -> Quoted | None:
    """Null where the quote stands nowhere."""
    found = locate("", quote, text) if quote else None
    if found is None or found.start is None or found.end is None:
        return None
    before, after = text[max(0, found.start - AROUND) : found.start], text[found.end : found.end + AROUND]
    return Quoted(
        _folded(before, cut=found.start > AROUND), text[found.start : found.end], _folded(after, cut_end=True)
    )


def _folded(text: str, *, cut: bool = False, cut_end: bool = False) -> str:
    """In one line; where it was cut, from a whole word on, or up to one."""
    if cut:
        text = "…" + text.partition(" ")[2]
    if cut_end and len(text) == AROUND:
        text = text.rpartition(" ")[0] + "…"
    return " ".join(text.split()).join((" " * text[:1].isspace(), " " * text[-1:].isspace()))


def _by(leaves: Iterable[_Leaf], group: Callable[[_Leaf], Group]) -> Iterator[list[_Leaf]]:
    for _, same in groupby(leaves, key=group):
        yield list(same)

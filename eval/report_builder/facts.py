"""Merged nodes into the facts and leaves of the report, numbered in reading order."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from eval.report.model import CHARGED, Change, Fact, Leaf, Reading
from eval.report_builder import proposals
from eval.report_builder.merge import Key, Node
from eval.report_builder.passages import GoldQuotes, Passages, Place, Span
from eval.score import LeafScore

Readings = Sequence[tuple[int, LeafScore]]
"""(sample, score) of one leaf."""


@dataclass(frozen=True, slots=True)
class Quotes:
    """Where the quotes of both sides stand in one article."""

    gold: GoldQuotes
    predicted: dict[tuple[int, Place], Span]
    """By sample and place of the object that carries the quote."""
    passages: Passages

    def passage(self, node: Node, leaf_path: str = "") -> int | None:
        """The passage that a fact, or one leaf of it, rests on: gold's where it has one."""
        below = tuple(leaf_path.removeprefix(f"{node.list_path}.").split(".")) if leaf_path else ("location",)
        found = self._nearest(self.gold.span, node.gold_place, below)
        if found is None and node.places:
            sample, place = node.places[0]
            found = self._nearest(lambda at: self.predicted.get((sample, at)), place, below)
        return self.passages.index(found)

    @staticmethod
    def _nearest(span: Callable[[Place], Span | None], place: Place | None, below: Place) -> Span | None:
        """The quote of the innermost object on the way down that has one."""
        if place is None:
            return None
        ways = ((*place, *below[:length]) for length in range(len(below), -1, -1))
        return next((found for way in ways if (found := span(way))), None)


@dataclass(frozen=True, slots=True)
class Above:
    """Where it is told that a fact is lacking: at the outermost one that the same samples lack."""

    number: int
    """Of that fact, or of the article whose extraction failed."""
    found: int
    """In how many samples the run has it."""
    one_sided: bool = False
    """It stands on one side only, and all that it holds with it."""

    def then(self, number: int, node: Node) -> "Above":
        """The same for the fact `node`, and for all that it holds."""
        if self.one_sided:
            return self
        invented, alone = node.gold_place is None, node.gold_place is None or not node.found
        told_here = invented or node.found < self.found
        return Above(number if told_here else self.number, node.found, alone) if told_here or alone else self


@dataclass(frozen=True, slots=True)
class FactMaker:
    """Makes the facts of one article; `numbers` go on through the whole report."""

    numbers: Iterator[int]
    quotes: Quotes
    number: int
    """Of the article."""
    samples: int
    failed: int
    baseline_samples: int
    """0 without a baseline."""

    def facts(self, node: Node, baseline: Node | None, above: "Above | None" = None) -> tuple[Fact, ...]:
        """The children of `node`, each beside what the baseline says of the same."""
        others = baseline.children if baseline else {}
        above = above or Above(self.number, self.samples - self.failed)
        return tuple(self._fact(child, node, others.get(key), above) for key, child in _in_order(node))

    def _fact(self, node: Node, parent: Node, baseline: Node | None, above: "Above") -> Fact:
        number = next(self.numbers)
        here = above.then(number, node)
        return Fact(
            number=number,
            kind=node.list_path.rpartition(".")[2],
            title=node.title,
            in_gold=node.gold_place is not None,
            optional=node.optional,
            found=node.found,
            samples=self.samples,
            failed=self.failed,
            tags=tuple(node.tags),
            leaves=tuple(self._leaves(node, baseline, here)),
            facts=self.facts(node, baseline, here),
            passage=self.quotes.passage(node),
            place=proposals.shown(node.gold_place or ()),
            proposal=None if above.one_sided else proposals.of_fact(node, parent),
        )

    def _leaves(self, node: Node, baseline: Node | None, here: Above) -> Iterator[Leaf]:
        for path, readings in node.readings.items():
            if any(score.verdict != "absent" or score.tags for _, score in readings):
                yield self._leaf(node, path, baseline, here)

    def _leaf(self, node: Node, path: str, baseline: Node | None, here: Above) -> Leaf:
        number, readings = next(self.numbers), node.readings[path]
        told = _told(node, readings)
        before = baseline.readings.get(path, []) if baseline else []
        wrong = _wrong(told)
        merged = _merged(readings, node)
        return Leaf(
            number=number,
            path=path,
            gold=next((score.gold for _, score in readings if score.gold is not None), None),
            readings=merged,
            told=merged if len(told) == len(readings) else _merged(told, node),
            target=number if wrong else here.number,
            baseline=_merged((_told(baseline, before) if baseline else None) or before),
            change=self._change(_wrong(readings), _wrong(before)),
            passage=self.quotes.passage(node, path) if wrong else None,
        )

    def _change(self, wrong: int, before: int) -> Change | None:
        """From the samples in which a leaf is wrong now, and was in the baseline."""
        if not self.baseline_samples:
            return None
        now, was = wrong / self.samples, before / self.baseline_samples
        if now == was:
            return "same"
        if now < was:
            return "better"
        return "worse" if was else "broken"


def _in_order(node: Node) -> list[tuple[Key, Node]]:
    """Children by list, what gold has before what only the run has, each in the order of its coming."""
    lists = list(dict.fromkeys(child.list_path for child in node.children.values()))
    return sorted(node.children.items(), key=lambda item: (lists.index(item[1].list_path), item[0][0] != "gold"))


def _told(node: Node, readings: Readings) -> Readings:
    """Of the samples that have the fact, where gold has it too: all else is told of the fact."""
    present = {sample for sample, _ in node.places} if node.gold_place is not None else ()
    return [(sample, score) for sample, score in readings if sample in present]


def _merged(readings: Readings, node: Node | None = None) -> tuple[Reading, ...]:
    """Equal ones as one, the most frequent first; ties in the order of the samples. Proposals where `node` is given."""
    if len(readings) == 1:
        return (_reading(readings, node),)
    counted: dict[tuple[Any, ...], list[tuple[int, LeafScore]]] = {}
    for sample, score in readings:
        counted.setdefault((score.verdict, repr(score.predicted), score.tags), []).append((sample, score))
    return tuple(_reading(same, node) for same in sorted(counted.values(), key=len, reverse=True))


def _reading(same: Readings, node: Node | None) -> Reading:
    sample, score = same[0]
    remarkable = score.verdict in CHARGED or score.tags
    proposal = proposals.of_leaf(node, sample, score) if node and score.verdict in CHARGED else None
    reason = score.reason if remarkable else ""
    return Reading(score.verdict, score.predicted, len(same), score.tags, reason, proposal)


def _wrong(readings: Readings) -> int:
    return sum(score.verdict in CHARGED for _, score in readings)

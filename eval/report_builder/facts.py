"""Merged nodes into the facts and leaves of the report, numbered in reading order."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from eval.report.model import CHARGED, Change, Fact, Leaf, Reading
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
class FactMaker:
    """Makes the facts of one article; `numbers` go on through the whole report."""

    numbers: Iterator[int]
    quotes: Quotes
    samples: int
    failed: int
    baseline_samples: int
    """0 without a baseline."""

    def facts(self, node: Node, baseline: Node | None) -> tuple[Fact, ...]:
        """The children of `node`, each beside what the baseline says of the same."""
        others = baseline.children if baseline else {}
        return tuple(self._fact(child, others.get(key)) for key, child in _in_order(node))

    def _fact(self, node: Node, baseline: Node | None) -> Fact:
        return Fact(
            number=next(self.numbers),
            kind=node.list_path.rpartition(".")[2],
            title=node.title,
            in_gold=node.gold_place is not None,
            optional=node.optional,
            found=node.found,
            samples=self.samples,
            failed=self.failed,
            tags=tuple(node.tags),
            leaves=tuple(self._leaves(node, baseline)),
            facts=self.facts(node, baseline),
            passage=self.quotes.passage(node),
        )

    def _leaves(self, node: Node, baseline: Node | None) -> Iterator[Leaf]:
        others = baseline.readings if baseline else {}
        for path, readings in node.readings.items():
            if any(score.verdict != "absent" or score.tags for _, score in readings):
                yield self._leaf(node, path, readings, others.get(path, ()))

    def _leaf(self, node: Node, path: str, readings: Readings, before: Readings) -> Leaf:
        return Leaf(
            number=next(self.numbers),
            path=path,
            gold=next((score.gold for _, score in readings if score.gold is not None), None),
            readings=_merged(readings),
            baseline=_merged(before),
            change=self._change(_wrong(readings), _wrong(before)),
            passage=self.quotes.passage(node, path),
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


def _merged(readings: Readings) -> tuple[Reading, ...]:
    """Equal ones as one, the most frequent first; ties in the order of the samples."""
    counted: dict[tuple[Any, ...], list[LeafScore]] = {}
    for _, score in readings:
        counted.setdefault((score.verdict, repr(score.predicted), *score.tags), []).append(score)
    return tuple(
        Reading(same[0].verdict, same[0].predicted, len(same), tuple(same[0].tags), same[0].reason or "")
        for same in sorted(counted.values(), key=len, reverse=True)
    )


def _wrong(readings: Readings) -> int:
    return sum(score.verdict in CHARGED for _, score in readings)

"""All samples of one article merged into one tree of facts: what gold has in its order, then what only the run has.

What gold has is recognised by its place in the label. What gold lacks is recognised by what it says: two samples
that invent the same thing have invented one thing, twice.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from eval.gold.annotations import KEYS
from eval.report_builder.passages import Place
from eval.report_builder.titles import title
from eval.score import LeafScore
from eval.scorecard import CaseScore

Key = tuple[Any, ...]


@dataclass(slots=True)
class Node:
    """An item of a list, or the whole record (of no list), in all samples. `readings` are by leaf path."""

    list_path: str
    title: str = ""
    gold_place: Place | None = None
    optional: bool = False
    places: list[tuple[int, Place]] = field(default_factory=list)
    """(sample, place in its extraction) of every sample that has it."""
    gold: Mapping[str, Any] = field(default_factory=dict)
    """The item in the label, annotations included; empty where gold has none."""
    said: dict[int, Mapping[str, Any]] = field(default_factory=dict)
    """The item in the extraction of each sample that has it."""
    tags: dict[str, None] = field(default_factory=dict)
    readings: dict[str, list[tuple[int, LeafScore]]] = field(default_factory=dict)
    children: dict[Key, "Node"] = field(default_factory=dict)

    @property
    def found(self) -> int:
        return len(self.places)


def merge(cases: Iterable[CaseScore]) -> Node:
    """The tree of one article; `cases` are its samples."""
    cases = list(cases)
    tree = _Tree(cases[0].case.record)
    for case in cases:
        tree.add(case)
    return tree.root


class _Tree:
    def __init__(self, record: dict[str, Any]) -> None:
        self.root = Node("")
        self._gold: dict[tuple[str, Place], Node] = {("", ()): self.root}
        self._grow(self.root, record, (), "", ())

    def _grow(self, node: Node, value: Mapping[str, Any], at: Place, path: str, place: Place) -> None:
        """Add a node for every item that gold's `value` holds, to any depth."""
        for key, inner in value.items():
            if key in KEYS:
                continue
            here, there = f"{path}.{key}" if path else key, (*place, key)
            if isinstance(inner, dict):
                self._grow(node, inner, at, here, there)
            elif isinstance(inner, list):
                for index, item in enumerate(inner):
                    if isinstance(item, dict):
                        optional = item.get("optional") is True
                        child = Node(here, title(here, item), (*there, index), optional, gold=item)
                        node.children["gold", here, index] = self._gold[here, (*at, index)] = child
                        self._grow(child, item, (*at, index), here, (*there, index))

    def add(self, case: CaseScore) -> None:
        """Add what one sample says."""
        predicted = dict(self._predicted(case))
        lists = frozenset(path for path, _ in (*self._gold, *predicted))
        for leaf in case.leaves:
            node = self._node(leaf, predicted, lists)
            node.readings.setdefault(leaf.path, []).append((case.sample, leaf))

    def _node(self, leaf: LeafScore, predicted: Mapping[tuple[str, Place], Node], lists: frozenset[str]) -> Node:
        nodes, at = (predicted, leaf.predicted_at or ()) if leaf.gold_at is None else (self._gold, leaf.gold_at)
        path, depth = _list_of(leaf.path, len(at), lists)
        return nodes[path, tuple(at[:depth])]

    def _predicted(self, case: CaseScore) -> Iterator[tuple[tuple[str, Place], Node]]:
        """Every item of this sample's extraction with its node, made where gold has none; parents come first."""
        found: dict[tuple[str, Place], Node] = {("", ()): self.root}
        yield ("", ()), self.root
        if case.record is None or case.record.extraction is None:
            return
        extraction = case.record.extraction.model_dump()
        seen: Counter[Key] = Counter()
        for pair in sorted(case.document.pairs, key=lambda pair: (len(pair.predicted_at or ()), pair.path)):
            if pair.predicted_at is None:
                continue
            at = tuple(pair.predicted_at)
            place = _place(pair.path, at, extraction)
            item = _item(extraction, place)
            if pair.gold_at is not None:
                node = self._gold[pair.path, tuple(pair.gold_at)]
            else:
                parent = found[_parent(pair.path, found, at)]
                node = _invented(parent, pair.path, item, seen)
            node.places.append((case.sample, place))
            node.said[case.sample] = item
            node.tags.update(dict.fromkeys(pair.tags))
            found[pair.path, at] = node
            yield (pair.path, at), node


def _invented(parent: Node, path: str, item: dict[str, Any], seen: Counter[Key]) -> Node:
    name = title(path, item)
    same = (id(parent), path, name)
    seen[same] += 1
    return parent.children.setdefault(("run", path, name, seen[same]), Node(path, name))


@lru_cache(maxsize=4096)
def _list_of(path: str, depth: int, lists: frozenset[str]) -> tuple[str, int]:
    """The innermost list, at most `depth` lists deep, whose items have the leaf `path`; and how deep it is."""
    keys = path.split(".")
    heads = (".".join(keys[:length]) for length in range(1, len(keys) + 1))
    above = ["", *(head for head in heads if head in lists)][: depth + 1]
    return above[-1], len(above) - 1


def _parent(path: str, found: Mapping[tuple[str, Place], Node], at: Place) -> tuple[str, Place]:
    keys = path.split(".")
    heads = (".".join(keys[:length]) for length in range(len(keys) - 1, -1, -1))
    return next((head, at[:-1]) for head in heads if (head, at[:-1]) in found)


def _place(path: str, at: Place, record: dict[str, Any]) -> Place:
    """Keys and indices of an item, from its list path and its indices alone."""
    place: list[str | int] = []
    value: Any = record
    indices = (int(index) for index in at)
    for key in path.split("."):
        value = value[key]
        place.append(key)
        if isinstance(value, list):
            index = next(indices)
            value = value[index]
            place.append(index)
    return tuple(place)


def _item(record: Any, place: Place) -> Any:  # noqa: ANN401 - walks plain JSON
    for key in place:
        record = record[key]
    return record

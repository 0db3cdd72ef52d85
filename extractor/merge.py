"""The readings of an article's pieces as one record, with every span in the whole article.

Two incidents are one by place, date and attack type (`extractor.alignment.sameness`). Conflicts are resolved so:
a passage that says something goes before one that is silent, an earlier passage before a later one; of roles the most
prominent counts; attack types of two weapons are ``combined``; a day goes before a range, a range before a bound. Two
figures of casualties that differ are both kept, since the article may hold both; of other facts with the same keys the
earlier figure counts, since pieces overlap and sums would count twice.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from extractor.alignment.folding import folded, written
from extractor.alignment.groups import Group, Member, grouped
from extractor.alignment.sameness import UNSAID, Same, same_fact, same_incident
from extractor.alignment.shape import Item, Leaf, Shape, shape_of
from extractor.chunks import Chunk
from extractor.evidence import locate, quotes
from extractor.record import Evidence
from extractor.schema import Extraction, Incident

ROLES = ("primary", "concurrent", "background")
PRECISIONS = ("day", "range", "on_or_before", "unknown")
"""The more telling first."""
COMBINABLE = frozenset({"missile", "drone", "air_strike", "shelling", "combined"})
SEVERAL_FIGURES = "casualties"
"""The list in which facts of the same keys may stand beside each other."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What one piece of the article was found to report."""

    chunk: Chunk
    extraction: Extraction


@dataclass(frozen=True, slots=True)
class Merged:
    extraction: Extraction
    evidence: list[Evidence]
    """One for each quote, in the order of the record; spans count the characters of the whole article."""


def merge(readings: Sequence[Reading], text: str) -> Merged:
    """One record of all readings of `text`, whatever their order; incidents and facts as the article has them."""
    ordered = sorted(readings, key=lambda reading: (reading.chunk.start, reading.chunk.end, written(_plain(reading))))
    merger = _Merger([reading.chunk for reading in ordered], text)
    members = _members((number, _plain(reading)["incidents"]) for number, reading in enumerate(ordered))
    incidents = merger.items(shape_of(Incident), members, same_incident("across"), "incidents")
    extraction = Extraction.model_validate({"incidents": incidents})
    return Merged(extraction, [merger.evidence(path, quote) for path, quote in quotes(extraction.model_dump())])


@dataclass(frozen=True, slots=True)
class _Merger:
    chunks: Sequence[Chunk]
    text: str
    origin: dict[str, int] = field(default_factory=dict)
    """Path of a quote → number of the piece that it was read in."""

    def items(self, shape: Shape, members: Iterable[Member], same: Same, path: str) -> list[dict[str, Any]]:
        groups = [sorted(group, key=lambda member: member.record) for group in grouped(shape, members, same)]
        ordered = sorted(groups, key=self._place)
        return [self.object(shape, group, f"{path}[{number}]") for number, group in enumerate(ordered)]

    def object(self, shape: Shape, group: Group, path: str) -> dict[str, Any]:
        """One object of the readings in `group`, which are in the order of the article."""
        merged: dict[str, Any] = {}
        for leaf in shape.leaves:
            value = _chosen(leaf, group)
            merged |= value if leaf.parts else {leaf.steps[0]: value}
        for name, inner in shape.objects:
            there = [Member(m.record, m.index, m.item[name]) for m in group if m.item[name] is not None]
            merged[name] = self.object(inner, there, f"{path}.{name}") if there else None
        for name, inner in shape.lists:
            facts = _members((member.record, member.item[name]) for member in group)
            rule = _same_figure if name == SEVERAL_FIGURES else same_fact
            merged[name] = self.items(inner, facts, rule, f"{path}.{name}")
        lead = max(group, key=lambda member: _told(shape, member.item, merged))
        self.origin[f"{path}.quote"] = lead.record
        return merged | {name: lead.item[name] for name in shape.texts}

    def evidence(self, path: str, quote: str) -> Evidence:
        """Where the quote stands, sought in the piece that it was read in."""
        chunk = self.chunks[self.origin[path]]
        found = locate(path, quote, chunk.of(self.text))
        if found.start is None or found.end is None:
            return found
        return found.model_copy(update={"start": found.start + chunk.start, "end": found.end + chunk.start})

    def _place(self, group: Group) -> tuple[int, str]:
        """Where the first quote of the earliest reading stands; then content."""
        lead = group[0]
        _, quote = next(quotes(lead.item), ("", ""))
        chunk = self.chunks[lead.record]
        return chunk.start + (locate("", quote, chunk.of(self.text)).start or 0), written(lead.item)


def _plain(reading: Reading) -> dict[str, Any]:
    return reading.extraction.model_dump()


def _members(lists: Iterable[tuple[int, Iterable[Item]]]) -> list[Member]:
    return [Member(record, index, item) for record, items in lists for index, item in enumerate(items)]


def _told(shape: Shape, item: Item, merged: Item) -> int:
    """How many of the merged leaves the item has: its quote is about them."""
    return sum((value := folded(leaf, item)) is not None and value == folded(leaf, merged) for leaf in shape.leaves)


def _same_figure(shape: Shape, one: Item, other: Item) -> bool:
    count = next(leaf for leaf in shape.leaves if leaf.marker.rule == "count")
    return same_fact(shape, one, other) and folded(count, one) == folded(count, other)


def _chosen(leaf: Leaf, group: Group) -> Any:  # noqa: ANN401 - any JSON
    """The value of the leaf, by the rule for it."""
    values = [leaf.of(member.item) for member in group]
    said = [value for value, member in zip(values, group, strict=True) if folded(leaf, member.item) is not None]
    return _RULES.get(leaf.steps, _rule_of_parts if leaf.parts else _first)(said or values)


def _first(values: Sequence[Any]) -> Any:  # noqa: ANN401 - any JSON
    return values[0]


def _rule_of_parts(values: Sequence[Any]) -> Any:  # noqa: ANN401 - any JSON
    return min(values, key=lambda value: PRECISIONS.index(value["precision"]))


def _most_prominent(values: Sequence[Any]) -> Any:  # noqa: ANN401 - any JSON
    return min(values, key=ROLES.index)


def _of_all_weapons(values: Sequence[Any]) -> Any:  # noqa: ANN401 - any JSON
    kinds = {value for value in values if value != UNSAID}
    if len(kinds) > 1 and kinds <= COMBINABLE:
        return "combined"
    return next((value for value in values if value != UNSAID), values[0])


_RULES: dict[tuple[str, ...], Callable[[Sequence[Any]], Any]] = {
    ("role",): _most_prominent,
    ("attack_type",): _of_all_weapons,
}

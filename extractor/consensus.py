"""Several answers to one article as one: aligned, voted leaf by leaf, each leaf with the share that agrees.

An incident needs more than half of the answers; a fact, a date or a perpetrator more than half of the answers that
have its incident. A leaf takes the value given most often, spellings of one thing counting as one; ties are broken by
content, so that the order of the answers changes nothing. Parts that only mean something together (the bounds of a
count, the days of a date) are voted together. Quotes and free text come from the answers that agree best with what was
voted.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from extractor.alignment.folding import folded, written
from extractor.alignment.groups import Group, Member, grouped
from extractor.alignment.sameness import Same, same_fact, same_incident
from extractor.alignment.shape import Item, Leaf, Shape, shape_of
from extractor.schema import Extraction, Incident


@dataclass(frozen=True, slots=True)
class Consensus:
    """The voted answer. `confidence` has the share of all answers that agree, above 0 to 1, for every leaf by its path
    (``incidents[0].casualties[1].count``), and for every incident, fact and object that they say it is there."""

    extraction: Extraction
    confidence: dict[str, float]


def consensus(answers: Sequence[Extraction]) -> Consensus:
    """ValueError without an answer."""
    if not answers:
        raise ValueError("no answers to vote on")
    vote = _Vote(len(answers), {})
    members = _members((number, answer.model_dump()["incidents"]) for number, answer in enumerate(answers))
    incidents = vote.items(shape_of(Incident), members, same_incident("within"), len(answers), "incidents")
    return Consensus(Extraction.model_validate({"incidents": incidents}), vote.confidence)


@dataclass(frozen=True, slots=True)
class _Vote:
    answers: int
    confidence: dict[str, float]

    def items(
        self, shape: Shape, members: Iterable[Member], same: Same, voters: int, path: str
    ) -> list[dict[str, Any]]:
        """The items of a list that more than half of `voters` have, in the order in which these have them."""
        found = sorted((group for group in grouped(shape, members, same) if 2 * len(group) > voters), key=_place)
        return [self.item(shape, group, f"{path}[{number}]") for number, group in enumerate(found)]

    def item(self, shape: Shape, group: Group, path: str) -> dict[str, Any]:
        """One item of a list, and the confidence that it is there."""
        self.share(path, len(group))
        return self.object(shape, group, path)

    def object(self, shape: Shape, group: Group, path: str) -> dict[str, Any]:
        """One object that every member of the group has."""
        voted: dict[str, Any] = {}
        for leaf in shape.leaves:
            value = self.leaf(leaf, group, ".".join((path, *leaf.steps)))
            voted |= value if leaf.parts else {leaf.steps[0]: value}
        for name, inner in shape.objects:
            there = [Member(m.record, m.index, m.item[name]) for m in group if m.item[name] is not None]
            optional = name in shape.optional
            voted[name] = self.part(inner, there, len(group) if optional else 0, f"{path}.{name}")
        for name, inner in shape.lists:
            facts = _members((member.record, member.item[name]) for member in group)
            voted[name] = self.items(inner, facts, same_fact, len(group), f"{path}.{name}")
        best = _best(shape, group, voted)
        return voted | {name: _most_frequent([member.item[name] for member in best]) for name in shape.texts}

    def part(self, shape: Shape, present: Group, voters: int, path: str) -> dict[str, Any] | None:
        """An object inside an item, or null where no more than half of `voters` have it; 0 where all must have it."""
        if voters and 2 * len(present) <= voters:
            self.share(path, voters - len(present))
            return None
        if voters:
            self.share(path, len(present))
        return self.object(shape, present, path)

    def leaf(self, leaf: Leaf, group: Group, path: str) -> Any:  # noqa: ANN401 - any JSON
        """The value given most often, in the spelling given most often."""
        given = [leaf.of(member.item) for member in group]
        if all(value == given[0] for value in given):
            self.share(path, len(given))
            return given[0]
        spellings: dict[str, list[Any]] = defaultdict(list)
        for member, value in zip(group, given, strict=True):
            spellings[folded(leaf, member.item) or f"silent {written(value)}"].append(value)
        values = min(spellings.values(), key=lambda same: (-len(same), min(map(written, same))))
        self.share(path, len(values))
        return _most_frequent(values)

    def share(self, path: str, votes: int) -> None:
        # A marked object and its own leaf share a path: what fewer agree on is the confidence.
        share = round(votes / self.answers, 4)
        self.confidence[path] = min(share, self.confidence.get(path, share))


def _members(lists: Iterable[tuple[int, Iterable[Item]]]) -> list[Member]:
    return [Member(record, index, item) for record, items in lists for index, item in enumerate(items)]


def _place(group: Group) -> tuple[Fraction, list[str]]:
    """Where the members stand in their own lists on average; then content."""
    mean = Fraction(sum(member.index for member in group), len(group))
    return mean, sorted(written(member.item) for member in group)


def _best(shape: Shape, group: Group, voted: Mapping[str, Any]) -> Group:
    """The members that have most of the voted leaves: their quotes are about what was voted."""
    leaves = shape.leaves
    return _highest(group, lambda member: sum(folded(leaf, member.item) == folded(leaf, voted) for leaf in leaves))


def _highest(group: Group, score: Callable[[Member], int]) -> Group:
    scores = [score(member) for member in group]
    return [member for member, own in zip(group, scores, strict=True) if own == max(scores)]


def _most_frequent(values: Sequence[Any]) -> Any:  # noqa: ANN401 - any JSON
    if all(value == values[0] for value in values):
        return values[0]
    counts = Counter(map(written, values))
    first = min(counts, key=lambda text: (-counts[text], text))
    return next(value for value in values if written(value) == first)

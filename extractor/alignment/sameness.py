"""When two items may be the same thing, and how much they agree.

A fact is told by its key leaves: casualties by outcome and group, weapons by category and model, and so on. An incident
is told by place, date and attack type: one attack occasion at one place.
"""

from collections import Counter
from collections.abc import Callable, Mapping
from typing import Any, Literal

from extractor.alignment.folding import folded
from extractor.alignment.shape import Item, Leaf, Shape
from extractor.places import canonical

Same = Callable[[Shape, Item, Item], bool]
Strictness = Literal["across", "within"]
"""``across``: readings of different passages, where another date or another precision of place is another attack.
``within``: readings of one passage, where they may be a slip."""

VAGUE = '"other"'
"""A key value under which things of many kinds stand: there the words decide."""
UNSAID = "unspecified"
PLACES = ("settlement", "admin1", "country")
"""From the finest to the coarsest."""


def same_fact(shape: Shape, one: Item, other: Item) -> bool:
    """Whether no key contradicts and at least one agrees; words count only where nothing else says what it is."""
    keys = [leaf for leaf in shape.flat if leaf.marker.key]
    firm = [(leaf, folded(leaf, one), folded(leaf, other)) for leaf in keys if leaf.marker.rule != "text"]
    if any(a is not None and b is not None and not _alike(leaf, a, b) for leaf, a, b in firm):
        return False
    told = [a for _, a, b in firm if a is not None and b is not None and a != VAGUE]
    return bool(told) or _words_agree([leaf for leaf in keys if leaf.marker.rule == "text"], one, other)


def same_incident(strictness: Strictness) -> Same:
    """The rule for incidents: the same place; ``across`` also the same day, or else the same kind of attack."""

    def same(shape: Shape, one: Item, other: Item) -> bool:
        if not _places_agree(one["location"], other["location"], strictness):
            return False
        return strictness == "within" or _one_occasion(shape, one, other)

    return same


def agreement(shape: Shape, one: Item, other: Item) -> float:
    """The weight of all leaves that say the same, and of all facts that have the same keys."""
    common = sum(
        leaf.marker.weight
        for leaf in shape.flat
        if (value := folded(leaf, one)) is not None and value == folded(leaf, other)
    )
    for name, inner in shape.lists:
        facts = Counter(_key(inner, fact) for fact in one[name])
        common += (facts & Counter(_key(inner, fact) for fact in other[name])).total()
    return common


def _alike(leaf: Leaf, a: str, b: str) -> bool:
    relatives = {(f'"{x}"', f'"{y}"') for x, y in leaf.marker.relatives}
    return a == b or (a, b) in relatives or (b, a) in relatives


def _words_agree(leaves: list[Leaf], one: Item, other: Item) -> bool:
    return any(
        a is not None and b is not None and bool(set(a.split()) & set(b.split()))
        for leaf in leaves
        for a, b in [(folded(leaf, one), folded(leaf, other))]
    )


def _one_occasion(shape: Shape, one: Item, other: Item) -> bool:
    """At one place and on one day there is one. Where a day is not said, kind of attack and role must not differ."""
    if one["date"] is not None and other["date"] is not None:
        named = one["location"]["settlement"] or one["location"]["admin1"]
        return _days_meet(one["date"], other["date"]) and (bool(named) or _kinds_meet(shape, one, other))
    background = [item["role"] == "background" for item in (one, other)]
    return background[0] == background[1] and _kinds_meet(shape, one, other)


def _kinds_meet(shape: Shape, one: Item, other: Item) -> bool:
    """Whether the attack types can be of one attack: equal, relatives, or one of them not said."""
    kinds = one["attack_type"], other["attack_type"]
    leaf = next(leaf for leaf in shape.leaves if leaf.steps == ("attack_type",))
    return UNSAID in kinds or _alike(leaf, *(f'"{kind}"' for kind in kinds))


def _places_agree(one: Mapping[str, Any], other: Mapping[str, Any], strictness: Strictness) -> bool:
    """Whether the finest place that both name is the same; ``across`` also wants it to be the finest of each."""
    for level in PLACES:
        a, b = _place(one, level), _place(other, level)
        if a is not None and b is not None:
            return a == b
        if strictness == "across" and (a is None) != (b is None):
            return False
    return True


def _place(location: Mapping[str, Any], level: str) -> str | None:
    return canonical(location[level]) if location[level] else None


def _days_meet(one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    """Whether both can be the same day; an end that is not said can be any."""
    return _not_after(one, other) and _not_after(other, one)


def _not_after(one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    return one["start"] is None or other["end"] is None or one["start"] <= other["end"]


def _key(shape: Shape, fact: Item) -> tuple[str | None, ...]:
    return tuple(folded(leaf, fact) for leaf in shape.flat if leaf.marker.key)

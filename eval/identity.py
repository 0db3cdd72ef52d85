"""When two items can be the same thing at all. Pairs that cannot are removed before the assignment.

Two items can be paired when they have something in common and one of these holds:

1. their model has no key leaves;
2. the weightiest key leaves that both state agree, at least partly: the settlement decides where both
   name one, else the region;
3. what agrees is at least half of all that the two say (Dice, by weight): one wrong key in an otherwise
   equal item is one error, not an item missed and another invented;
4. they state no key leaf in common, so that nothing contradicts: one states none at all, or what one states
   stands at another key of the same rule in the other (the right place at the wrong level); and at least half
   of what the poorer one says besides its keys agrees.

So a hallucinated item that shares only its country, its role or a "stated" with what gold has left is spurious,
while no threshold hides the leaves of two items that are about the same thing. Correcting a leaf of a pair never
undoes it.
"""

from collections.abc import Sequence

from eval.agreement import Nearby, indexed
from eval.nodes import STRICT_BITS, Leaf, Shape
from eval.reading import Item
from eval.rules import Value


class Identity:
    """Answers the question above for every pair of two lists."""

    def __init__(self, shape: Shape, golds: Sequence[Item], predictions: Sequence[Item]) -> None:
        self._shape = shape
        self._golds, self._predictions = golds, predictions
        self._linked = _linked(shape, golds, predictions) if shape.tiers else set()

    def holds(self, gold: int, predicted: int, agreement: int) -> bool:
        """Whether a pair of this agreement, or of one that is not known to be less, can be the same thing."""
        if not agreement or not self._shape.tiers:
            return bool(agreement)
        shape, a, b = self._shape, self._golds[gold], self._predictions[predicted]
        linked = (gold, predicted) in self._linked
        common = agreement >> STRICT_BITS
        return (
            (linked and keys_agree(shape, a, b) is True)
            or 4 * common >= said(shape, a) + said(shape, b)
            or (2 * common >= min(_besides(shape, a), _besides(shape, b)) and _compatible(shape, a, b, linked=linked))
        )


def said(shape: Shape, item: Item) -> int:
    """Weight of all that an item says, in the units of an agreement without its strict part."""
    if item.total < 0:
        row = item.row
        total = (
            shape.full
            if None not in row
            else sum(leaf.full for leaf, value in zip(shape.leaves, row, strict=True) if value is not None)
        )
        for field, found in zip(shape.scalars, item.scalars, strict=True):
            total += field.leaf.full * len(found.values)
        item.total = total >> STRICT_BITS
        for items_field, items in zip(shape.lists, item.lists, strict=True):
            item.total += sum(said(items_field.items, inner) for inner in items)
    return item.total


def _linked(shape: Shape, golds: Sequence[Item], predictions: Sequence[Item]) -> set[tuple[int, int]]:
    """Pairs with a key value in common, equal or near, at the same key leaf or at another of its rule."""
    keys = [leaf for tier in shape.tiers for leaf in tier]
    linked: set[tuple[int, int]] = set()
    for found_at in keys:
        where = indexed(_slot(found_at), predictions)
        nearby = Nearby(found_at, where) if found_at.graded else None
        for stated_at in keys:
            if stated_at.rule.name == found_at.rule.name:
                for index, gold in enumerate(golds):
                    for value in _accepted(stated_at, gold):
                        linked.update((index, other) for other in where.get(value, ()))
                        if nearby is not None and stated_at is found_at:
                            linked.update((index, other) for near, _ in nearby.of(value) for other in where[near])
    return linked


def _compatible(shape: Shape, gold: Item, predicted: Item, *, linked: bool) -> bool:
    """Whether no key contradicts, for want of one or because it stands elsewhere."""
    if _keyless(shape, gold) or _keyless(shape, predicted):
        return True
    return linked and keys_agree(shape, gold, predicted) is None and _key_moved(shape, gold, predicted)


def _keyless(shape: Shape, item: Item) -> bool:
    return all(item.row[_slot(leaf)] is None for tier in shape.tiers for leaf in tier)


def _besides(shape: Shape, item: Item) -> int:
    """Weight of what an item says besides its keys."""
    keys = sum(leaf.full for tier in shape.tiers for leaf in tier if item.row[_slot(leaf)] is not None)
    return said(shape, item) - (keys >> STRICT_BITS)


def keys_agree(shape: Shape, gold: Item, predicted: Item) -> bool | None:
    """Whether the weightiest keys stated on both sides agree; null where there is none."""
    for tier in shape.tiers:
        stated = [leaf for leaf in tier if _accepted(leaf, gold) and predicted.row[_slot(leaf)] is not None]
        if stated:
            return all(_agree(leaf, gold, predicted.row[_slot(leaf)]) for leaf in stated)
    return None


def _agree(leaf: Leaf, gold: Item, found: Value) -> bool:
    return any(value == found or leaf.credit(value, found) > 0 for value in _accepted(leaf, gold))


def _key_moved(shape: Shape, gold: Item, predicted: Item) -> bool:
    keys = [leaf for tier in shape.tiers for leaf in tier]
    return any(
        a.rule.name == b.rule.name and predicted.row[_slot(b)] in _accepted(a, gold)
        for a in keys
        for b in keys
        if a is not b
    )


def _accepted(leaf: Leaf, gold: Item) -> list[Value]:
    """Gold's value at a key leaf and its alternatives, without silence."""
    slot = _slot(leaf)
    others = gold.notes.alternatives.get(slot, ()) if gold.notes is not None else ()
    return [value for value in (gold.row[slot], *others) if value is not None]


def _slot(leaf: Leaf) -> int:
    assert leaf.slot is not None, "key leaves stand in rows"
    return leaf.slot

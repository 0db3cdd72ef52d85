"""When two items can be the same thing at all. Pairs that cannot are removed before the assignment.

Two items can be paired when they have something in common and one of these holds:

1. their model has no key leaves;
2. the weightiest key leaves that both state agree, at least partly: the settlement decides where both
   name one, else the region;
3. no key leaf is stated by both, but a value of one stands at another key of the same rule in the other: the
   place is right and its level wrong;
4. what agrees is at least half of all that the two say (Dice, by weight): one wrong key in an otherwise
   equal item is one error, not an item missed and another invented.

So a hallucinated item that shares only its country, its role or a "stated" with what gold has left is spurious,
while no threshold hides the leaves of two items that are about the same thing.
"""

from eval.nodes import STRICT_BITS, Leaf, Shape
from eval.reading import Item


def can_be_same(shape: Shape, gold: Item, predicted: Item, agreement: int) -> bool:
    """`agreement` is that of the two items, as `eval.align.agreement` counts it."""
    if not agreement:
        return False
    if not shape.tiers:
        return True
    decided = _keys_agree(shape, gold, predicted)
    if decided or (decided is None and _key_moved(shape, gold, predicted)):
        return True
    return 4 * (agreement >> STRICT_BITS) >= said(shape, gold) + said(shape, predicted)


def said(shape: Shape, item: Item) -> int:
    """Weight of all that an item says, in the units of an agreement."""
    if item.total < 0:
        total = sum(leaf.full for leaf, value in zip(shape.leaves, item.row, strict=True) if value is not None)
        total += sum(field.leaf.full * len(found) for field, found in zip(shape.scalars, item.scalars, strict=True))
        item.total = total >> STRICT_BITS
        for field, items in zip(shape.lists, item.lists, strict=True):
            item.total += sum(said(field.items, inner) for inner in items)
    return item.total


def _keys_agree(shape: Shape, gold: Item, predicted: Item) -> bool | None:
    """Whether the weightiest keys stated on both sides agree; null where there is none."""
    for tier in shape.tiers:
        stated = [leaf for leaf in tier if _value(leaf, gold) is not None and _value(leaf, predicted) is not None]
        if stated:
            return all(_agree(leaf, gold, predicted) for leaf in stated)
    return None


def _agree(leaf: Leaf, gold: Item, predicted: Item) -> bool:
    wanted, found = _value(leaf, gold), _value(leaf, predicted)
    options = [wanted]
    if gold.notes is not None and leaf.slot is not None:
        options += gold.notes.alternatives.get(leaf.slot, ())
    return any(o is not None and (o == found or leaf.credit(o, found) > 0) for o in options)


def _key_moved(shape: Shape, gold: Item, predicted: Item) -> bool:
    keys = [leaf for tier in shape.tiers for leaf in tier]
    return any(
        a.rule.name == b.rule.name and _value(a, gold) is not None and _value(a, gold) == _value(b, predicted)
        for a in keys
        for b in keys
        if a is not b
    )


def _value(leaf: Leaf, item: Item) -> object:
    return None if leaf.slot is None else item.row[leaf.slot]

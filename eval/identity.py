"""When two items can be the same thing at all. Pairs that cannot are removed before the assignment.

Two items can be paired when they have something in common and one of these holds:

1. their model has no key leaves;
2. the weightiest key leaves that both state agree, at least partly: the settlement decides where both
   name one, else the region;
3. what agrees is at least half of all that the two say (Dice, by weight): one wrong key in an otherwise
   equal item is one error, not an item missed and another invented;
4. they state no key leaf in common, so that nothing contradicts: one states none at all, or what one states
   stands at another key of the same rule in the other (the right place at the wrong level); and at least half
   of what the poorer one says besides its keys agrees;
5. each is the only one of its list, and all but one of their leaves agree: of the one attack that both tell, a
   wrong town is one wrong leaf. Among several it would be another attack.

So a hallucinated item that shares only its country, its role or a "stated" with what gold has left is spurious,
while no threshold hides the leaves of two items that are about the same thing. Correcting a leaf of a pair never
undoes it.
"""

from collections.abc import Container, Sequence

from eval.agreement import Nearby, indexed
from eval.annotations import Notes
from eval.nodes import STRICT_BITS, Leaf, Shape
from eval.reading import Item
from eval.rules import Value

RIGHT = (1 << STRICT_BITS) - 1
"""The part of an agreement that counts the leaves that are right."""


class Identity:
    """Answers the question above for the pairs of two lists, a gold item at a time."""

    def __init__(self, shape: Shape, golds: Sequence[Item], predictions: Sequence[Item]) -> None:
        self._shape = shape
        self._golds, self._predictions = golds, predictions
        self._alone = len(golds) == len(predictions) == 1
        self._said = [said(shape, item) for item in predictions]
        self._linked = _linked(shape, golds, predictions)
        self._keyless = {p for p, item in enumerate(predictions) if not _keys_said(shape, item)}

    def possible(self, gold: int, line: Sequence[int]) -> list[int]:
        """`line`, the agreement of a gold item with each prediction, with 0 for those that cannot be the same thing."""
        shape, item = self._shape, self._golds[gold]
        if not shape.keys:
            return list(line)
        mine, unsure = said(shape, item, item.notes), self._unsure(gold, item)
        return [
            common
            if 4 * (common >> STRICT_BITS) >= mine + other or (p in unsure and self._saved(item, p, common))
            else 0
            for p, (common, other) in enumerate(zip(line, self._others(item), strict=True))
        ]

    def _others(self, item: Item) -> list[int]:
        """What each prediction says of all that gold has labelled in `item`."""
        if item.notes is None or not item.notes.leaves_out:
            return self._said
        return [said(self._shape, other, item.notes) for other in self._predictions]

    def worth_a_look(self, gold: int, line: Sequence[int]) -> list[int]:
        """The same for bounds that the real agreements do not exceed: what is 0 can be the same thing in no case."""
        return list(line) if self._alone else self.possible(gold, line)

    def _unsure(self, gold: int, item: Item) -> Container[int]:
        """The predictions that can be the same thing although they are mostly unlike."""
        if self._alone or not _keys_said(self._shape, item, item.notes):
            return range(len(self._predictions))
        return self._linked.get(gold, _NONE) | self._keyless

    def _saved(self, item: Item, index: int, agreement: int) -> bool:
        """Whether two items that are mostly unlike are the same thing for their keys or for want of any others."""
        shape, other, notes = self._shape, self._predictions[index], item.notes
        if not agreement or (decided := keys_agree(shape, item, other)):
            return bool(agreement)
        if self._alone and (agreement & RIGHT) + 1 >= max(leaves_said(shape, s, notes) for s in (item, other)) > 1:
            return True
        keyless = not _keys_said(shape, item, notes) or not _keys_said(shape, other, notes)
        if not keyless and (decided is False or not _key_moved(shape, item, other)):
            return False
        besides = min(said(shape, side, notes) - _keys_said(shape, side, notes) for side in (item, other))
        return 2 * (agreement >> STRICT_BITS) >= besides


_NONE: frozenset[int] = frozenset()


def said(shape: Shape, item: Item, notes: Notes | None = None) -> int:
    """Weight of all that an item says, in the units of an agreement without its strict part.

    With the `notes` of a gold item, that item's or another's: what they leave unlabelled is left out on both sides.
    """
    if notes is not None and notes.leaves_out:
        return _all_said(shape, item) - _beyond_labels(shape, item, notes)
    return _all_said(shape, item)


def _all_said(shape: Shape, item: Item) -> int:
    if item.total < 0:
        row = item.row
        item.total = shape.full
        if None in row:
            item.total = sum(weight for weight, value in zip(shape.weights, row, strict=True) if value is not None)
        for field, found in zip(shape.scalars, item.scalars, strict=True):
            item.total += 2 * field.leaf.weight * len(found.values)
        for items_field, items in zip(shape.lists, item.lists, strict=True):
            for inner in items:
                item.total += said(items_field.items, inner)
    return item.total


def _beyond_labels(shape: Shape, item: Item, notes: Notes) -> int:
    row = sum(shape.weights[slot] for slot in notes.unlabelled if item.row[slot] is not None)
    entries = sum(
        2 * field.leaf.weight * len(item.scalars[field.leaf.slot].values)
        for field in shape.scalars
        if field.leaf.path in notes.unlabelled_lists
    )
    lists = (field for field in shape.lists if field.items.path in notes.unlabelled_lists)
    return row + entries + sum(said(field.items, inner) for field in lists for inner in item.lists[field.place])


def leaves_said(shape: Shape, item: Item, notes: Notes | None = None) -> int:
    """How many leaves an item states, those of its lists included; with `notes` as in `said`."""
    left_out: frozenset[int] | set[int] = notes.unlabelled if notes is not None else frozenset()
    lists_out: frozenset[str] | set[str] = notes.unlabelled_lists if notes is not None else frozenset()
    count = sum(value is not None and slot not in left_out for slot, value in enumerate(item.row))
    for scalars in shape.scalars:
        if scalars.leaf.path not in lists_out:
            count += len(item.scalars[scalars.leaf.slot].values)
    for field in shape.lists:
        if field.items.path not in lists_out:
            count += sum(leaves_said(field.items, inner) for inner in item.lists[field.place])
    return count


def keys_agree(shape: Shape, gold: Item, predicted: Item) -> bool | None:
    """Whether the weightiest keys stated on both sides agree; null where there is none."""
    for tier in shape.tiers:
        agreed = [
            _agree(leaf, accepted, found)
            for leaf in tier
            if (found := predicted.row[leaf.slot]) is not None and (accepted := _accepted(leaf, gold))
        ]
        if agreed:
            return False not in agreed
    return None


def _linked(shape: Shape, golds: Sequence[Item], predictions: Sequence[Item]) -> dict[int, set[int]]:
    """For gold items the predictions with a key value in common, equal or near, at one key leaf or at two of a rule."""
    linked: dict[int, set[int]] = {}
    keys = [leaf for tier in shape.tiers for leaf in tier]
    for found_at in keys:
        where = indexed(found_at.slot, predictions)
        nearby = Nearby(found_at, where) if found_at.graded else None
        for stated_at in keys:
            if stated_at.rule.name == found_at.rule.name:
                for index, gold in enumerate(golds):
                    for value in _accepted(stated_at, gold):
                        found = linked.setdefault(index, set())
                        found.update(where.get(value, ()))
                        if nearby is not None and stated_at is found_at:
                            found.update(other for near, _ in nearby.of(value) for other in where[near])
    return linked


def _keys_said(shape: Shape, item: Item, notes: Notes | None = None) -> int:
    """Weight of the keys that an item states; with `notes` as in `said`."""
    keys = [slot for slot in shape.keys if slot not in notes.unlabelled] if notes is not None else shape.keys
    return sum([shape.weights[slot] for slot in keys if item.row[slot] is not None])


def _agree(leaf: Leaf, accepted: Sequence[Value], found: Value) -> bool:
    return found in accepted or any(leaf.credit(value, found) > 0 for value in accepted)


def _key_moved(shape: Shape, gold: Item, predicted: Item) -> bool:
    keys = [leaf for tier in shape.tiers for leaf in tier]
    return any(
        a.rule.name == b.rule.name and predicted.row[b.slot] in _accepted(a, gold)
        for a in keys
        for b in keys
        if a is not b
    )


def _accepted(leaf: Leaf, gold: Item) -> list[Value]:
    """Gold's value at a key leaf and its alternatives, without silence."""
    value = gold.row[leaf.slot]
    if gold.notes is not None and leaf.slot in gold.notes.unlabelled:
        return []
    others = gold.notes.alternatives.get(leaf.slot, ()) if gold.notes is not None else ()
    return [option for option in (value, *others) if option is not None] if others else [] if value is None else [value]

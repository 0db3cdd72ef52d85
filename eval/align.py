"""Which predicted item stands for which gold item: the pairing with the largest weighted agreement, exactly.

Agreement counts every leaf by its weight, fully where it is right, half where it is partly right; lists inside
items count what their own best pairing has. Among pairings of equal agreement the one with more leaves
right wins, and what is still a tie is broken by the contents of the items, never by their order.
"""

from collections.abc import Sequence

from eval.annotations import Notes
from eval.assignment import assign, is_plain
from eval.identity import can_be_same
from eval.nodes import Leaf, Shape
from eval.reading import Item, Scalar

Pairs = list[tuple[int, int]]
"""Indices into the gold and the predicted items, in the order of gold."""


def pair_items(shape: Shape, golds: Sequence[Item], predictions: Sequence[Item]) -> Pairs:
    """The best pairing of two lists of items."""
    return _best(shape, golds, predictions)[0]


def pair_scalars(leaf: Leaf, golds: Sequence[Scalar], predictions: Sequence[Scalar]) -> Pairs:
    """The best pairing of two lists of scalars, as multisets."""
    return _best_scalars(leaf, golds, predictions)[0]


def agreement(shape: Shape, gold: Item, predicted: Item) -> int:
    """What two items have in common, whether or not they can be the same thing (see `eval.nodes.Leaf.full`)."""
    notes = gold.notes
    total = 0 if notes is None else _noted(shape, gold, predicted, notes)
    if notes is None:
        for leaf, a, b in zip(shape.leaves, gold.row, predicted.row, strict=True):
            if a is not None and b is not None:
                if a == b:
                    total += leaf.full
                elif leaf.rule.graded:
                    total += leaf.credit(a, b)
    for scalars, a_list, b_list in zip(shape.scalars, gold.scalars, predicted.scalars, strict=True):
        if a_list and b_list and not _unlabelled(notes, scalars.leaf.path):
            total += _best_scalars(scalars.leaf, a_list, b_list)[1]
    for field, a_items, b_items in zip(shape.lists, gold.lists, predicted.lists, strict=True):
        if a_items and b_items and not _unlabelled(notes, field.items.path):
            total += _best(field.items, a_items, b_items)[1]
    return total


def content(shape: Shape, item: Item) -> str:
    """A text that two items share exactly when nothing that is scored tells them apart."""
    if item.content is None:
        scalars = [sorted(repr(s.value) for s in found) for found in item.scalars]
        lists = [
            sorted(content(field.items, inner) for inner in items)
            for field, items in zip(shape.lists, item.lists, strict=True)
        ]
        item.content = repr((item.row, scalars, lists, _noted_content(item.notes)))
    return item.content


def _best(shape: Shape, golds: Sequence[Item], predictions: Sequence[Item]) -> tuple[Pairs, int]:
    """Pairs and their total agreement."""
    weights = [[_weight(shape, g, p) for p in predictions] for g in golds]
    return _assigned(weights, lambda: ([content(shape, g) for g in golds], [content(shape, p) for p in predictions]))


def _weight(shape: Shape, gold: Item, predicted: Item) -> int:
    common = agreement(shape, gold, predicted)
    if can_be_same(shape, gold, predicted, common):
        return common
    return 0


def _best_scalars(leaf: Leaf, golds: Sequence[Scalar], predictions: Sequence[Scalar]) -> tuple[Pairs, int]:
    weights = [
        [
            leaf.full if g.value == p.value else leaf.credit(g.value, p.value) if leaf.rule.graded else 0
            for p in predictions
        ]
        for g in golds
    ]
    return _assigned(weights, lambda: ([repr(g.value) for g in golds], [repr(p.value) for p in predictions]))


def _assigned(weights, contents) -> tuple[Pairs, int]:  # type: ignore[no-untyped-def]
    if not weights or not weights[0]:
        return [], 0
    if is_plain(weights):
        chosen = assign(weights)
        pairs = [(g, p) for g, p in enumerate(chosen) if p is not None]
    else:
        pairs = _by_content(weights, *contents())
    return pairs, sum(weights[g][p] for g, p in pairs)


def _by_content(weights: list[list[int]], golds: list[str], predictions: list[str]) -> Pairs:
    """The assignment over both lists sorted by content, and over the same matrix whichever side is called gold."""
    rows = sorted(range(len(golds)), key=golds.__getitem__)
    columns = sorted(range(len(predictions)), key=predictions.__getitem__)
    if [golds[g] for g in rows] <= [predictions[p] for p in columns]:
        chosen = assign([[weights[g][p] for p in columns] for g in rows])
        return sorted((rows[r], columns[c]) for r, c in enumerate(chosen) if c is not None)
    chosen = assign([[weights[g][p] for g in rows] for p in columns])
    return sorted((rows[c], columns[r]) for r, c in enumerate(chosen) if c is not None)


def _noted(shape: Shape, gold: Item, predicted: Item, notes: Notes) -> int:
    """Agreement of the rows where gold has alternatives or unlabelled leaves."""
    total = 0
    for slot, (leaf, a, b) in enumerate(zip(shape.leaves, gold.row, predicted.row, strict=True)):
        if b is not None and slot not in notes.unlabelled:
            options = (a, *notes.alternatives.get(slot, ()))
            total += max((leaf.full if o == b else leaf.credit(o, b) for o in options if o is not None), default=0)
    return total


def _unlabelled(notes: Notes | None, path: str) -> bool:
    return notes is not None and path in notes.unlabelled_lists


def _noted_content(notes: Notes | None) -> object:
    if notes is None:
        return None
    return sorted(notes.alternatives.items()), sorted(notes.unlabelled), sorted(notes.unlabelled_lists), notes.optional

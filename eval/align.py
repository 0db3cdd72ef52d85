"""Which predicted item stands for which gold item: the pairing with the largest weighted agreement, exactly.

Agreement counts every leaf by its weight, fully where it is right, half where it is partly right; lists inside
items count what their own best pairing has. Among pairings of equal agreement the one with more leaves
right wins, and what is still a tie is broken by the contents of the items, never by their order.
"""

from collections.abc import Callable, Sequence

from eval.agreement import Nearby, Table, rows_in_common, scalars_in_common
from eval.annotations import Notes
from eval.assignment import assign, plain
from eval.identity import Identity, leaves_said, said
from eval.nodes import STRICT_BITS, Leaf, Shape
from eval.reading import Item
from eval.rules import Value

Pairs = list[tuple[int, int]]
"""Indices into the gold and the predicted items, in the order of gold."""

SMALL = 64
"""So many pairs of entries are tried one by one; for more an index pays."""


def pair_items(shape: Shape, golds: Sequence[Item], predictions: Sequence[Item]) -> Pairs:
    """The best pairing of two lists of items."""
    pairs = _best(shape, golds, predictions)[0]
    if len(pairs) < len(golds) and len(pairs) < len(predictions):
        pairs += _silent_pairs(shape, golds, predictions, pairs)
        pairs.sort()
    return pairs


def _silent_pairs(shape: Shape, golds: Sequence[Item], predictions: Sequence[Item], pairs: Pairs) -> Pairs:
    """Items left over of which neither side says anything that is scored: an empty object stands for an empty one."""
    taken = {p for _, p in pairs}
    free = [p for p in range(len(predictions)) if p not in taken]
    found = []
    for g in sorted(set(range(len(golds))) - {g for g, _ in pairs}):
        if not leaves_said(shape, golds[g], golds[g].notes):
            partner = next((p for p in free if not leaves_said(shape, predictions[p], golds[g].notes)), None)
            if partner is not None:
                free.remove(partner)
                found.append((g, partner))
    return found


def pair_scalars(leaf: Leaf, golds: Sequence[Value], predictions: Sequence[Value]) -> Pairs:
    """The best pairing of two lists of scalars, as multisets. Entries that share nothing stay alone."""
    if golds == predictions:
        return [(index, index) for index in range(len(golds))]
    if leaf.graded and _any_near(leaf, golds, predictions):
        return _assigned(
            scalars_in_common(leaf, golds, predictions),
            lambda: ([repr(value) for value in golds], [repr(value) for value in predictions]),
        )
    free: dict[Value, list[int]] = {}
    for index in range(len(predictions) - 1, -1, -1):
        free.setdefault(predictions[index], []).append(index)
    return [(index, places.pop()) for index, value in enumerate(golds) if (places := free.get(value))]


def agreement(shape: Shape, gold: Item, predicted: Item) -> int:
    """What two items have in common, whether or not they can be the same thing (see `eval.nodes.Leaf.full`)."""
    return rows_in_common(shape, [gold], [predicted])[0][0] + _inner(shape, gold, predicted)


def weights(shape: Shape, golds: Sequence[Item], predictions: Sequence[Item]) -> Table:
    """Agreement of every pair that can be the same thing, 0 for the others."""
    identity = Identity(shape, golds, predictions)
    table = rows_in_common(shape, golds, predictions)
    if shape.lists:
        table = [_with_inner(shape, golds[g], predictions, line, identity, g) for g, line in enumerate(table)]
    return [identity.possible(g, line) for g, line in enumerate(table)]


def _with_inner(  # noqa: PLR0913, PLR0917 - a row of the table and what it is about
    shape: Shape, gold: Item, predictions: Sequence[Item], line: list[int], identity: Identity, index: int
) -> list[int]:
    """A row with the lists of objects of those pairs that can still be the same thing; 0 for the others."""
    most = [common + _most(shape, gold, other) for common, other in zip(line, predictions, strict=True)]
    return [
        common + _inner(shape, gold, other) if bound else 0
        for common, other, bound in zip(line, predictions, identity.worth_a_look(index, most), strict=True)
    ]


def content(shape: Shape, item: Item) -> str:
    """A text that two items share exactly when nothing that is scored tells them apart."""
    if item.content is None:
        scalars = [sorted(map(repr, found.values)) for found in item.scalars]
        lists = [
            sorted(content(field.items, inner) for inner in items)
            for field, items in zip(shape.lists, item.lists, strict=True)
        ]
        item.content = repr((item.row, scalars, lists, _noted(item.notes)))
    return item.content


def _any_near(leaf: Leaf, golds: Sequence[Value], predictions: Sequence[Value]) -> bool:
    """Whether unequal entries agree. Without such, pairing the equal ones is the best there is."""
    if len(golds) * len(predictions) <= SMALL:
        return any(a != b and leaf.credit(a, b) for a in golds for b in predictions)
    nearby = Nearby(leaf, dict.fromkeys(predictions))
    return any(nearby.of(value) for value in golds)


def _best(shape: Shape, golds: Sequence[Item], predictions: Sequence[Item]) -> tuple[Pairs, int]:
    """Pairs and their total agreement."""
    if not golds or not predictions:
        return [], 0
    table = weights(shape, golds, predictions)
    pairs = _assigned(table, lambda: ([content(shape, g) for g in golds], [content(shape, p) for p in predictions]))
    return pairs, sum(table[g][p] for g, p in pairs)


def _inner(shape: Shape, gold: Item, predicted: Item) -> int:
    """Agreement of the lists of objects inside two items."""
    total = 0
    for field, a, b in zip(shape.lists, gold.lists, predicted.lists, strict=True):
        if a and b and not (gold.notes is not None and field.items.path in gold.notes.unlabelled_lists):
            total += _best(field.items, a, b)[1]
    return total


def _most(shape: Shape, gold: Item, predicted: Item) -> int:
    """A bound that `_inner` cannot exceed, cheap to have: all that the poorer side says in its lists."""
    most = 0
    for field, a, b in zip(shape.lists, gold.lists, predicted.lists, strict=True):
        if a and b:
            most += min(sum(said(field.items, x) for x in a), sum(said(field.items, x) for x in b))
    return (most + 1) << STRICT_BITS


def _assigned(table: Table, contents: Callable[[], tuple[list[str], list[str]]]) -> Pairs:
    if not table or not table[0]:
        return []
    chosen = plain(table)
    if chosen is None:
        return _by_content(table, *contents())
    return [(g, p) for g, p in enumerate(chosen) if p is not None]


def _by_content(table: Table, golds: list[str], predictions: list[str]) -> Pairs:
    """The assignment over both lists sorted by content, and over the same matrix whichever side is called gold."""
    rows = sorted(range(len(golds)), key=golds.__getitem__)
    columns = sorted(range(len(predictions)), key=predictions.__getitem__)
    if [golds[g] for g in rows] <= [predictions[p] for p in columns]:
        chosen = assign([[table[g][p] for p in columns] for g in rows])
        return sorted((rows[r], columns[c]) for r, c in enumerate(chosen) if c is not None)
    chosen = assign([[table[g][p] for g in rows] for p in columns])
    return sorted((rows[c], columns[r]) for r, c in enumerate(chosen) if c is not None)


def _noted(notes: Notes | None) -> object:
    if notes is None:
        return None
    left_out = sorted(notes.unlabelled), sorted(notes.unlabelled_lists)
    return (
        sorted(notes.alternatives.items()),
        left_out,
        notes.optional,
        sorted((sorted(part.slots), sorted(part.lists)) for part in notes.optional_parts),
    )

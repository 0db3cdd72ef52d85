"""Items that stayed alone although a matched item has to do with them: duplicates, merged and split ones.

Tags only: they say what kind of mistake was made, and change no count.
"""

from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet

from eval.agreement import rows_in_common
from eval.align import Pairs, agreement, content, pair_items
from eval.identity import keys_agree, said
from eval.nodes import STRICT_BITS, Leaf, ScalarsField, Shape
from eval.reading import Item
from eval.rules import Value


class Relations:
    """What became of the items of two aligned lists, by their indices.

    `duplicates`: unmatched predictions that repeat a matched one. `merged`: unmatched gold items that a matched
    prediction stands for as well; `split`: unmatched predictions that hold another part of a matched gold
    item. `merging` and `splitting` are the matched pairs to which those belong, by their gold index.
    """

    __slots__ = ("duplicates", "merged", "merging", "split", "splitting")

    def __init__(self, shape: Shape, golds: Sequence[Item], predictions: Sequence[Item], pairs: Pairs) -> None:
        left_golds = {g: golds[g] for g in _left(len(golds), (g for g, _ in pairs))}
        left = {p: predictions[p] for p in _left(len(predictions), (p for _, p in pairs))}
        self.merged, self.merging = _parts(shape, [(g, predictions[p], golds[g]) for g, p in pairs], left_golds)
        self.split, self.splitting = _parts(shape, [(g, golds[g], predictions[p]) for g, p in pairs], left)
        self.duplicates = {
            index
            for index, item in left.items()
            if index not in self.split and any(_repeats(shape, item, predictions[p]) for _, p in pairs)
        }


def _left(size: int, taken: Iterable[int]) -> list[int]:
    used = set(taken)
    return [index for index in range(size) if index not in used] if len(used) < size else []


def _parts(shape: Shape, wholes: Sequence[tuple[int, Item, Item]], left: dict[int, Item]) -> tuple[set[int], set[int]]:
    """Which of the `left` items are parts of a whole besides its partner, and of which wholes."""
    surpluses = [(pair, _Surplus(shape, whole, partner)) for pair, whole, partner in wholes] if left else []
    found = {(index, pair) for index, item in left.items() for pair, surplus in surpluses if surplus.holds(item)}
    return {index for index, _ in found}, {pair for _, pair in found}


def _repeats(shape: Shape, item: Item, other: Item) -> bool:
    """Whether two predictions say one thing: all of it, or the same keys and at least half of the rest."""
    keys = shape.keys
    if any(item.row[slot] is not None for slot in keys) and all(item.row[slot] == other.row[slot] for slot in keys):
        return 4 * (agreement(shape, item, other) >> STRICT_BITS) >= said(shape, item) + said(shape, other)
    return content(shape, item) == content(shape, other)


class _Surplus:
    """What an item says that its partner does not: is it what a third item says?"""

    def __init__(self, shape: Shape, whole: Item, partner: Item) -> None:
        self._shape = shape
        self._whole = whole
        self._leaves = [
            (leaf, value, other)
            for leaf, value, other in zip(shape.leaves, whole.row, partner.row, strict=True)
            if leaf.rule.joins and value is not None and other is not None and value != other
        ]
        self._entries = [
            (field.leaf.slot, extra)
            for field in shape.scalars
            if (extra := set(_values(whole, field)) - set(_values(partner, field)))
        ]
        self._items = [
            (field, lone)
            for field in shape.lists
            if (lone := _unpaired(field.items, partner.lists[field.place], whole.lists[field.place]))
        ]

    def holds(self, item: Item) -> bool:
        """Whether the surplus is of `item`: its inner items, its entries, or a value that joins both."""
        return (
            any(_any_alike(field.items, item.lists[field.place], extra) for field, extra in self._items)
            or any(_half_of(item.scalars[slot].values, extra) for slot, extra in self._entries)
            or any(self._joins(leaf, value, other, item) for leaf, value, other in self._leaves)
        )

    def _joins(self, leaf: Leaf, value: Value, other: Value, item: Item) -> bool:
        """Whether a value is the span over two dates or the sum of two numbers, of items with the same keys."""
        third = item.row[leaf.slot]
        if third is None or third == other or leaf.rule.join(other, third) != value:
            return False
        return bool(self._shape.keys) and keys_agree(self._shape, item, self._whole) is not False


def _values(item: Item, field: ScalarsField) -> Sequence[Value]:
    return item.scalars[field.leaf.slot].values


def _unpaired(shape: Shape, partners: Sequence[Item], items: Sequence[Item]) -> list[Item]:
    taken = {index for _, index in pair_items(shape, partners, items)}
    return [item for index, item in enumerate(items) if index not in taken]


def _any_alike(shape: Shape, items: Sequence[Item], others: Sequence[Item]) -> bool:
    """Whether two of them agree in more than they differ in (Jaccard, by weight, at least one half)."""
    return any(
        3 * (common >> STRICT_BITS) >= said(shape, item) + said(shape, other)
        for item, line in zip(items, rows_in_common(shape, items, others), strict=True)
        for other, common in zip(others, line, strict=True)
    )


def _half_of(values: Sequence[Value], extra: AbstractSet[Value]) -> bool:
    """Whether at least half of the values are among the extra ones."""
    if extra.isdisjoint(values):
        return False
    different = set(values)
    return 2 * len(different & extra) >= len(different)

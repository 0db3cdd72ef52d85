"""Items that stayed alone although a matched item has to do with them: duplicates, merged and split ones.

Tags only: they say what kind of mistake was made, and change no count.
"""

from collections.abc import Iterable, Sequence

from eval.agreement import rows_in_common
from eval.align import Pairs, agreement, content, pair_items
from eval.identity import keys_agree, said
from eval.nodes import STRICT_BITS, Leaf, Shape
from eval.reading import Item


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
    found = {
        (index, pair)
        for index, item in left.items()
        for pair, whole, partner in wholes
        if _holds_both(shape, whole, partner, item)
    }
    return {index for index, _ in found}, {pair for _, pair in found}


def _repeats(shape: Shape, item: Item, other: Item) -> bool:
    """Whether two predictions say one thing: all of it, or the same keys and at least half of the rest."""
    keys = shape.keys
    if any(item.row[slot] is not None for slot in keys) and all(item.row[slot] == other.row[slot] for slot in keys):
        return 4 * (agreement(shape, item, other) >> STRICT_BITS) >= said(shape, item) + said(shape, other)
    return content(shape, item) == content(shape, other)


def _holds_both(shape: Shape, whole: Item, partner: Item, item: Item) -> bool:
    """Whether `whole`, paired with `partner`, also says what only `item` says."""
    if any(_list_holds_both(shape, whole, partner, item, place) for place in range(len(shape.lists))):
        return True
    if any(_entries_hold_both(whole, partner, item, place) for place in range(len(shape.scalars))):
        return True
    if not shape.keys or keys_agree(shape, item, whole) is False:
        return False
    return any(_leaf_holds_both(leaf, whole, partner, item) for leaf in shape.leaves)


def _list_holds_both(shape: Shape, whole: Item, partner: Item, item: Item, place: int) -> bool:
    """An inner item of the whole that the partner lacks and the other item has, alike in most of what they say."""
    field, inner, others = shape.lists[place].items, whole.lists[place], item.lists[place]
    if not inner or not others:
        return False
    taken = {index for _, index in pair_items(field, partner.lists[place], inner)}
    extra = [found for index, found in enumerate(inner) if index not in taken]
    return any(
        2 * (common >> STRICT_BITS) >= said(field, found) + said(field, other) - (common >> STRICT_BITS)
        for other, line in zip(others, rows_in_common(field, others, extra), strict=True)
        for found, common in zip(extra, line, strict=True)
    )


def _entries_hold_both(whole: Item, partner: Item, item: Item, place: int) -> bool:
    """At least half of the entries of the other item, none of them from the partner."""
    others = set(item.scalars[place].values)
    extra = others & set(whole.scalars[place].values) - set(partner.scalars[place].values)
    return bool(extra) and 2 * len(extra) >= len(others)


def _leaf_holds_both(leaf: Leaf, whole: Item, partner: Item, item: Item) -> bool:
    """A value that joins both: the span over two dates, the sum of two numbers."""
    value, a, b = whole.row[leaf.slot], partner.row[leaf.slot], item.row[leaf.slot]
    return None not in (value, a, b) and a != b and value == leaf.rule.join(a, b)

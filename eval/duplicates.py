"""Which spurious items say again what a matched item says."""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet

from eval.align import agreement, content
from eval.identity import said
from eval.nodes import STRICT_BITS, Shape
from eval.reading import Item


def duplicates(shape: Shape, predictions: Sequence[Item], matched: AbstractSet[int]) -> set[int]:
    """Indices of unmatched predicted items that repeat a matched one: equal, or the same keys and half of the rest."""
    if len(matched) == len(predictions):
        return set()
    return {
        index
        for index, item in enumerate(predictions)
        if index not in matched and any(_repeats(shape, item, predictions[other]) for other in matched)
    }


def _repeats(shape: Shape, item: Item, other: Item) -> bool:
    keys = [leaf.slot for tier in shape.tiers for leaf in tier if leaf.slot is not None]
    if any(item.row[slot] is not None for slot in keys) and all(item.row[slot] == other.row[slot] for slot in keys):
        common = agreement(shape, item, other) >> STRICT_BITS
        return 4 * common >= said(shape, item) + said(shape, other)
    return content(shape, item) == content(shape, other)

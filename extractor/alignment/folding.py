"""Values as they are compared: spellings of one thing are one."""

import json
from typing import Any

from extractor.alignment.shape import Item, Leaf
from extractor.places import canonical, normalise

_ENCODER = json.JSONEncoder(ensure_ascii=False, sort_keys=True)  # `json.dumps` would make one for every value


def folded(leaf: Leaf, item: Item) -> str | None:
    """A text that two values of the leaf share exactly when they say the same; null where the item is silent."""
    value = leaf.of(item)
    if value is None or value in leaf.marker.silent:
        return None
    match leaf.marker.rule, value:
        case "place", str():
            return canonical(value)
        case (("name" | "text"), str()):
            return normalise(value)
    return written(value)


def written(value: Any) -> str:  # noqa: ANN401 - any JSON
    """`value` as JSON with its keys sorted: the order in which ties are broken."""
    return _ENCODER.encode(value)

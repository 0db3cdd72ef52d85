"""Many fields at once: among thirty comparisons one or two are "significant" by chance alone.

One primary measure gates and needs no adjustment; the p-values of the fields get Holm's, which holds the chance
of any false alarm among them to the level, whatever they have to do with each other.
"""

from collections.abc import Mapping
from typing import TypeVar

Field = TypeVar("Field")


def holm(p_values: Mapping[Field, float | None]) -> dict[Field, float | None]:
    """Adjusted p-values, in the order given. Null stays null: a test that was not made is not one of the family."""
    ordered = sorted(((p, field) for field, p in p_values.items() if p is not None), key=lambda pair: pair[0])
    adjusted: dict[Field, float | None] = dict.fromkeys(p_values)
    highest = 0.0
    for rank, (p, field) in enumerate(ordered):
        highest = max(highest, min(1.0, p * (len(ordered) - rank)))
        adjusted[field] = highest
    return adjusted

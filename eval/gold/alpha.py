"""Krippendorff's alpha for words of a fixed list: agreement beyond what the frequencies of the words would give.

Nominal data; K. Krippendorff, Content Analysis (2004), chapter 11. Alpha is 1 - Do/De, observed over expected
disagreement; 1 is perfect, 0 what chance gives, below 0 worse than chance.
"""

from collections import Counter
from collections.abc import Hashable, Iterable, Sequence
from itertools import permutations

Unit = Sequence[Hashable | None]
"""What each reader says of one thing; null where a reader says nothing of it."""


def nominal_alpha(units: Iterable[Unit]) -> float | None:
    """Null where nothing can be said: no unit with two readings, or one word everywhere, which chance explains."""
    said: Counter[Hashable] = Counter()
    observed = 0.0
    for unit in units:
        values = [value for value in unit if value is not None]
        if len(values) > 1:
            said.update(values)
            observed += sum(a != b for a, b in permutations(values, 2)) / (len(values) - 1)
    total = said.total()
    expected = total * total - sum(times * times for times in said.values())
    return 1 - (total - 1) * observed / expected if expected else None

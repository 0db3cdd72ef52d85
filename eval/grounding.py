"""Does a quote say the number that rests on it? "14 people killed" does not say 4; "four" does, and "1,200" says 1200.

The words are read as the Count table of the codebook reads them, so that "more than 50" says 51 or more and "a school
and a kindergarten" says two. A quote that names a thing without a number says one of it, or a bare plural's two.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from extractor.quantities.numbers import Quantity, quantities
from extractor.quantities.tokens import tokens_of, words

BARE_PLURAL = 2


def says(quote: str, count: Mapping[str, Any]) -> bool:
    """Whether `quote` states the bounds of `count` (its ``low`` and ``high``; a null ``high`` is open)."""
    low, high = count["low"], count["high"]
    found = list(quantities(words(tokens_of(quote, 0, len(quote)))))
    numbers = [quantity for quantity in found if not quantity.bare]
    if any(_fits(quantity, low, high) for quantity in numbers):
        return True
    return _added_up(found, low, high) or (not numbers and _needs_no_number(low, high))


def _fits(quantity: Quantity, low: int, high: int | None) -> bool:
    """The same bounds, or the number that a bound in words outside the quote was made of."""
    if (quantity.low, quantity.high) == (low, high):
        return True
    if quantity.low != quantity.high:
        return False
    number = quantity.low
    return (high is None and number in {low, low - 1}) or (low == 0 and high is not None and number in {high, high + 1})


def _added_up(found: Sequence[Quantity], low: int, high: int | None) -> bool:
    """Several numbers of one quote, an article being one: "a school and a kindergarten"."""
    if len(found) < 2:
        return False
    open_ended = any(quantity.high is None for quantity in found)
    total = sum(quantity.low for quantity in found)
    return total == low and (high is None if open_ended else high == total)


def _needs_no_number(low: int, high: int | None) -> bool:
    """One thing that is named ("the embassy"), or bare plurals: two or more of each."""
    return (low, high) == (1, 1) or (high is None and low >= BARE_PLURAL and low % BARE_PLURAL == 0 and low < 10)

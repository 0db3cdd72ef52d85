"""Numbers: equal by value, whatever they are written like; an unequal one is wrong, and the reason says by how much."""

import math
import re
from decimal import Decimal, InvalidOperation

from eval.rules.base import Raw, Rule, Value, WrongType, kind, sha256_of, shown
from eval.rules.folding import fold

_GROUPED = re.compile(r"[+-]?\d{1,3}(?:([,' \u00a0\u202f_])\d{3})(?:\1\d{3})*(?:\.\d+)?")
_DECIMAL_COMMA = re.compile(r"[+-]?\d{1,3}(?:(?:\.\d{3})+|(?: \d{3})+|\d{0,27}),\d{1,2}")
"""“12,5” and “1.234,50”: what follows the comma is no group of thousands, so it can be nothing but decimals."""
_PLAIN = re.compile(r"[+-]?(?:\d{1,30}(?:\.\d{1,30})?|\.\d{1,30})(?:e[+-]?\d{1,2})?")
"""Longer runs of digits are no number that anybody counted, and Python refuses to print the longest."""
_TENS_AND_UNITS = re.compile(r"(ty) (?=(?:one|two|three|four|five|six|seven|eight|nine)\b)")
_LONGEST = 100
"""Characters of the longest text that is looked at for a number in words."""
_TABLES = ("quantities/numbers.py", "quantities/words.py")
"""What `extractor.quantities` depends on."""


class Number(Rule):
    """Integers, decimals and texts that are nothing but one number ("1,200", " 14 ", "fourteen", "a dozen").

    A text that is more than a number ("10-15", "50 %") is a value too, but equal to no number.
    """

    name = "number"
    joins = True
    native = int

    def text(self, text: str) -> Value | None:
        number = read_number(text)
        return fold(text) if number is None else number

    def value(self, raw: Raw) -> Value | None:
        if isinstance(raw, bool) or not isinstance(raw, (int, float, Decimal)):
            raise WrongType(kind(raw))
        if isinstance(raw, float) and not math.isfinite(raw):
            raise WrongType(str(raw))
        return _whole(_decimal(raw) if isinstance(raw, float) else raw)

    def coerced(self, raw: Raw) -> bool:
        return isinstance(raw, str)

    def join(self, a: Value, b: Value) -> Value | None:
        return None if isinstance(a, str) or isinstance(b, str) else a + b

    def difference(self, gold: Value, predicted: Value) -> str:
        return difference(gold, predicted)

    def fingerprint(self) -> str:
        return sha256_of(*_TABLES)


def read_number(text: str) -> Value | None:
    """The number that a text consists of, with or without thousands separators; null where it is more or less."""
    folded = fold(text)
    if _DECIMAL_COMMA.fullmatch(folded):
        folded = folded.replace(".", "").replace(" ", "").replace(",", ".")
    elif (grouped := _GROUPED.fullmatch(folded)) is not None:
        folded = folded.replace(grouped[1], "")
    if not _PLAIN.fullmatch(folded):
        return _in_words(folded)
    try:
        return _whole(Decimal(folded))
    except InvalidOperation:
        return None


def _in_words(folded: str) -> int | None:
    """The number that words state: ``twenty-one``, ``two hundred and five``, ``a dozen``, ``2 million``."""
    if not 0 < len(folded) <= _LONGEST:
        return None
    from extractor.quantities.numbers import cardinal
    from extractor.quantities.words import SCALES

    words = _TENS_AND_UNITS.sub(r"\1-", folded).split()
    if words[0] in {"a", "an"} and len(words) > 1 and words[1] in SCALES:
        words[0] = "one"
    found = cardinal(words, 0)
    return found[0] if found is not None and found[1] == len(words) else None


def difference(gold: Value, predicted: Value) -> str:
    """The signed distance in words, or that one side is no number."""
    for side, value in (("predicted", predicted), ("gold", gold)):
        if isinstance(value, str):
            return f"the {side} value {shown(value)} is not a number"
    step = _whole(abs(Decimal(predicted) - Decimal(gold)))
    return f"{step} {'more' if predicted > gold else 'less'} than gold"


def _decimal(number: float) -> Decimal:
    """In the 15 digits that a float is good for: 0.3 for 0.1 + 0.2."""
    return Decimal(int(number)) if number.is_integer() else Decimal(f"{number:.15g}")


def _whole(number: int | Decimal) -> int | Decimal:
    """An integer where the number is one, so that 14 and 14.0 are one value."""
    if isinstance(number, int):
        return number
    return int(number) if number == number.to_integral_value() else number.normalize()

"""Numbers: equal by value, whatever they are written like; an unequal one is wrong, and the reason says by how much."""

import math
import re
from decimal import Decimal, InvalidOperation

from eval.rules.base import Raw, Rule, Value, WrongType, kind, shown
from eval.rules.folding import fold

_GROUPED = re.compile(r"[+-]?\d{1,3}(?:([,' \u00a0\u202f_])\d{3})(?:\1\d{3})*(?:\.\d+)?")
_PLAIN = re.compile(r"[+-]?(?:\d{1,30}(?:\.\d{1,30})?|\.\d{1,30})(?:e[+-]?\d{1,2})?")
"""Longer runs of digits are no number that anybody counted, and Python refuses to print the longest."""
_UNITS = "zero one two three four five six seven eight nine".split()  # noqa: SIM905 - in their order
_TEENS = "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split()  # noqa: SIM905
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()  # noqa: SIM905
_WORDS = (
    {word: number for number, word in enumerate(_UNITS + _TEENS)}
    | {tens: 10 * number for number, tens in enumerate(_TENS, 2)}
    | {f"{t}-{u}": 10 * i + j for i, t in enumerate(_TENS, 2) for j, u in enumerate(_UNITS) if j}
)


class Number(Rule):
    """Integers, decimals and texts that are nothing but one number ("1,200", " 14 ", "fourteen").

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
        return _whole(raw if isinstance(raw, int) else Decimal(str(raw)))

    def coerced(self, raw: Raw) -> bool:
        return isinstance(raw, str)

    def join(self, a: Value, b: Value) -> Value | None:
        return None if isinstance(a, str) or isinstance(b, str) else a + b

    def difference(self, gold: Value, predicted: Value) -> str:
        return difference(gold, predicted)


def read_number(text: str) -> Value | None:
    """The number that a text consists of, with or without thousands separators; null where it is more or less."""
    folded = fold(text)
    if folded in _WORDS:
        return _WORDS[folded]
    if (grouped := _GROUPED.fullmatch(folded)) is not None:
        folded = folded.replace(grouped[1], "")
    if not _PLAIN.fullmatch(folded):
        return None
    try:
        return _whole(Decimal(folded))
    except InvalidOperation:
        return None


def difference(gold: Value, predicted: Value) -> str:
    """The signed distance in words, or that one side is no number."""
    for side, value in (("predicted", predicted), ("gold", gold)):
        if isinstance(value, str):
            return f"the {side} value {shown(value)} is not a number"
    step = _whole(abs(Decimal(predicted) - Decimal(gold)))
    return f"{step} {'more' if predicted > gold else 'less'} than gold"


def _whole(number: int | Decimal) -> int | Decimal:
    """An integer where the number is one, so that 14 and 14.0 are one value."""
    if isinstance(number, int):
        return number
    return int(number) if number == number.to_integral_value() else number.normalize()

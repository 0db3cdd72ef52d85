"""How many, as bounds: a number, at least, at most, between."""

import re
from collections.abc import Iterable, Mapping

from eval.rules.base import Grade, Raw, Rule, Value, shown
from eval.rules.folding import fold
from eval.rules.number import Number, difference, read_number
from extractor.scored import Scored

_RANGE = re.compile(r"(\d{1,30}) ?(?:-|to) ?(\d{1,30})")


class Count(Rule):
    """An object of a lower and an upper bound (the unmarked parts, in the order of the model), or a bare number.

    Bounds are (low, high); high is null where it is open, and an open low is 0. Partly right: the same
    lower bound, and a predicted number that lies within gold's bounds. A vague prediction around gold's
    number is not, or "at least 0" would be half right about everything.
    """

    name = "count"
    joins = True
    graded = True
    native = None

    def __init__(self, marker: Scored, field: str = "") -> None:
        super().__init__(marker, field)
        self._number = Number(marker)

    def text(self, text: str) -> Value | None:
        if (number := read_number(text)) is not None:
            return (number, number)
        found = _RANGE.fullmatch(fold(text))
        return (int(found[1]), int(found[2])) if found else fold(text)

    def value(self, raw: Raw) -> Value | None:
        if isinstance(raw, Mapping):
            return self._bounds(*raw.values())
        number = self._number.value(raw)
        return (number, number)

    def _bounds(self, low: Raw, high: Raw) -> Value | None:
        first, last = self._number.normalise(low), self._number.normalise(high)
        if first is None and last is None:
            return None
        if isinstance(first, str) or isinstance(last, str):
            return f"{low} to {high}"
        return (0 if first is None else first, last)

    def coerced(self, raw: Raw) -> bool:
        if not isinstance(raw, Mapping):
            return True
        low, _ = raw.values()
        return low is None or any(isinstance(part, str) for part in raw.values())

    def grade(self, gold: Value, predicted: Value) -> Grade:
        if isinstance(gold, str) or isinstance(predicted, str):
            return "incorrect"
        low, high = predicted
        within = low == high and gold[0] <= low and (gold[1] is None or low <= gold[1])
        return "partial" if low == gold[0] or within else "incorrect"

    def hints(self, value: Value) -> Iterable[object] | None:
        """Two numbers agree only where they are equal; open and wide bounds meet numbers anywhere."""
        return () if isinstance(value, str) or value[0] == value[1] else None

    def join(self, a: Value, b: Value) -> Value | None:
        if isinstance(a, str) or isinstance(b, str):
            return None
        return (a[0] + b[0], None if a[1] is None or b[1] is None else a[1] + b[1])

    def words(self, value: Value | None) -> str:
        return "silence" if value is None else _words(value)

    def difference(self, gold: Value, predicted: Value) -> str:
        if isinstance(gold, str) or isinstance(predicted, str):
            return f"{shown(_words(predicted))} is not {shown(_words(gold))}"
        if gold[0] == gold[1] and predicted[0] == predicted[1]:
            return difference(gold[0], predicted[0])
        return f"{_words(predicted)} is not {_words(gold)}{_step(gold, predicted)}"


def _words(value: Value) -> str:
    if isinstance(value, str):
        return value
    low, high = value
    if high is None:
        return f"at least {low}"
    return str(low) if low == high else f"{low} to {high}"


def _step(gold: Value, predicted: Value) -> str:
    return "" if gold[0] == predicted[0] else f" (low: {difference(gold[0], predicted[0])})"

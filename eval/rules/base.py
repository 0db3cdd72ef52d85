"""What every comparison rule can do, and the exact rule, which is the default."""

import math
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import Any, ClassVar, Literal, TypeAlias

from eval.rules.folding import fold
from extractor.scored import Scored

Raw: TypeAlias = Any
"""A value as it stands in a record: JSON, or what pydantic makes of it."""
Value: TypeAlias = Any
"""A normalised value: hashable, equal to another exactly when the two mean the same."""
Grade = Literal["correct", "partial", "incorrect"]
MEMO_LIMIT = 65_536


class WrongType(ValueError):  # noqa: N818 - a finding about data, reported as a schema violation
    """A value of a type that the field can never have, such as a list for a text."""


class Rule:
    """Compares the values of one leaf.

    Two values that normalise alike are correct. `grade` is asked only about unequal ones, and only
    where `graded` says that it can answer anything but incorrect.
    """

    name: ClassVar[str]
    graded: ClassVar[bool] = False
    transitive: ClassVar[bool] = True
    """Whether what is as good as equal to one value is so to all its equals."""
    symmetric: ClassVar[bool] = True
    """Whether `grade` answers the same with the sides exchanged."""

    def __init__(self, marker: Scored) -> None:
        self.marker = marker
        self.of_text = _Memo(self)
        """Normalised value of every text seen, so that a text is folded once a plan."""

    def normalise(self, raw: Raw) -> Value | None:
        """`raw` as a value; null where it says nothing. WrongType where it can be no value at all."""
        if raw is None:
            return None
        if isinstance(raw, str):
            return self.of_text[raw]
        if isinstance(raw, Enum):
            return self.normalise(raw.value)
        if isinstance(raw, (list, tuple, Mapping)) and not raw:
            return None
        return self.value(raw)

    def text(self, text: str) -> Value | None:
        """The value of a text that is not blank."""
        return fold(text)

    def value(self, raw: Raw) -> Value | None:
        """The value of something that is neither null, nor text, nor empty."""
        if isinstance(raw, bool):
            raise WrongType(f"a truth value ({str(raw).lower()})")
        if isinstance(raw, (int, float, Decimal)):
            return self.of_text[_written(raw)]
        if isinstance(raw, date):
            return self.of_text[raw.isoformat()]
        raise WrongType(kind(raw))

    def coerced(self, raw: Raw) -> bool:
        """Whether a value had to be read through a foreign type or notation."""
        return not isinstance(raw, (str, Enum))

    def grade(self, gold: Value, predicted: Value) -> Grade:  # noqa: ARG002 - rules that grade look at both
        """How far two unequal values agree."""
        return "incorrect"

    def difference(self, gold: Value, predicted: Value) -> str:
        """What is between two values, as the reason in an error list."""
        return f"{shown(predicted)} is not {shown(gold)}"

    def fingerprint(self) -> str:
        """What the verdicts depend on besides the code of the rules."""
        return ""


class _Memo(dict[str, Value]):
    """Text → value, filled as texts come; emptied when full, so that a long run stays small."""

    def __init__(self, rule: Rule) -> None:
        self._rule = rule

    def __missing__(self, text: str) -> Value:
        if len(self) >= MEMO_LIMIT:
            self.clear()
        value = self[text] = None if not text or text.isspace() else self._rule.text(text)
        return value


class Exact(Rule):
    """Equal after folding (`eval.rules.folding`); nothing in between."""

    name = "exact"


def _written(number: float | Decimal) -> str:
    """A number as a text would write it: 14 for 14.0. WrongType for what is no number."""
    if not math.isfinite(number):
        raise WrongType("no number")
    return f"{Decimal(str(number)).normalize():f}"


def kind(raw: Raw) -> str:
    """What a value is, in the words of JSON."""
    if isinstance(raw, Mapping):
        return "an object"
    if isinstance(raw, (list, tuple, set, frozenset)):
        return "a list"
    return {str: "a text", bool: "a truth value", int: "a number", float: "a number"}.get(type(raw), type(raw).__name__)


def shown(value: Value) -> str:
    """A value as it stands in a sentence."""
    return f"“{value}”" if isinstance(value, str) else str(value)

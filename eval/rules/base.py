"""What every comparison rule can do, and the exact rule, which is the default."""

import math
from collections.abc import Callable, Iterable, Mapping
from datetime import date, time
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
_WRITTEN = frozenset(("uuid", "ipaddress", "pathlib"))
"""Modules of the standard library whose values pydantic writes to JSON as the text that they are."""


class WrongType(ValueError):  # noqa: N818 - a finding about data, reported as a schema violation
    """A value of a type that the field can never have, such as a list for a text."""


class Rule:
    """Compares the values of one leaf.

    Two values that normalise alike are correct. `grade` is asked only about unequal ones, and only
    where `graded` says that it can answer anything but incorrect.
    """

    name: ClassVar[str]
    graded: bool = False
    joins: ClassVar[bool] = False
    """Whether one value can stand for two others (a sum, a span)."""
    native: type[Any] | None = str
    """The type in which values come when nothing had to be read through another; null where it takes a look."""

    def __init__(self, marker: Scored, field: str = "") -> None:
        self.marker = marker
        self.field = field
        """Name of the field: a word that a value may repeat without saying anything."""
        self.known: dict[Any, Value | None] = Memo(self._plain)
        """Value of every text and integer seen (of exactly these types), so that each is normalised once a plan."""
        self.hints_of: dict[Value, Iterable[object] | None] = Memo(self.hints)
        self.silent = frozenset(map(self.word, marker.silent))
        """Words that say nothing, as the marker declares them."""
        self.foreign: set[str] = set()
        """Texts seen in a notation that is not the field's own, such as “April 4, 2025”."""

    def normalise(self, raw: Raw) -> Value | None:
        """`raw` as a value; null where it says nothing. WrongType where it can be no value at all."""
        if raw is None:
            return None
        if raw.__class__ is str or raw.__class__ is int:
            return self.known[raw]
        if isinstance(raw, Enum):
            return self.normalise(raw.value)
        if isinstance(raw, str):
            return self.known[str(raw)]
        if isinstance(raw, (list, tuple, Mapping)) and not raw:
            return None
        return self.value(raw)

    def text(self, text: str) -> Value | None:
        """The value of a text that is not blank."""
        return fold(text)

    def word(self, text: str) -> str:
        """A text as it is looked up among the silent words."""
        return fold(text)

    def _plain(self, raw: str | int) -> Value | None:
        if not isinstance(raw, str):
            return self.value(raw)
        return None if self._says_nothing(raw) else self.text(raw)

    def _says_nothing(self, text: str) -> bool:
        """Blank, nothing but characters that nobody sees, or a word that is declared silent."""
        if text.isascii() and not self.silent:
            return not text or text.isspace()
        return not fold(text) or self.word(text) in self.silent

    def value(self, raw: Raw) -> Value | None:
        """The value of something that is neither null, nor text, nor empty."""
        if isinstance(raw, bool):
            raise WrongType(f"a truth value ({str(raw).lower()})")
        if isinstance(raw, (int, float, Decimal)):
            return self.text(_written(raw))
        if isinstance(raw, (date, time)):
            return self.text(raw.isoformat())
        if raw.__class__.__module__ in _WRITTEN:
            return self.text(str(raw))
        raise WrongType(kind(raw))

    def coerced(self, raw: Raw) -> bool:
        """Whether a value had to be read through a foreign type or notation."""
        if isinstance(raw, str) and self.native is str:
            return raw in self.foreign
        return not isinstance(raw, Enum)

    def grade(self, gold: Value, predicted: Value) -> Grade:  # noqa: ARG002 - rules that grade look at both
        """How far two unequal values agree."""
        return "incorrect"

    def hints(self, value: Value) -> Iterable[object] | None:  # noqa: ARG002 - for rules that know some
        """Unequal values can only agree where they share a hint, or where one has null: it may agree with any."""
        return None

    def join(self, a: Value, b: Value) -> Value | None:  # noqa: ARG002 - for rules that can
        """One value that stands for two different ones (a sum, a span); null where there is none."""
        return None

    def words(self, value: Value | None) -> str:
        """A value as an explanation shows it."""
        return "silence" if value is None else repr(value)

    def difference(self, gold: Value, predicted: Value) -> str:  # noqa: ARG002 - for rules that know more
        """What lies between two values, in words; empty where there is no more to say than that they differ."""
        return ""

    def fingerprint(self) -> str:
        """What the verdicts depend on besides the code of the rules."""
        return ""


class Memo(dict[Any, Any]):
    """A function's answers, kept as they come; emptied when full, so that a long run stays small."""

    def __init__(self, answer: Callable[[Any], Any]) -> None:
        self._answer = answer

    def __missing__(self, question: Any) -> Any:  # noqa: ANN401 - any function
        if len(self) >= MEMO_LIMIT:
            self.clear()
        answer = self[question] = self._answer(question)
        return answer


class Exact(Rule):
    """Equal after folding (`eval.rules.folding`); nothing in between."""

    name = "exact"


def sha256_of(*files: str) -> str:
    """Content hash of files of the extractor, named from its folder, on which a rule depends."""
    import hashlib
    from importlib.resources import files as folder

    digest = hashlib.sha256()
    for file in files:
        digest.update((folder("extractor") / file).read_bytes().replace(b"\r\n", b"\n"))
    return digest.hexdigest()


def _written(number: float | Decimal) -> str:
    """A number as a text would write it: 14 for 14.0. WrongType for what is no number."""
    if not math.isfinite(number):
        raise WrongType(str(number))
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

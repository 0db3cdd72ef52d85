"""Truth values: equal or wrong."""

from eval.rules.base import Raw, Rule, Value, WrongType, kind
from eval.rules.folding import fold

_WORDS = {"true": True, "yes": True, "1": True, "false": False, "no": False, "0": False}


class Boolean(Rule):
    """true and false; the words true, false, yes, no and the numbers 1 and 0 are read as such."""

    name = "bool"
    native = bool

    def text(self, text: str) -> Value | None:
        return _WORDS.get(fold(text), fold(text))

    def value(self, raw: Raw) -> Value | None:
        if isinstance(raw, (int, float)) and raw in (0, 1):
            return bool(raw)
        raise WrongType(kind(raw))

    def coerced(self, raw: Raw) -> bool:
        return not isinstance(raw, bool)

"""Objects that are right or wrong as a whole: equal in every unmarked part."""

from collections.abc import Mapping, Sequence

from eval.rules.base import Raw, Rule, Value, WrongType, kind
from extractor.scored import Scored


class Parts(Rule):
    """An object compared part by part, each by the rule of its own type; silent where all parts are."""

    name = "exact"
    native = None

    def __init__(self, marker: Scored, field: str, parts: Sequence[Rule]) -> None:
        super().__init__(marker, field)
        self._parts = tuple(parts)

    def value(self, raw: Raw) -> Value | None:
        if not isinstance(raw, Mapping):
            raise WrongType(kind(raw))
        values = tuple(rule.normalise(part) for rule, part in zip(self._parts, raw.values(), strict=True))
        return None if all(value is None for value in values) else values

    def text(self, text: str) -> Value | None:
        raise WrongType(kind(text))

    def coerced(self, raw: Raw) -> bool:
        if not isinstance(raw, Mapping):
            return False
        pairs = zip(self._parts, raw.values(), strict=True)
        return any(
            part is not None and part.__class__ is not rule.native and rule.coerced(part) for rule, part in pairs
        )

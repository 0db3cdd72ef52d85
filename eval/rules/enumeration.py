"""Words of a fixed list: equal, or a declared relative, or wrong."""

from collections.abc import Iterable

from eval.rules.base import Grade, Rule, Value
from eval.rules.folding import fold
from extractor.scored import Scored


class Enumeration(Rule):
    """Values of an enum. `relatives` of the marker are partly right for each other.

    A word outside the list is a wrong value, not a schema violation: something was said.
    """

    name = "enum"

    def __init__(self, marker: Scored, field: str = "") -> None:
        super().__init__(marker, field)
        pairs = [(_word(a), _word(b)) for a, b in marker.relatives]
        self._relatives = frozenset(pairs + [(b, a) for a, b in pairs])
        self.graded = bool(pairs)

    def text(self, text: str) -> Value | None:
        return _word(text)

    def word(self, text: str) -> str:
        return _word(text)

    def hints(self, value: Value) -> Iterable[object] | None:
        return (value, *(b for a, b in self._relatives if a == value))

    def grade(self, gold: Value, predicted: Value) -> Grade:
        return "partial" if (gold, predicted) in self._relatives else "incorrect"


def _word(text: str) -> str:
    """“Ballistic missile” and “ballistic-missile” are the word ballistic_missile."""
    return fold(text).replace(" ", "_").replace("-", "_")

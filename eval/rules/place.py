"""Place names: the same after the alias table, or different. Never equal for looking alike."""

from eval.rules.base import Rule, Value
from eval.rules.folding import fold


class Place(Rule):
    """Towns, regions and the like, compared by `extractor.places.canonical`."""

    name = "place"

    def text(self, text: str) -> Value | None:
        from extractor.places import canonical

        folded = fold(text)
        return canonical(folded) or folded

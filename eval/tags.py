"""Tags that stand beside a verdict and change no count."""

from collections.abc import Mapping

from eval.nodes import Leaf
from eval.rules import Raw
from eval.verdicts import Tags


def remarks(leaf: Leaf, gold: Raw, predicted: Raw) -> Tags:
    """Tags for a foreign type or notation on either side, and for parts of an object that differ but are no leaves."""
    tags = [part for part in leaf.remarks if _differ(gold, predicted, part)]
    if leaf.rule.coerced(leaf.scored(gold)) or leaf.rule.coerced(leaf.scored(predicted)):
        tags.insert(0, "coerced")
    return tuple(tags)


def _differ(gold: Raw, predicted: Raw, part: str) -> bool:
    if not isinstance(gold, Mapping) or not isinstance(predicted, Mapping):
        return False
    a, b = gold.get(part), predicted.get(part)
    return a is not None and b is not None and a != b


def tags_that_hold(**given: bool) -> Tags:
    return tuple(tag for tag, holds in given.items() if holds)

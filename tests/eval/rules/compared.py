"""Comparing two raw values by a rule alone, as the scorer would."""

from typing import Any

from eval.rules import RULES
from extractor.scored import Scored


def verdict(rule: str, gold: Any, predicted: Any, field: str = "", **marker: Any) -> str:
    """correct, partial or incorrect for two values; silent where one says nothing."""
    made = RULES[rule](Scored(rule, **marker), field)
    a, b = made.normalise(gold), made.normalise(predicted)
    if a is None or b is None:
        return "silent"
    return "correct" if a == b else made.grade(a, b)


def difference(rule: str, gold: Any, predicted: Any) -> str:
    made = RULES[rule](Scored(rule))
    return made.difference(made.normalise(gold), made.normalise(predicted))

from typing import Any

import pytest

from eval.rules import RULES, WrongType
from extractor.scored import Scored
from tests.eval.rules.compared import verdict


@pytest.mark.parametrize(
    ("gold", "predicted", "expected"),
    [
        (True, True, "correct"),
        (True, " true", "correct"),
        (True, "Yes", "correct"),
        (True, 1, "correct"),
        (False, "no", "correct"),
        (False, 0, "correct"),
        (True, False, "incorrect"),
        (True, "perhaps", "incorrect"),
        (False, None, "silent"),
    ],
    ids=repr,
)
def test_truth_values(gold: Any, predicted: Any, expected: str) -> None:
    assert verdict("bool", gold, predicted) == expected


@pytest.mark.parametrize("raw", [2, 0.5, [True]], ids=repr)
def test_what_can_be_no_truth_value_is_a_wrong_type(raw: Any) -> None:
    with pytest.raises(WrongType):
        RULES["bool"](Scored("bool")).normalise(raw)


def test_only_true_and_false_are_not_coerced() -> None:
    rule = RULES["bool"](Scored("bool"))
    assert [rule.coerced(raw) for raw in (True, False, "true", 1)] == [False, False, True, True]

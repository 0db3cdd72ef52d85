from enum import Enum

import pytest

from eval.rules import RULES
from extractor.scored import Scored
from tests.eval.rules.compared import verdict

RELATIVES = (("missile", "ballistic_missile"), ("missile", "cruise_missile"))


class Weapon(Enum):
    BALLISTIC = "ballistic_missile"


@pytest.mark.parametrize(
    ("gold", "predicted", "expected"),
    [
        ("missile", "missile", "correct"),
        ("ballistic_missile", "Ballistic missile", "correct"),
        ("ballistic_missile", "ballistic-missile", "correct"),
        ("ballistic_missile", Weapon.BALLISTIC, "correct"),
        ("ballistic_missile", "missile", "partial"),
        ("missile", "ballistic_missile", "partial"),
        ("ballistic_missile", "cruise_missile", "incorrect"),
        ("missile", "drone", "incorrect"),
        ("missile", "a word outside the list", "incorrect"),
        ("missile", "unspecified", "silent"),
        ("missile", "Unspecified", "silent"),
        ("missile", "", "silent"),
    ],
)
def test_words_of_a_list(gold: str, predicted: object, expected: str) -> None:
    assert verdict("enum", gold, predicted, relatives=RELATIVES, silent=("unspecified",)) == expected


def test_a_silent_value_is_a_value_where_the_marker_does_not_say_so() -> None:
    assert verdict("enum", "missile", "unspecified") == "incorrect"


def test_only_an_enum_with_relatives_is_graded() -> None:
    assert not RULES["enum"](Scored("enum")).graded
    assert RULES["enum"](Scored("enum", relatives=RELATIVES)).graded

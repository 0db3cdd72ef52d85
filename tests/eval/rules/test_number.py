from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eval.rules import RULES, WrongType
from eval.rules.number import read_number
from extractor.scored import Scored
from tests.eval.rules.compared import difference, verdict

NUMBER = RULES["number"](Scored("number"))

READ = [
    ("14", 14),
    (" 14 ", 14),
    ("１４", 14),
    ("+5", 5),
    ("-5", -5),
    ("−5", -5),
    ("1,200", 1200),
    ("1 200", 1200),
    ("1\u202f200", 1200),
    ("1'200", 1200),
    ("1_200", 1200),
    ("1,200,000.5", Decimal("1200000.5")),
    ("14.0", 14),
    ("14.50", Decimal("14.5")),
    (".5", Decimal("0.5")),
    ("1e3", 1000),
    ("zero", 0),
    ("fourteen", 14),
    ("Twenty-five", 25),
    ("twenty five", 25),
    ("five hundred", 500),
    ("two hundred and five", 205),
    ("a dozen", 12),
    ("2 million", 2_000_000),
    ("12,5", Decimal("12.5")),
    ("1.234,50", Decimal("1234.5")),
    ("1 234,50", Decimal("1234.5")),
    ("1.200", Decimal("1.2")),
    ("1,2,3", None),
    ("no", None),
    ("None", None),
    ("a", None),
    ("dozens", None),
    ("one or two", None),
    ("10-15", None),
    ("50 %", None),
    ("about 20", None),
    ("1,2345", None),
    ("1,200 300", None),
    ("14 people", None),
    ("ten-fifteen", None),
    ("1.2.3", None),
    ("nan", None),
    ("9" * 5000, None),
    ("1e999", None),
    ("infinity", None),
    ("", None),
]


@pytest.mark.parametrize(("text", "number"), READ, ids=[repr(text) for text, _ in READ])
def test_a_text_is_a_number_only_if_it_is_nothing_else(text: str, number: Any) -> None:
    assert read_number(text) == number


COMPARED = [
    (14, 14, "correct"),
    (14, 14.0, "correct"),
    (14, Decimal("14.00"), "correct"),
    (14, "14", "correct"),
    (0.3, 0.1 + 0.2, "correct"),
    (2**53, float(2**53), "correct"),
    (0, -0.0, "correct"),
    (1200, "1,200", "correct"),
    (14, 14.5, "incorrect"),
    (14, 15, "incorrect"),
    (1015, "10-15", "incorrect"),
    (50, "50 %", "incorrect"),
    (1200, "1.200", "incorrect"),
    (0, None, "silent"),
    (None, 0, "silent"),
    (0, "0", "correct"),
    (14, "many", "incorrect"),
    ("10-15", "10–15", "correct"),
]


@pytest.mark.parametrize(("gold", "predicted", "expected"), COMPARED, ids=[f"{g!r} {p!r}" for g, p, _ in COMPARED])
def test_numbers_are_equal_by_value(gold: Any, predicted: Any, expected: str) -> None:
    assert verdict("number", gold, predicted) == expected


@pytest.mark.parametrize(
    ("gold", "predicted", "words"),
    [
        (14, 15, "1 more than gold"),
        (15, 14, "1 less than gold"),
        (100, 1000, "900 more than gold"),
        (14, 14.5, "0.5 more than gold"),
        (14, "many", "the predicted value “many” is not a number"),
        ("many", 14, "the gold value “many” is not a number"),
    ],
    ids=str,
)
def test_the_difference_is_signed(gold: Any, predicted: Any, words: str) -> None:
    assert difference("number", gold, predicted) == words


@pytest.mark.parametrize("value", [True, [14], {"n": 14}, float("nan"), float("inf")], ids=repr)
def test_what_can_be_no_number_is_a_wrong_type(value: Any) -> None:
    with pytest.raises(WrongType):
        NUMBER.normalise([value] if value == [] else value)


@given(st.integers(-(10**30) + 1, 10**30 - 1))
def test_integers_and_their_texts_are_one(number: int) -> None:
    assert NUMBER.normalise(str(number)) == NUMBER.normalise(number) == number
    assert read_number(f"{number:,}") == number


@given(st.integers(-1000, 1000), st.integers(-1000, 1000))
def test_two_numbers_join_to_their_sum(a: int, b: int) -> None:
    assert NUMBER.join(a, b) == a + b

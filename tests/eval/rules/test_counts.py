from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eval.rules import RULES, WrongType
from extractor.scored import Scored
from tests.eval.rules.compared import difference, verdict

COUNT = RULES["count"](Scored("count"))


def bounds(low: Any, high: Any) -> dict[str, Any]:
    return {"low": low, "high": high}


COMPARED = [
    ("the same number", bounds(14, 14), bounds(14, 14), "correct"),
    ("the same lower bound", bounds(14, None), bounds(14, None), "correct"),
    ("another number", bounds(14, 14), bounds(15, 15), "incorrect"),
    ("at least for exactly", bounds(14, 14), bounds(14, None), "partial"),
    ("exactly for at least", bounds(14, None), bounds(14, 14), "partial"),
    ("a number above the bound", bounds(14, None), bounds(20, 20), "partial"),
    ("a number below the bound", bounds(14, None), bounds(13, 13), "incorrect"),
    ("a number in the range", bounds(6, 8), bounds(7, 7), "partial"),
    ("a range around the number", bounds(7, 7), bounds(6, 8), "incorrect"),
    ("a bound that says nothing", bounds(500, 500), bounds(0, None), "incorrect"),
    ("another bound", bounds(14, None), bounds(51, None), "incorrect"),
    ("none for up to 30", bounds(0, 30), bounds(0, 0), "partial"),
    ("a bare number", bounds(14, 14), 14, "correct"),
    ("a text", bounds(14, 14), "14", "correct"),
    ("texts as bounds", bounds(14, 14), bounds("14", "14"), "correct"),
    ("a written range", bounds(10, 15), "10-15", "correct"),
    ("a range is not its digits", bounds(1015, 1015), "10-15", "incorrect"),
    ("open low", bounds(0, 30), bounds(None, 30), "correct"),
    ("nothing", bounds(None, None), bounds(14, 14), "silent"),
    ("zero is a claim", bounds(0, 0), None, "silent"),
    ("words", bounds(14, 14), bounds("many", None), "incorrect"),
    ("more digits than Python prints", bounds(14, 14), "9" * 5000 + "-" + "9" * 5000, "incorrect"),
]


@pytest.mark.parametrize(("gold", "predicted", "expected"), [r[1:] for r in COMPARED], ids=[r[0] for r in COMPARED])
def test_bounds(gold: Any, predicted: Any, expected: str) -> None:
    assert verdict("count", gold, predicted) == expected


@pytest.mark.parametrize(
    ("gold", "predicted", "words"),
    [
        (bounds(14, 14), bounds(15, 15), "1 more than gold"),
        (bounds(14, None), bounds(14, 14), "14 is not at least 14"),
        (bounds(14, None), bounds(51, None), "at least 51 is not at least 14 (low: 37 more than gold)"),
        (bounds(6, 8), bounds(5, 5), "5 is not 6 to 8 (low: 1 less than gold)"),
        (bounds(14, 14), bounds("many", None), "“many to None” is not “14”"),
    ],
    ids=str,
)
def test_the_difference_is_put_in_words(gold: Any, predicted: Any, words: str) -> None:
    assert difference("count", gold, predicted) == words


@pytest.mark.parametrize(
    ("raw", "coerced"),
    [(bounds(14, None), False), (bounds("14", None), True), (bounds(None, 14), True), (14, True), ("14", True)],
    ids=str,
)
def test_only_an_object_of_two_numbers_is_not_coerced(raw: Any, coerced: bool) -> None:
    assert COUNT.coerced(raw) is coerced


@pytest.mark.parametrize("raw", [True, [14], bounds([1], 2)], ids=repr)
def test_what_can_be_no_count_is_a_wrong_type(raw: Any) -> None:
    with pytest.raises(WrongType):
        COUNT.normalise(raw)


@given(st.integers(0, 50), st.integers(0, 50))
def test_a_number_is_partly_right_exactly_within_the_bounds(low: int, number: int) -> None:
    expected = "partial" if number >= low else "incorrect"
    assert COUNT.grade((low, None), (number, number)) == expected


@given(st.integers(0, 50), st.integers(0, 50), st.none() | st.integers(0, 50))
def test_two_counts_join_to_their_sum(a: int, b: int, above: int | None) -> None:
    joined = COUNT.join((a, a), (b, None if above is None else b + above))
    assert joined == (a + b, None if above is None else a + b + above)

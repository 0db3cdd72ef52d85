"""Whether a quote says its number, by the Count table of the codebook."""

import pytest

from eval.evidence import grounded
from eval.grounding import says

OPEN = None
SAID = [
    ("four people were killed", 4, 4),
    ("1,200 homes", 1200, 1200),
    ("14", 14, 14),
    ("at least 14 people", 14, OPEN),
    ("more than 50 others", 51, OPEN),
    ("50 others", 51, OPEN),
    ("more than a dozen", 13, OPEN),
    ("up to 30 people", 0, 30),
    ("fewer than 30", 0, 29),
    ("between 6 and 8", 6, 8),
    ("about half a thousand drones", 500, 500),
    ("dozens of buildings", 12, OPEN),
    ("a school and a kindergarten", 2, 2),
    ("an industrial enterprise", 1, 1),
    ("the embassy", 1, 1),
    ("parked cars", 2, OPEN),
    ("shops, cafes", 4, OPEN),
    ("no casualties", 0, 0),
]
NOT_SAID = [
    ("14 people killed", 4, 4),
    ("four people", 14, 14),
    ("people killed", 14, 14),
    ("people killed", 14, OPEN),
    ("1,200 homes", 200, 200),
    ("10-15 people", 1015, 1015),
    ("dozens of buildings", 20, OPEN),
    ("the embassy", 3, 3),
    ("three drones", 1, 1),
    ("at least 14 people", 14, 14),
    ("", 4, 4),
]


@pytest.mark.parametrize(("quote", "low", "high"), SAID)
def test_says(quote: str, low: int, high: int | None) -> None:
    assert says(quote, {"low": low, "high": high})


@pytest.mark.parametrize(("quote", "low", "high"), NOT_SAID)
def test_does_not_say(quote: str, low: int, high: int | None) -> None:
    assert not says(quote, {"low": low, "high": high})


def test_a_quote_that_is_not_in_the_article_grounds_nothing() -> None:
    fact = {"quote": "four people", "count": {"low": 4, "high": 4}}
    assert grounded(fact, "They said that four\npeople died.")
    assert not grounded(fact, "They said that 4 people died.")

"""The Count table of the coding rules, words by words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.backends.rules.sentences import tokenise
from extractor.quantities.numbers import Quantity, quantities, quantity
from extractor.schema import Count

COUNT_TABLE = [
    ("14 people", 14, 14, "exact"),
    ("1,200 homes", 1200, 1200, "exact"),
    ("two flats", 2, 2, "exact"),
    ("twenty-one people", 21, 21, "exact"),
    ("one hundred and five people", 105, 105, "exact"),
    ("two hundred people", 200, 200, "exact"),
    ("3 million people", 3_000_000, 3_000_000, "exact"),
    ("a dozen cars", 12, 12, "exact"),
    ("two dozen cars", 24, 24, "exact"),
    ("half a dozen cars", 6, 6, "exact"),
    ("a couple of cars", 2, 2, "exact"),
    ("another person", 1, 1, "exact"),
    ("another five people", 5, 5, "exact"),
    ("a further three people", 3, 3, "exact"),
    ("at least 14 people", 14, None, "at_least"),
    ("at least a dozen people", 12, None, "at_least"),
    ("no fewer than nine people", 9, None, "at_least"),
    ("more than 50 people", 51, None, "at_least"),
    ("more than a dozen people", 13, None, "at_least"),
    ("over 100 people", 101, None, "at_least"),
    ("at least another 12 people", 12, None, "at_least"),
    ("up to 30 people", 0, 30, "at_most"),
    ("as many as 30 people", 0, 30, "at_most"),
    ("fewer than 30 people", 0, 29, "at_most"),
    ("between 6 and 8 people", 6, 8, "range"),
    ("six to eight people", 6, 8, "range"),
    ("two or three people", 2, 3, "range"),
    ("10-15 people", 10, 15, "range"),
    ("about 20 people", 20, 20, "approximate"),
    ("some 40 people", 40, 40, "approximate"),
    ("around half a thousand people", 500, 500, "approximate"),
    ("nearly 300 people", 300, 300, "approximate"),
    ("several people", 2, None, "vague"),
    ("some people", 2, None, "vague"),
    ("a number of people", 2, None, "vague"),
    ("at least several people", 2, None, "vague"),
    ("tens of people", 10, None, "vague"),
    ("dozens of people", 12, None, "vague"),
    ("scores of people", 20, None, "vague"),
    ("hundreds of people", 100, None, "vague"),
    ("thousands of people", 1000, None, "vague"),
    ("tens of thousands of people", 10000, None, "vague"),
    ("several dozen people", 24, None, "vague"),
    ("a few hundred people", 200, None, "vague"),
    ("no people", 0, 0, "exact"),
]


def read(phrase: str) -> Quantity | None:
    return quantity(tokenise(phrase).words, 0)


@pytest.mark.parametrize(("phrase", "low", "high", "basis"), COUNT_TABLE, ids=[row[0] for row in COUNT_TABLE])
def test_count_table(phrase: str, low: int, high: int | None, basis: str) -> None:
    found = read(phrase)
    assert found is not None
    assert (found.low, found.high, found.basis) == (low, high, basis)


@pytest.mark.parametrize(("phrase", "words"), [("a man", 1), ("more than a dozen cars", 4), ("12 people", 1)])
def test_it_ends_before_the_noun(phrase: str, words: int) -> None:
    found = read(phrase)
    assert found is not None
    assert found.end == words


def test_an_article_alone_is_marked() -> None:
    article, one = read("a man"), read("one man")
    assert article is not None
    assert one is not None
    assert (article.bare, one.bare) == (True, False)


@pytest.mark.parametrize(
    "phrase", ["100 km", "12 years", "5 %", "30 minutes", "2.5 people", "the people", "27 May", "3 am", "over people"]
)
def test_measures_dates_and_decimals_count_nothing(phrase: str) -> None:
    assert read(phrase) is None


def test_money_counts_nothing() -> None:
    assert list(quantities(tokenise("worth $300 in all").words)) == []


def test_quantities_do_not_overlap() -> None:
    found = list(quantities(tokenise("killed at least 14 people and wounded between 6 and 8 others").words))
    assert [(q.low, q.high) for q in found] == [(14, None), (6, 8)]


WORDS = [
    "at",
    "least",
    "more",
    "than",
    "a",
    "dozen",
    "hundred",
    "7",
    "and",
    "to",
    "between",
    "dozens",
    "of",
    "some",
    "no",
]


@given(st.lists(st.sampled_from(WORDS)))
def test_any_words_give_bounds_that_the_record_accepts(words: list[str]) -> None:
    for found in quantities(words):
        assert isinstance(found.to_count(), Count)


@given(st.from_regex(r"\A[0-9,]{1,40}\Z"))
def test_any_digits_are_a_number_or_nothing(digits: str) -> None:
    for found in quantities([digits]):
        assert found.to_count().low < 10**11

"""Relative words for days, and what they are seen from."""

from datetime import date

import pytest

from extractor.backends.rules.relative import Anchors, relative
from extractor.backends.rules.sentences import tokenise

ARTICLE = date(2024, 5, 8)
"""A Wednesday."""
EVENT = date(2024, 4, 20)

SEEN = [
    ("Wednesday", "2024-05-08", "2024-05-08"),
    ("Tuesday", "2024-05-07", "2024-05-07"),
    ("Thursday", "2024-05-02", "2024-05-02"),
    ("last Wednesday", "2024-05-01", "2024-05-01"),
    ("today", "2024-05-08", "2024-05-08"),
    ("tonight", "2024-05-08", "2024-05-08"),
    ("yesterday", "2024-05-07", "2024-05-07"),
    ("the day before yesterday", "2024-05-06", "2024-05-06"),
    ("last night", "2024-05-07", "2024-05-07"),
    ("this week", "2024-05-06", "2024-05-08"),
    ("last week", "2024-04-29", "2024-05-05"),
    ("earlier this month", "2024-05-01", "2024-05-08"),
    ("last month", "2024-04-01", "2024-04-30"),
    ("earlier this year", "2024-01-01", "2024-05-08"),
    ("last year", "2023-01-01", "2023-12-31"),
    ("in the past 24 hours", "2024-05-07", "2024-05-08"),
    ("three days ago", "2024-05-05", "2024-05-05"),
    ("two weeks ago", "2024-04-21", "2024-04-27"),
    ("a month ago", "2024-04-01", "2024-04-30"),
    ("five months ago", "2023-12-01", "2023-12-31"),
    ("two years ago", "2022-01-01", "2022-12-31"),
    ("two days earlier", "2024-04-18", "2024-04-18"),
    ("a week later", "2024-04-27", "2024-04-27"),
    ("the next day", "2024-04-21", "2024-04-21"),
    ("the previous day", "2024-04-19", "2024-04-19"),
]


@pytest.mark.parametrize(("words", "first", "last"), SEEN, ids=[row[0] for row in SEEN])
def test_relative_days(words: str, first: str, last: str) -> None:
    found = relative(tokenise(words), 0, Anchors(ARTICLE, EVENT))
    assert found
    assert found.days == (date.fromisoformat(first), date.fromisoformat(last))


@pytest.mark.parametrize("words", [row[0] for row in SEEN])
def test_without_anchors_they_are_words_and_no_days(words: str) -> None:
    found = relative(tokenise(words), 0, Anchors(None))
    assert found
    assert found.days is None


@pytest.mark.parametrize("words", ["two days earlier", "the next day"])
def test_without_a_dated_event_the_articles_day_serves(words: str) -> None:
    found = relative(tokenise(words), 0, Anchors(ARTICLE))
    assert found
    assert found.days


@pytest.mark.parametrize("words", ["a day after the deal", "two people", "monday", "the day", "12 hours ago"])
def test_other_words(words: str) -> None:
    assert relative(tokenise(words), 0, Anchors(ARTICLE, EVENT)) is None


@pytest.mark.parametrize("day", [date.min, date.max])
@pytest.mark.parametrize("words", [row[0] for row in SEEN])
def test_the_ends_of_the_calendar(words: str, day: date) -> None:
    found = relative(tokenise(words), 0, Anchors(day, day))
    assert found
    assert found.days is None or found.days[0] <= found.days[1]

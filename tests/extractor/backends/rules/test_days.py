"""Dates as written."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.backends.rules.days import interval, written
from extractor.backends.rules.sentences import tokenise

ARTICLE = date(2024, 5, 6)

WRITTEN = [
    ("12 March 2024", "2024-03-12", "2024-03-12"),
    ("12th of March 2024", "2024-03-12", "2024-03-12"),
    ("March 12, 2024", "2024-03-12", "2024-03-12"),
    ("March 12th", "2024-03-12", "2024-03-12"),
    ("Oct. 3", "2023-10-03", "2023-10-03"),
    ("6 May", "2024-05-06", "2024-05-06"),
    ("7 May", "2023-05-07", "2023-05-07"),
    ("2024-03-12", "2024-03-12", "2024-03-12"),
    ("12.03.2024", "2024-03-12", "2024-03-12"),
    ("in April", "2024-04-01", "2024-04-30"),
    ("in December", "2023-12-01", "2023-12-31"),
    ("early April", "2024-04-01", "2024-04-10"),
    ("mid April", "2024-04-11", "2024-04-20"),
    ("late February", "2024-02-21", "2024-02-29"),
    ("August 2023", "2023-08-01", "2023-08-31"),
    ("in 2022", "2022-01-01", "2022-12-31"),
]


@pytest.mark.parametrize(("phrase", "first", "last"), WRITTEN, ids=[row[0] for row in WRITTEN])
def test_written_dates(phrase: str, first: str, last: str) -> None:
    sentence = tokenise(phrase)
    found = next(filter(None, (written(sentence.words, sentence.capital(i), i) for i in range(len(sentence.words)))))
    assert interval(found, ARTICLE) == (date.fromisoformat(first), date.fromisoformat(last))


def test_a_date_without_a_year_needs_the_articles() -> None:
    found = written(["12", "march"], False, 0)
    assert found is not None
    assert interval(found, None) is None


@pytest.mark.parametrize(
    "phrase", ["may happen", "troops march on", "May said so", "12 people", "2024 people", "31.31.2024"]
)
def test_no_dates(phrase: str) -> None:
    sentence = tokenise(phrase)
    assert [written(sentence.words, sentence.capital(i), i) for i in range(len(sentence.words))] == [None] * len(
        sentence.words
    )


def test_a_day_that_no_month_has_is_no_day() -> None:
    found = written(["31", "april"], False, 0)
    assert found is not None
    assert interval(found, ARTICLE) is None


@given(st.text(alphabet="0123456789-. mayMyarch,", max_size=30), st.dates())
def test_any_digits_give_an_ordered_interval_or_none(text: str, day: date) -> None:
    sentence = tokenise(text)
    for i in range(len(sentence.words)):
        found = written(sentence.words, sentence.capital(i), i)
        days = interval(found, day) if found else None
        assert days is None or days[0] <= days[1]

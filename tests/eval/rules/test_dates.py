from datetime import UTC, date, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eval.rules import RULES, WrongType
from eval.rules.dates import read_span
from extractor.scored import Scored
from tests.eval.rules.compared import difference, verdict

DATES = RULES["date"](Scored("date"))
APRIL_4 = (date(2025, 4, 4).toordinal(),) * 2


def span(start: str | None, end: str | None) -> dict[str, str | None]:
    return {"start": start, "end": end}


NOTATIONS = [
    "2025-04-04",
    "2025-04-04T21:30:00Z",
    "2025-04-04 21:30",
    "20250404",
    "2025-4-4",
    "2025/04/04",
    "2025.4.4",
    "4.4.2025",
    "04/04/2025",
    "April 4, 2025",
    "april 4 2025",
    "Apr. 4th, 2025",
    "4 April 2025",
    "4th of April 2025",
    "4-Apr-2025",
    "Friday, April 4, 2025",
    "Fri 4 Apr 2025",
]
NO_DATES = ["04/05/2025", "April 4", "yesterday", "2025-02-30", "2025-13-01", "2025", "day 795", "4 Aprilis 2025", ""]


@pytest.mark.parametrize("text", NOTATIONS)
def test_unambiguous_notations_of_a_day(text: str) -> None:
    assert read_span(text) == APRIL_4


@pytest.mark.parametrize("text", NO_DATES)
def test_ambiguous_and_incomplete_dates_are_none(text: str) -> None:
    assert read_span(text) is None


@pytest.mark.parametrize(("text", "month"), [("13/04/2025", 4), ("04/13/2025", 4)])
def test_a_day_beyond_twelve_tells_the_order(text: str, month: int) -> None:
    assert read_span(text) == (date(2025, month, 13).toordinal(),) * 2


def test_the_last_month_of_the_calendar() -> None:
    assert read_span("9999-12") == (date(9999, 12, 1).toordinal(), date(9999, 12, 31).toordinal())


def test_a_date_written_as_a_number_is_read_like_its_digits() -> None:
    assert verdict("date", "2025-04-04", 20250404) == "correct"
    assert verdict("date", "2025-04-04", 1743724800) == "incorrect"
    assert DATES.coerced(20250404)


@pytest.mark.parametrize("text", ["2025-04", "April 2025", "Apr 2025"])
def test_a_month_is_all_of_its_days(text: str) -> None:
    assert read_span(text) == (date(2025, 4, 1).toordinal(), date(2025, 4, 30).toordinal())


COMPARED = [
    ("same day", span("2025-04-04", "2025-04-04"), span("2025-04-04", "2025-04-04"), "correct"),
    ("next day", span("2025-04-04", "2025-04-04"), span("2025-04-05", "2025-04-05"), "incorrect"),
    ("text for an object", span("2025-04-04", "2025-04-04"), "April 4, 2025", "correct"),
    ("day in a month", span("2025-04-01", "2025-04-30"), span("2025-04-04", "2025-04-04"), "partial"),
    ("overlapping spans", span("2025-04-01", "2025-04-10"), span("2025-04-10", "2025-04-20"), "partial"),
    ("neighbouring spans", span("2025-04-01", "2025-04-10"), span("2025-04-11", "2025-04-20"), "incorrect"),
    ("on or before, right end", span(None, "2025-04-04"), span("2025-04-04", "2025-04-04"), "partial"),
    ("day for on or before", span("2025-04-04", "2025-04-04"), span(None, "2025-04-04"), "partial"),
    ("earlier than on or before", span(None, "2025-04-04"), span("2025-04-01", "2025-04-01"), "incorrect"),
    ("two on or before", span(None, "2025-04-04"), span(None, "2025-04-05"), "incorrect"),
    ("no days", span(None, None), span("2025-04-04", "2025-04-04"), "silent"),
    ("no days against null", span(None, None), None, "silent"),
    ("no date at all", span("2025-04-04", "2025-04-04"), "the fourth winter", "incorrect"),
]


@pytest.mark.parametrize(("gold", "predicted", "expected"), [r[1:] for r in COMPARED], ids=[r[0] for r in COMPARED])
def test_spans_of_days(gold: Any, predicted: Any, expected: str) -> None:
    assert verdict("date", gold, predicted) == expected


@pytest.mark.parametrize("value", [date(2025, 4, 4), datetime(2025, 4, 4, 21, 30, tzinfo=UTC)])
def test_python_dates_are_days(value: date) -> None:
    assert DATES.normalise(value) == APRIL_4
    assert not DATES.coerced(value)


@pytest.mark.parametrize(
    ("gold", "predicted", "words"),
    [
        ("2025-04-04", "2025-04-05", "1 day later"),
        ("2025-04-04", "2025-04-01", "3 days earlier"),
        ("2025-04-01", "2025-04", "start: the same; end: 29 days later"),
        (span(None, "2025-04-04"), span("2025-04-01", "2025-04-01"), "start: open in gold; end: 3 days earlier"),
        ("2025-04-04", "soon", "the predicted value “soon” is not a date"),
    ],
    ids=str,
)
def test_the_difference_is_signed(gold: Any, predicted: Any, words: str) -> None:
    assert difference("date", gold, predicted) == words


@pytest.mark.parametrize("value", [True, 20250404.5, ["2025-04-04"]], ids=repr)
def test_what_can_be_no_date_is_a_wrong_type(value: Any) -> None:
    with pytest.raises(WrongType):
        DATES.normalise(value)


@given(st.dates(min_value=date(1000, 1, 1)))
def test_every_written_form_of_a_day_is_that_day(day: date) -> None:
    forms = (day.isoformat(), f"{day:%B} {day.day}, {day.year}", f"{day.day} {day:%b} {day.year}", f"{day:%d.%m.%Y}")
    assert {DATES.normalise(form) for form in forms} == {(day.toordinal(), day.toordinal())}


@given(st.dates(), st.dates(), st.dates(), st.dates())
def test_partly_right_is_the_same_both_ways(a: date, b: date, c: date, d: date) -> None:
    one, other = ((min(x, y).toordinal(), max(x, y).toordinal()) for x, y in ((a, b), (c, d)))
    assert DATES.grade(one, other) == DATES.grade(other, one)

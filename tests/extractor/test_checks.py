"""Value checks of the record: each rule of the codebook as a table, each refusal in words a model can act on."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor import checks

BASES = ("exact", "at_least", "at_most", "range", "approximate", "vague")
PRECISIONS = ("day", "range", "on_or_before", "unknown")


def complaint(check: object, *values: object) -> str | None:
    assert callable(check)
    try:
        check(*values)
    except ValueError as error:
        return str(error)
    return None


# Count: the words of the codebook and their bounds -------------------------------------------------------------------


@pytest.mark.parametrize(
    ("low", "high", "basis"),
    [
        pytest.param(14, 14, "exact", id="14"),
        pytest.param(1, 1, "exact", id="the embassy"),
        pytest.param(0, 0, "exact", id="none"),
        pytest.param(14, None, "at_least", id="at least 14"),
        pytest.param(51, None, "at_least", id="more than 50"),
        pytest.param(13, None, "at_least", id="more than a dozen"),
        pytest.param(0, 30, "at_most", id="up to 30"),
        pytest.param(0, 29, "at_most", id="fewer than 30"),
        pytest.param(0, 0, "at_most", id="fewer than one"),
        pytest.param(6, 8, "range", id="between 6 and 8"),
        pytest.param(20, 20, "approximate", id="about 20"),
        pytest.param(500, 500, "approximate", id="around half a thousand"),
        pytest.param(2, None, "vague", id="several"),
        pytest.param(10, None, "vague", id="tens"),
        pytest.param(12, None, "vague", id="dozens"),
        pytest.param(20, None, "vague", id="scores"),
        pytest.param(100, None, "vague", id="hundreds"),
        pytest.param(1000, None, "vague", id="thousands"),
        pytest.param(10_000, None, "vague", id="tens of thousands"),
        pytest.param(4, None, "vague", id="shops, cafes: two bare plurals"),
    ],
)
def test_every_reading_of_the_codebook_is_a_count(low: int, high: int | None, basis: str) -> None:
    checks.count(low, high, basis)


@pytest.mark.parametrize(
    ("low", "high", "basis", "message"),
    [
        (-1, -1, "exact", "low is -1; a count is never negative"),
        (-1, None, "at_least", "low is -1; a count is never negative"),
        (8, 6, "range", "low 8 is above high 6"),
        (8, 6, "exact", "low 8 is above high 6"),
        (14, None, "exact", "basis 'exact' needs low = high; found low 14, high null"),
        (14, 15, "exact", "basis 'exact' needs low = high; found low 14, high 15"),
        (20, None, "approximate", "basis 'approximate' needs low = high; found low 20, high null"),
        (18, 22, "approximate", "basis 'approximate' needs low = high; found low 18, high 22"),
        (14, 14, "at_least", "basis 'at_least' needs high null; found low 14, high 14"),
        (2, 5, "vague", "basis 'vague' needs high null; found low 2, high 5"),
        (1, 30, "at_most", "basis 'at_most' needs low 0 and a high; found low 1, high 30"),
        (0, None, "at_most", "basis 'at_most' needs low 0 and a high; found low 0, high null"),
        (6, 6, "range", "basis 'range' needs low < high; found low 6, high 6"),
        (6, None, "range", "basis 'range' needs low < high; found low 6, high null"),
    ],
)
def test_bounds_that_contradict_their_basis_are_refused_with_what_they_need(
    low: int, high: int | None, basis: str, message: str
) -> None:
    assert complaint(checks.count, low, high, basis) == message


@given(st.integers(-3, 60), st.none() | st.integers(-3, 60))
def test_any_ordered_bounds_fit_a_basis_and_no_others_do(low: int, high: int | None) -> None:
    fitting = {basis for basis in BASES if complaint(checks.count, low, high, basis) is None}
    if low < 0 or (high is not None and high < low):
        assert not fitting
    elif high is None:
        assert fitting == {"at_least", "vague"}
    elif low == high:
        assert fitting == {"exact", "approximate"} | ({"at_most"} if low == 0 else set())
    else:
        assert fitting == {"range"} | ({"at_most"} if low == 0 else set())


# When ----------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("start", "end", "precision"),
    [
        ("2025-04-04", "2025-04-04", "day"),
        ("2025-04-01", "2025-04-30", "range"),
        ("2024-12-31", "2025-01-01", "range"),
        (None, "2025-04-05", "on_or_before"),
        (None, None, "unknown"),
    ],
)
def test_each_precision_has_its_days(start: str | None, end: str | None, precision: str) -> None:
    fitting = [name for name in PRECISIONS if complaint(checks.when, start, end, name) is None]
    assert fitting == [precision]


@pytest.mark.parametrize(
    ("start", "end", "precision", "message"),
    [
        ("2025-04-05", "2025-04-04", "range", "start 2025-04-05 is after end 2025-04-04"),
        (
            "2025-04-04",
            "2025-04-05",
            "day",
            "precision 'day' needs start = end; found start 2025-04-04, end 2025-04-05",
        ),
        (None, None, "day", "precision 'day' needs start = end; found start null, end null"),
        (
            "2025-04-04",
            None,
            "range",
            "precision 'range' needs start before end; found start 2025-04-04, end null",
        ),
        (
            "2025-04-04",
            "2025-04-04",
            "on_or_before",
            "precision 'on_or_before' needs start null and end set; found start 2025-04-04, end 2025-04-04",
        ),
        (
            None,
            "2025-04-04",
            "unknown",
            "precision 'unknown' needs start and end null; found start null, end 2025-04-04",
        ),
    ],
)
def test_days_that_contradict_their_precision_are_refused_with_what_they_need(
    start: str | None, end: str | None, precision: str, message: str
) -> None:
    assert complaint(checks.when, start, end, precision) == message


@given(st.dates())
def test_every_day_of_the_calendar_is_a_date(day: date) -> None:
    assert checks.iso_date(day.isoformat()) == day.isoformat()


@pytest.mark.parametrize(
    ("value", "message"),
    [
        ("2026-02-30", "'2026-02-30' is not a day of the calendar"),
        ("2025-00-10", "'2025-00-10' is not a day of the calendar"),
        ("0000-01-01", "'0000-01-01' is not a day of the calendar"),
        ("April 4, 2025", "'April 4, 2025' is not a date; write YYYY-MM-DD"),
        ("2025-4-4", "'2025-4-4' is not a date; write YYYY-MM-DD"),
        ("20250404", "'20250404' is not a date; write YYYY-MM-DD"),
        ("2025-W14-5", "'2025-W14-5' is not a date; write YYYY-MM-DD"),
        ("2025-04-04T00:00:00", "'2025-04-04T00:00:00' is not a date; write YYYY-MM-DD"),
        (" 2025-04-04", "' 2025-04-04' is not a date; write YYYY-MM-DD"),
        ("2025-04-04\n", "'2025-04-04\\n' is not a date; write YYYY-MM-DD"),
        ("٢٠٢٥-04-04", "'٢٠٢٥-04-04' is not a date; write YYYY-MM-DD"),
        ("", "'' is not a date; write YYYY-MM-DD"),
    ],
)
def test_anything_else_is_refused_as_a_date(value: str, message: str) -> None:
    assert complaint(checks.iso_date, value) == message


# Country -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("code", ["UA", "RU", "MD", "PS", "XZ"])
def test_a_country_is_an_iso_code_or_the_sea(code: str) -> None:
    assert checks.country_code(code) == code


@pytest.mark.parametrize("value", ["ua", "UKR", "Ukraine", "UK", "EU", "SU", "XX", "ZZ", "XK", "", " UA"])
def test_anything_else_is_refused_as_a_country(value: str) -> None:
    message = f"{value!r} is not an ISO 3166-1 alpha-2 code; write two capitals such as UA, or XZ at sea"
    assert complaint(checks.country_code, value) == message


def test_there_are_249_countries_and_the_sea() -> None:
    assert len(checks.COUNTRY_CODES) == 249 + 1
    assert {
        code for code in checks.COUNTRY_CODES if not (len(code) == 2 and code.isalpha() and code.isupper())
    } == set()

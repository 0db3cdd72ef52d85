from typing import Any

import pytest

from eval.report import words
from eval.report.model import Difference, Interval, Ratios, Report, Tally

NOTHING = Ratios(None, None, None)


def tally(**counts: int) -> Tally:
    names = ("correct", "partial", "incorrect", "missing", "spurious", "absent", "unlabelled", "failed")
    return Tally(**{name: counts.get(name, 0) for name in names}, strict=NOTHING, lenient=NOTHING)


@pytest.mark.parametrize(
    ("recorded", "shown"),
    [
        pytest.param(None, "—", id="silence"),
        pytest.param("", "—", id="empty text is silence"),
        pytest.param([], "—", id="empty list is silence"),
        pytest.param(0, "0", id="zero is a claim"),
        pytest.param("Odesa", "Odesa", id="text"),
        pytest.param({"low": 14, "high": 14}, "14", id="exact"),
        pytest.param({"low": 0, "high": 0}, "0", id="denied"),
        pytest.param({"low": 14, "high": None}, "≥ 14", id="at least"),
        pytest.param({"low": 0, "high": 30}, "≤ 30", id="at most"),
        pytest.param({"low": 6, "high": 8}, "6 to 8", id="range"),
        pytest.param({"start": "2026-02-04", "end": "2026-02-04"}, "2026-02-04", id="day"),
        pytest.param({"start": None, "end": "2026-02-04"}, "by 2026-02-04", id="on or before"),
        pytest.param({"start": "2026-02-01", "end": "2026-02-10"}, "2026-02-01 to 2026-02-10", id="days"),
        pytest.param({"start": "2026-02-01", "end": None}, "from 2026-02-01", id="open end"),
        pytest.param({"start": None, "end": None}, "—", id="no day"),
        pytest.param({"b": 1, "a": "ї"}, '{"a": "ї", "b": 1}', id="anything else, in one order"),
    ],
)
def test_recorded_values_read_as_they_are_written(recorded: Any, shown: str) -> None:
    assert words.value(recorded) == shown


@pytest.mark.parametrize(
    ("hits", "of", "shown"),
    [(0, 0, "n/a"), (3, 7, "3/7"), (9, 9, "9/9"), (5, 10, "0.50"), (1.5, 4.5, "1.5/4.5"), (300, 1000, "0.30")],
)
def test_under_ten_a_share_is_written_out(hits: float, of: float, shown: str) -> None:
    assert words.share(hits, of) == shown


def test_a_partly_right_leaf_is_wrong_strictly_and_half_right_leniently() -> None:
    found = tally(correct=10, partial=2)
    assert (words.precision(found), words.precision(found, lenient=True)) == ("0.83", "0.92")


def test_f1_is_out_of_the_mean_of_both_sides() -> None:
    assert words.f1(tally(correct=3, missing=1)) == "3/3.5"


def test_leaves_of_a_failed_extraction_are_in_the_column_of_the_missing() -> None:
    columns = {name: count(tally(missing=2, failed=5)) for name, count in words.COUNTED}
    assert columns["missing"] == 7


@pytest.mark.parametrize(("number", "shown"), [(0.054, "+0.05"), (-0.054, "−0.05"), (0.004, "0.00"), (-0.004, "0.00")])
def test_differences_carry_their_sign_and_nothing_has_none(number: float, shown: str) -> None:
    assert words.signed(number) == shown


def test_a_difference_comes_with_its_interval() -> None:
    found = Difference(0.1, 0.5, Interval(-0.1, 0.3, 0.95), None, "too few", None, "too few")
    assert words.difference(found) == "+0.10 (−0.10 to +0.30)"
    assert words.difference(None) == "n/a"


def test_one_sentence_says_what_it_comes_to(report: Report, compared: Report, perfect: Report) -> None:
    right = f"{report.overall.correct} of {report.overall.gold} leaves of gold exactly right"
    assert words.verdict(report).startswith(right)
    assert "extractions failed" in words.verdict(compared)
    assert "over 5 samples" in words.verdict(compared)
    assert "failed" not in words.verdict(perfect)
    assert "invented" not in words.verdict(perfect)

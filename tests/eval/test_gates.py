"""Bars: what a run is held to, and the sentence that says where it falls short."""

from pathlib import Path

import pytest

from eval.gates import bars_of, below, regressed
from extractor.errors import UsageError
from tests.eval.runs import Change, perfect, write_run
from tests.eval.test_comparison import sometimes_without_date, without_date
from tests.eval.test_scorecard import card_of, nothing


@pytest.mark.parametrize("field", ["overall", "incidents", "incidents.casualties.count", "casualties.count"])
def test_a_perfect_run_meets_the_bar_of(tmp_path: Path, field: str) -> None:
    assert below(bars_of(card_of(write_run(tmp_path / "run"))), {field: 1.0}) == []


def test_a_missed_bar_says_field_score_and_bar(tmp_path: Path) -> None:
    card = card_of(write_run(tmp_path / "run", without_date))
    (line,) = below(bars_of(card), {"date": 1.0, "role": 1.0})
    assert line.startswith("date F1 0.")
    assert line.endswith("is below 1")


def test_a_field_with_nothing_to_score_meets_no_bar(tmp_path: Path) -> None:
    (line,) = below(bars_of(card_of(write_run(tmp_path / "run"))), {"perpetrator.attributed_to": 0.0})
    assert "nothing to score" in line


def test_an_unknown_field_is_a_usage_error_with_the_nearest_name(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"no field is called 'incidents\.rol'; did you mean 'incidents\.role'"):
        below(bars_of(card_of(write_run(tmp_path / "run"))), {"incidents.rol": 0.5})


GATES: list[tuple[str, Change, Change, int, str]] = [
    ("the same run", perfect, perfect, 2, "passed"),
    ("a better run", without_date, perfect, 2, "passed"),
    ("a value lost in every one of three samples", perfect, without_date, 3, "failed"),
    ("a value lost in one of three samples", perfect, sometimes_without_date, 3, "passed"),
    ("a value lost where two samples cannot tell lost from flaky", perfect, without_date, 2, "passed"),
    ("a run that lost everything", perfect, nothing, 1, "failed"),
]


@pytest.mark.parametrize(("base", "new", "samples", "outcome"), [row[1:] for row in GATES], ids=[r[0] for r in GATES])
def test_against_a_baseline(tmp_path: Path, base: Change, new: Change, samples: int, outcome: str) -> None:
    baseline = card_of(write_run(tmp_path / "base", base, samples=samples))
    card = card_of(write_run(tmp_path / "new", new, samples=samples))
    assert regressed(card, baseline).outcome == outcome


def test_a_backend_that_always_answers_alike_has_lost_what_it_lost_once(tmp_path: Path) -> None:
    cards = [
        card_of(write_run(tmp_path / n, change, backend="rules")) for n, change in (("a", perfect), ("b", without_date))
    ]
    verdict = regressed(cards[1], cards[0])
    assert verdict.outcome == "failed"
    assert "2 values went from right in every sample to wrong in every sample: kryvyi_rih" in verdict.reason

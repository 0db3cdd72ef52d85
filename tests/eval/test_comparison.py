"""Two runs: what changed, in which fields, and what can be said of it."""

from pathlib import Path
from typing import Any

import pytest

from eval.comparison import RunComparison, compare_runs, rights
from eval.comparison_text import as_json, as_text
from eval.gold.labels import GoldCase
from tests.eval.runs import Change, perfect, write_run
from tests.eval.test_scorecard import card_of


def without_date(case: GoldCase, sample: int, record: dict[str, Any]) -> dict[str, Any]:  # noqa: ARG001 - a Change
    if case.id == "kryvyi_rih":
        record["incidents"][0]["date"] = None
    return record


def sometimes_without_date(case: GoldCase, sample: int, record: dict[str, Any]) -> dict[str, Any]:
    return without_date(case, sample, record) if sample == 0 else record


def with_invented_source(case: GoldCase, sample: int, record: dict[str, Any]) -> dict[str, Any]:  # noqa: ARG001
    if case.id == "odesa":
        record["incidents"][0]["sources"].append({"name": "A Bystander", "position": None, "quote": "residents"})
    return record


def compared(tmp_path: Path, a: Change, b: Change, samples: int = 2) -> RunComparison:
    runs = (write_run(tmp_path / name, change, samples=samples) for name, change in (("a", a), ("b", b)))
    return compare_runs(*map(card_of, runs))


KINDS: list[tuple[str, Change, Change, str]] = [
    ("right everywhere, then wrong everywhere", perfect, without_date, "broken"),
    ("wrong everywhere, then right everywhere", without_date, perfect, "fixed"),
    ("right everywhere, then sometimes", perfect, sometimes_without_date, "flaky"),
    ("sometimes, then wrong everywhere", sometimes_without_date, without_date, "flaky"),
]


@pytest.mark.parametrize(("a", "b", "kind"), [row[1:] for row in KINDS], ids=[row[0] for row in KINDS])
def test_a_changed_leaf_is(tmp_path: Path, a: Change, b: Change, kind: str) -> None:
    changes = compared(tmp_path, a, b).changes
    assert {change.path for change in changes} == {"incidents.date", "incidents.date.part_of_day"}
    assert {change.kind for change in changes} == {kind}
    assert {change.quote for change in changes} == {"evening of April 4"}


def test_equal_runs_have_no_changes_and_no_difference(tmp_path: Path) -> None:
    found = compared(tmp_path, perfect, perfect)
    assert not found.changes
    assert found.overall.statistics.difference is not None
    assert found.overall.statistics.difference.value == 0


def test_an_invented_fact_is_a_change_with_its_own_quote(tmp_path: Path) -> None:
    (change,) = compared(tmp_path, perfect, with_invented_source).changes
    assert (change.kind, change.gold, change.a, change.b) == ("broken", None, (), ("A Bystander", "A Bystander"))
    assert change.quote == "residents"


def test_swapping_the_runs_swaps_the_signs(tmp_path: Path) -> None:
    there = compared(tmp_path / "1", perfect, without_date).overall.statistics.difference
    back = compared(tmp_path / "2", without_date, perfect).overall.statistics.difference
    assert there is not None
    assert back is not None
    assert there.value == -back.value < 0


def test_only_fields_that_changed_differ(tmp_path: Path) -> None:
    fields = compared(tmp_path, perfect, without_date).fields
    assert {f.path for f in fields if f.a != f.b} == {"incidents.date", "incidents.date.part_of_day"}


def test_holm_never_lowers_a_p_value(tmp_path: Path) -> None:
    for field in compared(tmp_path, perfect, without_date).fields:
        if field.adjusted_these is not None:
            assert field.statistics.these_articles.p is not None
            assert field.adjusted_these >= field.statistics.these_articles.p


def test_three_articles_answer_only_for_themselves(tmp_path: Path) -> None:
    text = as_text([compared(tmp_path, perfect, without_date, samples=3)], ["a", "b"])
    assert "On articles like these: cannot be answered with 3 articles (6 at least)." in text
    assert "On exactly these articles: p = " in text
    table = text[text.index("field  ") :].split("\n\n")[0]
    assert max(map(len, table.splitlines())) <= 110


def test_one_sample_shows_no_wavering(tmp_path: Path) -> None:
    found = compared(tmp_path, perfect, without_date, samples=1)
    assert found.overall.statistics.these_articles.p is None


def test_the_figures_as_json_are_the_figures_in_words(tmp_path: Path) -> None:
    found = compared(tmp_path, perfect, without_date)
    text = as_json([found], ["a", "b"])
    assert '"kind": "broken"' in text
    assert text.endswith("\n")


def test_rights_leave_out_what_costs_nothing(tmp_path: Path) -> None:
    found = rights(card_of(write_run(tmp_path / "run", samples=3)))
    assert all(samples == [True] * 3 for samples in found.values())

"""docs/statistics.md quotes what two programs print, and the simulations hold what the page says of them."""

import json
from pathlib import Path
from typing import Any

import pytest

from benchmarks import small_gold_sets, worked_examples
from benchmarks.interval_coverage import LIKENESS, OTHERS, THIS

PAGE = Path(__file__).parents[3] / "docs" / "statistics.md"

Results = dict[str, list[Any]]


def quoted() -> list[str]:
    return [line for line in PAGE.read_text(encoding="utf-8").splitlines() if line.startswith("|")]


def rows(lines: list[str]) -> list[str]:
    return [line for line in lines if line.startswith("|") and not set(line) <= set("|- ")]


def test_every_worked_example_is_on_the_page() -> None:
    assert set(rows([*worked_examples.examples()])) <= set(quoted())


@pytest.fixture(scope="module")
def found() -> Results:
    return small_gold_sets.results()


@pytest.mark.slow
class TestSimulations:
    def test_the_page_quotes_them_to_the_digit_and_nothing_else(self, found: Results) -> None:
        printed = rows([*worked_examples.examples(), *small_gold_sets.tables(found)])
        assert sorted(rows(quoted())) == sorted(printed)

    def test_are_plain_json(self, found: Results, capsys: pytest.CaptureFixture[str]) -> None:
        small_gold_sets.main(["--json", "--quick"])
        assert json.loads(capsys.readouterr().out).keys() == found.keys()

    def test_the_interval_holds_what_it_promises_from_three_articles_up(self, found: Results) -> None:
        ours = [row for row in found["coverage"] if row.method == THIS]
        assert min(row.lowest for row in ours) >= 0.87
        assert min(row.mean for row in ours) >= 0.92

    def test_the_usual_ones_do_not_where_articles_are_few_and_unlike(self, found: Results) -> None:
        few = {row.method: row for row in found["coverage"] if (row.articles, row.likeness) == (3, LIKENESS[-1])}
        assert all(few[method].lowest < 0.8 for method in OTHERS)
        assert few[THIS].lowest > 0.9

    def test_it_narrows_as_articles_are_added(self, found: Results) -> None:
        for likeness in LIKENESS:
            widths = [row.width for row in found["coverage"] if (row.method, row.likeness) == (THIS, likeness)]
            assert widths == sorted(widths, reverse=True)

    def test_false_alarms_stay_near_five_per_cent(self, found: Results) -> None:
        # From 600 runs: 5 % and three standard errors.
        for row in found["false alarms"]:
            assert row.similar_articles is None or row.similar_articles <= 0.077
            assert row.taste or row.these_articles <= 0.077
            assert row.interval_below <= 0.045
            assert row.held >= 0.92

    def test_runs_that_differ_on_these_articles_only_are_told_so(self, found: Results) -> None:
        same, unlike = (
            [row.these_articles for row in found["false alarms"] if bool(row.taste) == differ and row.articles >= 6]
            for differ in (False, True)
        )
        assert all(yes > no for no, yes in zip(same, unlike, strict=True))

    def test_the_smallest_difference_is_found_more_often_than_not(self, found: Results) -> None:
        assert all(0.5 <= row.found <= 0.9 and row.held >= 0.9 for row in found["power"])
        assert [row.smallest for row in found["power"]] == sorted(
            (row.smallest for row in found["power"]), reverse=True
        )

    def test_flaky_values_look_broken_with_few_samples_and_not_with_five(self, found: Results) -> None:
        alarmed = {(row.samples, row.flaky): row.alarmed for row in found["flakes"]}
        # Each flaky value by chance: the mean of p^K (1 - p)^K over p from 0 to 1, which is 1 over (2K+1) C(2K, K).
        assert alarmed[1, 5] == pytest.approx(1 - (5 / 6) ** 5, abs=0.03)
        assert alarmed[3, 20] == pytest.approx(1 - (139 / 140) ** 20, abs=0.03)
        assert alarmed[5, 20] < 0.02

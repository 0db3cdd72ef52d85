"""`incidents compare`, as a shell calls it."""

import json
from pathlib import Path

import pytest

from extractor.cli import main
from tests.eval.runs import write_run
from tests.eval.test_comparison import without_date


@pytest.fixture
def runs(tmp_path: Path) -> list[str]:
    return [str(write_run(tmp_path / "a", samples=2)), str(write_run(tmp_path / "b", without_date, samples=2))]


def test_html_is_a_page_of_both_runs(runs: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["compare", *runs, "--format", "html"]) == 0
    page = capsys.readouterr().out
    assert page.startswith("<!doctype html>")
    assert "2 leaves broken, 0 fixed, 0 flaky" in page
    assert main(["compare", *runs, "--format", "html", "--out", str(tmp_path / "page.html")]) == 0
    assert capsys.readouterr().out == ""
    assert (tmp_path / "page.html").read_text(encoding="utf-8") == page


def test_json_has_two_names(runs: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["compare", *runs, "--json"]) == 0
    figures = capsys.readouterr().out
    assert main(["compare", *runs, "--format", "json"]) == 0
    assert capsys.readouterr().out == figures
    assert [change["kind"] for change in json.loads(figures)["comparisons"][0]["changes"]] == ["broken", "broken"]


def test_one_run_is_a_mistake(runs: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["compare", runs[0], "--format", "html"])
    assert stopped.value.code == 2
    assert "two runs at least" in capsys.readouterr().err

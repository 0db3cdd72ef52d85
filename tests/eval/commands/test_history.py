"""`incidents history`, as a shell calls it."""

from pathlib import Path

import pytest

from eval.scores_file import SCORES
from extractor.cli import main
from tests.eval.test_comparison import without_date
from tests.eval.test_past_runs import scored


@pytest.fixture
def runs(tmp_path: Path) -> Path:
    scored(tmp_path / "runs" / "first", without_date, created="2026-01-01", prompt="incident/v1", model="small")
    scored(tmp_path / "runs" / "second", created="2026-02-01", prompt="incident/v2", model="small")
    return tmp_path / "runs"


def test_a_table_is_printed_and_a_page_of_plots_is_written(runs: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["history", str(runs)]) == 0
    out, err = capsys.readouterr()
    assert err == f"incidents: plots: {runs / 'history.html'}\n"
    page = (runs / "history.html").read_text(encoding="utf-8")
    for name in ("first", "second", "incident/v1 · small", "incident/v2 · small"):
        assert name in out
        assert name in page
    assert [line.split() for line in out.splitlines() if line.startswith("date ")] == [["date", "8/9", "1.00"]]
    assert max(map(len, out.splitlines())) <= 80


def test_the_page_can_go_elsewhere(runs: Path, tmp_path: Path) -> None:
    assert main(["history", str(runs), "--out", str(tmp_path / "page.html")]) == 0
    assert (tmp_path / "page.html").exists()
    assert not (runs / "history.html").exists()


def test_a_run_that_cannot_be_read_is_named_and_the_others_are_shown(
    runs: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (runs / "first" / SCORES).write_text("{")
    assert main(["history", str(runs)]) == 0
    assert "left out: " in capsys.readouterr().out
    assert "Left out: " in (runs / "history.html").read_text(encoding="utf-8")


def test_a_folder_without_runs_is_one_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["history", str(tmp_path)])
    assert stopped.value.code == 2
    assert capsys.readouterr().err.count("\n") == 1

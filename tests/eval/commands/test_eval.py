"""`incidents eval`: what it refuses before anything is asked, and that it extracts, scores and reports in one go."""

from pathlib import Path

import pytest

from extractor.cli import main


@pytest.fixture(autouse=True)
def _in_a_folder_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


@pytest.mark.parametrize(
    ("words", "line"),
    [
        ("--min casualty.count=0.5", "--min: no field is called 'casualty.count'; "),
        ("--min overall=0.5 --min foo=1", "--min: no field is called 'foo'; there is overall, incidents, incidents."),
        ("--baseline nowhere", "nowhere: no run here (manifest.json is missing)"),
        ("--gold nowhere", "nowhere: no gold set here"),
    ],
)
def test_a_gate_that_no_run_could_be_held_to_is_refused_before_anything_is_asked(
    words: str, line: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as caught:
        main(["eval", "--backend", "rules", *words.split()])
    assert caught.value.code == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err.startswith(f"incidents: {line}")
    assert list(tmp_path.iterdir()) == []


def test_a_run_is_extracted_scored_reported_and_held_to_its_bars(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ["eval", "--backend", "rules", "--out", "run", "--min", "overall=0", "--min", "casualties.count=0"]
    assert main(words) == 0
    assert {"records.jsonl", "scores.json", "report.html"} <= {file.name for file in (tmp_path / "run").iterdir()}
    assert "casualties.count" in capsys.readouterr().out

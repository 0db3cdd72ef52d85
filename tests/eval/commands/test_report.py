"""`incidents report`, as a shell calls it, on a run that the offline baseline really made."""

import csv
import json
from io import StringIO
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from extractor import resources
from extractor.cli import main


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("runs") / "baseline"
    articles = str(resources.folder("goldset") / "articles")
    assert main(["extract", articles, "--backend", "rules", "--out", str(folder)]) == 0
    return folder


def printed(capsys: pytest.CaptureFixture[str], *words: object) -> str:
    capsys.readouterr()
    assert main(["report", *map(str, words)]) == 0
    return capsys.readouterr().out


def test_text_is_the_default_and_plain_in_a_pipe(run: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = printed(capsys, run)
    assert "leaves, strict" in text
    assert "\x1b" not in text


def test_every_format_can_be_read_by_what_it_is_for(run: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert ET.fromstring(printed(capsys, run, "--format", "junit")).tag == "testsuites"
    assert [json.loads(line) for line in printed(capsys, run, "--format", "json").splitlines()]
    assert list(csv.DictReader(StringIO(printed(capsys, run, "--format", "csv"))))
    assert printed(capsys, run, "--format", "md").startswith("**")
    assert printed(capsys, run, "--format", "html").startswith("<!doctype html>")


def test_a_baseline_is_compared(run: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert "Against the baseline: F1 0.00" in printed(capsys, run, "--baseline", run, "--format", "md")


def test_a_report_can_be_written_to_a_file(run: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    page = printed(capsys, run, "--format", "html")
    assert printed(capsys, run, "--format", "html", "--out", tmp_path / "page.html") == ""
    assert (tmp_path / "page.html").read_text(encoding="utf-8") == page


def test_what_is_no_run_is_one_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["report", str(tmp_path / "nowhere")])
    assert stopped.value.code == 2
    assert capsys.readouterr().err.count("\n") == 1

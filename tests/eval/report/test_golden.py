"""Every format at a fixed width, to the letter. After a wanted change, ``UPDATE_GOLDEN=1 pytest`` writes them anew."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from eval.report import html, jsonl, junit, leaves_csv, markdown, terminal
from eval.report.model import Report
from tests.eval.report.small import small_report

GOLDEN = Path(__file__).parent / "golden"
FORMATS: dict[str, Callable[[Report], str]] = {
    "report.txt": lambda report: terminal.render(report, 80),
    "report.html": html.render,
    "report.md": markdown.render,
    "report.xml": junit.render,
    "report.jsonl": jsonl.render,
    "report.csv": leaves_csv.render,
}


@pytest.mark.parametrize("name", FORMATS)
def test_a_format_is_as_it_was(name: str) -> None:
    shown, file = FORMATS[name](small_report()), GOLDEN / name
    if os.environ.get("UPDATE_GOLDEN"):
        file.write_bytes(shown.encode())
    assert shown.encode() == file.read_bytes(), f"{file.name} changed: look at it, then UPDATE_GOLDEN=1"

"""docs/gold.md: every command in it runs and prints what stands below it."""

import re
import shlex
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from eval.commands.gold import ACTIONS
from extractor import resources
from extractor.cli import main
from tests.samples import REPORT

PAGE = Path(__file__).parents[4] / "docs" / "gold.md"
ELSEWHERE = {"schema", "review"}
"""Actions that other pages speak of: the schema is for editors, a review begins in a report."""


def commands() -> Iterator[tuple[str, list[str]]]:
    """(command line, lines printed) in the order of the page."""
    for block in re.findall(r"```console\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL):
        for entry in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
            line, *printed = entry.splitlines()
            yield line, printed


def pattern(printed: list[str]) -> str:
    """The lines as a regular expression; `…` stands for any lines."""
    return "".join(r"(?:.*\n)*?" if line == "…" else f"{re.escape(line)}\n" for line in printed)


def test_every_command_runs_and_prints_what_the_page_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("report.txt").write_bytes(REPORT.encode())
    shutil.copytree(resources.folder("goldset") / "annotation", "readings")
    for line, printed in commands():
        program, *words = shlex.split(line)
        assert program == "incidents"
        main(words)
        out, err = capsys.readouterr()
        assert re.fullmatch(pattern(printed), out), f"$ {line}\n{out}{err}"


def test_the_page_speaks_of_every_action() -> None:
    text = PAGE.read_text(encoding="utf-8")
    spoken_of = {action for action in ACTIONS if re.search(rf"[`$ ](?:incidents )?gold {action}\b|`{action}`", text)}
    assert set(ACTIONS) - spoken_of <= ELSEWHERE

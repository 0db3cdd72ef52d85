"""What README and docs say is what the program does: the table it shows, and every command it writes down."""

import re
import shlex
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest

from extractor.cli import COMMANDS, Parser
from tests.console import incidents

ROOT = Path(__file__).resolve().parent.parent
PAGES = [
    ROOT / "README.md",
    ROOT / "CONTRIBUTING.md",
    ROOT / "prompts" / "README.md",
    *sorted((ROOT / "docs").glob("*.md")),
]


def block(mark: str) -> str:
    """The fenced block under ``<!-- mark -->`` in the README."""
    found = re.search(rf"<!-- {mark} -->\n```\w*\n(.*?)```", (ROOT / "README.md").read_text(), re.DOTALL)
    assert found, f"the README has no block marked {mark}"
    return found[1]


def test_the_table_in_the_readme_is_what_the_main_job_prints(tmp_path: Path) -> None:
    done = incidents("eval", "--backend", "rules", "--out", "run", folder=tmp_path)
    assert done.returncode == 0
    shown = block("table").removesuffix("…\n")
    assert "field, worst first" in shown
    assert done.stdout.decode().startswith(shown)


def test_both_lines_install_what_the_lock_file_names() -> None:
    for mark in ("run", "test"):
        assert block(mark).count("\n") == 1
        assert "-c requirements.lock" in block(mark)


def written_commands() -> Iterator[tuple[str, str]]:
    """(page, command line) of every line of a shell block that calls the program."""
    for page in PAGES:
        for fence in re.findall(r"```(?:sh|bash|console)\n(.*?)```", page.read_text(), re.DOTALL):
            for line in fence.splitlines():
                if called := re.match(r"(?:\$ )?incidents (.*)", line):
                    yield page.name, called[1].split("  #")[0]


def words_of(line: str) -> list[str]:
    words = shlex.split(line, comments=True)
    end = next((n for n, word in enumerate(words) if word in {"|", ">", "&&"}), len(words))
    return [word for word in words[:end] if word != "…"]


@pytest.mark.parametrize(("page", "line"), list(written_commands()), ids=lambda value: value[:60])
def test_a_written_command_is_one_that_the_program_takes(page: str, line: str) -> None:  # noqa: ARG001 - the id
    name, *words = words_of(line)
    parser = Parser(prog=name)
    module = import_module(COMMANDS[name][0])
    module.configure(parser)
    if "--help" not in words:
        parser.parse_args(words)

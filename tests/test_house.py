"""The house: what imports what, what prints, how long a file may be."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from importlib.util import find_spec
from pathlib import Path

import pytest

from tests.console import ENVIRONMENT, ROOT


def python_files(*folders: str) -> list[Path]:
    return sorted(file for folder in folders for file in (ROOT / folder).rglob("*.py"))


SOURCES = python_files("extractor", "eval")
TESTS = python_files("tests")
LONGEST = 250
"""Lines: a file is one thought that a reader can hold."""
READ_AS_ONE = {"extractor/schema.py"}
"""The contract, whose docstrings are the descriptions that a model reads."""
SPEAK = {"extractor/cli.py", "extractor/errors.py", "extractor/progress.py"}
"""Modules besides the commands that write to the user."""


def name(file: Path) -> str:
    return file.relative_to(ROOT).as_posix()


@cache
def nodes(file: Path) -> tuple[ast.AST, ...]:
    return tuple(ast.walk(ast.parse(file.read_text(encoding="utf-8"))))


def imports(file: Path) -> Iterator[str]:
    """Modules named in imports anywhere in `file`."""
    for node in nodes(file):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module


def binds_eval(file: Path) -> bool:
    """Whether an import takes the name ``eval`` from the builtin."""
    plain = [a.name for n in nodes(file) if isinstance(n, ast.Import) for a in n.names if not a.asname]
    return any(module.split(".")[0] == "eval" for module in plain)


def prints(file: Path) -> bool:
    return any(isinstance(node, ast.Call) and ast.unparse(node.func) == "print" for node in nodes(file))


@pytest.mark.skipif(not find_spec("importlinter"), reason="import-linter is not installed; it comes with the dev extra")
def test_the_import_rules_hold_through_every_chain() -> None:
    script = "import sys; from importlinter.cli import lint_imports; sys.exit(lint_imports(no_cache=True))"
    words = [sys.executable, "-c", script]
    done = subprocess.run(words, cwd=ROOT, env=ENVIRONMENT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout
    assert "0 broken" in done.stdout


def test_the_package_eval_is_never_imported_under_the_name_of_the_builtin() -> None:
    assert [name(file) for file in [*SOURCES, *TESTS, *python_files("benchmarks", "tools")] if binds_eval(file)] == []


def test_only_commands_the_command_line_progress_and_errors_print() -> None:
    printing = {name(file) for file in SOURCES if prints(file) and "commands" not in file.parts}
    assert printing - SPEAK == set()


def test_a_file_is_no_longer_than_a_reader_can_hold() -> None:
    lengths = {name(file): file.read_text(encoding="utf-8").count("\n") for file in SOURCES}
    assert {file: lines for file, lines in lengths.items() if lines > LONGEST and file not in READ_AS_ONE} == {}


def test_tests_use_no_mocks_and_are_no_packages() -> None:
    assert [name(file) for file in TESTS if file.name == "__init__.py"] == []
    assert [name(file) for file in TESTS if any("mock" in module.split(".") for module in imports(file))] == []


def test_renderers_know_the_report_model_and_nothing_else_of_the_evaluation() -> None:
    foreign = {
        f"{name(file)} imports {module}"
        for file in python_files("eval/report")
        for module in imports(file)
        if module.startswith("eval.") and not module.startswith("eval.report")
    }
    assert foreign == set()


@pytest.mark.parametrize("package", ["extractor", "eval"])
def test_a_package_is_typed_for_its_users(package: str) -> None:
    assert (ROOT / package / "py.typed").exists()

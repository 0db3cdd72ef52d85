"""The command line as a whole: its table, its help, its exit codes, and what it loads."""

import os
import subprocess
import sys
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

import pytest

from extractor import __version__
from extractor.cli import COMMANDS, main
from tests.console import ENVIRONMENT, INCIDENTS, incidents, python

HEAVY = ("pydantic", "rich", "openai", "instructor", "jinja2", "yaml", "rapidfuzz", "asyncio", "tenacity", "eval")


def exit_code(*words: str) -> object:
    """Exit code of a command that ends by itself or by the boundary."""
    try:
        return main(words)
    except SystemExit as end:
        return end.code


# Help ----------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("words", [["--help"], ["-h"]], ids=str)
def test_help_names_every_command_with_its_line(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(words) == 0
    printed = capsys.readouterr()
    assert printed.err == ""
    for name, (_, line) in COMMANDS.items():
        assert f"  {name:<{max(map(len, COMMANDS))}}  {line}\n" in printed.out


def test_no_words_at_all_show_the_help_and_are_a_mistake(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([]) == 2
    assert capsys.readouterr().out.startswith("usage: incidents COMMAND [options]\n")


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_helps_the_same_way_each_time(
    name: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "100")
    assert exit_code(name, "--help") == 0
    first = capsys.readouterr()
    monkeypatch.setenv("OPENAI_API_KEY", "sk-canary")
    assert exit_code(name, "--help") == 0
    assert capsys.readouterr() == first
    assert first.err == ""
    assert first.out.startswith(f"usage: incidents {name} ")
    line = COMMANDS[name][1]
    assert f"{line[0].upper()}{line[1:]}." in " ".join(first.out.split())


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_of_the_table_has_its_module_and_functions(name: str) -> None:
    module_name, line = COMMANDS[name]
    assert find_spec(module_name)
    module = import_module(module_name)
    assert callable(module.configure)
    assert callable(module.run)
    assert line == line.strip().rstrip(".")


def test_help_from_the_shell_is_the_same_as_inside_and_every_time(capsys: pytest.CaptureFixture[str]) -> None:
    runs = [incidents("--help", folder=Path.cwd()) for _ in range(2)]
    main(["--help"])
    assert {(r.returncode, r.stdout.decode(), r.stderr) for r in runs} == {(0, capsys.readouterr().out, b"")}


def test_the_version_is_the_packages(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--version"]) == 0
    assert capsys.readouterr().out == f"incidents {__version__}\n"


# What is wrong -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "line"),
    [
        (["extrct"], "incidents: no command is called 'extrct'; did you mean 'extract'?"),
        (["promt", "list"], "incidents: no command is called 'promt'; did you mean 'prompt'?"),
        (["xyzzy"], f"incidents: no command is called 'xyzzy'; there is {', '.join(COMMANDS)}"),
        ([""], f"incidents: no command is called ''; there is {', '.join(COMMANDS)}"),
        (["\x1b[31m"], f"incidents: no command is called '\\x1b[31m'; there is {', '.join(COMMANDS)}"),
        (
            ["--verbose", "extract"],
            "incidents: no option '--verbose' before a command; usage: incidents COMMAND [options]",
        ),
        (
            ["extract"],
            "incidents extract: the following arguments are required: PATH; see `incidents extract --help`",
        ),
        (
            ["extract", "a", "--sample", "2", "--colour", "red"],
            "incidents extract: unrecognized arguments: --colour red; see `incidents extract --help`",
        ),
        (
            ["extract", "a", "--samples", "none"],
            "incidents extract: argument --samples: 'none' is not a whole number above 0; see `incidents extract ",
        ),
        (
            ["extract", "a", "--backend", "oracle"],
            "incidents extract: argument --backend: invalid choice: 'oracle' (choose from",
        ),
        (
            ["prompt"],
            "incidents prompt: the following arguments are required: list|show|lint|diff|new|release; see `incidents ",
        ),
        (["prompt", "show", "x"], "incidents prompt show: the following arguments are required: --article; see "),
        (["gold", "fix"], "incidents gold: argument ACTION: invalid choice: 'fix' (choose from"),
        (["extract", "missing.txt"], "incidents: missing.txt: cannot be read: No such file or directory"),
        (["score", "missing"], "incidents: missing: no run here (manifest.json is missing); name a folder that "),
        (["prompt", "--prompts", "missing", "list"], "incidents: missing: no prompts here; expected NAME/VERSION/prom"),
    ],
    ids=lambda value: " ".join(value) or "nothing" if isinstance(value, list) else "",
)
def test_a_mistake_is_one_line_on_standard_error_and_exit_code_2(
    words: list[str],
    line: str,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("OPENAI_API_KEY", raising=False)
    monkeypatch.delenv("OPENAI_BASE_URL", raising=False)
    assert exit_code(*words) == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    *notice, said = printed.err.splitlines()
    assert said.startswith(line)
    assert all(line.startswith("incidents: no key or endpoint found") for line in notice)
    assert list(tmp_path.iterdir()) == []


# What is loaded ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("words", [["--help"], [], ["--version"], ["extrct"]], ids=str)
def test_nothing_heavy_is_loaded_before_a_command_is_chosen(words: list[str]) -> None:
    command = [sys.executable, "-X", "importtime", *INCIDENTS[1:], *words]
    done = subprocess.run(command, env=ENVIRONMENT, capture_output=True, text=True, check=False)
    loaded = {line.rpartition("|")[2].strip().split(".")[0] for line in done.stderr.splitlines() if "|" in line}
    assert "argparse" in loaded
    assert loaded & set(HEAVY) == set()


@pytest.mark.parametrize("name", [name for name, (module, _) in COMMANDS.items() if module.startswith("eval.")])
def test_a_command_of_the_evaluation_reaches_no_model(name: str) -> None:
    script = "import sys, importlib; importlib.import_module(sys.argv[1]); print(*sys.modules)"
    loaded = set(python(script, COMMANDS[name][0]).split())
    assert loaded & {"openai", "instructor", "tenacity", "extractor.run", "extractor.session"} == set()
    assert not [module for module in loaded if module.startswith("extractor.backends")]


def test_extraction_loads_no_evaluation() -> None:
    modules = [module for module, _ in COMMANDS.values() if module.startswith("extractor.")]
    script = "import sys, importlib; [importlib.import_module(m) for m in sys.argv[1:]]; print(*sys.modules)"
    loaded = set(python(script, *modules).split())
    assert not [module for module in loaded if module.split(".")[0] in {"eval", "openai", "instructor"}]


# Pipes ---------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "code"),
    [
        pytest.param(["--help"], 0, id="all said in one breath"),
        pytest.param(["gold", "lint"], 0, id="all said in one breath, by a command"),
        pytest.param(["gold", "lint", "missing"], 2, id="a mistake keeps its code"),
        pytest.param(["gold", "schema"], 141, id="cut short"),
    ],
)
def test_a_reader_who_left_is_no_crash(words: list[str], code: int) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    done = subprocess.run([*INCIDENTS, *words], env=ENVIRONMENT, stdout=writer, stderr=subprocess.PIPE, check=False)
    os.close(writer)
    assert done.returncode == code
    assert b"Traceback" not in done.stderr
    assert b"Broken" not in done.stderr


def test_the_first_line_is_enough_for_head() -> None:
    command = f"{' '.join(INCIDENTS)} gold schema | head -n 1"
    done = subprocess.run(command, shell=True, env=ENVIRONMENT, capture_output=True, check=True)
    assert (done.stdout, done.stderr) == (b"{\n", b"")


@pytest.mark.parametrize("words", [["--help"], ["gold", "lint"], ["gold", "schema"]], ids=" ".join)
@pytest.mark.parametrize("unbuffered", ["", "1"], ids=["buffered", "unbuffered"])
def test_a_full_disk_under_standard_output_is_one_line_and_exit_code_2(words: list[str], unbuffered: str) -> None:
    env = {**ENVIRONMENT, "PYTHONUNBUFFERED": unbuffered}
    with Path("/dev/full").open("w") as full:
        command = [*INCIDENTS, *words]
        done = subprocess.run(command, env=env, stdout=full, stderr=subprocess.PIPE, text=True, check=False)
        silent = subprocess.run(command, env=env, stdout=full, stderr=full, check=False)
    assert done.returncode == silent.returncode == 2
    assert done.stderr == "incidents: output: cannot be written: No space left on device\n"


@pytest.mark.parametrize(
    ("closed", "words", "code", "line"),
    [
        ("<&-", "extract - --json --backend rules", 2, "incidents: standard input: the article is empty; give it text"),
        (">&-", "gold lint", 0, ""),
        (">&-", "gold lint missing", 2, "incidents: missing: no gold set here"),
        ("2>&-", "gold lint missing", 2, ""),
        ("<&- >&- 2>&-", "eval --backend rules --out run", 0, ""),
    ],
)
def test_a_stream_that_the_caller_closed_is_no_crash(
    tmp_path: Path, closed: str, words: str, code: int, line: str
) -> None:
    command = f"{' '.join(INCIDENTS)} {words} {closed}"
    done = subprocess.run(
        command, shell=True, cwd=tmp_path, env=ENVIRONMENT, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout) == (code, "")
    assert done.stderr.startswith(line)
    assert len(done.stderr.splitlines()) == bool(line)
    for file in tmp_path.rglob("*.json*"):  # no file got the number of a closed stream, and what was printed
        assert file.read_text().startswith("{")
        assert "incidents: " not in file.read_text()


def test_nothing_of_a_terminal_goes_into_a_pipe() -> None:
    for words in (["--help"], ["gold", "lint"], ["prompt", "list"], ["extract", "missing.txt"], ["extract", "--help"]):
        done = incidents(*words, folder=Path.cwd(), env={"TERM": "xterm-256color", "CLICOLOR": "1"})
        assert b"\x1b" not in done.stdout + done.stderr

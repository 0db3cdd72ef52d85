"""From a version to the next one, as its author goes: new, lint, diff, release, and what then may not change."""

from pathlib import Path
from shutil import rmtree

import pytest

from extractor.cli import main
from extractor.manifest import schema_sha256
from tests.extractor.prompting.versions import HEAD, PLAIN, example, write_example, write_version
from tests.loopback import Loopback

Captured = pytest.CaptureFixture[str]
CURRENT = HEAD.replace('schema_sha256: "0"', f'schema_sha256: "{schema_sha256()}"')


def incidents(*words: str | Path) -> int:
    """The exit code of a command line, as the shell sees it."""
    try:
        return main([str(word) for word in words])
    except SystemExit as stopped:
        return int(stopped.code or 0)


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working folder with one version in ``prompts``."""
    write_version(tmp_path / "prompts", head=CURRENT, system=PLAIN)
    (tmp_path / "report.txt").write_text("date 2031-05-06 A quiet day.")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_a_version_is_copied_changed_checked_compared_and_released(here: Path, capsys: Captured) -> None:
    assert incidents("prompt", "new", "incident/v1", "incident/v2", "--prompts", "prompts") == 0
    assert capsys.readouterr().out.splitlines()[-1] == "then: incidents prompt lint incident/v2 --prompts prompts"
    (here / "prompts/incident/v2/system.j2").write_text("Answer with JSON only.")
    assert incidents("prompt", "lint", "incident/v2", "--prompts", "prompts") == 0
    assert "incident/v2: draft, about " in capsys.readouterr().out
    assert incidents("prompt", "diff", "incident/v1", "incident/v2", "--prompts", "prompts") == 0
    assert "+Answer with JSON only." in capsys.readouterr().out.splitlines()
    assert incidents("prompt", "release", "incident/v2") == 0
    assert capsys.readouterr().out.endswith("is released; commit prompts/RELEASED.json\n")
    incidents("prompt", "list", "--prompts", "prompts")
    assert [line.split()[1] for line in capsys.readouterr().out.splitlines()] == ["draft", "released"]


@pytest.mark.parametrize(
    "words",
    [
        ["prompt", "show", "incident/v1", "--prompts", "prompts", "--article", "report.txt"],
        ["extract", "report.txt", "--prompts", "prompts", "--backend", "rules"],
        ["extract", "report.txt", "--prompts", "prompts", "--dry-run"],
        ["eval", "--prompts", "prompts", "--backend", "rules"],
        ["batch", "write", "run", "report.txt", "--prompts", "prompts"],
        ["prompt", "release", "incident/v1"],
    ],
    ids=lambda words: " ".join(words[:2]),
)
def test_a_released_version_that_changed_is_refused_by(here: Path, capsys: Captured, words: list[str]) -> None:
    assert incidents("prompt", "release", "incident/v1") == 0
    (here / "prompts/incident/v1/system.j2").write_text("Other words.")
    capsys.readouterr()
    assert incidents(*words) == 2
    assert "prompts/incident/v1: released as " in (said := capsys.readouterr().err)
    assert "copy it with `incidents prompt new incident/v1 incident/v2` and put this one back" in said
    assert not (here / "runs").exists()


@pytest.mark.usefixtures("here")
@pytest.mark.parametrize("words", [["extract"], ["batch", "write", "batch-run"]], ids=["calls", "files"])
def test_a_draft_may_be_used_and_is_said_to_be_one(
    capsys: Captured, loopback: Loopback, monkeypatch: pytest.MonkeyPatch, words: list[str]
) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", "none")
    monkeypatch.setenv("OPENAI_BASE_URL", loopback.base_url)
    assert incidents(*words, "report.txt", "--prompts", "prompts") == 0
    assert "incidents: the prompt incident/v1 is a draft: it may change" in capsys.readouterr().err
    incidents("prompt", "release", "incident/v1")
    rmtree("batch-run", ignore_errors=True)
    assert incidents(*words, "report.txt", "--prompts", "prompts") == 0
    assert "is a draft" not in capsys.readouterr().err


def test_lint_says_what_is_wrong_and_exits_2(here: Path, capsys: Captured) -> None:
    write_example(here / "prompts/incident/v1", example() | {"sha256": "0"})
    assert incidents("prompt", "lint", "--prompts", "prompts") == 2
    out = capsys.readouterr().out.splitlines()
    assert out[0].startswith("error: prompts/incident/v1/examples/one.json:3: the text has another hash")
    assert out[-1] == "1 checked, 1 errors"


def test_a_warning_alone_is_no_failure(here: Path, capsys: Captured) -> None:
    (here / "prompts/incident/v1/notes.txt").write_text("x")
    assert incidents("prompt", "lint", "--prompts", "prompts") == 0
    assert capsys.readouterr().out.startswith("warning: prompts/incident/v1/notes.txt: is no part")


def test_lint_estimates_each_article_that_is_named(here: Path, capsys: Captured) -> None:
    (here / "other.txt").write_text("x" * 40_000)
    incidents("prompt", "lint", "--prompts", "prompts", "--article", "report.txt", "--article", "other.txt")
    lines = [line.split() for line in capsys.readouterr().out.splitlines() if line.startswith("  with")]
    (short, long) = (int(words[3].replace(",", "")) for words in lines)
    assert 9_900 < long - short < 10_100


def test_lint_finds_a_release_that_is_gone_only_where_all_are_checked(here: Path, capsys: Captured) -> None:
    (here / "prompts/RELEASED.json").write_text('{"incident/v0": "a"}')
    assert incidents("prompt", "lint", "--prompts", "prompts") == 2
    assert "incident/v0 is released and missing" in capsys.readouterr().out
    assert incidents("prompt", "lint", "incident/v1", "--prompts", "prompts") == 0


def test_what_the_lint_refuses_is_not_released(here: Path, capsys: Captured) -> None:
    write_example(here / "prompts/incident/v1")  # which no template sends
    assert incidents("prompt", "release", "incident/v1") == 2
    assert "released is only what the lint passes" in capsys.readouterr().err
    assert not (here / "prompts/RELEASED.json").exists()


def test_a_draft_goes_beside_the_user_and_never_into_an_installation(here: Path) -> None:
    assert incidents("prompt", "new", "incident/v1", "incident/v7") == 0
    assert (here / "prompts/incident/v7/system.j2").exists()
    assert incidents("prompt", "new", "incident/v1", "incident/v1", "--into", "mine") == 0
    assert (here / "mine/incident/v1/system.j2").exists()


def test_a_diff_for_an_article_is_of_what_would_be_sent(here: Path, capsys: Captured) -> None:
    write_version(here / "prompts", "incident/v2", user="{{ article }} Of {{ published }}.")
    incidents("prompt", "diff", "incident/v1", "incident/v2", "--prompts", "prompts", "--article", "report.txt")
    assert "+date 2031-05-06 A quiet day. Of 2031-05-06." in capsys.readouterr().out.splitlines()


@pytest.mark.parametrize("action", ["list", "lint"])
def test_an_empty_folder_is_said_to_be_empty(tmp_path: Path, capsys: Captured, action: str) -> None:
    assert incidents("prompt", action, "--prompts", tmp_path) == 2
    assert "no prompts here; expected NAME/VERSION/prompt.md" in capsys.readouterr().err

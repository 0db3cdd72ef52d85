"""`prompt.json`: what a run was asked with, kept once."""

from pathlib import Path

import pytest

from extractor import resources
from extractor.article import Article
from extractor.backends.base import Settings
from extractor.errors import RunError
from extractor.journal.journal import Journal
from extractor.journal.survey import Survey
from extractor.manifest import describe
from extractor.prompt_file import PROMPT, read_prompt_of, write_prompt
from extractor.prompts import PromptVersion, load_prompt, render

ARTICLE = Article("zarichne", "A strike hit Zarichne on April 4.", "2025-04-05")


@pytest.fixture
def prompt() -> PromptVersion:
    return load_prompt("incident/v1", resources.folder("prompts"))


def test_what_is_read_renders_what_was_sent(tmp_path: Path, prompt: PromptVersion) -> None:
    write_prompt(tmp_path, prompt)
    kept = read_prompt_of(tmp_path, prompt.sha256)
    assert kept == prompt
    assert render(kept, ARTICLE) == render(prompt, ARTICLE)


def test_a_run_that_kept_none_has_none(tmp_path: Path, prompt: PromptVersion) -> None:
    assert read_prompt_of(tmp_path, prompt.sha256) is None
    write_prompt(tmp_path, prompt)
    assert read_prompt_of(tmp_path, None) is None


@pytest.mark.parametrize(
    ("content", "why"),
    [pytest.param("{", "JSON", id="not JSON"), pytest.param('{"name": "v1"}', "version", id="something else")],
)
def test_what_is_no_prompt_is_one_line(tmp_path: Path, content: str, why: str) -> None:
    (tmp_path / PROMPT).write_text(content)
    with pytest.raises(RunError, match=why) as raised:
        read_prompt_of(tmp_path, "0" * 64)
    assert "\n" not in str(raised.value)


def test_another_prompt_is_not_shown_for_the_runs(tmp_path: Path, prompt: PromptVersion) -> None:
    write_prompt(tmp_path, prompt)
    with pytest.raises(RunError, match="another prompt"):
        read_prompt_of(tmp_path, "0" * 64)


@pytest.mark.parametrize(("backend", "kept"), [("llm", True), ("rules", False)])
def test_a_run_keeps_the_prompt_that_its_backend_reads(
    tmp_path: Path, prompt: PromptVersion, backend: str, kept: bool
) -> None:
    manifest = describe(backend, Settings(model="vendor/model"), prompt, 1, 0)
    with Survey() as survey, Journal(tmp_path, manifest, survey, prompt=prompt):
        pass
    assert (read_prompt_of(tmp_path, prompt.sha256) == prompt) is kept

"""A released version never changes: its content is pinned, and a changed one is refused with what to do."""

import json
from pathlib import Path

import pytest

from extractor.errors import PromptError
from extractor.prompting.released import FILE, changed, release, released, successor
from extractor.prompts import load_prompt, read_prompt
from tests.extractor.prompting.versions import HEAD, write_example, write_version

LABEL = "incident/v1"


def released_version(root: Path) -> Path:
    folder = write_version(root)
    write_example(folder)
    release(LABEL, load_prompt(LABEL, root).sha256, root)
    return folder


def test_without_pins_every_version_is_a_draft_and_may_change(tmp_path: Path) -> None:
    folder = write_version(tmp_path)
    assert released(tmp_path) == {}
    assert not load_prompt(LABEL, tmp_path).released
    (folder / "system.j2").write_text("Other words.")
    assert not load_prompt(LABEL, tmp_path).released


def test_a_released_version_that_stays_as_it_is_loads_and_says_so(tmp_path: Path) -> None:
    released_version(tmp_path)
    assert load_prompt(LABEL, tmp_path).released


CHANGES = {
    "a word of a template": ("system.j2", "JSON", "YAML"),
    "the model": ("prompt.md", "gpt-4.1-mini", "gpt-4.1"),
    "an option": ("prompt.md", "temperature: 0", "temperature: 1"),
    "an example's record": ("examples/one.json", '"role": "primary"', '"role": "background"'),
}


@pytest.mark.parametrize("change", CHANGES)
def test_a_released_version_is_refused_that_changed_in(tmp_path: Path, change: str) -> None:
    file, old, new = CHANGES[change]
    folder = released_version(tmp_path)
    text = (folder / file).read_text()
    assert old in text
    (folder / file).write_text(text.replace(old, new))
    with pytest.raises(PromptError) as caught:
        load_prompt(LABEL, tmp_path)
    assert str(caught.value).startswith(f"{folder}: released as ")
    assert "`incidents prompt new incident/v1 incident/v2`" in str(caught.value)
    assert f"`git checkout -- {folder}`" in str(caught.value)
    assert not read_prompt(LABEL, tmp_path).released


def test_an_example_more_or_less_is_a_change_too(tmp_path: Path) -> None:
    folder = released_version(tmp_path)
    (folder / "examples" / "one.json").unlink()
    with pytest.raises(PromptError, match="changed since"):
        load_prompt(LABEL, tmp_path)


def test_what_is_told_to_people_may_change(tmp_path: Path) -> None:
    folder = released_version(tmp_path)
    (folder / "prompt.md").write_text((folder / "prompt.md").read_text() + "\nIt did well.\n")
    assert load_prompt(LABEL, tmp_path).released


def test_a_version_can_be_released_again_but_never_as_something_else(tmp_path: Path) -> None:
    release(LABEL, "a" * 64, tmp_path)
    release(LABEL, "a" * 64, tmp_path)
    with pytest.raises(PromptError, match="never changes"):
        release(LABEL, "b" * 64, tmp_path)
    assert released(tmp_path) == {LABEL: "a" * 64}


def test_pins_are_kept_sorted_in_a_file_that_diffs_by_line(tmp_path: Path) -> None:
    for label in ("incident/v2", "geo/v1", "incident/v1"):
        release(label, "c" * 64, tmp_path)
    text = (tmp_path / FILE).read_text()
    assert list(json.loads(text)) == ["geo/v1", "incident/v1", "incident/v2"]
    assert len(text.splitlines()) == 5


@pytest.mark.parametrize("text", ["", "{", "[]", '{"incident/v1": 1}'])
def test_a_broken_file_of_pins_frees_nothing(tmp_path: Path, text: str) -> None:
    write_version(tmp_path, head=HEAD)
    (tmp_path / FILE).write_text(text)
    with pytest.raises(PromptError, match=r"RELEASED\.json: not a JSON object .*restore it from git"):
        load_prompt(LABEL, tmp_path)


def test_a_pin_of_another_version_says_nothing_of_this_one(tmp_path: Path) -> None:
    release("incident/v2", "d" * 64, tmp_path)
    assert changed(LABEL, "e" * 64, tmp_path) is None


@pytest.mark.parametrize(
    ("label", "following"),
    [("incident/v1", "incident/v2"), ("incident/v9", "incident/v10"), ("geo/plain", "geo/plain-2")],
)
def test_a_name_for_what_comes_next(label: str, following: str) -> None:
    assert successor(label) == following

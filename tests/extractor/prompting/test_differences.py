"""What differs between two versions."""

from pathlib import Path

import pytest

from extractor.article import Article
from extractor.prompting.differences import differences
from extractor.prompting.released import release
from tests.extractor.prompting.versions import HEAD, USER, example, write_example, write_version
from tests.samples import REPORT


@pytest.fixture
def root(tmp_path: Path) -> Path:
    write_version(tmp_path)
    two = write_version(
        tmp_path, "incident/v2", user=USER.replace("Of", "From"), head=HEAD.replace("temperature: 0", "temperature: 1")
    )
    write_example(two)
    return tmp_path


def test_a_version_differs_from_itself_in_nothing(root: Path) -> None:
    assert list(differences("incident/v1", "incident/v1", root)) == []
    assert list(differences("incident/v2", "incident/v2", root, Article("x", REPORT))) == []


def test_as_written_front_matter_templates_and_examples_each_have_a_diff(root: Path) -> None:
    lines = list(differences("incident/v1", "incident/v2", root))
    files = [line for line in lines if line.startswith("+++")]
    assert files == [f"+++ incident/v2 {name}" for name in ("front matter", "user.j2", "examples/one.json")]
    assert "-options: {temperature: 0}" in lines
    assert "+options: {temperature: 1}" in lines
    assert "-{% if published %}Of {{ published }}." in lines
    assert '+ "article": "zarichne",' in lines


def test_for_an_article_the_messages_are_compared_as_they_are_sent(root: Path) -> None:
    lines = list(differences("incident/v1", "incident/v2", root, Article("x", f"date 2031-05-07 {REPORT}")))
    files = [line for line in lines if line.startswith("+++")]
    assert files == [f"+++ incident/v2 {name}" for name in ("front matter", "[system]", "[user]")]
    assert "-Of 2031-05-07." in lines
    assert "+From 2031-05-07." in lines


def test_an_example_that_went_is_shown_as_gone(root: Path) -> None:
    lines = list(differences("incident/v2", "incident/v1", root))
    assert "+++ incident/v1 examples/one.json" in lines
    assert '- "article": "zarichne",' in lines


def test_a_released_version_that_was_changed_can_still_be_compared(root: Path) -> None:
    release("incident/v1", "0" * 64, root)
    write_example(root / "incident/v1", example(article="other"))
    assert '- "article": "other",' in list(differences("incident/v1", "incident/v2", root))


def test_control_characters_split_no_line(root: Path) -> None:
    (root / "incident/v1/system.j2").write_text("One\x0cword\x85here.\n")
    assert "-One\x0cword\x85here." in list(differences("incident/v1", "incident/v2", root))

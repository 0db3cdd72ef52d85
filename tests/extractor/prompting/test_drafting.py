"""The next draft: a whole copy that says what it is and which record it is for."""

from pathlib import Path

import pytest

from extractor.errors import IncidentsError
from extractor.manifest import schema_sha256
from extractor.prompting.drafting import draft
from extractor.prompting.released import release
from extractor.prompts import load_prompt
from extractor.schema import SCHEMA_VERSION
from tests.extractor.prompting.versions import HEAD, write_example, write_version


def test_a_draft_sends_what_its_source_sends_under_its_own_name(tmp_path: Path) -> None:
    source = write_version(tmp_path)
    write_example(source)
    assert draft("incident/v1", "incident/v2", tmp_path, tmp_path) == tmp_path / "incident/v2"
    old, new = (load_prompt(label, tmp_path) for label in ("incident/v1", "incident/v2"))
    assert (new.label, new.templates, new.examples) == ("incident/v2", old.templates, old.examples)
    assert (new.description, new.model, new.options) == (old.description, old.model, old.options)
    assert new.sha256 != old.sha256


def test_a_draft_is_written_for_the_record_as_it_is_now(tmp_path: Path) -> None:
    write_version(tmp_path, head=HEAD.replace("schema: 1", "schema: 0"))
    draft("incident/v1", "geo/2", tmp_path, tmp_path)
    new = load_prompt("geo/2", tmp_path)
    assert (new.name, new.version) == ("geo", "2")
    assert (new.schema, new.schema_sha256) == (SCHEMA_VERSION, schema_sha256())


def test_all_else_stays_as_it_was_written(tmp_path: Path) -> None:
    source = write_version(tmp_path, head=HEAD.replace("options", "# why so cold\noptions") + "version: told\n---\n")
    target = draft("incident/v1", "incident/v2", tmp_path, tmp_path)
    kept = [line for line in (source / "prompt.md").read_text().splitlines() if not line.startswith(("name", "schema"))]
    new = (target / "prompt.md").read_text().splitlines()
    assert [line for line in kept if line not in new] == ["version: v1"]
    assert new[-2:] == ["version: told", "---"]


def test_it_is_made_in_another_folder_if_that_is_asked(tmp_path: Path) -> None:
    write_version(tmp_path / "theirs")
    draft("incident/v1", "incident/v1", tmp_path / "theirs", tmp_path / "mine")
    assert load_prompt("incident/v1", tmp_path / "mine").label == "incident/v1"


def test_a_released_version_that_was_changed_can_be_copied_which_keeps_the_change(tmp_path: Path) -> None:
    folder = write_version(tmp_path)
    release("incident/v1", load_prompt("incident/v1", tmp_path).sha256, tmp_path)
    (folder / "system.j2").write_text("Better words.")
    draft("incident/v1", "incident/v2", tmp_path, tmp_path)
    new = load_prompt("incident/v2", tmp_path)
    assert (new.templates["system"], new.released) == ("Better words.", False)


@pytest.mark.parametrize(
    ("label", "message"),
    [
        ("incident/v1", "/incident/v1: is there already, so it stays as it is; choose another name"),
        ("v2", "'v2' cannot name a version; write NAME/VERSION in small letters, such as incident/v2"),
        ("../v2", "'../v2' cannot name a version"),
        ("incident/..", "'incident/..' cannot name a version"),
        ("incident/V 2", "'incident/V 2' cannot name a version"),
        ("a/b/c", "'a/b/c' cannot name a version"),
        ("", "'' cannot name a version"),
    ],
)
def test_what_cannot_be_made_is_refused_and_nothing_is_written(tmp_path: Path, label: str, message: str) -> None:
    write_version(tmp_path / "prompts")
    before = sorted(tmp_path.rglob("*"))
    with pytest.raises(IncidentsError) as caught:
        draft("incident/v1", label, tmp_path / "prompts", tmp_path / "prompts")
    assert message in str(caught.value)
    assert sorted(tmp_path.rglob("*")) == before


def test_a_name_that_cannot_be_changed_in_place_is_refused_with_what_to_write(tmp_path: Path) -> None:
    head = HEAD.replace("name: incident\n", '"name": incident\n')
    write_version(tmp_path, head=head)
    with pytest.raises(IncidentsError, match="name does not stand on a line of its own"):
        draft("incident/v1", "incident/v2", tmp_path, tmp_path)
    assert not (tmp_path / "incident" / "v2").exists()


def test_a_place_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    write_version(tmp_path)
    (tmp_path / "file").write_text("")
    with pytest.raises(IncidentsError, match=r"file/incident/v2: cannot be written: "):
        draft("incident/v1", "incident/v2", tmp_path, tmp_path / "file")

from pathlib import Path

import pytest

from extractor.errors import RunError
from extractor.journal.folder import ASKED, differences, new_folder, newest_like
from extractor.record import RunManifest, write_manifest
from tests.extractor.journal.rows import manifest


def test_two_runs_of_one_second_get_two_folders(tmp_path: Path) -> None:
    folders = {new_folder("llm", tmp_path) for _ in range(3)}
    assert len(folders) == 3
    assert all(folder.is_dir() and folder.name.split("-")[2] == "llm" for folder in folders)


def test_a_place_where_no_folder_can_be_made_is_one_line(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(RunError, match=r"file: cannot be made: "):
        new_folder("llm", tmp_path / "file")


@pytest.mark.parametrize(
    "changed",
    [
        {"backend": "rules"},
        {"model": "openai/other"},
        {"base_url": "http://localhost:1/v1"},
        {"prompt": "incident/v2"},
        {"prompt_sha256": "c" * 64},
        {"schema_sha256": "c" * 64},
        {"parameters": {"temperature": 1}},
    ],
    ids=lambda changed: next(iter(changed)),
)
def test_whatever_shapes_a_request_makes_another_run(changed: dict[str, object]) -> None:
    (found,) = differences(manifest(), manifest(**changed))
    assert found.startswith(f"{next(iter(changed))}: was ")


def test_every_part_that_shapes_a_request_is_a_part_of_the_manifest() -> None:
    assert set(ASKED) <= RunManifest.model_fields.keys()


def test_what_shapes_no_request_makes_no_other_run() -> None:
    assert not differences(manifest(), manifest(articles=7, samples=3, created="2027-01-01", versions={"python": "4"}))


def test_hashes_are_shown_by_their_beginning() -> None:
    (found,) = differences(manifest(), manifest(prompt_sha256="c" * 64))
    assert found == "prompt_sha256: was aaaaaaaaaaaa, is cccccccccccc"


def test_the_youngest_run_of_the_same_kind_is_found(tmp_path: Path) -> None:
    for name, model in (("20260101-000000-llm", "x"), ("20260102-000000-llm", "x"), ("20260103-000000-llm", "y")):
        write_manifest(tmp_path / name, manifest(model=model))
    assert newest_like(manifest(model="x"), tmp_path) == tmp_path / "20260102-000000-llm"
    with pytest.raises(RunError, match="no run here was asked in this way"):
        newest_like(manifest(model="z"), tmp_path)

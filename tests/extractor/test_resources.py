"""The folders that come along: found from anywhere."""

from pathlib import Path

import pytest

from extractor import resources
from extractor.errors import InputError


@pytest.mark.parametrize(("name", "holds"), [("prompts", "incident/v1/user.j2"), ("goldset", "labels")])
def test_a_folder_is_found_from_any_directory(
    name: str, holds: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert resources.folder(name).is_absolute()
    assert (resources.folder(name) / holds).exists()


def test_a_folder_that_is_nowhere_is_named_with_both_places() -> None:
    with pytest.raises(InputError) as caught:
        resources.folder("maps")
    inside, beside = resources.PLACES
    assert str(caught.value) == f"no folder 'maps' in {inside} or {beside}; reinstall, or name a folder yourself"

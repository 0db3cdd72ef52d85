"""The batch side of a run folder: what was asked is kept and found again."""

from pathlib import Path

import pytest

from extractor.article import Article
from extractor.batch.folder import BatchFolder, check_free, keep
from extractor.batch.requests import Limits
from extractor.errors import RunError

ARTICLES = [Article("a", "One.\u2028Two.", "2026-02-04"), Article("ü/../b", "x" * 5000), Article("c", "Three.")]


def test_articles_are_found_again_as_they_were(tmp_path: Path) -> None:
    assert list(keep(tmp_path, ARTICLES)) == ARTICLES
    folder = BatchFolder(tmp_path)
    asked = list(folder.asked())
    assert [folder.article(row) for row in reversed(asked)] == ARTICLES[::-1]
    assert [(row.article, row.sha256) for row in asked] == [(article.id, article.sha256) for article in ARTICLES]


def test_a_round_can_be_replaced_by_what_it_holds(tmp_path: Path) -> None:
    folder = BatchFolder(tmp_path)
    folder.replace_round(2, [b"1\n", b"2\n", b"3\n"], Limits(requests=1))

    def odd() -> list[bytes]:
        return [line for file in sorted(folder.round(2).iterdir()) for line in [file.read_bytes()] if line != b"2\n"]

    (file,) = folder.replace_round(2, odd())
    assert file.read_bytes() == b"1\n3\n"
    assert folder.rounds() == [2]
    assert folder.replace_round(2, []) == []
    assert folder.rounds() == []


def test_rounds_are_in_the_order_of_their_numbers(tmp_path: Path) -> None:
    folder = BatchFolder(tmp_path)
    for number in (10, 2, 1):
        folder.replace_round(number, [b"1\n"])
    (folder.batch / "round-x").mkdir()
    assert folder.rounds() == [1, 2, 10]


def test_a_folder_in_use_is_not_free(tmp_path: Path) -> None:
    check_free(tmp_path)
    (tmp_path / "batch").mkdir()
    with pytest.raises(RunError, match="a run is there already"):
        check_free(tmp_path)

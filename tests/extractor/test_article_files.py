import io
import json
import sys
from pathlib import Path

import pytest

from extractor.article_files import ArticleFiles
from extractor.errors import ArticleError


def test_articles_can_be_read_again(tmp_path: Path) -> None:
    rows = [{"id": f"a{n}", "text": f"Text {n}."} for n in range(3)]
    (tmp_path / "a.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows))
    files = ArticleFiles([str(tmp_path)])
    assert [article.id for article in files] == [article.id for article in files] == ["a0", "a1", "a2"]


def test_standard_input_can_be_read_again_too(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"From a pipe.")))
    (tmp_path / "a.txt").write_text("From a file.")
    files = ArticleFiles(["-", str(tmp_path / "a.txt")])
    assert (
        [article.text for article in files] == [article.text for article in files] == ["From a pipe.", "From a file."]
    )


def test_a_file_that_is_gone_by_then_is_one_line(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text("Text.")
    files = ArticleFiles([str(file)])
    assert len(list(files)) == 1
    file.unlink()
    with pytest.raises(ArticleError, match=r"a.txt: cannot be read"):
        list(files)

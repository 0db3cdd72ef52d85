"""What there is to read, before anything is asked: every article is read once, so that a broken one costs nothing."""

from collections.abc import Callable, Iterable, Iterator
from tempfile import SpooledTemporaryFile
from typing import Self

from extractor.article import Article
from extractor.record import ArticleEntry

IN_MEMORY = 1 << 20
"""Bytes of the list beyond which it lies in a temporary file."""


class Survey:
    """The list of the articles, in order. A million of them take no more memory than a thousand."""

    def __init__(self) -> None:
        self._lines = SpooledTemporaryFile(max_size=IN_MEMORY)  # noqa: SIM115 - closed by __exit__
        self.articles = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._lines.close()

    def read(self, articles: Iterable[Article], see: Callable[[Article], None] | None = None) -> Self:
        """Read all of `articles`, and show each to `see`; ArticleError of the first that cannot be read."""
        for article in articles:
            self._lines.write(ArticleEntry(id=article.id, sha256=article.sha256).model_dump_json().encode() + b"\n")
            self.articles += 1
            if see:
                see(article)
        return self

    def entries(self) -> Iterator[ArticleEntry]:
        self._lines.seek(0)
        for line in self._lines:
            yield ArticleEntry.model_validate_json(line)

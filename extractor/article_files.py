"""Articles that can be read more than once: first to see that all is well, then one by one as they are asked."""

import sys
from collections.abc import Iterator
from functools import cached_property

from extractor.article import Article, read_articles


class ArticleFiles:
    """The articles of `paths`, read anew by every iteration; what came by standard input is kept."""

    def __init__(self, paths: list[str]) -> None:
        self._paths = paths

    def __iter__(self) -> Iterator[Article]:
        """ArticleError as `read_articles` raises it."""
        return read_articles(self._paths, lambda: self._stdin)

    @cached_property
    def _stdin(self) -> bytes:
        return sys.stdin.buffer.read()

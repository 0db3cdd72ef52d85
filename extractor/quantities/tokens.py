"""A text's words, numbers and signs, where they stand, and the form in which tables know them."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

_TOKEN = re.compile(
    r"(?:[A-Za-z]\.){2,}"  # U.S., a.m.
    r"|[’'´`][sS]\b"
    r"|\d+(?:[.,:]\d+)*(?:-?[^\W\d]+)*(?:-\w+)*"
    r"|\w+(?:[-‑]\w+|[’'ʼ](?![sS]\b)\w+)*"
    r"|[^\w\s]"
)
_STRAIGHT = str.maketrans("’´`‑", "'''-")


class Token(NamedTuple):
    """A word, number or sign. Offsets count characters of the article's text."""

    text: str
    start: int
    end: int


def tokens_of(text: str, start: int, end: int) -> Iterator[Token]:
    """The tokens of a stretch of `text`, in order."""
    return (Token(m[0], m.start(), m.end()) for m in _TOKEN.finditer(text, start, end))


def words(tokens: Iterable[Token]) -> list[str]:
    """The tokens in lower case, apostrophes and hyphens straight."""
    return [w if w.isascii() else w.translate(_STRAIGHT) for w in (t.text.lower() for t in tokens)]

"""Long articles in overlapping pieces, cut where the text itself has an end.

A piece ends at the last end of a paragraph that leaves it at least half full; where there is none, at the end of a
sentence; where there is none either, between words; else anywhere. The next piece begins after such an end before that,
as far back as the overlap allows, so that a fact at the seam is whole in one of the two.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

SIZE = 24_000
"""Characters of a piece unless something else is said: some 6,000 tokens of English."""
OVERLAP = 1_200
"""Characters that two pieces share at most: a paragraph or two."""
LEAST_SHARE = 4
"""An overlap above a quarter of the size would ask the same text three times."""

_ENDS = (
    re.compile(r"\n\s*"),
    re.compile(r"""[.!?…]["'”’»)\]]*\s+|[。！？]"""),
    re.compile(r"\s+"),
)
"""What ends a paragraph, a sentence and a word; a cut is after it."""


@dataclass(frozen=True, slots=True)
class Chunk:
    """A half-open span of characters of an article."""

    start: int
    end: int

    def of(self, text: str) -> str:
        return text[self.start : self.end]


def chunks(text: str, size: int = SIZE, overlap: int = OVERLAP) -> list[Chunk]:
    """Pieces of `text`, none over `size`, two neighbours sharing at most `overlap` characters; one for a short text.

    ValueError where the overlap is more than a quarter of the size.
    """
    if size < 1 or overlap < 0 or overlap * LEAST_SHARE > size:
        raise ValueError(f"pieces of {size} characters cannot share {overlap}: at most a quarter")
    cuts = _Cuts(text)
    found = [Chunk(0, cuts.end_of(0, size))]
    while found[-1].end < len(text):
        last = found[-1]
        # The overlap must leave the next piece something new, and never reach back to the beginning of the last one.
        start = cuts.back_from(last.end, max(last.end - overlap, last.start + 1))
        found.append(Chunk(start, cuts.end_of(start, size)))
    return found


class _Cuts:
    """Where a text may be cut, the better places first."""

    def __init__(self, text: str) -> None:
        self._text = text

    @cached_property
    def _places(self) -> Sequence[Sequence[int]]:
        """Positions after each paragraph, each sentence, each word; ascending."""
        return [[found.end() for found in pattern.finditer(self._text)] for pattern in _ENDS]

    def end_of(self, start: int, size: int) -> int:
        """The end of a piece that begins at `start`."""
        last = start + size
        if last >= len(self._text):
            return len(self._text)
        for places in self._places:
            at = bisect_right(places, last) - 1
            if at >= 0 and places[at] > start + size // 2:
                return places[at]
        return last

    def back_from(self, end: int, first: int) -> int:
        """The beginning of the piece after one that ends at `end`: at or after `first`, or `end` itself."""
        for places in self._places:
            at = bisect_left(places, first)
            if at < len(places) and places[at] < end:
                return places[at]
        return end

"""Quote → span: where in the article the words stand that a fact rests on.

Exact first, then with white space folded, then the nearest passage with its likeness. A quote that is nowhere is
kept and marked ``missing``: it is what a reviewer most wants to see.
"""

import re
from collections.abc import Iterator
from typing import Any

from extractor.record import Evidence, EvidenceStatus
from extractor.schema import Extraction

FUZZY_FLOOR = 0.85
"""Likeness below which a passage is another passage. At 0.85 a quote of 40 characters may differ in about six edits:
changed quotation marks, a dropped word, a mended letter; a paraphrase stays below."""
LONGEST_FUZZY = 600
"""Characters of a quote beyond which no nearest passage is sought: such a quote is no shortest run of anything."""


def locate_all(extraction: Extraction, text: str) -> list[Evidence]:
    """One `Evidence` for every quote of the extraction, in its order."""
    return [locate(path, quote, text) for path, quote in quotes(extraction.model_dump())]


def quotes(value: Any, path: str = "") -> Iterator[tuple[str, str]]:  # noqa: ANN401 - walks plain JSON
    """(path, quote) of every object in a plain record that carries one, such as ``incidents[0].date.quote``."""
    if isinstance(value, list):
        for index, item in enumerate(value):
            yield from quotes(item, f"{path}[{index}]")
    elif isinstance(value, dict):
        for key, item in value.items():
            if key == "quote" and isinstance(item, str):
                yield f"{path}.{key}" if path else key, item
            elif isinstance(item, dict | list):  # most values are neither, and a record has a hundred
                yield from quotes(item, f"{path}.{key}" if path else key)


def locate(path: str, quote: str, text: str, nth: int = 1) -> Evidence:
    """Span of the `nth` occurrence of `quote` in `text`; of the nearest passage where it does not occur."""
    status, spans = _find(quote, text)
    if not spans:
        return _near(path, quote, text)
    if nth > len(spans):
        return _missing(path, quote)
    start, end = spans[nth - 1]
    return Evidence(path=path, quote=quote, status=status, start=start, end=end)


def occurrences(quote: str, text: str) -> list[tuple[int, int]]:
    """Spans of `quote` in `text`, in order and apart; with white space folded only where it is nowhere verbatim."""
    return _find(quote, text)[1]


def _find(quote: str, text: str) -> tuple[EvidenceStatus, list[tuple[int, int]]]:
    if not quote.strip():
        return "missing", []
    if quote in text:
        return "exact", _spans(re.escape(quote), text)
    return "folded", _spans(r"\s+".join(map(re.escape, quote.split())), text)


def _spans(pattern: str, text: str) -> list[tuple[int, int]]:
    return [found.span() for found in re.finditer(pattern, text)]


def nearest(quote: str, text: str, floor: float) -> tuple[int, int, float] | None:
    """Span of the words in `text` that are most like `quote`, and their likeness; null where it is below `floor`."""
    from rapidfuzz import fuzz

    if not quote.strip() or len(quote) > min(len(text), LONGEST_FUZZY):
        return None
    found = fuzz.partial_ratio_alignment(quote, text, score_cutoff=100 * floor)
    start, end = _whole_words(text, found.dest_start, found.dest_end) if found else (0, 0)
    return (start, end, round(found.score / 100, 4)) if found and start < end else None


def _whole_words(text: str, start: int, end: int) -> tuple[int, int]:
    """The passage found has the quote's length and may begin or end within a word, or with white space."""
    while start > 0 and text[start - 1 : start + 1].isalnum():
        start -= 1
    while end < len(text) and text[end - 1 : end + 1].isalnum():
        end += 1
    inside = text[start:end]
    return start + len(inside) - len(inside.lstrip()), end - len(inside) + len(inside.rstrip())


def _near(path: str, quote: str, text: str) -> Evidence:
    found = nearest(quote, text, FUZZY_FLOOR)
    if found is None:
        return _missing(path, quote)
    start, end, score = found
    return Evidence(path=path, quote=quote, status="fuzzy", start=start, end=end, score=score)


def _missing(path: str, quote: str) -> Evidence:
    return Evidence(path=path, quote=quote, status="missing", score=0.0)

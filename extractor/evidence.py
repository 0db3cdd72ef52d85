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
            inner = f"{path}.{key}" if path else key
            if key == "quote" and isinstance(item, str):
                yield inner, item
            else:
                yield from quotes(item, inner)


def locate(path: str, quote: str, text: str, nth: int = 1) -> Evidence:
    """Span of the `nth` occurrence of `quote` in `text`; of the nearest passage where it does not occur."""
    if not quote.strip():
        return _missing(path, quote)
    for status, pattern in _patterns(quote):
        if span := _nth(pattern, text, nth):
            return Evidence(path=path, quote=quote, status=status, start=span[0], end=span[1])
    return _nearest(path, quote, text)


def occurrences(quote: str, text: str) -> list[tuple[int, int]]:
    """All spans of `quote` in `text` with white space folded, in order; empty where it does not occur."""
    return [found.span() for found in _folded(quote).finditer(text)] if quote.strip() else []


def _patterns(quote: str) -> tuple[tuple[EvidenceStatus, re.Pattern[str]], ...]:
    return ("exact", re.compile(re.escape(quote))), ("folded", _folded(quote))


def _folded(quote: str) -> re.Pattern[str]:
    return re.compile(r"\s+".join(map(re.escape, quote.split())))


def _nth(pattern: re.Pattern[str], text: str, nth: int) -> tuple[int, int] | None:
    for number, found in enumerate(pattern.finditer(text), 1):
        if number == nth:
            return found.span()
    return None


def _nearest(path: str, quote: str, text: str) -> Evidence:
    from rapidfuzz import fuzz

    if len(quote) > min(len(text), LONGEST_FUZZY):
        return _missing(path, quote)
    found = fuzz.partial_ratio_alignment(quote, text, score_cutoff=100 * FUZZY_FLOOR)
    if found is None or found.dest_start == found.dest_end:
        return _missing(path, quote)
    score = round(found.score / 100, 4)
    return Evidence(path=path, quote=quote, status="fuzzy", start=found.dest_start, end=found.dest_end, score=score)


def _missing(path: str, quote: str) -> Evidence:
    return Evidence(path=path, quote=quote, status="missing", score=0.0)

"""The article's text cut where quotes begin and end, so that every passage is gold's, the run's, both or neither's."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Any

from eval.gold.annotations import KEYS
from eval.report.model import Passage
from extractor.evidence import locate

Span = tuple[int, int]
Place = tuple[str | int, ...]
"""Keys and indices that lead to an object of a record."""


class GoldQuotes:
    """Where gold's quotes stand in one article."""

    def __init__(self, record: dict[str, Any], text: str) -> None:
        self._spans = dict(_located(record, (), text))

    def span(self, place: Place) -> Span | None:
        """Span of the quote of the object at `place`; null where it has none."""
        return self._spans.get(place)

    def __iter__(self) -> Iterator[Span]:
        return iter(self._spans.values())


class Passages:
    """An article cut into passages, and which of them a span begins in."""

    def __init__(self, text: str, gold: Iterable[Span], predicted: Iterable[Span]) -> None:
        gold, predicted = _joined(gold), _joined(predicted)
        self._edges = sorted({0, len(text), *(edge for span in (*gold, *predicted) for edge in span)})
        self.all = tuple(
            Passage(text[start:end], _covers(gold, start), _covers(predicted, start))
            for start, end in pairwise(self._edges)
        )

    def index(self, span: Span | None) -> int | None:
        """Of the passage in which `span` begins."""
        return None if span is None else bisect_right(self._edges, span[0]) - 1


def _located(value: Any, place: Place, text: str) -> Iterator[tuple[Place, Span]]:  # noqa: ANN401 - walks plain JSON
    if isinstance(value, list):
        for index, item in enumerate(value):
            yield from _located(item, (*place, index), text)
    elif isinstance(value, dict):
        if isinstance(quote := value.get("quote"), str):
            found = locate("", quote, text, value.get("nth", 1))
            if found.start is not None and found.end is not None:
                yield place, (found.start, found.end)
        for key, item in value.items():
            if key not in KEYS and isinstance(item, (list, dict)):
                yield from _located(item, (*place, key), text)


def _joined(spans: Iterable[Span]) -> list[Span]:
    """The spans sorted, overlapping and touching ones as one."""
    joined: list[Span] = []
    for start, end in sorted(spans):
        if joined and start <= joined[-1][1]:
            joined[-1] = joined[-1][0], max(end, joined[-1][1])
        else:
            joined.append((start, end))
    return joined


def _covers(spans: list[Span], at: int) -> bool:
    found = bisect_right(spans, at, key=lambda span: span[0]) - 1
    return found >= 0 and at < spans[found][1]

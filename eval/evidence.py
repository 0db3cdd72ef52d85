"""Evidence metrics: are the quotes in the article, and do they point where gold's quotes point?

They stand beside the leaf scores and never in them: a right value with a bad quote is right, and says so here.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from eval.grounding import says
from eval.score import ItemPair
from extractor.evidence import locate, occurrences
from extractor.record import Evidence

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class EvidenceScore:
    """Counts of quotes, and of quoted facts that were aligned with a quoted fact of gold. All of them add.

    `exact`, `folded`, `fuzzy` and `missing` are quotes by where they were found. `counted` are facts with a number, of
    which `grounded` have a quote that is in the article and says that number (`eval.grounding`). `aligned` are pairs
    of quotes of one fact on both sides; `touching` of them share at least a character with gold's passage, and
    `overlap` is the sum over pairs of the Dice coefficient of the two spans (1: the same passage, 0: apart).
    """

    exact: int = 0
    folded: int = 0
    fuzzy: int = 0
    missing: int = 0
    counted: int = 0
    grounded: int = 0
    aligned: int = 0
    touching: int = 0
    overlap: float = 0.0

    def __add__(self, other: "EvidenceScore") -> "EvidenceScore":
        return EvidenceScore(*(getattr(self, name) + getattr(other, name) for name in self.__slots__))

    @property
    def quotes(self) -> int:
        return self.exact + self.folded + self.fuzzy + self.missing

    @property
    def located(self) -> float | None:
        """Share of quotes that stand in the article word for word; null without quotes."""
        return (self.exact + self.folded) / self.quotes if self.quotes else None

    @property
    def grounded_rate(self) -> float | None:
        return self.grounded / self.counted if self.counted else None

    @property
    def touching_rate(self) -> float | None:
        return self.touching / self.aligned if self.aligned else None

    @property
    def mean_overlap(self) -> float | None:
        return self.overlap / self.aligned if self.aligned else None


def score_evidence(
    text: str, gold: dict[str, Any], predicted: dict[str, Any], pairs: Iterable[ItemPair], found: Sequence[Evidence]
) -> EvidenceScore:
    """Metrics of one extraction; `pairs` are its aligned items, `found` the located quotes of its record."""
    overlaps = [_overlap(text, g, p) for g, p in _quoted_pairs(gold, predicted, pairs)]
    by_status = {status: sum(e.status == status for e in found) for status in ("exact", "folded", "fuzzy", "missing")}
    touching = sum(value > 0 for value in overlaps)
    counted = [grounded(fact, text) for fact in _counted(predicted)]
    return EvidenceScore(
        **by_status,
        counted=len(counted),
        grounded=sum(counted),
        aligned=len(overlaps),
        touching=touching,
        overlap=sum(overlaps),
    )


def grounded(fact: dict[str, Any], text: str) -> bool:
    """Whether the quote of a fact with a count stands in `text` word for word and says that count."""
    return bool(occurrences(fact["quote"], text)) and says(fact["quote"], fact["count"])


def _counted(value: Any) -> Iterator[dict[str, Any]]:  # noqa: ANN401 - walks plain JSON
    """Every object of a record that has both a count and a quote."""
    if isinstance(value, list):
        for item in value:
            yield from _counted(item)
    elif isinstance(value, dict):
        if isinstance(value.get("count"), dict) and isinstance(value.get("quote"), str):
            yield value
        for item in value.values():
            yield from _counted(item)


def _quoted_pairs(
    gold: dict[str, Any], predicted: dict[str, Any], pairs: Iterable[ItemPair]
) -> Iterator[tuple[dict[str, Any], dict[str, Any]]]:
    """The objects with a quote on both sides: aligned items, and the single parts of aligned items."""
    for pair in pairs:
        if pair.gold_at is None or pair.predicted_at is None:
            continue
        left, right = item_at(gold, pair.path, pair.gold_at), item_at(predicted, pair.path, pair.predicted_at)
        for g, p in ((left, right), *((left[key], right.get(key)) for key in left)):
            if isinstance(g, dict) and isinstance(p, dict) and g.get("quote") and p.get("quote"):
                yield g, p


def item_at(record: dict[str, Any], path: str, at: Sequence[int]) -> dict[str, Any]:
    """The object that the list path `path` and the indices `at` lead to, such as incidents.casualties, (0, 1)."""
    value: Any = record
    indices = iter(at)
    for key in path.split("."):
        value = value[key]
        value = value[next(indices)] if isinstance(value, list) else value
    item: dict[str, Any] = value
    return item


def _overlap(text: str, gold: dict[str, Any], predicted: dict[str, Any]) -> float:
    """Best Dice coefficient of gold's passage with any occurrence of the predicted quote."""
    reference = locate("", gold["quote"], text, gold.get("nth", 1))
    if reference.start is None or reference.end is None:
        return 0.0
    span = reference.start, reference.end
    return max((_dice(span, other) for other in _spans(predicted["quote"], text)), default=0.0)


def _spans(quote: str, text: str) -> list[Span]:
    if spans := occurrences(quote, text):
        return spans
    near = locate("", quote, text)
    return [(near.start, near.end)] if near.start is not None and near.end is not None else []


def _dice(a: Span, b: Span) -> float:
    common = min(a[1], b[1]) - max(a[0], b[0])
    return max(0.0, 2 * common / (a[1] - a[0] + b[1] - b[0]))


def quote_of(record: dict[str, Any], path: str, at: Sequence[int]) -> str | None:
    """The quote of the innermost object on the way to a leaf that has one; null where none has."""
    value: Any = record
    found: str | None = None
    indices = iter(at)
    for key in path.split("."):
        value = value.get(key) if isinstance(value, dict) else None
        value = value[next(indices, 0)] if isinstance(value, list) and value else value
        found = value["quote"] if isinstance(value, dict) and isinstance(value.get("quote"), str) else found
    return found

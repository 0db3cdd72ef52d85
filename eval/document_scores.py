"""Scores of documents of any schema: sums that grow with the fields and not with the documents."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from eval.counts import Aggregate, Counts, aggregate
from eval.documents import Document
from eval.plan import ScoringPlan
from eval.score import DocumentScore, LeafScore, score_document, score_failed
from extractor.errors import PlanError

FAILED = "the prediction is null"
ADDED_TOGETHER = 2_000
"""Leaf scores that are held until they are summed: few enough to be nothing, many enough that summing costs nothing."""


@dataclass(slots=True)
class DocumentScores:
    """`failed` documents have no prediction; `violations` counts what predictions hold beyond or against the schema."""

    documents: int = 0
    failed: int = 0
    correctly_empty: int = 0
    violations: int = 0
    leaves: Aggregate = field(default_factory=Aggregate)
    items: dict[str, Counts] = field(default_factory=dict)
    """Detection by path of the list, apart from the leaves: correct are the items that were aligned."""


def score_documents(
    plan: ScoringPlan,
    pairs: Iterable[tuple[Document, Document | None]],
    each: Callable[[int, DocumentScore], Any] = lambda number, score: None,  # noqa: ARG005 - nobody listens
) -> DocumentScores:
    """Score every pair; `each` gets the number (from 1) and the score of a document, and may keep what it wants."""
    result = DocumentScores()
    waiting: list[LeafScore] = []
    for number, (gold, predicted) in enumerate(pairs, 1):
        try:
            score = score_failed(plan, gold, FAILED) if predicted is None else score_document(plan, gold, predicted)
        except PlanError as error:
            raise PlanError(f"document {number}: {error}") from None
        result.documents = number
        result.failed += predicted is None
        result.correctly_empty += predicted is not None and _says_nothing(score)
        result.violations += len(score.violations)
        waiting += score.leaves
        _add_items(result.items, score)
        if len(waiting) > ADDED_TOGETHER:
            result.leaves += aggregate(waiting)
            waiting.clear()
        each(number, score)
    result.leaves += aggregate(waiting)
    return result


def _add_items(items: dict[str, Counts], score: DocumentScore) -> None:
    found: dict[str, dict[str, int]] = {}
    for pair in score.pairs:
        tally = found.setdefault(pair.path, {})
        tally[pair.verdict] = tally.get(pair.verdict, 0) + 1
    for path, tally in found.items():
        items[path] = items.get(path, Counts()) + Counts(**tally)


def _says_nothing(score: DocumentScore) -> bool:
    """Gold is silent and so is the prediction: a pass of its own."""
    return all(leaf.verdict in {"absent", "unlabelled"} for leaf in score.leaves)

"""Scores of documents of any schema: sums that grow with the fields and not with the documents."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from eval.counts import Aggregate, aggregate
from eval.documents import Document
from eval.plan import ScoringPlan
from eval.score import DocumentScore, LeafScore, score_document, score_failed

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


def score_documents(
    plan: ScoringPlan,
    pairs: Iterable[tuple[Document, Document | None]],
    each: Callable[[int, DocumentScore], Any] = lambda number, score: None,  # noqa: ARG005 - nobody listens
) -> DocumentScores:
    """Score every pair; `each` gets the number (from 1) and the score of a document, and may keep what it wants."""
    result = DocumentScores()
    waiting: list[LeafScore] = []
    for number, (gold, predicted) in enumerate(pairs, 1):
        score = score_failed(plan, gold, FAILED) if predicted is None else score_document(plan, gold, predicted)
        result.documents = number
        result.failed += predicted is None
        result.correctly_empty += predicted is not None and _says_nothing(score)
        result.violations += len(score.violations)
        waiting += score.leaves
        if len(waiting) > ADDED_TOGETHER:
            result.leaves += aggregate(waiting)
            waiting.clear()
        each(number, score)
    result.leaves += aggregate(waiting)
    return result


def _says_nothing(score: DocumentScore) -> bool:
    """Gold is silent and so is the prediction: a pass of its own."""
    return all(leaf.verdict in {"absent", "unlabelled"} for leaf in score.leaves)

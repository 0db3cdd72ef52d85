"""Score extractions against labels, field by field: `ScoringPlan.from_model(Model)`, then `score_pair`."""

from eval.counts import Aggregate, Counts, Ratios, aggregate
from eval.explain import Explanation, explain
from eval.plan import ScoringPlan
from eval.reading import Violation
from eval.score import score_document, score_failed, score_pair
from eval.verdicts import DocumentScore, ItemPair, LeafScore, Verdict
from extractor.scored import NotScored, Quoted, Scored

__all__ = [
    "Aggregate",
    "Counts",
    "DocumentScore",
    "Explanation",
    "ItemPair",
    "LeafScore",
    "NotScored",
    "Quoted",
    "Ratios",
    "Scored",
    "ScoringPlan",
    "Verdict",
    "Violation",
    "aggregate",
    "explain",
    "score_document",
    "score_failed",
    "score_pair",
]

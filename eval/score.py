"""Score a prediction against gold: align, then give every leaf its verdict.

>>> from typing import Annotated
>>> from pydantic import BaseModel
>>> from eval import Scored, ScoringPlan, score_pair
>>> class Toll(BaseModel):
...     killed: Annotated[int | None, Scored()]
>>> [(leaf.verdict, leaf.reason) for leaf in score_pair(ScoringPlan.from_model(Toll), {"killed": 14}, {"killed": 15})]
[('incorrect', '1 more than gold')]
"""

from collections.abc import Mapping
from typing import Any

from eval.plan import ScoringPlan
from eval.reading import Reader, Violation
from eval.verdicts import DocumentScore, ItemPair, LeafScore
from eval.walk import Walk

__all__ = ["DocumentScore", "ItemPair", "LeafScore", "Violation", "score_document", "score_failed", "score_pair"]


def score_pair(plan: ScoringPlan, gold: Mapping[str, Any], prediction: Mapping[str, Any]) -> list[LeafScore]:
    """The verdicts on all leaves of one document."""
    return score_document(plan, gold, prediction).leaves


def score_document(plan: ScoringPlan, gold: Mapping[str, Any], prediction: Mapping[str, Any]) -> DocumentScore:
    """Verdicts on all leaves, all items of lists of objects, and the prediction's schema violations.

    Both records are plain JSON-like data; missing keys, null, "", [] and {} all say nothing. PlanError where
    gold does not fit the plan's model.
    """
    reader = Reader(gold=False)
    wanted = Reader(gold=True).document(plan.shape, gold)
    found = reader.document(plan.shape, prediction)
    walk = Walk()
    walk.matched(plan.shape, wanted, found)
    return DocumentScore(walk.leaves, walk.pairs, reader.violations)


def score_failed(plan: ScoringPlan, gold: Mapping[str, Any], reason: str) -> DocumentScore:
    """The score of a document whose extraction failed: all that gold says is missed, and every row says why."""
    walk = Walk(failure=f"the extraction failed: {reason}")
    walk.gold_only(plan.shape, Reader(gold=True).document(plan.shape, gold), ())
    return DocumentScore(walk.leaves, walk.pairs, [])

"""Why a leaf got its verdict: the rule, what both sides were normalised to, the verdict, the reason."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from eval.plan import ScoringPlan
from eval.rules import Value, WrongType
from eval.score import compare
from eval.verdicts import LeafScore, Verdict


@dataclass(frozen=True, slots=True)
class Explanation:
    """`gold` and `predicted` are the normalised values; null is silence."""

    path: str
    rule: str
    gold: Value | None
    predicted: Value | None
    verdict: Verdict
    reason: str

    def __str__(self) -> str:
        why = f" ({self.reason})" if self.reason else ""
        return f"{self.path}: {self.verdict} by rule {self.rule}, {self.gold!r} against {self.predicted!r}{why}"


def explain(plan: ScoringPlan, path: str, gold: Any, predicted: Any) -> Explanation:  # noqa: ANN401 - any value
    """Explain the comparison of two values of the leaf at `path`; PlanError where there is no such leaf."""
    leaf = plan.leaf(path)
    values = []
    for raw in (gold, predicted):
        parts = {part: raw.get(part) for part in leaf.parts} if leaf.parts and isinstance(raw, Mapping) else raw
        try:
            values.append(leaf.rule.normalise(parts))
        except WrongType:
            values.append(None)
    verdict, tags = compare(leaf, *values)
    score = LeafScore(path, verdict, gold, predicted, tags, leaf)
    return Explanation(path, leaf.rule.name, values[0], values[1], verdict, score.reason)

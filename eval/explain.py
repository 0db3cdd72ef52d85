"""Why a leaf got its verdict: the rule, what both sides were normalised to, the verdict, the reason."""

from dataclasses import dataclass
from typing import Any

from eval.plan import ScoringPlan
from eval.rules import Value, WrongType
from eval.verdicts import LeafScore, Verdict
from eval.walk import compare


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
        try:
            values.append(leaf.rule.normalise(leaf.scored(raw)))
        except WrongType:
            values.append(None)
    verdict = compare(leaf, *values)
    score = LeafScore(path, verdict, gold, predicted, (), leaf)
    return Explanation(path, leaf.rule.name, values[0], values[1], verdict, score.reason)

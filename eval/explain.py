"""Why a leaf got its verdict: the rule, what both sides were normalised to, the verdict, the reason."""

from dataclasses import dataclass
from typing import Any

from eval.nodes import Leaf
from eval.plan import ScoringPlan
from eval.rules import Value, WrongType
from eval.verdicts import LeafScore, Verdict
from eval.walk import compare


@dataclass(frozen=True, slots=True)
class Explanation:
    """`gold` and `predicted` are the normalised values, null for silence; `words` are both as the rule puts them."""

    path: str
    rule: str
    gold: Value | None
    predicted: Value | None
    words: tuple[str, str]
    verdict: Verdict
    reason: str

    def __str__(self) -> str:
        why = f" ({self.reason})" if self.reason else ""
        return f"{self.path}: {self.verdict} by rule {self.rule}, {self.words[0]} against {self.words[1]}{why}"


def explain(plan: ScoringPlan, path: str, gold: Any, predicted: Any) -> Explanation:  # noqa: ANN401 - any value
    """Explain the comparison of two values of the leaf at `path`; PlanError where there is no such leaf."""
    leaf = plan.leaf(path)
    (a, no_gold), (b, no_prediction) = _read(leaf, gold), _read(leaf, predicted)
    verdict = compare(leaf, a, b)
    reason = no_gold or no_prediction or LeafScore(path, verdict, gold, predicted, (), leaf).reason
    words = leaf.rule.words(a), leaf.rule.words(b)
    return Explanation(path, leaf.rule.name, a, b, words, verdict, reason)


def _read(leaf: Leaf, raw: Any) -> tuple[Value | None, str]:  # noqa: ANN401 - any value
    """The value, and what is wrong with its type."""
    try:
        return leaf.rule.normalise(leaf.scored(raw)), ""
    except WrongType as wrong:
        return None, f"{wrong} where the schema has none"

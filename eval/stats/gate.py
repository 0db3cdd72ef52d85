"""The regression gate: is the new run worse than the baseline, beyond what few articles and samples can fake?

Two halves. The score: it fails when the whole interval of (new - baseline) of the primary measure lies below 0.
The values: it fails when one that was right in every sample of the baseline is wrong in every new one. What
cannot be judged is said, and a gate of which nothing could be judged has not passed.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from eval.stats.difference import Difference

_MOST_NAMED = 3


@dataclass(frozen=True, slots=True)
class Verdict:
    outcome: Literal["passed", "failed", "undecided"]
    reason: str
    """One or more sentences, whatever the outcome."""


@dataclass(frozen=True, slots=True)
class _Half:
    failed: bool | None
    sentence: str


def gate(difference: Difference | None, broken: Sequence[str] | None) -> Verdict:
    """The verdict on `difference(baseline, new, …)` and `broken(baseline, new)`.

    ``failed`` when either half fails; ``undecided`` when neither could be judged; else ``passed``.
    """
    halves = (_score(difference), _values(broken))
    outcomes = [half.failed for half in halves]
    reason = " ".join(half.sentence for half in halves if not any(outcomes) or half.failed is not False)
    if any(outcomes):
        return Verdict("failed", reason)
    return Verdict("passed" if False in outcomes else "undecided", reason)


def _score(difference: Difference | None) -> _Half:
    if difference is None:
        return _Half(None, "The score is not judged: one of the runs has nothing to score (0/0).")
    if difference.interval is None:
        return _Half(None, "The score is not judged: one article gives no interval.")
    low, high = difference.interval
    seen = (
        f"{difference.value:+.3f} ({100 * difference.level:g} % interval {low:+.3f} to {high:+.3f}, "
        f"{difference.articles} articles)"
    )
    if high < 0:
        return _Half(True, f"The score fell: {seen}.")
    return _Half(False, f"The score did not provably fall: {seen}.")


def _values(broken: Sequence[str] | None) -> _Half:
    if broken is None:
        return _Half(
            None,
            "Single values are not judged: too few samples to tell broken from flaky (five are safe).",
        )
    if not broken:
        return _Half(False, "No value went from right in every sample to wrong in every sample.")
    named = ", ".join(broken[:_MOST_NAMED])
    rest = f" and {len(broken) - _MOST_NAMED} more" if len(broken) > _MOST_NAMED else ""
    values = "1 value" if len(broken) == 1 else f"{len(broken)} values"
    return _Half(True, f"{values} went from right in every sample to wrong in every sample: {named}{rest}.")

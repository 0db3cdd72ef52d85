"""How a score is written: never a percentage alone, and none at all with little behind it."""

from eval.stats.interval import Estimate
from eval.stats.limits import rate_still_possible

FEWEST_FOR_PERCENT = 10
"""Leaves: under it one leaf is more than ten points, and a percentage claims what is not there."""


def score_text(estimate: Estimate | None) -> str:
    """``n/a``, ``7/9`` or ``78.3 % (47/60)``; both numbers are leaves, means over the samples."""
    if estimate is None:
        return "n/a"
    share = f"{_number(estimate.hits)}/{_number(estimate.of)}"
    return share if estimate.of < FEWEST_FOR_PERCENT else f"{_percent(estimate.value, 1)} ({share})"


def still_possible_text(estimate: Estimate | None) -> str | None:
    """The sentence that goes with a score without an error; null for any other."""
    if estimate is None or estimate.hits != estimate.of:
        return None
    rate = rate_still_possible(estimate.articles, estimate.level)
    if rate is None:
        return None
    return (
        f"no error in {_plural(estimate.of, 'leaf', 'leaves')} of {_plural(estimate.articles, 'article', 'articles')}: "
        f"in articles like these up to {_percent(rate, 0)} may still be wrong"
    )


def _percent(share: float, decimals: int) -> str:
    return f"{100 * share:.{decimals}f} %"


def _plural(number: float, one: str, many: str) -> str:
    return f"{_number(number)} {one if number == 1 else many}"


def _number(leaves: float) -> str:
    """Whole unless it is a mean over samples that is not: then one decimal."""
    return f"{leaves:.1f}".removesuffix(".0")

"""One run: a score with the interval in which articles like these would put it.

Leaves of one article are right and wrong together, so thirty leaves of three articles are not thirty trials.
Wilson's interval is taken on the number of independent leaves that they are worth:

    n_eff = n / DEFF        DEFF = max(1, (t/z)² cse² / (p (1 - p) / n))

with cse² the variance of the score clustered by article, and t/z the price of estimating it from few
articles. An article is worth one trial at least, however much its leaves cling together, and it is worth just
that where nothing can be estimated: with one article, everything right, or nothing right. What this covers,
and what the usual intervals cover, is measured by `benchmarks/small_gold_sets.py`.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import fsum, sqrt
from statistics import NormalDist
from typing import NamedTuple

from eval.stats import students_t
from eval.stats.measures import MeanShare, Measure, Run, article_shares, mean_share, pooled

LEVEL = 0.95
"""How often an interval should hold what it is an interval of."""


class Interval(NamedTuple):
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Estimate:
    """A score between 0 and 1, and what is behind it."""

    value: float
    interval: Interval
    level: float
    hits: float
    of: float
    """The score is `hits` out of `of` leaves: means over the samples of each article, then summed."""
    articles: int
    """Those with anything to score; the others say nothing."""
    effective: float
    """How many independent leaves the interval rests on."""
    standard_error: float | None
    """Clustered by article; null with one article, with everything right and with nothing right."""


def estimate(run: Run, measure: Measure, level: float = LEVEL) -> Estimate | None:
    """The score of a run; null where there was nothing to score (0/0)."""
    means = (mean_share(samples) for samples in article_shares(run, measure).values())
    articles = [mean for mean in means if mean.of]
    if not articles:
        return None
    hits, of = pooled(articles)
    error = _standard_error(articles)
    effective = _effective(articles, error, level)
    return Estimate(hits / of, wilson(hits / of, effective, level), level, hits, of, len(articles), effective, error)


def wilson(proportion: float, trials: float, level: float = LEVEL) -> Interval:
    """Wilson's score interval of a proportion seen in so many independent trials, whole or not."""
    z2 = critical(level) ** 2
    middle = (proportion + z2 / (2 * trials)) / (1 + z2 / trials)
    half = sqrt(z2 * (proportion * (1 - proportion) / trials + z2 / (4 * trials**2))) / (1 + z2 / trials)
    # The bounds at 0 and 1 are exact in theory and a rounding error off in practice.
    return Interval(max(0.0, min(middle - half, proportion)), min(1.0, max(middle + half, proportion)))


def clustered_variance(residuals: Sequence[float]) -> float | None:
    """Variance of a sum whose articles deviate by `residuals` (which add to 0); null for one article."""
    articles = len(residuals)
    return articles / (articles - 1) * fsum(r * r for r in residuals) if articles > 1 else None


def critical(level: float) -> float:
    """The normal deviation that a two-sided interval of this level reaches."""
    return NormalDist().inv_cdf((1 + level) / 2)


def critical_t(level: float, articles: int) -> float:
    """The same where the variance was estimated from so many articles, two at least."""
    return students_t.quantile((1 + level) / 2, articles - 1)


def _standard_error(articles: Sequence[MeanShare]) -> float | None:
    hits, of = pooled(articles)
    variance = clustered_variance([(article.hits - hits / of * article.of) / of for article in articles])
    return None if variance is None or hits in (0, of) else sqrt(variance)


def _effective(articles: Sequence[MeanShare], error: float | None, level: float) -> float:
    hits, of = pooled(articles)
    fewest = min(of, len(articles))
    if error is None:
        return fewest
    price = critical_t(level, len(articles)) / critical(level)
    effect = (price * error) ** 2 / (hits / of * (1 - hits / of) / of)
    return max(fewest, of / max(1.0, effect))

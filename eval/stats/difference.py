"""Two runs on the same articles: the difference of their scores, with its interval.

The interval is Student's t on the differences of the articles, linearised, because a score is a ratio. Two
guards keep few articles from looking certain. The variance is never below that of the fewest leaves on which
the runs can disagree, as if they were independent: three articles that lose the same tenth are not proof of
exactly a tenth. And where no article differs the interval reaches as far as the rate of differing leaves
that so many articles cannot exclude.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import fsum, sqrt

from eval.stats.interval import LEVEL, Interval, clustered_variance, critical, critical_t
from eval.stats.limits import rate_still_possible
from eval.stats.measures import MeanShare, Measure, Run, mean_share, paired_shares, pooled

Pair = tuple[MeanShare, MeanShare]


@dataclass(frozen=True, slots=True)
class Difference:
    """How much better the second run, `b`, is than the first, `a`: from -1 to 1."""

    value: float
    a: float
    b: float
    interval: Interval | None
    """Null with one article."""
    level: float
    articles: int
    """Those with anything to score in either run."""
    standard_error: float | None
    """Null with one article, and where no article differs: then nothing says how much articles vary."""


def difference(a: Run, b: Run, measure: Measure, level: float = LEVEL) -> Difference | None:
    """`b` less `a`; null where either has nothing to score (0/0). InputError where the articles are not the same."""
    return difference_of(paired_means(a, b, measure), level)


def paired_means(a: Run, b: Run, measure: Measure) -> list[Pair]:
    """The means of both runs over the samples of each article that has anything to score."""
    return [(mean_share(left), mean_share(right)) for left, right in paired_shares(a, b, measure)]


def difference_of(pairs: Sequence[Pair], level: float = LEVEL) -> Difference | None:
    """The same from what `paired_means` returns."""
    (hits_a, of_a), (hits_b, of_b) = pooled([a for a, _ in pairs]), pooled([b for _, b in pairs])
    if not (of_a and of_b):
        return None
    a, b = hits_a / of_a, hits_b / of_b
    cluster = clustered_variance(_residuals(pairs, MeanShare(hits_a, of_a), MeanShare(hits_b, of_b)))
    floor = _floor(pairs, b - a, (of_a + of_b) / 2)
    differ = any(left != right for left, right in pairs)
    return Difference(
        value=b - a, a=a, b=b,
        interval=_interval(b - a, cluster, floor, len(pairs), level) if differ else _no_difference(len(pairs), level),
        level=level,
        articles=len(pairs),
        standard_error=sqrt(max(cluster, floor)) if differ and cluster is not None else None,
    )  # fmt: skip


def _residuals(pairs: Sequence[Pair], total_a: MeanShare, total_b: MeanShare) -> list[float]:
    a, b = total_a.hits / total_a.of, total_b.hits / total_b.of
    return [(y.hits - b * y.of) / total_b.of - (x.hits - a * x.of) / total_a.of for x, y in pairs]


def _floor(pairs: Sequence[Pair], value: float, leaves: float) -> float:
    """McNemar's variance on the fewest leaves that can account for what the articles gained and lost."""
    moves = [max(abs(b.hits - a.hits), abs((b.of - b.hits) - (a.of - a.hits))) for a, b in pairs]
    # Less than a leaf is one leaf that differs in some samples: it varies by the square of its move.
    return max(0.0, fsum(min(move, move**2) for move in moves) / leaves - value**2) / leaves


def _interval(value: float, cluster: float | None, floor: float, articles: int, level: float) -> Interval | None:
    if cluster is None:
        return None
    half = max(critical_t(level, articles) * sqrt(cluster), critical(level) * sqrt(floor))
    return Interval(max(-1.0, value - half), min(1.0, value + half))


def _no_difference(articles: int, level: float) -> Interval | None:
    reach = rate_still_possible(articles, level) if articles > 1 else None
    return None if reach is None else Interval(-reach, reach)

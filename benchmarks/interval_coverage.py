"""Coverage of the interval of a score, and of the usual ones, in made-up worlds."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import product
from math import sqrt
from random import Random
from statistics import fmean, quantiles

from benchmarks.worlds import World
from eval.stats.interval import Interval, clustered_variance, critical, critical_t, estimate, wilson
from eval.stats.measures import MeanShare, article_shares, f1, mean_share, pooled

LEVEL = 0.95
ARTICLES = (3, 5, 10, 20, 50, 100)
LIKENESS = (0.0, 0.1, 0.2)
THIS = "this"

Method = Callable[[Sequence[MeanShare], Random], Interval]


def plain_deff(articles: Sequence[MeanShare], _: Random) -> Interval:
    """Wilson on n / max(1, cse² / (p (1 - p) / n)), with no price for estimating cse from few articles."""
    hits, of = pooled(articles)
    p = hits / of
    if p in (0, 1):
        return wilson(p, len(articles))
    return wilson(p, of / max(1, sum(r * r for r in _residuals(articles)) / (p * (1 - p) / of)))


def clt(articles: Sequence[MeanShare], _: Random) -> Interval:
    hits, of = pooled(articles)
    return _around(hits / of, critical(LEVEL) * sqrt(hits / of * (1 - hits / of) / of))


def clustered_t(articles: Sequence[MeanShare], _: Random) -> Interval:
    error = sqrt(clustered_variance(_residuals(articles)) or 0)
    return _around(_value(articles), critical_t(LEVEL, len(articles)) * error)


def bootstrap(articles: Sequence[MeanShare], rng: Random) -> Interval:
    """Percentiles of 200 resamplings of the articles."""
    values = [_value(rng.choices(articles, k=len(articles))) for _ in range(200)]
    cuts = quantiles(values, n=40, method="inclusive")
    return Interval(cuts[0], cuts[-1])


OTHERS: dict[str, Method] = {
    "plain DEFF": plain_deff, "CLT": clt, "clustered t": clustered_t, "bootstrap": bootstrap,
}  # fmt: skip
"""What the interval of `eval.stats` is compared with."""

_BOOTSTRAP_RUNS, _BOOTSTRAP_ARTICLES = 120, 20


@dataclass(frozen=True, slots=True)
class Coverage:
    """How often 95 % intervals held the true F1: the lowest and the mean over worlds, and how wide they were."""

    articles: int
    likeness: float
    method: str
    lowest: float
    mean: float
    width: float


def interval_coverage(runs: int, seed: int) -> list[Coverage]:
    """Over worlds with 70 and 90 % right, 4 and 20 leaves an article, one sample and three."""
    return [
        row
        for articles, likeness in product(ARTICLES, LIKENESS)
        for row in _coverage(articles, likeness, runs, Random(f"{seed} coverage {articles} {likeness}"))
    ]


def _coverage(articles: int, likeness: float, runs: int, rng: Random) -> list[Coverage]:
    worlds = [World(right, leaves, likeness, 0.5) for right, leaves in product((0.7, 0.9), (4, 20))]
    seen: dict[str, list[tuple[float, float]]] = {}
    for world, samples in zip(worlds, (1, 3, 3, 1), strict=True):
        for method, hits in _hits(world, articles, samples, runs, rng).items():
            seen.setdefault(method, []).append((fmean(h for h, _ in hits), fmean(w for _, w in hits)))
    return [Coverage(articles, likeness, method, *_summary(cells)) for method, cells in seen.items()]


def _summary(cells: Sequence[tuple[float, float]]) -> tuple[float, float, float]:
    held, widths = zip(*cells, strict=True)
    return min(held), fmean(held), fmean(widths)


Hit = tuple[bool, float]
"""Whether an interval held the truth, and its width."""


def _hits(world: World, articles: int, samples: int, runs: int, rng: Random) -> dict[str, list[Hit]]:
    seen: dict[str, list[Hit]] = {}
    for number in range(runs):
        run = world.run(articles, samples, rng)
        means = [mean_share(shares) for shares in article_shares(run, f1).values()]
        for name, method in OTHERS.items():
            if method is not bootstrap or (number < _BOOTSTRAP_RUNS and articles <= _BOOTSTRAP_ARTICLES):
                seen.setdefault(name, []).append(_hit(method(means, rng), world))
        if found := estimate(run, f1):
            seen.setdefault(THIS, []).append(_hit(found.interval, world))
    return seen


def _hit(bounds: Interval, world: World) -> Hit:
    return bounds.low <= world.true_f1 <= bounds.high, bounds.high - bounds.low


def _value(articles: Sequence[MeanShare]) -> float:
    hits, of = pooled(articles)
    return hits / of


def _residuals(articles: Sequence[MeanShare]) -> list[float]:
    hits, of = pooled(articles)
    return [(article.hits - hits / of * article.of) / of for article in articles]


def _around(middle: float, half: float) -> Interval:
    return Interval(middle - half, middle + half)

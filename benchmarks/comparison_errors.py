"""False alarms and power of what compares two runs, in made-up worlds."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product
from random import Random
from statistics import fmean

from benchmarks.worlds import World, f1_of
from eval.stats.difference import difference
from eval.stats.measures import f1
from eval.stats.paired import compare, similar_articles
from eval.stats.stability import broken

LEVEL = 0.95


@dataclass(frozen=True, slots=True)
class FalseAlarms:
    """Two equally good runs: how often each test says p < 5 %, and the interval of the difference lies below 0."""

    articles: int
    samples: int
    taste: float
    similar_articles: float | None
    these_articles: float | None
    interval_below: float
    held: float
    """How often the interval holds the true difference, 0."""


def false_alarms(runs: int, seed: int) -> list[FalseAlarms]:
    """`taste` 0: the runs are the same; else they differ on the articles at hand and not on articles of the kind."""
    rows = product((3, 6, 10, 20, 50), (0.0, 0.5))
    return [
        _false_alarms(articles, 3, taste, runs, Random(f"{seed} alarms {articles} {taste}")) for articles, taste in rows
    ]


def _false_alarms(articles: int, samples: int, taste: float, runs: int, rng: Random) -> FalseAlarms:
    world = World(0.8, 6, 0.1, 0.4)
    similar, these, below, held = [], [], [], []
    for number in range(runs):
        a, b = world.two_runs(articles, samples, rng, taste=taste)
        found = compare(a, b, f1, seed=number)
        similar.append(found.similar_articles.p)
        these.append(found.these_articles.p)
        bounds = found.difference.interval if found.difference else None
        below.append(bounds is not None and bounds.high < 0)
        held.append(bounds is None or bounds.low <= 0 <= bounds.high)
    return FalseAlarms(
        articles, samples, taste, _rejected(similar), _rejected(these), fmean(below), fmean(held)
    )  # fmt: skip


def _rejected(p_values: Sequence[float | None]) -> float | None:
    """Null where the question cannot be answered at all."""
    answered = [p <= 1 - LEVEL for p in p_values if p is not None]
    return fmean(answered) if answered else None


@dataclass(frozen=True, slots=True)
class Power:
    """How often a loss of the size named as the smallest that could be shown is found."""

    articles: int
    smallest: float
    found: float
    held: float
    """How often the interval of the difference holds the true one."""


def power(runs: int, seed: int) -> list[Power]:
    return [_power(articles, runs, Random(f"{seed} power {articles}")) for articles in (6, 10, 20, 50)]


def _power(articles: int, runs: int, rng: Random) -> Power:
    world = World(0.8, 20, 0.05, 0.6)
    loss = 0.1
    for _ in range(3):
        smallest = _smallest(world, articles, loss, runs // 4, rng)
        loss = _loss_for(smallest, world)
    true = f1_of(world.right * (1 - loss)) - world.true_f1
    found, held = [], []
    for number in range(runs):
        a, b = world.two_runs(articles, 1, rng, taste=0.3, loss=loss)
        found.append(similar_articles(a, b, f1, seed=number).p)
        seen = difference(a, b, f1)
        held.append(bool(seen and seen.interval and seen.interval.low <= true <= seen.interval.high))
    return Power(articles, smallest, _rejected(found) or 0.0, fmean(held))


def _smallest(world: World, articles: int, loss: float, runs: int, rng: Random) -> float:
    """What comparisons with this loss name on average."""
    named = [compare(*world.two_runs(articles, 1, rng, taste=0.3, loss=loss), f1).smallest or 1.0 for _ in range(runs)]
    return fmean(named)


def _loss_for(fall: float, world: World) -> float:
    """The share of right leaves whose loss lowers F1 by `fall`, by bisection."""
    low, high = 0.0, 1.0
    for _ in range(40):
        loss = (low + high) / 2
        low, high = (loss, high) if world.true_f1 - f1_of(world.right * (1 - loss)) < fall else (low, loss)
    return low


@dataclass(frozen=True, slots=True)
class Flakes:
    """The same prompt run twice: how often some value went from right in every sample to wrong in every one."""

    samples: int
    flaky: int
    alarmed: float


def flakes(runs: int, seed: int) -> list[Flakes]:
    """Among 100 values of which some are flaky, each with its own chance of being right, evenly from 0 to 1."""
    return [
        _flakes(samples, flaky, runs, Random(f"{seed} flakes {samples} {flaky}"))
        for samples, flaky in product((1, 2, 3, 5), (5, 20))
    ]


def _flakes(samples: int, flaky: int, runs: int, rng: Random) -> Flakes:
    alarms = 0
    for _ in range(runs):
        chances = [rng.random() for _ in range(flaky)]
        before, after = (
            {leaf: [rng.random() < chance for _ in range(samples)] for leaf, chance in enumerate(chances)}
            for _ in range(2)
        )
        alarms += bool(broken(before, after, fewest=1))
    return Flakes(samples, flaky, alarms / runs)

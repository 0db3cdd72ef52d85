"""Made-up worlds in which the true score is known, to hold the statistics against.

An article has its leaves and its difficulty: the chance that one of its leaves is right. `likeness` says how
much more alike the leaves of one article are than those of different ones (the intraclass correlation of a
beta-binomial): at 0 all articles are equally hard. A leaf that is not right is wrong, missing, or missing with
a spurious one beside it. `wavering` is the share of leaves that are drawn anew in every sample; the others
come out alike in all samples, and in both runs.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from operator import add
from random import Random
from typing import NamedTuple

WRONG = 0.4
"""Share of the leaves that are not right which have a wrong value; the others are missing."""
SPURIOUS = 0.5
"""Spurious leaves for each gold leaf that is not right."""


class Verdicts(NamedTuple):
    """Leaves by verdict, as the statistics read them."""

    correct: int
    partial: int
    incorrect: int
    missing: int
    spurious: int
    failed: int = 0

    def plus(self, other: "Verdicts") -> "Verdicts":
        return Verdicts(*map(add, self, other))


MadeRun = dict[str, list[Verdicts]]


@dataclass(frozen=True, slots=True)
class World:
    right: float
    """The chance that a leaf is right, over all articles: the true recall."""
    leaves: int
    """A mean; articles have 1 to a few times as many."""
    likeness: float = 0.0
    wavering: float = 1.0

    @property
    def true_f1(self) -> float:
        return f1_of(self.right)

    def run(self, articles: int, samples: int, rng: Random) -> MadeRun:
        (run,) = self._runs(articles, samples, rng, (0.0,), 0.0)
        return run

    def two_runs(
        self, articles: int, samples: int, rng: Random, *, taste: float = 0.0, loss: float = 0.0
    ) -> tuple[MadeRun, MadeRun]:
        """Two runs on the same articles. The second loses the share `loss` of its right leaves.

        `taste` is the share of articles that each run finds as hard or easy as it happens: the runs are then
        equally good on articles of the kind, and differ on the ones at hand.
        """
        a, b = self._runs(articles, samples, rng, (0.0, loss), taste)
        return a, b

    def _runs(self, articles: int, samples: int, rng: Random, losses: Sequence[float], taste: float) -> list[MadeRun]:
        runs: list[MadeRun] = [{} for _ in losses]
        for number in range(articles):
            leaves, chance = self._leaves(rng), self._chance(rng)
            wavering = _binomial(leaves, self.wavering, rng)
            same = _verdicts(leaves - wavering, chance, rng)
            for run, loss in zip(runs, losses, strict=True):
                own = self._chance(rng) if taste and rng.random() < taste else chance
                kept = _losing(same, loss, rng)
                run[str(number)] = [
                    kept.plus(_losing(_verdicts(wavering, own, rng), loss, rng)) for _ in range(samples)
                ]
        return runs

    def _leaves(self, rng: Random) -> int:
        return 1 + int(rng.gammavariate(2, (self.leaves - 1) / 2) + 0.5)

    def _chance(self, rng: Random) -> float:
        if not self.likeness:
            return self.right
        spread = (1 - self.likeness) / self.likeness
        return rng.betavariate(self.right * spread, (1 - self.right) * spread)


def f1_of(right: float) -> float:
    """Of a world in which leaves are right with this chance."""
    not_right = 1 - right
    return 2 * right / (1 + right + (WRONG + SPURIOUS) * not_right)


def _verdicts(leaves: int, chance: float, rng: Random) -> Verdicts:
    return _rest(_binomial(leaves, chance, rng), leaves, rng)


def _losing(verdicts: Verdicts, loss: float, rng: Random) -> Verdicts:
    """The same with a share of the right leaves not right any more."""
    if not loss:
        return verdicts
    kept = _binomial(verdicts.correct, 1 - loss, rng)
    return Verdicts(kept, *verdicts[1:]).plus(_rest(0, verdicts.correct - kept, rng))


def _rest(correct: int, leaves: int, rng: Random) -> Verdicts:
    not_right = leaves - correct
    wrong = _binomial(not_right, WRONG, rng)
    return Verdicts(correct, 0, wrong, not_right - wrong, _binomial(not_right, SPURIOUS, rng))


def _binomial(trials: int, chance: float, rng: Random) -> int:
    if chance >= 1:
        return trials
    draw = rng.random
    return sum([draw() < chance for _ in range(trials)])

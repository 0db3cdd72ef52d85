"""Several samples of each article: which errors are stable, which flaky, and how often all goes right.

A stable error is the prompt's or the schema's to mend; a flaky one goes away and comes back by itself.
"""

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from math import comb
from typing import Generic, TypeVar

Leaf = TypeVar("Leaf", bound=Hashable)

Rights = Mapping[Leaf, Sequence[bool]]
"""Gold leaf → whether each sample got it right, in order of the samples. A failed extraction got it wrong."""

FEWEST_SAMPLES = 2
"""To tell flaky from stable at all."""

FEWEST_TO_BREAK = 3
"""To call a value broken: with two, flaky ones look broken too often (`benchmarks/small_gold_sets.py`)."""


@dataclass(frozen=True, slots=True)
class Stability(Generic[Leaf]):
    samples: int
    """The fewest of any leaf."""
    right: tuple[Leaf, ...]
    """In every sample."""
    flaky: tuple[Leaf, ...] | None
    """Right in some samples, wrong in others; null with one sample, which cannot tell: `wrong` may then be flaky."""
    wrong: tuple[Leaf, ...]
    """In every sample: the stable errors."""
    mean: float
    """The chance that one sample gets a leaf right."""
    every: float
    """pass^k for k = samples: the chance that so many samples all get a leaf right."""


def stability(rights: Rights[Leaf]) -> Stability[Leaf] | None:
    """Null without leaves; ValueError for a leaf without samples."""
    if not rights:
        return None
    samples = _samples(rights)
    flaky = tuple(leaf for leaf, seen in rights.items() if any(seen) and not all(seen))
    return Stability(
        samples=samples,
        right=tuple(leaf for leaf, seen in rights.items() if all(seen)),
        flaky=flaky if samples >= FEWEST_SAMPLES else None,
        wrong=tuple(leaf for leaf, seen in rights.items() if not any(seen)),
        mean=pass_power(rights, 1),
        every=pass_power(rights, samples),
    )


def pass_power(rights: Rights[Leaf], k: int) -> float:
    """pass^k: the chance that `k` samples all get a leaf right, averaged over the leaves, from 0 to 1.

    Unbiased: C(right, k) / C(samples, k) for each leaf. The k-th power of a leaf's own share would be too high,
    and that of the mean over the leaves too low. ValueError unless 1 <= k <= the samples of every leaf.
    """
    samples = _samples(rights)
    if not 1 <= k <= samples:
        raise ValueError(f"pass^{k} needs between 1 and {samples} samples, as many as every leaf has")
    return sum(comb(sum(seen), k) / comb(len(seen), k) for seen in rights.values()) / len(rights)


def broken(baseline: Rights[Leaf], new: Rights[Leaf], fewest: int = FEWEST_TO_BREAK) -> tuple[Leaf, ...] | None:
    """Leaves right in every sample of the baseline and wrong in every sample of the new run.

    Null where no leaf has `fewest` samples in both runs. One is enough for a backend that always answers
    alike. A leaf that only one of the runs scores (an optional one that it left out) is not compared.
    """
    shared = [leaf for leaf in baseline if leaf in new]
    judged = [leaf for leaf in shared if min(len(baseline[leaf]), len(new[leaf])) >= fewest]
    if not judged:
        return None
    return tuple(leaf for leaf in judged if all(baseline[leaf]) and not any(new[leaf]))


def _samples(rights: Rights[Leaf]) -> int:
    fewest = min(map(len, rights.values()), default=0)
    if not fewest:
        raise ValueError("every leaf needs a sample; a failed extraction is one that got it wrong")
    return fewest

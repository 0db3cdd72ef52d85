"""Two runs on the same articles, and the two questions that a difference raises.

*On articles like these*: would other articles of the kind show it? The articles are the sample, and the runs
are swapped in whole articles (sign-flip test). Six articles at least: fewer cannot reach 5 % whatever they show.

*On exactly these articles*: is it more than the model's own wavering? The articles are fixed, and the run
labels are permuted among the samples of each article. Two samples at least: one shows no wavering.

Both tests add up *leads*: by how many right leaves `b` is ahead of `a` in an article, beyond what its larger
or smaller number of leaves would bring at the score of both runs together. The sum is the difference of the two
scores before it is divided by the leaves of both, for F1 and precision as for recall, and exchanging labels
leaves the score of both together as it is.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import comb, gcd, lcm
from typing import Literal

from eval.stats.difference import Difference, difference_of
from eval.stats.exchange import Lot, p_value
from eval.stats.interval import LEVEL
from eval.stats.limits import FEWEST_ARTICLES, smallest_difference
from eval.stats.measures import Measure, Run, Share, mean_share, paired_shares

FEWEST_SAMPLES = 2

_BLOCK = 5
"""Samples of each run whose labels are permuted together: C(10, 5) = 252 exchanges a lot."""

Samples = Sequence[Share]
Pair = tuple[Samples, Samples]
Surpluses = tuple[Sequence[int], Sequence[int]]


@dataclass(frozen=True, slots=True)
class Answer:
    """A p-value, or the sentence that says why there is none."""

    p: float | None
    method: Literal["exact", "sampled"] | None
    """All exchanges counted, or 9,999 drawn; null without a p-value."""
    reason: str | None
    """Null with one."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """Run `b` against run `a`."""

    difference: Difference | None
    """Null where either run has nothing to score (0/0)."""
    similar_articles: Answer
    these_articles: Answer
    smallest: float | None
    """The smallest true difference that these articles are likely to show, see `limits`; null where there is none."""


def compare(a: Run, b: Run, measure: Measure, *, level: float = LEVEL, seed: int = 0) -> Comparison:
    """Both questions for one measure of one field. InputError where the runs' articles are not the same."""
    pairs = paired_shares(a, b, measure)
    found = difference_of([(mean_share(left), mean_share(right)) for left, right in pairs], level)
    return Comparison(
        difference=found,
        similar_articles=_similar_articles(pairs, seed),
        these_articles=_these_articles(pairs, seed),
        smallest=smallest_difference(found.standard_error, found.articles, level) if found else None,
    )


def similar_articles(a: Run, b: Run, measure: Measure, *, seed: int = 0) -> Answer:
    """On articles like these: the p-value of swapping the runs in whole articles."""
    return _similar_articles(paired_shares(a, b, measure), seed)


def these_articles(a: Run, b: Run, measure: Measure, *, seed: int = 0) -> Answer:
    """On exactly these articles: the p-value of permuting the run labels of each article's samples."""
    return _these_articles(paired_shares(a, b, measure), seed)


def _similar_articles(pairs: Sequence[Pair], seed: int) -> Answer:
    if len(pairs) < FEWEST_ARTICLES:
        return _no_answer(f"{_count(len(pairs), 'article')} ({FEWEST_ARTICLES} at least)")
    leads = _leads(_surpluses(pairs, (samples for pair in pairs for samples in pair)))
    return _answer(pairs, [{lead: 1, -lead: 1} for lead in leads], sum(leads), seed)


def _these_articles(pairs: Sequence[Pair], seed: int) -> Answer:
    fewest = min((len(samples) for pair in pairs for samples in pair), default=FEWEST_SAMPLES)
    if fewest < FEWEST_SAMPLES:
        return _no_answer(f"{_count(fewest, 'sample')} ({FEWEST_SAMPLES} at least)")
    surpluses = _surpluses(pairs, ((*left, *right) for left, right in pairs))
    scale = _scale(surpluses)
    lots = [
        _relabelled(block, scale // len(left), scale // len(right))
        for left, right in surpluses
        for block in _blocks(left, right)
    ]
    return _answer(pairs, lots, sum(_leads(surpluses)), seed)


def _answer(pairs: Sequence[Pair], lots: Sequence[Lot], lead: int, seed: int) -> Answer:
    if not all(any(share.of for pair in pairs for share in pair[run]) for run in (0, 1)):
        return _no_answer("nothing to score (0/0) in one of the runs")
    found = p_value(lots, lead, seed)
    return Answer(found.p, "exact" if found.exact else "sampled", None)


def _no_answer(why: str) -> Answer:
    return Answer(None, None, f"cannot be answered with {why}")


def _surpluses(pairs: Sequence[Pair], groups: Iterable[Samples]) -> list[Surpluses]:
    """Right leaves of every sample beyond the score of all `groups` together, in a whole unit."""
    hits, of = _score(groups)

    def surplus(samples: Samples) -> list[int]:
        return [share.hits * of - share.of * hits for share in samples]

    return [(surplus(left), surplus(right)) for left, right in pairs]


def _score(groups: Iterable[Samples]) -> tuple[int, int]:
    """Hits and leaves, each group averaged first, as a fraction in lowest terms."""
    sums = [(len(g), sum(share.hits for share in g), sum(share.of for share in g)) for g in groups]
    unit = lcm(*(size for size, _, _ in sums))
    hits = sum(unit // size * hits for size, hits, _ in sums)
    of = sum(unit // size * of for size, _, of in sums)
    common = gcd(hits, of) or 1
    return hits // common, of // common


def _scale(surpluses: Sequence[Surpluses]) -> int:
    """A unit in which the mean over the samples of any article is a whole number."""
    return lcm(*(len(samples) for pair in surpluses for samples in pair))


def _leads(surpluses: Sequence[Surpluses]) -> list[int]:
    scale = _scale(surpluses)
    return [scale // len(right) * sum(right) - scale // len(left) * sum(left) for left, right in surpluses]


def _blocks(left: Sequence[int], right: Sequence[int]) -> Iterator[Surpluses]:
    """Many samples fall into blocks with labels permuted inside each: fewer exchanges, every one as valid."""
    blocks = -(-max(len(left), len(right)) // _BLOCK)
    for start in range(blocks):
        yield left[start::blocks], right[start::blocks]


def _relabelled(block: Surpluses, weight_a: int, weight_b: int) -> Lot:
    """The lead of `b` in a block of samples under every choice of those that are labelled `a`."""
    pool = Counter((*block[0], *block[1]))
    everything = sum(block[0]) + sum(block[1])
    lot: Counter[int] = Counter()
    for chosen, ways in _choices(pool, len(block[0])).items():
        lot[weight_b * (everything - chosen) - weight_a * chosen] += ways
    return lot


def _choices(pool: Counter[int], size: int) -> dict[int, int]:
    """Sums of `size` numbers out of the pool → the ways to choose them; equal numbers are taken at once."""
    sums = Counter({(0, 0): 1})
    for number, times in pool.items():
        grown: Counter[tuple[int, int]] = Counter()
        for (taken, total), ways in sums.items():
            for more in range(min(times, size - taken) + 1):
                grown[taken + more, total + more * number] += ways * comb(times, more)
        sums = grown
    return {total: ways for (taken, total), ways in sums.items() if taken == size}


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"

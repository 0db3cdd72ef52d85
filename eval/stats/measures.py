"""What is counted: precision, recall and F1 of a sample as shares of whole numbers, averaged per article.

All three are "right ones out of so many", and so share one interval and one test:

    precision   COR / (COR + PAR + INC + SPU)             of the predicted leaves
    recall      COR / (COR + PAR + INC + MIS + failed)    of the gold leaves
    F1          COR / half of both denominators together  (= 2 P R / (P + R))

F1 is thus the proportion correct of the mean number of leaves on the two sides; a missing or spurious leaf
is half a trial of it, a wrong value a whole one.
"""

from collections.abc import Callable, Mapping, Sequence
from math import fsum
from typing import NamedTuple, Protocol

from extractor.errors import InputError


class Counted(Protocol):
    """Numbers of leaves by verdict, of one article in one sample (and of one field, or of all)."""

    @property
    def correct(self) -> int: ...
    @property
    def partial(self) -> int: ...
    @property
    def incorrect(self) -> int: ...
    @property
    def missing(self) -> int: ...
    @property
    def spurious(self) -> int: ...
    @property
    def failed(self) -> int:
        """Gold leaves of a failed extraction, which are not among the missing ones and cost as much."""
        ...


class Share(NamedTuple):
    """`hits` out of `of`, both in half leaves: strict or lenient, every measure is then a pair of whole numbers."""

    hits: int
    of: int


class MeanShare(NamedTuple):
    """The share of one article, averaged over its samples: `hits` out of `of`, both in leaves."""

    hits: float
    of: float


Measure = Callable[[Counted], Share]

Run = Mapping[str, Sequence[Counted]]
"""Article id → its samples, at least one each. A failed extraction is a sample too."""


def gold_leaves(counts: Counted) -> int:
    return counts.correct + counts.partial + counts.incorrect + counts.missing + counts.failed


def predicted_leaves(counts: Counted) -> int:
    return counts.correct + counts.partial + counts.incorrect + counts.spurious


def precision(counts: Counted) -> Share:
    return Share(2 * counts.correct, 2 * predicted_leaves(counts))


def recall(counts: Counted) -> Share:
    return Share(2 * counts.correct, 2 * gold_leaves(counts))


def f1(counts: Counted) -> Share:
    return Share(2 * counts.correct, gold_leaves(counts) + predicted_leaves(counts))


def lenient(measure: Measure) -> Measure:
    """The MUC reading of a strict measure: a partly right leaf counts one half."""

    def counted(counts: Counted) -> Share:
        strict = measure(counts)
        return Share(strict.hits + counts.partial, strict.of)

    return counted


def article_shares(run: Run, measure: Measure) -> dict[str, list[Share]]:
    """The share of every sample by article; ValueError for an article without any sample."""
    shares = {article: [measure(counts) for counts in samples] for article, samples in run.items()}
    for article, samples in shares.items():
        if not samples:
            raise ValueError(f"article {article!r} has no sample; a failed extraction is one")
    return shares


def paired_shares(a: Run, b: Run, measure: Measure) -> list[tuple[list[Share], list[Share]]]:
    """Both runs' shares of every article with something to score in either; InputError unless the articles agree."""
    shares_a, shares_b = article_shares(a, measure), article_shares(b, measure)
    for article in sorted(shares_a.keys() ^ shares_b.keys()):
        raise InputError(
            f"the runs cannot be compared: article {article!r} is in one of them only; score both on the same articles"
        )
    pairs = [(shares_a[article], shares_b[article]) for article in sorted(shares_a)]
    return [(left, right) for left, right in pairs if any(share.of for share in (*left, *right))]


def mean_share(samples: Sequence[Share]) -> MeanShare:
    """The samples of one article as one: half leaves become leaves."""
    hits, of = (sum(column) / (2 * len(samples)) for column in zip(*samples, strict=True))
    return MeanShare(hits, of)


def pooled(articles: Sequence[MeanShare]) -> MeanShare:
    """The articles as a whole; exact summation, so that their order cannot show."""
    return MeanShare(fsum(article.hits for article in articles), fsum(article.of for article in articles))

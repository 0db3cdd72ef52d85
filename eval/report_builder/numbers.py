"""Counts into tallies, with what the statistics say about them."""

from collections.abc import Iterable, Mapping, Sequence

from eval.counts import Counts
from eval.report.model import Difference, Interval, Ratios, Stability, Tally
from eval.stats.interval import estimate
from eval.stats.measures import f1
from eval.stats.paired import Comparison, compare

Samples = Mapping[str, Sequence[Counts]]
"""Article id → Counts of one field, or of all, in each of its samples."""
Fields = Mapping[str, Samples]
"""By leaf path."""


def tally(counts: Counts) -> Tally:
    strict, lenient = counts.strict, counts.lenient
    return Tally(
        correct=counts.correct,
        partial=counts.partial,
        incorrect=counts.incorrect,
        missing=counts.missing,
        spurious=counts.spurious,
        absent=counts.absent,
        unlabelled=counts.unlabelled,
        failed=counts.failed,
        strict=Ratios(strict.precision, strict.recall, strict.f1),
        lenient=Ratios(lenient.precision, lenient.recall, lenient.f1),
    )


def interval(samples: Samples) -> Interval | None:
    """Of strict F1; null where there was nothing to score."""
    found = estimate(samples, f1)
    return Interval(found.interval.low, found.interval.high, found.level) if found else None


def standard_error(samples: Samples) -> float | None:
    """Of strict F1, clustered by article; null where it cannot be estimated."""
    found = estimate(samples, f1)
    return found.standard_error if found else None


def difference(baseline: Samples, samples: Samples) -> Difference | None:
    """Of strict F1, over the articles that both runs were scored on."""
    ((before, after),) = zip(*(side.values() for side in in_common({"": baseline}, {"": samples})), strict=True)
    return shown_difference(compare(before, after, f1)) if before else None


def in_common(before: Fields, after: Fields) -> tuple[Fields, Fields]:
    """Both, with the fields and the articles that both runs were scored on."""
    paths = [path for path in after if path in before]
    articles = {path: sorted(before[path].keys() & after[path].keys()) for path in paths}
    first, second = (
        {path: {name: run[path][name] for name in articles[path]} for path in paths} for run in (before, after)
    )
    return first, second


def shown_difference(found: Comparison) -> Difference | None:
    """What a comparison came to; null where either run has nothing to score."""
    if found.difference is None:
        return None
    around = found.difference.interval
    return Difference(
        value=found.difference.value,
        before=found.difference.a,
        interval=Interval(around.low, around.high, found.difference.level) if around else None,
        similar_articles=found.similar_articles.p,
        similar_articles_reason=found.similar_articles.reason,
        these_articles=found.these_articles.p,
        these_articles_reason=found.these_articles.reason,
    )


def stability(right: Iterable[Sequence[bool]]) -> Stability:
    """From each gold leaf's samples: right or not."""
    leaves = list(right)
    always, never = sum(map(all, leaves)), sum(not any(leaf) for leaf in leaves)
    return Stability(always, len(leaves) - always - never, never)

"""Where the numbers come from, and what so many articles can and cannot show."""

from collections.abc import Iterable, Iterator
from math import fsum
from statistics import median

from eval.report.model import Difference, Provenance, Tally
from eval.report_builder.numbers import Samples, standard_error
from eval.scorecard import CaseScore, Scorecard
from eval.stats.limits import FEWEST_ARTICLES, rate_still_possible, smallest_difference, unpaired_error
from extractor.record import Usage


def provenance(card: Scorecard) -> Provenance:
    manifest = card.manifest
    usage = _usage(card.cases)
    seconds = sorted(_seconds(card.cases))
    return Provenance(
        gold=card.gold.name,
        gold_sha256=card.gold.sha256,
        gold_articles=len(card.gold.cases),
        schema_version=manifest.schema_version,
        schema_sha256=manifest.schema_sha256,
        rules_sha256=card.plan.rules_sha256,
        prompt=manifest.prompt,
        prompt_sha256=manifest.prompt_sha256,
        backend=manifest.backend,
        model=manifest.model,
        models_returned=tuple(manifest.models_returned),
        base_url=manifest.base_url,
        parameters=dict(sorted(manifest.parameters.items())),
        samples=manifest.samples,
        created=manifest.created,
        finished=manifest.finished,
        versions=dict(sorted(manifest.versions.items())),
        calls=sum(len(case.record.attempts) for case in card.cases if case.record),
        prompt_tokens=usage.prompt,
        cached_tokens=usage.cached,
        completion_tokens=usage.completion,
        cost=_cost(card.cases),
        median_latency_s=median(seconds) if seconds else None,
        slowest_latency_s=seconds[-1] if seconds else None,
    )


def limits(card: Scorecard, run: Samples, overall: Tally) -> Iterator[str]:
    """What this gold set can and cannot show about this run, a sentence each."""
    articles = len(card.articles)
    for article, how in card.leaked.items():
        yield f"{article} gets no score, since the model was shown it: {how}."
    yield _about_differences(run, articles)
    if card.manifest.samples == 1:
        yield "One sample of each article: a stable error cannot be told from a chance one (--samples 2 or more)."
    possible = rate_still_possible(articles)
    if not card.failed and possible is not None:
        yield (
            f"No extraction failed in {articles} {_articles(articles)}: "
            f"up to {100 * possible:.0f} % of articles like these might still fail."
        )
    if overall.unlabelled:
        yield f"{overall.unlabelled} leaves are not labelled in gold and left out of every score."


def comparability(card: Scorecard, baseline: Scorecard) -> Iterator[str]:
    """Why the two runs' scores may not be comparable."""
    for name, mine, other in (
        ("gold", card.gold.sha256, baseline.gold.sha256),
        ("schema", card.manifest.schema_sha256, baseline.manifest.schema_sha256),
        ("rules", card.plan.rules_sha256, baseline.plan.rules_sha256),
    ):
        if mine != other:
            yield f"The {name} hashes differ ({other[:8]} before, {mine[:8]} now): a difference may be theirs."
    if alone := sorted(card.articles.keys() ^ baseline.articles.keys()):
        yield f"Only one of the runs has {', '.join(alone)}: left out of the difference."


def answers(found: Difference) -> Iterator[str]:
    """Both questions of a comparison, each with its answer or why there is none."""
    for question, p, reason in (
        ("On articles like these", found.similar_articles, found.similar_articles_reason),
        ("On exactly these articles", found.these_articles, found.these_articles_reason),
    ):
        yield f"{question}: {reason if p is None else f'p = {p:.3f}'}."


def _about_differences(run: Samples, articles: int) -> str:
    if articles < FEWEST_ARTICLES:
        return (
            f"{articles} {_articles(articles)}: enough to see errors, not to prefer one run to another "
            f"on articles like these ({FEWEST_ARTICLES} at least)."
        )
    smallest = smallest_difference(unpaired_error(standard_error(run)), articles)
    if smallest is None:
        return f"{articles} articles, and no difference between two runs that they would show reliably."
    return f"{articles} articles: a difference in F1 under about {smallest:.2f} would often go unnoticed."


def _articles(count: int) -> str:
    return "article" if count == 1 else "articles"


def _usage(cases: Iterable[CaseScore]) -> Usage:
    return sum((case.record.usage for case in cases if case.record and case.record.usage), start=Usage())


def _cost(cases: Iterable[CaseScore]) -> float | None:
    """US dollars of the calls whose price is known; null where none is."""
    prices = [
        attempt.cost
        for case in cases
        if case.record and not case.record.reused
        for attempt in case.record.attempts
        if attempt.cost is not None
    ]
    return fsum(prices) if prices else None


def _seconds(cases: Iterable[CaseScore]) -> Iterator[float]:
    """Of all calls for one article and sample together; nothing for those that called nobody."""
    for case in cases:
        if case.record and case.record.attempts:
            yield sum(attempt.latency_s for attempt in case.record.attempts)

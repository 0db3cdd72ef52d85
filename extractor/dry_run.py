"""What a run would take, said without a call."""

from collections.abc import Iterable, Iterator

from extractor.article import Article
from extractor.backends.base import Request
from extractor.journal.survey import Survey
from extractor.ledger.estimate import ANSWER_TOKENS, BYTES_PER_TOKEN, Estimator
from extractor.prompts import render
from extractor.record import Usage
from extractor.session import Job


def estimate_run(job: Job, articles: Iterable[Article]) -> Iterator[str]:
    """Lines on articles, calls, tokens and cost of a first call for each; ArticleError as the run would raise it."""
    load = _Load(job)
    with Survey() as survey:
        survey.read(articles, load.add)
        calls = survey.articles * job.plan.samples * job.voters
        yield f"articles    {survey.articles:,}"
        if job.backend != "llm":
            yield f"calls       0: the backend {job.backend} asks no model"
            return
        usage = load.usage()
        yield f"calls       {calls:,}, one for each article and sample, and more where answers must be asked again"
        yield f"prompt      about {usage.prompt:,} tokens, at {BYTES_PER_TOKEN:g} bytes a token, the schema included"
        yield f"completion  about {usage.completion:,} tokens, at {ANSWER_TOKENS:,} an answer"
        yield _cost(job, usage)


class _Load:
    def __init__(self, job: Job) -> None:
        self._job, self._estimator = job, Estimator(job.sent_beside, job.voters)
        self._prompt = self._completion = 0

    def add(self, article: Article) -> None:
        plan = self._job.plan
        estimate = self._estimator.estimate(Request(article, 0, render(plan.prompt, article)))
        self._prompt += plan.samples * estimate.prompt
        self._completion += plan.samples * estimate.completion

    def usage(self) -> Usage:
        return Usage(prompt=self._prompt, completion=self._completion)


def _cost(job: Job, usage: Usage) -> str:
    price = job.prices.price(job.settings.model) if job.prices else None
    if price is None:
        return f"cost        unknown: no price for {job.settings.model}; name one with --prices FILE"
    return f"cost        about ${price.cost(usage):.2f} for {job.settings.model}, nothing cached"

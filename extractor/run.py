"""The extraction run: articles in, one record per article and sample out, whatever happens to any of them."""

import asyncio
from collections.abc import AsyncGenerator, Iterable, Iterator
from dataclasses import dataclass

from extractor.article import Article
from extractor.backends import Backend
from extractor.backends.base import Answer, Request
from extractor.evidence import locate_all
from extractor.prompts import PromptVersion, render
from extractor.record import RunRecord


@dataclass(frozen=True, slots=True)
class RunPlan:
    """How to ask: with which prompt, how many independent samples of each article, how many calls at once."""

    prompt: PromptVersion
    samples: int = 1
    concurrency: int = 8


async def extract(articles: Iterable[Article], backend: Backend, plan: RunPlan) -> AsyncGenerator[RunRecord]:
    """Records in the order in which answers arrive, never more than `plan.concurrency` calls under way.

    A failure is a record with its outcome. A fatal one (a wrong key, say) ends the run after it: what would
    only fail in the same way is not asked, and its records are absent.
    """
    pending: set[asyncio.Task[tuple[RunRecord, bool]]] = set()
    requests = _requests(articles, plan)
    try:
        while True:
            while len(pending) < plan.concurrency and (request := next(requests, None)):
                pending.add(asyncio.create_task(_ask(backend, request)))
            if not pending:
                return
            done, pending = await asyncio.wait(pending, return_when=asyncio.FIRST_COMPLETED)
            for task in done:
                record, fatal = task.result()
                requests = iter(()) if fatal else requests
                yield record
    finally:
        for task in pending:
            task.cancel()
        await asyncio.gather(*pending, return_exceptions=True)
        await backend.close()


def _requests(articles: Iterable[Article], plan: RunPlan) -> Iterator[Request]:
    for article in articles:
        messages = render(plan.prompt, article)
        for sample in range(plan.samples):
            yield Request(article, sample, messages)


async def _ask(backend: Backend, request: Request) -> tuple[RunRecord, bool]:
    answer = await backend.answer(request)
    return _record(request, answer), answer.fatal


def _record(request: Request, answer: Answer) -> RunRecord:
    article, found = request.article, answer.extraction
    return RunRecord(
        article=article.id,
        sha256=article.sha256,
        sample=request.sample,
        outcome=answer.outcome,
        error=answer.error,
        extraction=found,
        evidence=locate_all(found, article.text) if found else [],
        attempts=list(answer.attempts),
        usage=answer.usage,
    )

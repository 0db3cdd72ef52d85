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
from extractor.steering.steering import Clearance, Steering, Watched


@dataclass(frozen=True, slots=True)
class RunPlan:
    """How to ask: with which prompt, how many independent samples of each article."""

    prompt: PromptVersion
    samples: int = 1


async def extract(
    articles: Iterable[Article], backend: Backend, plan: RunPlan, steering: Steering | None = None
) -> AsyncGenerator[RunRecord]:
    """Records in the order in which answers arrive; articles are read as there is room for them, and none is kept.

    A failure is a record with its outcome. A fatal one (a wrong key, say) ends the run after it: what would
    only fail in the same way is not asked, and its records are absent.
    """
    steering = steering or Steering()
    calls = _Calls(backend, steering)
    requests = _requests(articles, plan, steering)
    try:
        request = next(requests, None)
        while request or calls.under_way:
            clearance = steering.clearance(request, calls.under_way) if request else Clearance("wait")
            match clearance.verdict, request:
                case "go", Request():
                    calls.start(request)
                    request = next(requests, None)
                case "over_budget", Request():
                    yield _record(request, Answer("over_budget", error=steering.account.why_not()), steering)
                    request = next(requests, None)
                    await asyncio.sleep(0)  # a million of these must not keep the answers under way from arriving
                case _:
                    if record := await calls.next(clearance.seconds):
                        yield record
            request = None if steering.stopped else request
        calls.check()
    finally:
        await calls.close()


def _requests(articles: Iterable[Article], plan: RunPlan, steering: Steering) -> Iterator[Request]:
    for article in articles:
        samples = [sample for sample in range(plan.samples) if steering.wants(article, sample)]
        messages = render(plan.prompt, article) if samples else ()
        for sample in samples:
            yield Request(article, sample, messages)


class _Calls:
    """The requests under way, each a task; a record for each comes out as it is there."""

    def __init__(self, backend: Backend, steering: Steering) -> None:
        self._backend, self._steering = backend, steering
        self._tasks: set[asyncio.Task[RunRecord]] = set()
        self._done: asyncio.Queue[asyncio.Task[RunRecord] | None] = asyncio.Queue()
        self._failure: BaseException | None = None
        steering.on_stop(self._wake)

    @property
    def under_way(self) -> int:
        return len(self._tasks)

    def start(self, request: Request) -> None:
        task = asyncio.create_task(self._ask(self._steering.begin(request)))
        self._tasks.add(task)
        task.add_done_callback(self._done.put_nowait)

    async def next(self, seconds: float | None) -> RunRecord | None:
        """The next record; null after `seconds`, when the run is stopped, or for a task that broke."""
        timer = asyncio.get_running_loop().call_later(seconds, self._wake) if seconds else None
        task = await self._done.get()
        if timer:
            timer.cancel()
        return self._take(task) if task else None

    def check(self) -> None:
        """Raise what broke a task; all that was under way beside it has been recorded."""
        if self._failure:
            raise self._failure

    async def close(self) -> None:
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        await self._backend.close()

    def _take(self, task: asyncio.Task[RunRecord]) -> RunRecord | None:
        self._tasks.discard(task)
        if failure := task.exception():
            self._failure = self._failure or failure
            self._steering.stop()
            return None
        return task.result()

    async def _ask(self, watched: Watched) -> RunRecord:
        try:
            answer = await self._backend.answer(watched.request)
        finally:
            self._steering.end(watched)
        if answer.fatal:
            self._steering.stop()
        return _record(watched.request, answer, self._steering)

    def _wake(self) -> None:
        self._done.put_nowait(None)


def _record(request: Request, answer: Answer, steering: Steering) -> RunRecord:
    article, found = request.article, answer.extraction
    return RunRecord(
        article=article.id,
        sha256=article.sha256,
        sample=request.sample,
        outcome=answer.outcome,
        error=answer.error,
        extraction=found,
        evidence=locate_all(found, article.text) if found else [],
        attempts=[steering.account.priced(attempt) for attempt in answer.attempts],
        usage=answer.usage,
        reused=answer.reused,
    )

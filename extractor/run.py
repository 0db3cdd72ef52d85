"""The extraction run: articles in, one record per article and sample out, whatever happens to any of them."""

import asyncio
from collections import deque
from collections.abc import AsyncGenerator, Callable, Iterable, Iterator
from dataclasses import dataclass

from extractor.article import Article
from extractor.backends import Backend
from extractor.backends.base import Answer, Request
from extractor.evidence import locate_all
from extractor.prompts import PromptVersion, render
from extractor.record import Evidence, RunRecord
from extractor.steering.steering import WAIT, Clearance, Steering, Watched


@dataclass(frozen=True, slots=True)
class RunPlan:
    """How to ask: with which prompt, how many independent samples of each article."""

    prompt: PromptVersion
    samples: int = 1


def nowhere(_record: RunRecord) -> None:
    """Records are only yielded."""


async def extract(
    articles: Iterable[Article],
    backend: Backend,
    plan: RunPlan,
    steering: Steering | None = None,
    keep: Callable[[RunRecord], None] = nowhere,
) -> AsyncGenerator[RunRecord]:
    """Records in the order in which answers arrive; articles are read as there is room for them, and none is kept.

    `keep` gets each record first of all, before anything else is asked in its place: what is lost with this process is
    never more than what is under way. A failure is a record with its outcome. A fatal one (a wrong key, say) ends the
    run after it: what would only fail in the same way is not asked, and its records are absent.
    """
    steering = steering or Steering()
    calls = _Calls(backend, steering, _requests(articles, plan, steering), keep)
    try:
        calls.read()
        while calls.going():
            clearance = calls.fill()
            while record := calls.done():
                yield record
            if clearance.verdict == "over_budget":
                calls.leave()
                await asyncio.sleep(0)  # a million of these must not keep the answers under way from arriving
            else:
                await calls.wait(clearance.seconds)
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
    """The requests under way. Each place goes from one to the next by itself, and a record of each is handed out.

    A task for each request would do, and leave a place empty for as long as the event loop takes to come round thrice.
    """

    def __init__(
        self, backend: Backend, steering: Steering, requests: Iterator[Request], keep: Callable[[RunRecord], None]
    ) -> None:
        self._backend, self._steering, self._requests, self._keep = backend, steering, requests, keep
        self._request: Request | None = None
        self._asking = 0
        self._places: set[asyncio.Task[None]] = set()
        self._records: deque[RunRecord] = deque()
        self._news = asyncio.Event()
        self._failure: BaseException | None = None
        steering.on_stop(self._news.set)

    def read(self) -> None:
        """Have the next request ready."""
        self._request = next(self._requests, None)

    def going(self) -> bool:
        """Whether anything is still to come."""
        return bool(self._places or self._records or (self._request and not self._steering.stopped))

    def fill(self) -> Clearance:
        """Give as many requests a place as may have one; what the next one waits for."""
        while (clearance := self._clearance()).verdict == "go":
            task = asyncio.create_task(self._work(self._begin()))
            self._places.add(task)
            task.add_done_callback(self._leave_place)
        return clearance

    def done(self) -> RunRecord | None:
        """The oldest record that was not handed out yet."""
        return self._records.popleft() if self._records else None

    def leave(self) -> None:
        """Pass over the next request, for which the budget has no room."""
        if self._request:
            answer = Answer("over_budget", error=self._steering.account.why_not())
            self._finish(self._request, answer)
            self.read()

    async def wait(self, seconds: float | None) -> None:
        """Until a record is there, a place is empty or the run is stopped, or for `seconds`."""
        if not self.going():
            return
        timer = asyncio.get_running_loop().call_later(seconds, self._news.set) if seconds else None
        await self._news.wait()
        self._news.clear()
        if timer:
            timer.cancel()

    def check(self) -> None:
        """Raise what broke a place; all that was under way beside it has been recorded."""
        if self._failure:
            raise self._failure

    async def close(self) -> None:
        for place in self._places:
            place.cancel()
        await asyncio.gather(*self._places, return_exceptions=True)
        await self._backend.close()

    async def _work(self, watched: Watched) -> None:
        while True:
            try:
                answer = await self._backend.answer(watched.request)
            finally:
                self._asking -= 1
                self._steering.end(watched)
            if answer.fatal:
                self._steering.stop()
            self._finish(watched.request, answer)
            if self._clearance().verdict != "go":
                return
            watched = self._begin()

    def _clearance(self) -> Clearance:
        if self._request is None or self._steering.stopped:
            return WAIT
        if len(self._records) >= self._steering.concurrency.limit:  # nobody takes them: do not run ahead
            return WAIT
        return self._steering.clearance(self._request, self._asking)

    def _begin(self) -> Watched:
        assert self._request  # there was a clearance for it
        watched = self._steering.begin(self._request)
        self._asking += 1
        self.read()
        return watched

    def _finish(self, request: Request, answer: Answer) -> None:
        record = _record(request, answer, self._steering)
        self._keep(record)
        self._records.append(record)
        self._news.set()

    def _leave_place(self, place: asyncio.Task[None]) -> None:
        self._places.discard(place)
        self._news.set()
        if not place.cancelled() and (failure := place.exception()):
            self._failure = self._failure or failure
            self._steering.stop()


def _record(request: Request, answer: Answer, steering: Steering) -> RunRecord:
    article, found = request.article, answer.extraction
    return RunRecord(
        article=article.id,
        sha256=article.sha256,
        sample=request.sample,
        outcome=answer.outcome,
        error=answer.error,
        extraction=found,
        evidence=_evidence(answer, article),
        confidence=dict(answer.confidence),
        attempts=[steering.account.priced(attempt) for attempt in answer.attempts],
        usage=answer.usage,
        reused=answer.reused,
    )


def _evidence(answer: Answer, article: Article) -> list[Evidence]:
    if answer.evidence is not None:
        return list(answer.evidence)
    return locate_all(answer.extraction, article.text) if answer.extraction else []

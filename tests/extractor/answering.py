"""A backend for tests of what stands before or around one: it answers as it is told, and counts."""

import asyncio
from collections.abc import Callable

from extractor.article import Article
from extractor.backends.base import Answer, Request
from extractor.record import Attempt, RunOutcome, Usage
from extractor.schema import Extraction

EMPTY = Extraction(incidents=[])
USAGE = Usage(prompt=100, cached=0, completion=20)


def answer(outcome: RunOutcome = "ok", *, fatal: bool = False, usage: Usage | None = USAGE) -> Answer:
    error = None if outcome == "ok" else f"it was {outcome}"
    attempt = Attempt(outcome=outcome, error=error, model="some-model-1", usage=usage)
    return Answer(outcome, EMPTY if outcome == "ok" else None, error, (attempt,), fatal)


def request(text: str = "Text.", sample: int = 0, name: str = "a") -> Request:
    return Request(Article(name, text), sample, (("system", "Read."), ("user", text)))


class Answering:
    """Gives `script` of each request, after `delay_s`."""

    def __init__(self, script: Callable[[Request], Answer] | None = None, delay_s: float = 0.0) -> None:
        self._script, self._delay_s = script or (lambda _: answer()), delay_s
        self.asked: list[Request] = []
        self.at_once = self.most_at_once = 0
        self.closed = False

    async def answer(self, request: Request) -> Answer:
        self.asked.append(request)
        self.at_once += 1
        self.most_at_once = max(self.most_at_once, self.at_once)
        try:
            await asyncio.sleep(self._delay_s)
        finally:
            self.at_once -= 1
        given = self._script(request)
        for attempt in given.attempts:
            request.observe(attempt)
        return given

    async def close(self) -> None:
        self.closed = True

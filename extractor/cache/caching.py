"""A backend in front of another: what was answered before is not asked again."""

import asyncio
from dataclasses import replace
from typing import Literal

from extractor.backends import Backend
from extractor.backends.base import Answer, Request
from extractor.cache.key import KeyMaker
from extractor.cache.store import AnswerStore

CacheMode = Literal["off", "read", "readwrite", "refresh"]
"""``read`` asks nothing; ``refresh`` asks everything and keeps it."""


class Caching:
    """Answers from `store`, or else from `inner`. Without `inner`, which ``read`` needs none of, a miss is an error.

    Two requests of one key that are under way together are asked once. Failures are never kept, nor shared.
    """

    def __init__(self, inner: Backend | None, store: AnswerStore, keys: KeyMaker, *, look_up: bool = True) -> None:
        self._inner, self._store, self._keys, self._look_up = inner, store, keys, look_up
        self._flights: dict[bytes, asyncio.Future[Answer | None]] = {}

    async def answer(self, request: Request) -> Answer:
        key = self._keys.key(request)
        if self._look_up and (found := self._store.get(key)):
            return found
        if self._inner is None:
            return Answer("rejected", error="not in the cache, and --cache read asks no model")
        while flight := self._flights.get(key):
            if shared := await flight:
                return replace(shared, reused=True)
        return await self._ask(self._inner, key, request)

    async def close(self) -> None:
        self._store.close()
        if self._inner:
            await self._inner.close()

    async def _ask(self, inner: Backend, key: bytes, request: Request) -> Answer:
        flight = self._flights[key] = asyncio.get_running_loop().create_future()
        success: Answer | None = None
        try:
            answer = await inner.answer(request)
            if answer.outcome == "ok":
                self._store.put(key, answer)
                success = answer
            return answer
        finally:
            del self._flights[key]
            flight.set_result(success)

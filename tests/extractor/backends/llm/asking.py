"""The way of a test to the backend: open it on a server, ask, close it."""

import asyncio
from collections.abc import Sequence
from dataclasses import replace

from extractor.backends.base import Answer, Request, Settings
from extractor.backends.llm import connect
from tests.extractor.backends.llm.samples import QUESTION, QUICK
from tests.loopback import Loopback


def ask(server: Loopback, request: Request = QUESTION, settings: Settings = QUICK) -> Answer:
    return ask_all(server, [request], settings)[0]


def ask_all(server: Loopback, requests: Sequence[Request], settings: Settings = QUICK) -> list[Answer]:
    """All at once, answers in the order of `requests`."""

    async def asked() -> list[Answer]:
        backend = connect(replace(settings, base_url=server.base_url))
        try:
            return await asyncio.gather(*map(backend.answer, requests))
        finally:
            await backend.close()

    return asyncio.run(asked())

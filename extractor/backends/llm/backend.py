"""The backend: one dialogue for each request, over whichever endpoint the settings name."""

import asyncio
from collections.abc import Callable
from dataclasses import replace
from time import monotonic

from extractor.backends.base import Answer, Request, Settings
from extractor.backends.llm.dialogue import Dialogue
from extractor.backends.llm.outcomes import LATE
from extractor.backends.llm.policy import retrying
from extractor.backends.llm.redaction import Redaction
from extractor.backends.llm.reply import Endpoint, Reply
from extractor.record import Attempt


class LlmBackend:
    """Answers any number of requests at once; a fault is an `Answer`, and only cancellation is raised."""

    def __init__(self, endpoint: Endpoint, settings: Settings, redact: Redaction) -> None:
        self._endpoint = endpoint
        self._settings = settings
        self._redact = redact

    async def answer(self, request: Request) -> Answer:
        dialogue = Dialogue(request.messages, self._settings.attempts, self._redact)
        deadline = monotonic() + self._settings.deadline_s
        last = await self._call(dialogue, deadline, request.observe)
        if dialogue.goes_on(last):
            last = await self._persist(dialogue, deadline, request.observe, last)
        return dialogue.answer(last)

    async def close(self) -> None:
        """Close the connections; the backend cannot be used afterwards."""
        await self._endpoint.close()

    async def _persist(
        self, dialogue: Dialogue, deadline: float, observe: Callable[[Attempt], None], first: Reply
    ) -> Reply:
        """The last reply, `first` being the first: most calls need no policy, and tenacity costs a third of a call."""
        there = iter((first,))

        async def reply() -> Reply:
            return next(there, None) or await self._call(dialogue, deadline, observe)

        left = replace(self._settings, deadline_s=max(0.0, deadline - monotonic()))
        last: Reply = await retrying(left, dialogue)(reply)
        return last

    async def _call(self, dialogue: Dialogue, deadline: float, observe: Callable[[Attempt], None]) -> Reply:
        start = monotonic()
        reply = await self._ask(dialogue, min(self._settings.timeout_s, deadline - start))
        dialogue.note(reply, monotonic() - start)
        observe(dialogue.attempts[-1])
        return reply

    async def _ask(self, dialogue: Dialogue, seconds: float) -> Reply:
        # The deadline covers the whole call: read timeouts of HTTP clients start anew with every byte.
        try:
            async with asyncio.timeout(seconds):
                return await self._endpoint.ask(dialogue.messages())
        except TimeoutError:
            return Reply(LATE, problems=(f"no answer within {seconds:.3g} s",))

"""A backend in front of another: several answers to each article, voted into one."""

import asyncio
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from extractor.backends import Backend
from extractor.backends.base import Answer, Request
from extractor.consensus import consensus
from extractor.evidence import quotes
from extractor.record import Evidence
from extractor.schema import Extraction


class Voting:
    """Asks `inner` for `voters` samples of each request at once. More than half of them must be usable.

    What could not be used has no vote. Where too few can, the outcome is that of most failures.
    """

    def __init__(self, inner: Backend, voters: int) -> None:
        self._inner, self._voters = inner, voters

    async def answer(self, request: Request) -> Answer:
        first = request.sample * self._voters
        asked = (replace(request, sample=first + number) for number in range(self._voters))
        return _voted(await asyncio.gather(*map(self._inner.answer, asked)))

    async def close(self) -> None:
        await self._inner.close()


def paid_for(answers: Sequence[Answer]) -> Answer:
    """An answer with what all of `answers` cost now: attempts of reused ones were paid for earlier."""
    attempts = tuple(attempt for answer in answers if not answer.reused for attempt in answer.attempts)
    reused = all(answer.reused for answer in answers)
    return Answer("ok", attempts=attempts, fatal=any(answer.fatal for answer in answers), reused=reused)


def _voted(answers: Sequence[Answer]) -> Answer:
    usable = [answer.extraction for answer in answers if answer.extraction]
    if 2 * len(usable) <= len(answers):
        return _too_few(answers)
    found = consensus(usable)
    return replace(
        paid_for(answers),
        extraction=found.extraction,
        confidence=found.confidence,
        evidence=_evidence(found.extraction, answers),
    )


def _too_few(answers: Sequence[Answer]) -> Answer:
    failures = [answer for answer in answers if answer.outcome != "ok"]
    fatal = [answer for answer in failures if answer.fatal]
    counts = Counter(answer.outcome for answer in failures)
    # What ends the run says what to do; else most failures, and of equally many the first by name.
    worst = fatal[0] if fatal else min(failures, key=lambda answer: (-counts[answer.outcome], answer.outcome))
    error = f"{len(failures)} of {len(answers)} answers failed: {worst.error}"
    return replace(paid_for(answers), outcome=worst.outcome, error=error)


def _evidence(found: Extraction, answers: Sequence[Answer]) -> tuple[Evidence, ...] | None:
    """Spans that the answers brought themselves, for every quote that was voted; null where they brought none."""
    known = {evidence.quote: evidence for answer in answers for evidence in reversed(answer.evidence or ())}
    if not known:
        return None
    return tuple(known[quote].model_copy(update={"path": path}) for path, quote in quotes(found.model_dump()))

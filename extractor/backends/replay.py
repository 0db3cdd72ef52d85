"""Answers from an earlier run: the same article in the same sample gets the same answer, without a call."""

from pathlib import Path

from extractor.backends import Backend
from extractor.backends.base import Answer, Request, Settings
from extractor.errors import UsageError
from extractor.record import RunRecord, read_records


def connect(settings: Settings) -> Backend:
    """UsageError without a source; RunError where the source is no run."""
    if settings.source is None:
        raise UsageError("the backend replay needs --from RUN: the run whose answers it gives again")
    return Replay(settings.source)


class Replay:
    """Reads the records of `run` once; an article is recognised by its text, not by its name."""

    reads_prompt = False

    def __init__(self, run: Path) -> None:
        self._records = {(record.sha256, record.sample): record for record in read_records(run)}

    async def answer(self, request: Request) -> Answer:
        record = self._records.get((request.article.sha256, request.sample))
        return _again(record) if record else _unknown(request)

    async def close(self) -> None:
        self._records.clear()


def _again(record: RunRecord) -> Answer:
    return Answer(record.outcome, record.extraction, record.error, tuple(record.attempts))


def _unknown(request: Request) -> Answer:
    return Answer("rejected", error=f"the earlier run has no answer for sample {request.sample} of this text")

"""Answers that were given before: the same article in the same sample gets the same answer, without a call.

They come from a run folder, from a file of run records, or from answer files of a batch, which vLLM's ``run-batch``
writes too; a file may hold both. An article is recognised by its text, not by its name.
"""

import os
from collections.abc import Iterator
from pathlib import Path

from pydantic_core import from_json

from extractor.backends import Backend
from extractor.backends.base import Answer, Request, Settings
from extractor.errors import RunError, UsageError
from extractor.record import RECORDS, RunRecord, read_row

LineKey = tuple[str, int]
"""The part of the text's hash that both kinds of line have, and the sample."""


def connect(settings: Settings) -> Backend:
    """UsageError without a source; RunError where the source cannot be read or is of neither kind."""
    if settings.source is None:
        raise UsageError("the backend replay needs --from RUN or FILE: the answers that it gives again")
    return Replay(settings.source)


class Replay:
    """Reads `source` once, and keeps of each answer only where it stands."""

    def __init__(self, source: Path) -> None:
        self._file = source / RECORDS if source.is_dir() else source
        self._found: dict[LineKey, int] = {}
        usable: set[LineKey] = set()
        for offset, line, place in _lines(self._file):
            key, ok = _known(line, place)
            if key and (ok or key not in usable):  # the last answer, but none that failed after one that did not
                self._found[key] = offset
                usable |= {key} if ok else set()

    async def answer(self, request: Request) -> Answer:
        offset = self._found.get((_part(request.article.sha256), request.sample))
        return _unknown(request) if offset is None else _read(self._line(offset), f"{self._file}")

    async def close(self) -> None:
        self._found.clear()

    def _line(self, offset: int) -> bytes:
        with self._file.open("rb") as file:
            file.seek(offset)
            return file.readline()


def _lines(file: Path) -> Iterator[tuple[int, bytes, str]]:
    """(offset, line, place) of every line but a last one that was cut off."""
    try:
        with file.open("rb") as lines:
            offset = 0
            for number, line in enumerate(lines, 1):
                if line.strip() and (line.endswith(b"\n") or _is_whole(line)):
                    yield offset, line, f"{file}:{number}"
                offset += len(line)
    except OSError as error:
        raise RunError(f"{file}: cannot be read: {error.strerror or error}") from None


def _is_whole(line: bytes) -> bool:
    try:
        from_json(line)
    except ValueError:
        return False
    return True


def _known(line: bytes, place: str) -> tuple[LineKey | None, bool]:
    """(key, whether the answer can be used); a null key for a line of another batch."""
    row = _row(line, place)
    if "custom_id" not in row:
        record = read_row(line, RunRecord, place)
        return (_part(record.sha256), record.sample), record.outcome == "ok"
    from extractor.batch.answers import answer_line

    answer = answer_line(row, place)
    key = (answer.key.text, answer.key.sample) if answer.key else None
    return key, answer.reply.verdict.outcome == "ok"


def _read(line: bytes, place: str) -> Answer:
    row = _row(line, place)
    if "custom_id" not in row:
        record = read_row(line, RunRecord, place)
        return _of_record(record)
    from dataclasses import replace

    from extractor.backends.llm.redaction import keys_in
    from extractor.batch.answers import answer_line
    from extractor.batch.exchange import answer_of

    return replace(answer_of(answer_line(row, place).reply, keys_in(os.environ)), reused=True)


def _of_record(record: RunRecord) -> Answer:
    return Answer(
        record.outcome,
        record.extraction,
        record.error,
        tuple(record.attempts),
        reused=True,
        evidence=tuple(record.evidence) or None,
        confidence=record.confidence,
    )


def _row(line: bytes, place: str) -> dict[str, object]:
    try:
        row = from_json(line)
    except ValueError as error:
        raise RunError(f"{place}: no JSON ({error}); expected a run record or an answer of a batch") from None
    if not isinstance(row, dict):
        raise RunError(f"{place}: expected a run record or an answer of a batch, found {type(row).__name__}")
    return row


def _part(sha256: str) -> str:
    from extractor.batch.custom_id import text_part

    return text_part(sha256)


def _unknown(request: Request) -> Answer:
    return Answer("rejected", error=f"the earlier run has no answer for sample {request.sample} of this text")

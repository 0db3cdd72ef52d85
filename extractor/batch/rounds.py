"""The next round: every request that is still open, in its latest form."""

from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from pathlib import Path
from typing import Any

from extractor.backends.llm.redaction import Redaction
from extractor.backends.llm.reply import Reply
from extractor.batch.custom_id import Key, parse
from extractor.batch.exchange import corrected
from extractor.batch.folder import BatchFolder
from extractor.batch.jobs import submitted_rounds
from extractor.batch.requests import read_requests, request_line


def write_next_round(
    folder: BatchFolder, latest: int, settled: AbstractSet[Key], unusable: Mapping[Key, Reply], redact: Redaction
) -> list[Path]:
    """The request files of the round after `latest`.

    A request whose answer did not fit goes with what was wrong with it, by `unusable`; one that got none goes as it
    was. A round that was submitted already is left alone: its answers are still to come.
    """
    number = latest + 1
    if number in submitted_rounds(folder):
        return []
    return folder.replace_round(number, _open_lines(folder, number, settled, unusable, redact))


def _open_lines(
    folder: BatchFolder, number: int, settled: AbstractSet[Key], unusable: Mapping[Key, Reply], redact: Redaction
) -> Iterator[bytes]:
    written: set[Key] = set()
    for key, body in _first_requests(folder, unusable):
        written.add(key)
        yield request_line(key.custom_id(number), corrected(body, unusable[key], redact))
    for earlier in range(number, 0, -1):
        for custom_id, body, _ in read_requests(folder.round(earlier)):
            known = parse(custom_id)
            if known and known[0] not in settled and known[0] not in written:
                written.add(known[0])
                yield request_line(known[0].custom_id(number), body)


def _first_requests(folder: BatchFolder, wanted: Mapping[Key, Reply]) -> Iterator[tuple[Key, dict[str, Any]]]:
    """The wanted requests as they were first asked: corrections of corrections would grow without end."""
    if wanted:
        for custom_id, body, _ in read_requests(folder.round(1)):
            known = parse(custom_id)
            if known and known[0] in wanted:
                yield known[0], body

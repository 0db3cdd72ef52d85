"""Answer files: lines in any order, some of them torn, failed or about something else; read once, one at a time."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from pydantic_core import from_json

from extractor.backends.llm.completion import read_completion
from extractor.backends.llm.faults import refused
from extractor.backends.llm.outcomes import LOST, of_http
from extractor.backends.llm.reply import Reply
from extractor.backends.llm.server_error import ServerError, read_error
from extractor.batch.custom_id import Key, parse
from extractor.errors import InputError


@dataclass(frozen=True, slots=True)
class AnswerLine:
    """What came back for one request. `key` is null where the id is none of ours."""

    place: str
    key: Key | None
    round: int
    reply: Reply


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A line that is no answer at all, such as one that was cut when the disk was full."""

    place: str
    why: str


def read_answers(files: Iterable[Path]) -> Iterator[AnswerLine | Unreadable]:
    """Every line of the files, in order; InputError for a file that cannot be read."""
    for file in files:
        try:
            with file.open("rb") as lines:
                for number, line in enumerate(lines, 1):
                    if line.strip():
                        yield read_line(line, f"{file}:{number}")
        except OSError as error:
            raise InputError(f"{file}: cannot be read: {error.strerror or error}") from None


def read_line(line: bytes, place: str) -> AnswerLine | Unreadable:
    """One line of an answer file; nothing that a line can hold is raised."""
    try:
        row = from_json(line)
    except ValueError as error:
        torn = "" if line.endswith(b"\n") else ", and the file ends in it"
        return Unreadable(place, f"no JSON ({error}){torn}")
    if not isinstance(row, dict) or "custom_id" not in row:
        return Unreadable(place, "no answer of a batch (custom_id is missing)")
    return answer_line(row, place)


def answer_line(row: Mapping[str, object], place: str) -> AnswerLine:
    """The answer in a line that is known to be one."""
    key, round_ = parse(row["custom_id"]) or (None, 0)
    return AnswerLine(place, key, round_, _reply(row))


def _reply(row: Mapping[str, object]) -> Reply:
    response = row.get("response")
    if not isinstance(response, Mapping):
        return _unanswered(row.get("error"))
    status, body = response.get("status_code"), response.get("body")
    request_id = response.get("request_id")
    if isinstance(status, int) and status != 200:
        return refused(status, read_error(body), {}, json.dumps(body))
    return read_completion(json.dumps(body).encode(), request_id if isinstance(request_id, str) else None)


def _unanswered(error: object) -> Reply:
    """The reply to a request that the service never put to the model, such as one of a batch that expired."""
    found = read_error(error) if error else ServerError("the batch gave neither a response nor an error")
    verdict = of_http(500, found.codes) if found.codes else LOST
    return Reply(verdict, problems=(f"the batch did not answer: {found.message}",))

"""Request files: one line a request, split where the service's limits are."""

import json
from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any, Final

from extractor.errors import InputError

ENDPOINT: Final = "/v1/chat/completions"
MOST_REQUESTS = 50_000
MOST_BYTES = 200_000_000
"""Limits of one input file, https://platform.openai.com/docs/api-reference/batch/create; MB are taken as 10^6."""

Messages = Iterable[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Limits:
    """The most that one file may hold."""

    requests: int = MOST_REQUESTS
    size: int = MOST_BYTES
    """Bytes."""


DEFAULT_LIMITS = Limits()


def chat_body(model: str, parameters: Mapping[str, Any], messages: Messages, form: Mapping[str, Any]) -> dict[str, Any]:
    """The body of a chat completion that answers in the response format `form`."""
    turns = [{"role": role, "content": content} for role, content in messages]
    return {"model": model, **parameters, "messages": turns, "response_format": form}


def request_line(custom_id: str, body: Mapping[str, Any]) -> bytes:
    """One line, its newline included. ASCII only: some readers split lines at U+2028, which articles may hold."""
    row = {"custom_id": custom_id, "method": "POST", "url": ENDPOINT, "body": body}
    return json.dumps(row).encode() + b"\n"


def write_requests(folder: Path, lines: Iterable[bytes], limits: Limits = DEFAULT_LIMITS) -> list[Path]:
    """``requests-001.jsonl`` and so on in `folder`, none over `limits`; the files in order.

    What stood there before is replaced. InputError where the folder cannot be written or one request alone is too big.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for old in request_files(folder):
            old.unlink()
        return _write(folder, lines, limits)
    except OSError as error:
        raise InputError(f"{folder}: cannot be written: {error.strerror or error}") from None


def request_files(folder: Path) -> list[Path]:
    """The request files of one round, in order."""
    return sorted(folder.glob("requests-*.jsonl"))


def read_requests(folder: Path) -> Iterator[tuple[object, dict[str, Any], bytes]]:
    """(custom_id, body, line) of every request of one round."""
    for file in request_files(folder):
        with file.open("rb") as lines:
            for line in lines:
                row = json.loads(line)
                yield row["custom_id"], row["body"], line


def _write(folder: Path, lines: Iterable[bytes], limits: Limits) -> list[Path]:
    files: list[Path] = []
    held = size = 0
    with ExitStack() as closing:
        out: IO[bytes] | None = None
        for line in lines:
            if len(line) > limits.size:
                raise InputError(
                    f"{folder}: one request has {len(line):,} bytes, more than a file may; split its article"
                )
            if out is None or held == limits.requests or size + len(line) > limits.size:
                closing.close()
                files.append(folder / f"requests-{len(files) + 1:03}.jsonl")
                out, held, size = closing.enter_context(files[-1].open("wb")), 0, 0
            out.write(line)
            held, size = held + 1, size + len(line)
    return files

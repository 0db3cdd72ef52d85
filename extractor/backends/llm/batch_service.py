"""The Batch API of OpenAI and of whoever speaks it: files in, a job, files out."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from openai import APIConnectionError, APIError, APIStatusError, OpenAI

from extractor.backends.llm.providers import NO_KEY
from extractor.backends.llm.redaction import Redaction, keys_in
from extractor.backends.llm.reply import one_line
from extractor.backends.llm.server_error import parse_error
from extractor.batch.requests import ENDPOINT
from extractor.batch.service import BatchState
from extractor.errors import ServiceError, UsageError

if TYPE_CHECKING:
    from openai.types import Batch

T = TypeVar("T")
TIMEOUT_S = 600.0
"""Of one call; an upload of 200 MB is one."""
LOOKED_THROUGH = 1000
"""Batches, newest first, among which one is looked for."""


def open_service(base_url: str | None) -> "OpenAIBatches":
    """UsageError where neither key nor endpoint is there, or the URL is none."""
    if base_url is not None and not base_url.startswith(("http://", "https://")):
        raise UsageError(f"base URL {base_url!r} has no scheme; write it as https://HOST/v1")
    if base_url is not None and "@" in base_url:
        raise UsageError("the base URL holds a user or password; put the key into OPENAI_API_KEY instead")
    key = os.environ.get("OPENAI_API_KEY")
    if not key and base_url is None:
        raise UsageError(
            "no key for openai: set OPENAI_API_KEY in the environment, or name an endpoint with --base-url"
        )
    # No retries: a start whose answer was lost would run, and cost, twice. `find` looks for it instead.
    client = OpenAI(base_url=base_url, api_key=key or NO_KEY, max_retries=0, timeout=TIMEOUT_S)
    return OpenAIBatches(client, keys_in(os.environ))


class OpenAIBatches:
    """A `BatchService`."""

    def __init__(self, client: OpenAI, redact: Redaction) -> None:
        self._client, self._redact = client, redact

    def close(self) -> None:
        self._client.close()

    def upload(self, file: Path) -> str:
        with file.open("rb") as content:
            return self._call(
                f"upload of {file.name}", lambda: self._client.files.create(file=content, purpose="batch")
            ).id

    def create(self, input_file: str) -> BatchState:
        return _state(
            self._call(
                f"batch of {input_file}",
                lambda: self._client.batches.create(
                    input_file_id=input_file, endpoint=ENDPOINT, completion_window="24h"
                ),
            )
        )

    def find(self, input_file: str) -> BatchState | None:
        with self._faults("list of batches"):
            for number, batch in enumerate(self._client.batches.list(limit=100)):
                if batch.input_file_id == input_file:
                    return _state(batch)
                if number == LOOKED_THROUGH:
                    break
        return None

    def state(self, batch: str) -> BatchState:
        return _state(self._call(f"batch {batch}", lambda: self._client.batches.retrieve(batch)))

    def download(self, file: str, to: Path) -> None:
        draft = to.with_name(f".{to.name}")
        try:
            with (
                self._faults(f"file {file}"),
                self._client.files.with_streaming_response.content(file) as content,
            ):
                content.stream_to_file(draft)
            draft.replace(to)
        finally:
            draft.unlink(missing_ok=True)

    def _call(self, what: str, call: Callable[[], T]) -> T:
        with self._faults(what):
            return call()

    @contextmanager
    def _faults(self, what: str) -> Iterator[None]:
        try:
            yield
        except APIStatusError as error:
            said = parse_error(error.response.read()).message
            raise self._error(what, f"HTTP {error.status_code}: {said}") from None
        except APIConnectionError as error:
            raise self._error(what, f"no response: {error.__cause__ or error}; give the same command again") from None
        except APIError as error:
            raise self._error(what, str(error)) from None

    def _error(self, what: str, why: str) -> ServiceError:
        return ServiceError(self._redact(one_line(f"{what}: {why}")))


def _state(batch: "Batch") -> BatchState:
    counts, errors = batch.request_counts, batch.errors.data if batch.errors else None
    return BatchState(
        batch=batch.id,
        status=batch.status,
        output_file=batch.output_file_id,
        error_file=batch.error_file_id,
        total=counts.total if counts else 0,
        completed=counts.completed if counts else 0,
        failed=counts.failed if counts else 0,
        problem=one_line("; ".join(error.message or "" for error in errors)) if errors else None,
    )

"""Providers with a library of their own, through instructor: its modes and parsing, without its retries."""

import re
from collections.abc import Awaitable, Callable, Mapping
from inspect import isawaitable
from json import JSONDecodeError
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from extractor.backends.llm.chat import as_dicts
from extractor.backends.llm.completion import cut_answer
from extractor.backends.llm.faults import causes_of, lost, refused
from extractor.backends.llm.outcomes import INVALID, LOST, OK, REFUSED, REJECTED, UNINSTALLED, of_finish
from extractor.backends.llm.reading import problems_of
from extractor.backends.llm.receipts import answer_in, receipt_of, refusal_in
from extractor.backends.llm.reply import Message, Reply
from extractor.backends.llm.server_error import ServerError, read_error
from extractor.portability.sent import in_form_of
from extractor.schema import Extraction

if TYPE_CHECKING:
    from instructor import AsyncInstructor


_CONNECTION = re.compile("Connect|Network|Payload|Protocol|ReadError|Timeout")
"""In the names of exceptions that the providers' HTTP clients raise."""

ROLES = {"genai": {"assistant": "model"}, "gemini": {"assistant": "model"}}
"""Provider → its names of roles; instructor converts those of others, but not these."""


class InstructedEndpoint:
    """One model behind an instructor client, whose provider's library is told not to retry."""

    def __init__(self, client: "AsyncInstructor", parameters: Mapping[str, Any], dialect: str | None = None) -> None:
        """`dialect`: whose form of the schema goes out; null leaves that to instructor."""
        from instructor.utils import prepare_response_model

        self._parameters = dict(parameters)
        # Given the plain model, instructor would build two classes for every call and keep them.
        self._model = prepare_response_model(in_form_of(Extraction, dialect) if dialect else Extraction)
        self._sdk = client.client
        if self._sdk is not None and hasattr(self._sdk, "max_retries"):
            self._sdk.max_retries = 0
        self._roles = ROLES.get(client.provider.value, {})
        self._create: Callable[..., Awaitable[Extraction]] = client.create

    async def ask(self, messages: list[Message]) -> Reply:
        from instructor.core.exceptions import InstructorError
        from instructor.core.hooks import Hooks

        responses: list[Any] = []
        hooks = Hooks()
        hooks.on("completion:response", responses.append)
        # Never `context=`: it would run the article as a Jinja template.
        asked = self._create(
            self._model, as_dicts(self._in_their_words(messages)), max_retries=0, hooks=hooks, **self._parameters
        )
        try:
            found = await asked
        except InstructorError as error:
            return _unusable(responses[0], error) if responses else _unanswered(error)
        return _answered(responses[0], found)

    def _in_their_words(self, messages: list[Message]) -> list[Message]:
        return [(self._roles.get(role, role), content) for role, content in messages]

    async def close(self) -> None:
        library = getattr(self._sdk, "aio", self._sdk)  # google-genai keeps its asynchronous half apart
        close = getattr(library, "aclose", None) or getattr(library, "close", None)
        closing = close() if close else None
        if isawaitable(closing):
            await closing


def _answered(response: object, found: Extraction) -> Reply:
    receipt = receipt_of(response)
    if verdict := of_finish(receipt.finish_reason):
        return cut_answer(verdict, answer_in(response) or "", receipt)
    # What instructor returns is of a subclass of its own.
    return Reply(OK, extraction=Extraction.model_construct(incidents=found.incidents), receipt=receipt)


def _unusable(response: object, error: Exception) -> Reply:
    """The reply to a response in which instructor found no record."""
    receipt, raw = receipt_of(response), answer_in(response)
    if verdict := of_finish(receipt.finish_reason):
        return cut_answer(verdict, raw or "", receipt)
    if raw is None:
        body = str(response)
        return Reply(LOST, problems=(f"HTTP 200 without an answer: {body[:400]!r}",), raw=body, receipt=receipt)
    if refusal := refusal_in(response):
        return Reply(REFUSED, problems=(refusal,), raw=raw, receipt=receipt)
    cause = error.__cause__ or error
    problems = problems_of(cause) if isinstance(cause, ValidationError) else (str(cause),)
    return Reply(INVALID, problems=problems, raw=raw, receipt=receipt)


def _unanswered(error: Exception) -> Reply:
    """The reply to a call that raised; the libraries' own errors differ, a status and a cause they have in common."""
    cause = error.__cause__ or error
    status = getattr(cause, "status_code", None) or getattr(cause, "code", None)
    if isinstance(status, int):
        return _refused(status, cause)
    if isinstance(cause, ImportError):
        return Reply(UNINSTALLED, problems=(str(cause),))
    if any(_is_of_connection(origin) for origin in causes_of(cause)):
        return lost(cause)
    return Reply(REJECTED, problems=(f"{type(cause).__name__}: {cause}",))


def _is_of_connection(cause: BaseException) -> bool:
    # A body that is no JSON comes from a gateway, or was cut.
    return isinstance(cause, OSError | JSONDecodeError) or bool(_CONNECTION.search(type(cause).__name__))


def _refused(status: int, cause: BaseException) -> Reply:
    body = getattr(cause, "body", None)
    error = read_error(body) if isinstance(body, Mapping) else ServerError(str(body or cause))
    response = getattr(cause, "response", None) or getattr(cause, "raw_response", None)
    headers = getattr(response, "headers", None) or getattr(cause, "headers", None) or {}
    return refused(status, error, {str(name).lower(): str(value) for name, value in headers.items()}, str(body or ""))

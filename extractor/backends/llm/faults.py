"""The reply to a call that brought no answer: an error response or a lost connection, whichever library raised it."""

from collections.abc import Iterator, Mapping

from extractor.backends.llm.outcomes import LATE, LOST, of_http
from extractor.backends.llm.reply import Receipt, Reply
from extractor.backends.llm.retry_after import retry_after_s
from extractor.backends.llm.server_error import ServerError


def refused(status: int, error: ServerError, headers: Mapping[str, str], raw: str | None) -> Reply:
    """The reply to an error response."""
    return Reply(
        of_http(status, error.codes),
        problems=(f"HTTP {status}: {error.message}",),
        raw=raw,
        receipt=Receipt(request_id=request_id(headers)),
        retry_after_s=retry_after_s(headers),
    )


def lost(error: BaseException, reason: BaseException | None = None) -> Reply:
    """The reply to a call whose connection failed; libraries hide the reason in the cause, where it is not given."""
    # The kind alone misleads: openai's aiohttp transport reports a dropped connection as a timeout.
    verdict = LATE if any(isinstance(cause, TimeoutError) for cause in causes_of(error)) else LOST
    reason = reason or error.__cause__ or error
    return Reply(verdict, problems=(f"no response: {str(reason) or type(reason).__name__}",))


def causes_of(error: BaseException) -> Iterator[BaseException]:
    """`error`, what it came from, and so on."""
    cause: BaseException | None = error
    while cause is not None:
        yield cause
        cause = cause.__cause__ or cause.__context__


def request_id(headers: Mapping[str, str]) -> str | None:
    return headers.get("x-request-id") or headers.get("request-id")

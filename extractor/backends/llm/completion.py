"""Reading a chat completion: what the server says of the call, then the answer in it."""

from collections.abc import Mapping

from pydantic import BaseModel, ValidationError

from extractor.backends.llm.outcomes import INVALID, LOST, OK, REFUSED, Verdict, of_finish, of_http
from extractor.backends.llm.reading import problems_of, read_record
from extractor.backends.llm.reply import Receipt, Reply
from extractor.backends.llm.server_error import read_error
from extractor.record import Usage
from extractor.schema import Extraction


class Part(BaseModel):
    """One part of a content that comes as a list; only text is of use."""

    text: str | None = None


class Message(BaseModel):
    content: str | list[Part] | None = None
    refusal: str | None = None

    @property
    def text(self) -> str:
        parts = self.content or ""
        return parts if isinstance(parts, str) else "".join(part.text or "" for part in parts)


class Choice(BaseModel):
    message: Message
    finish_reason: str | None = None


class PromptDetails(BaseModel):
    cached_tokens: int | None = None


class TokenUsage(BaseModel):
    prompt_tokens: int | None = None
    completion_tokens: int | None = None
    prompt_tokens_details: PromptDetails | None = None

    def recorded(self) -> Usage:
        cached = self.prompt_tokens_details.cached_tokens if self.prompt_tokens_details else None
        return Usage(prompt=self.prompt_tokens, cached=cached, completion=self.completion_tokens)


class Completion(BaseModel):
    """The part of a chat completion that is used; all else is ignored, and anything may be absent."""

    id: str | None = None
    model: str | None = None
    choices: list[Choice] | None = None
    usage: TokenUsage | None = None
    error: object = None

    def receipt(self, request_id: str | None) -> Receipt:
        reason = self.choices[0].finish_reason if self.choices else None
        return Receipt(request_id or self.id, self.model, reason, self.usage.recorded() if self.usage else None)


def read_completion(body: bytes, request_id: str | None) -> Reply:
    """The reply to a response with status 200, which need not hold a completion."""
    try:
        completion = Completion.model_validate_json(body)
    except ValidationError as error:
        return _no_completion(body, error, request_id)
    receipt = completion.receipt(request_id)
    if not completion.choices:
        return _no_choice(completion, body, receipt)
    return _answer(completion.choices[0], receipt)


def read_text(text: str, receipt: Receipt) -> Reply:
    """The reply to an answer that arrived whole."""
    match read_record(text):
        case Extraction() as found:
            return Reply(OK, extraction=found, receipt=receipt)
        case problems:
            return Reply(INVALID, problems=problems, raw=text, receipt=receipt)


def cut_answer(verdict: Verdict, text: str, receipt: Receipt) -> Reply:
    """The reply to an answer that the server cut or withheld."""
    problem = f"the answer ended with {receipt.finish_reason!r}"
    return Reply(verdict, problems=(problem,), raw=text, receipt=receipt)


def _answer(choice: Choice, receipt: Receipt) -> Reply:
    text = choice.message.text
    if choice.message.refusal:
        return Reply(REFUSED, problems=(choice.message.refusal,), raw=choice.message.refusal, receipt=receipt)
    if verdict := of_finish(choice.finish_reason):
        return cut_answer(verdict, text, receipt)
    return read_text(text, receipt)


def _no_completion(body: bytes, error: ValidationError, request_id: str | None) -> Reply:
    raw = body.decode("utf-8", "replace")
    problem = f"HTTP 200 with a body that is no chat completion ({problems_of(error)[0]}): {raw[:400]!r}"
    return Reply(LOST, problems=(problem,), raw=raw, receipt=Receipt(request_id))


def _no_choice(completion: Completion, body: bytes, receipt: Receipt) -> Reply:
    raw = body.decode("utf-8", "replace")
    if not completion.error:
        return Reply(LOST, problems=("HTTP 200 without an answer (no choices)",), raw=raw, receipt=receipt)
    error = read_error({"error": completion.error})
    verdict = of_http(_status_in(completion.error), error.codes)
    return Reply(verdict, problems=(f"HTTP 200 with an error: {error.message}",), raw=raw, receipt=receipt)


def _status_in(error: object) -> int:
    """The HTTP status that gateways put into an error which they send with 200; else that of a fault upstream."""
    code = error.get("code") if isinstance(error, Mapping) else None
    return code if isinstance(code, int) and 400 <= code < 600 else 502

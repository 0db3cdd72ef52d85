"""What a provider's response says of the call, under the names that the providers' libraries use."""

from collections.abc import Iterable, Sequence

from pydantic_core import to_json

from extractor.backends.llm.reply import Receipt
from extractor.record import Usage

USAGE = ("usage", "usage_metadata")
PROMPT = ("prompt_tokens", "input_tokens", "prompt_token_count")
CACHED = ("cached_tokens", "cache_read_input_tokens", "cached_content_token_count")
COMPLETION = ("completion_tokens", "output_tokens", "candidates_token_count")
CHOICES = ("choices", "candidates")
FINISH = ("finish_reason", "stop_reason")
MODEL = ("model", "model_version")
ANSWER = (*CHOICES, "content", "message", "output")
REQUEST_ID = ("_request_id", "id", "response_id")


def receipt_of(response: object) -> Receipt:
    """Whatever of it is there. Whether `prompt` counts cached tokens is up to the provider."""
    return Receipt(
        request_id=_text(response, REQUEST_ID),
        model=_text(response, MODEL),
        finish_reason=_text(response, FINISH) or _text(_first_choice(response), FINISH),
        usage=_usage(_first(response, USAGE)),
    )


def answer_in(response: object) -> str | None:
    """What the model wrote, as JSON; null in a gateway's page or an error that came with status 200."""
    answer = _first(response, ANSWER)
    return to_json(answer, exclude_none=True, fallback=str).decode() if answer else None


def refusal_in(response: object) -> str | None:
    """The model's words of refusal, where the provider keeps them apart from an answer."""
    return _text(_first(_first_choice(response), ("message",)), ("refusal",))


def _usage(usage: object) -> Usage | None:
    if usage is None:
        return None
    details = _first(usage, ("prompt_tokens_details",))
    cached = _count(usage, CACHED)
    return Usage(
        prompt=_count(usage, PROMPT),
        cached=_count(details, CACHED) if cached is None else cached,
        completion=_count(usage, COMPLETION),
    )


def _first_choice(response: object) -> object:
    choices = _first(response, CHOICES)
    return choices[0] if isinstance(choices, Sequence) and choices else None


def _first(holder: object, names: Iterable[str]) -> object:
    """The first of the attributes that is there and not null."""
    found = (getattr(holder, name, None) for name in names)
    return next((value for value in found if value is not None), None)


def _count(holder: object, names: Iterable[str]) -> int | None:
    value = _first(holder, names)
    return value if isinstance(value, int) else None


def _text(holder: object, names: Iterable[str]) -> str | None:
    value = _first(holder, names)
    return None if value is None else str(getattr(value, "name", value))  # enums by their name

"""What an error body says, in the shapes that OpenAI-compatible servers use."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from pydantic_core import from_json


@dataclass(frozen=True, slots=True)
class ServerError:
    message: str
    codes: tuple[str, ...] = ()
    """Code, type and names of metadata, whichever are there."""
    parameter: str | None = None
    """The parameter of the request that is at fault."""


def parse_error(body: bytes) -> ServerError:
    """The error in `body`; of a body that is no JSON, its beginning is the message."""
    try:
        parsed = from_json(body)
    except ValueError:
        return ServerError(body[:400].decode("utf-8", "replace"))
    return read_error(parsed)


def read_error(body: object) -> ServerError:
    """The error in a parsed body: under ``error`` or ``detail``, as an object or as text, or the body itself."""
    error = body.get("error") or body.get("detail") or body if isinstance(body, Mapping) else body
    if not isinstance(error, Mapping):
        return ServerError(str(error))
    parameter = error.get("param")
    return ServerError(str(error.get("message") or error), _codes(error), str(parameter) if parameter else None)


def _codes(error: Mapping[str, Any]) -> tuple[str, ...]:
    metadata = error.get("metadata")
    named = (error.get("code"), error.get("type"), *(metadata if isinstance(metadata, Mapping) else ()))
    return tuple(str(code) for code in named if code)

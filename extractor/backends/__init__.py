"""Who answers: one protocol, and a lazy table so that a backend's libraries load only when it is chosen."""

from collections.abc import Callable
from importlib import import_module
from typing import TYPE_CHECKING, Protocol

from extractor.errors import UsageError

if TYPE_CHECKING:
    from extractor.backends.base import Answer, Request, Settings

TABLE = {
    "llm": "extractor.backends.llm:connect",
    "rules": "extractor.backends.rules:connect",
    "replay": "extractor.backends.replay:connect",
}
"""Name → ``module:function``; the function takes `Settings` and returns a `Backend`."""


class Backend(Protocol):
    """Turns one request into one answer. A fault is an `Answer` with its typed outcome, not an exception."""

    async def answer(self, request: "Request") -> "Answer": ...

    async def close(self) -> None: ...


def open_backend(name: str, settings: "Settings") -> Backend:
    """The backend called `name`; UsageError for a name that is not in the table."""
    if name not in TABLE:
        raise UsageError(f"no backend is called {name!r}; choose from {', '.join(TABLE)}")
    module, function = TABLE[name].split(":")
    connect: Callable[[Settings], Backend] = getattr(import_module(module), function)
    return connect(settings)

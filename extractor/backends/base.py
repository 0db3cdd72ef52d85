"""What goes to a backend and what comes back."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from extractor.article import Article
from extractor.record import Attempt, Evidence, RunOutcome, Usage
from extractor.schema import Extraction


@dataclass(frozen=True, slots=True)
class Settings:
    """What the command line says about the backend. Keys are read from the environment, never kept here."""

    model: str | None = None
    """``provider/name``, such as ``openai/gpt-4.1-mini``; null for backends without a model."""
    base_url: str | None = None
    """An OpenAI-compatible endpoint; null for the provider's own."""
    parameters: dict[str, Any] = field(default_factory=dict)
    """Model options of the prompt version, such as ``temperature``; sent as they are."""
    dialect: str | None = None
    """Whose form of the JSON schema is sent (`extractor.portability`); null for the provider's own."""
    source: Path | None = None
    """Run folder or records file that `replay` answers from."""
    timeout_s: float = 120.0
    """Deadline of one call."""
    attempts: int = 4
    """Calls of one article that may end in a fault that passes (rate limit, connection, server), the first included."""
    deadline_s: float = 600.0
    """Deadline of one article: all its calls and the pauses between them."""
    backoff_s: float = 1.0
    """Upper end of the first pause, seconds, doubled for each further one. A pause is drawn from 0 to there."""
    retry_after_cap_s: float = 60.0
    """Longest pause, whatever a server asks for."""


def unobserved(_attempt: Attempt) -> None:
    """Nobody wants to know."""


@dataclass(frozen=True, slots=True)
class Request:
    """One article in one sample, with the messages rendered for it."""

    article: Article
    sample: int
    messages: tuple[tuple[str, str], ...]
    """(role, content) pairs in order."""
    observe: Callable[[Attempt], None] = field(default=unobserved, compare=False)
    """Told of every call as it ends, so that others under way can profit: a backend that makes calls must call it."""


@dataclass(frozen=True, slots=True)
class Answer:
    """How it ended. `extraction` is null exactly when `outcome` is not ``ok``."""

    outcome: RunOutcome
    extraction: Extraction | None = None
    error: str | None = None
    attempts: tuple[Attempt, ...] = ()
    fatal: bool = False
    """Whether no other article can fare better (key refused, credit spent, model unknown); `error` says what to do."""
    reused: bool = False
    """Whether it is an earlier answer: its attempts were paid for then, and are not counted again."""
    evidence: tuple[Evidence, ...] | None = None
    """Where every quote stands, in the order of the extraction; null where the backend knows no better than a search
    of the whole article for each."""
    confidence: Mapping[str, float] = field(default_factory=dict)
    """Path of a leaf → share of several answers that agree on it (see `extractor.consensus`)."""

    @property
    def usage(self) -> Usage | None:
        """Tokens of all attempts together; null where no attempt reported any."""
        reported = [a.usage for a in self.attempts if a.usage is not None]
        return sum(reported[1:], start=reported[0]) if reported else None

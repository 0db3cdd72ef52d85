"""What one call brought, in the same shape whichever library made it."""

from dataclasses import dataclass
from typing import Protocol

from extractor.backends.llm.outcomes import Verdict
from extractor.record import Usage
from extractor.schema import Extraction

Message = tuple[str, str]
"""(role, content)."""

LONGEST_ERROR = 300
"""Characters of an error line; servers put whole pages there."""


@dataclass(frozen=True, slots=True)
class Receipt:
    """What the server said about the call; null where it did not."""

    request_id: str | None = None
    model: str | None = None
    finish_reason: str | None = None
    usage: Usage | None = None


@dataclass(frozen=True, slots=True)
class Reply:
    verdict: Verdict
    problems: tuple[str, ...] = ()
    """What was wrong, a line each; empty exactly when the verdict is ok."""
    extraction: Extraction | None = None
    raw: str | None = None
    """The answer, or the body that came instead of one."""
    receipt: Receipt = Receipt()
    retry_after_s: float | None = None
    """Pause that the server asks for."""

    @property
    def error(self) -> str | None:
        """The first problem on one line, with how many more there are and what to do."""
        if not self.problems:
            return None
        more = f" (and {len(self.problems) - 1} more)" if len(self.problems) > 1 else ""
        advice = f"; {self.verdict.advice}" if self.verdict.advice else ""
        return one_line(self.problems[0]) + more + advice


class Endpoint(Protocol):
    """One model behind one library. No fault leaves `ask` as an exception."""

    async def ask(self, messages: list[Message]) -> Reply: ...

    async def close(self) -> None: ...


def one_line(text: str, longest: int = LONGEST_ERROR) -> str:
    """`text` with its white space folded, cut after `longest` characters."""
    folded = " ".join(text[: 4 * longest].split())
    return folded if len(folded) <= longest else folded[: longest - 1] + "…"

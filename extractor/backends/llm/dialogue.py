"""One article's way through the model: what is sent next, what came back, whether another call is worth it."""

from dataclasses import dataclass, field, replace

from extractor.backends.base import Answer
from extractor.backends.llm.redaction import Redaction
from extractor.backends.llm.reply import Message, Reply
from extractor.record import Attempt

ANSWERS = 3
"""Answers that are read before one that does not fit the schema is the outcome."""
LONGEST_ECHO = 20_000
"""Characters of its own answer that a model gets back."""
LONGEST_RAW = 100_000
"""Characters of an unusable answer that a record keeps."""
MOST_PROBLEMS = 10
WRONG = "Your answer could not be used:"
AGAIN = "Answer again with the whole corrected JSON object and nothing else."


@dataclass(slots=True)
class Dialogue:
    """Grows by one attempt a call; the messages never grow beyond the request and the last failure."""

    request: tuple[Message, ...]
    calls: int
    """Calls that may end in a fault that passes."""
    redact: Redaction
    attempts: list[Attempt] = field(default_factory=list)
    _unfit: Reply | None = None
    _answers: int = 0
    _faults: int = 0

    def messages(self) -> list[Message]:
        """The request, and after an answer that did not fit, that answer and what was wrong with it."""
        return [*self.request, *(_correction(self._unfit) if self._unfit else ())]

    def note(self, reply: Reply, latency_s: float) -> None:
        known = _redacted(reply, self.redact)
        self.attempts.append(_attempt(known, latency_s))
        if reply.verdict.remedy == "wait":
            self._faults += 1
        if reply.verdict.remedy == "reask":
            self._answers += 1
            self._unfit = known

    def goes_on(self, reply: Reply) -> bool:
        """Whether another call may help after `reply`."""
        match reply.verdict.remedy:
            case "wait":
                return self._faults < self.calls
            case "reask":
                return self._answers < ANSWERS
            case "reformat":
                return True
            case _:
                return False

    def answer(self, last: Reply) -> Answer:
        """How it ended: the outcome is that of the last call."""
        error = self.attempts[-1].error
        fatal = last.verdict.remedy == "stop"
        return Answer(last.verdict.outcome, last.extraction, error, tuple(self.attempts), fatal)


def _redacted(reply: Reply, redact: Redaction) -> Reply:
    # Before anything is cut, and before the model gets it back: what is sent may be logged on its way.
    return replace(reply, problems=tuple(map(redact, reply.problems)), raw=reply.raw and redact(reply.raw))


def _correction(unfit: Reply) -> tuple[Message, Message]:
    # Some chat templates refuse two user messages in a row, and an empty turn.
    echo = (unfit.raw or "").strip()[:LONGEST_ECHO] or "(no answer)"
    return ("assistant", echo), ("user", "\n".join([WRONG, *_listed(unfit.problems), AGAIN]))


def _listed(problems: tuple[str, ...]) -> list[str]:
    more = len(problems) - MOST_PROBLEMS
    rest = [f"- and {more} more"] if more > 0 else []
    return [f"- {problem}" for problem in problems[:MOST_PROBLEMS]] + rest


def _attempt(reply: Reply, latency_s: float) -> Attempt:
    receipt = reply.receipt
    return Attempt(
        outcome=reply.verdict.outcome,
        error=reply.error,
        latency_s=round(latency_s, 4),
        request_id=receipt.request_id,
        model=receipt.model,
        finish_reason=receipt.finish_reason,
        usage=receipt.usage,
        retry_after_s=reply.retry_after_s,
        raw=reply.raw and _kept(reply.raw),
    )


def _kept(raw: str) -> str:
    return raw if len(raw) <= LONGEST_RAW else f"{raw[:LONGEST_RAW]}… ({len(raw):,} characters)"

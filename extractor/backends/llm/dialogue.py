"""One article's way through the model: what is sent next, what came back, whether another call is worth it."""

from dataclasses import dataclass, field

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


@dataclass(slots=True)
class Dialogue:
    """Grows by one attempt a call; the messages never grow beyond the request and the last failure."""

    request: tuple[Message, ...]
    calls: int
    """Calls that may end in a fault that passes."""
    redact: Redaction
    attempts: list[Attempt] = field(default_factory=list)
    last: Reply | None = None
    _unfit: Reply | None = None
    _answers: int = 0
    _faults: int = 0

    def messages(self) -> list[Message]:
        """The request, and after an answer that did not fit, that answer and what was wrong with it."""
        return [*self.request, *(_correction(self._unfit) if self._unfit else ())]

    def note(self, reply: Reply, latency_s: float) -> None:
        self.attempts.append(_attempt(reply, latency_s, self.redact))
        self.last = reply
        if reply.verdict.remedy == "wait":
            self._faults += 1
        if reply.verdict.remedy == "reask":
            self._answers += 1
            self._unfit = reply

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

    def answer(self) -> Answer:
        """How it ended: the outcome is that of the last call."""
        end = self.attempts[-1]
        found = self.last.extraction if self.last else None
        fatal = self.last is not None and self.last.verdict.remedy == "stop"
        return Answer(end.outcome, found, end.error, tuple(self.attempts), fatal)


def _correction(unfit: Reply) -> tuple[Message, Message]:
    more = len(unfit.problems) - MOST_PROBLEMS
    lines = [f"- {problem}" for problem in unfit.problems[:MOST_PROBLEMS]] + (
        [f"- and {more} more"] if more > 0 else []
    )
    words = [
        "Your answer could not be used:",
        *lines,
        "Answer again with the whole corrected JSON object and nothing else.",
    ]
    # Some chat templates refuse two user messages in a row, and an empty turn.
    return ("assistant", (unfit.raw or "").strip()[:LONGEST_ECHO] or "(no answer)"), ("user", "\n".join(words))


def _attempt(reply: Reply, latency_s: float, redact: Redaction) -> Attempt:
    receipt = reply.receipt
    return Attempt(
        outcome=reply.verdict.outcome,
        error=reply.error and redact(reply.error),
        latency_s=round(latency_s, 4),
        request_id=receipt.request_id,
        model=receipt.model,
        finish_reason=receipt.finish_reason,
        usage=receipt.usage,
        raw=reply.raw and _kept(redact(reply.raw)),
    )


def _kept(raw: str) -> str:
    return raw if len(raw) <= LONGEST_RAW else f"{raw[:LONGEST_RAW]}… ({len(raw):,} characters)"

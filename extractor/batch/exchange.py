"""An answer that came by file, told as the backend tells one that came by call."""

from typing import Any

from extractor.backends.base import Answer
from extractor.backends.llm.dialogue import Dialogue
from extractor.backends.llm.redaction import Redaction
from extractor.backends.llm.reply import Reply


def answer_of(reply: Reply, redact: Redaction) -> Answer:
    """One attempt and what it came to; nothing in a file is fatal for other articles."""
    dialogue = Dialogue((), 1, redact)
    dialogue.note(reply, 0.0)
    attempt = dialogue.attempts[-1]
    return Answer(reply.verdict.outcome, reply.extraction, attempt.error, (attempt,))


def corrected(body: dict[str, Any], reply: Reply, redact: Redaction) -> dict[str, Any]:
    """The body of a request with what was wrong with its answer, where that was the answer's own fault."""
    request = tuple((message["role"], message["content"]) for message in body["messages"])
    dialogue = Dialogue(request, 1, redact)
    dialogue.note(reply, 0.0)
    return body | {"messages": [{"role": role, "content": content} for role, content in dialogue.messages()]}

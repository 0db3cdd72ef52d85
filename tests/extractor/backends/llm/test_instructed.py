"""The way through instructor, which providers with a library of their own take.

Their libraries are no dependencies, so it is walked here with the one that is: instructor's client for openai in its
mode TOOLS, over HTTP. The library retries twice by itself, unless it is told not to.
"""

import asyncio
from dataclasses import dataclass
from types import SimpleNamespace

import pytest

from extractor.backends.base import Answer, Request, Settings
from extractor.backends.llm.backend import LlmBackend
from extractor.backends.llm.instructed import InstructedEndpoint
from extractor.backends.llm.receipts import answer_in, receipt_of
from extractor.backends.llm.redaction import Redaction
from extractor.backends.llm.reply import Receipt
from extractor.portability.sent import provider_schema
from extractor.record import RunOutcome, Usage
from extractor.schema import Extraction
from tests.extractor.backends.llm.samples import ARTICLE, GOOD, IMPATIENT, QUESTION, QUICK, RECORD
from tests.loopback import Loopback, Script, Step, body, broken, completion, status, tool_call


def ask(server: Loopback, request: Request = QUESTION, settings: Settings = QUICK) -> Answer:
    import instructor
    from openai import AsyncOpenAI

    async def asked() -> Answer:
        sdk = AsyncOpenAI(api_key="sk-of-the-test", base_url=server.base_url)
        endpoint = InstructedEndpoint(instructor.from_openai(sdk, model="m"), {"temperature": 0})
        backend = LlmBackend(endpoint, settings, Redaction(("sk-of-the-test",)))
        try:
            return await backend.answer(request)
        finally:
            await backend.close()

    return asyncio.run(asked())


def called(*arguments: str, finish_reason: str = "tool_calls") -> Step:
    return completion(None, tool_calls=[tool_call(text) for text in arguments], finish_reason=finish_reason)


def test_a_good_call_is_a_record_of_our_own_class(loopback: Loopback) -> None:
    loopback.script(called(GOOD))
    answer = ask(loopback)

    assert type(answer.extraction) is Extraction
    assert answer.extraction == Extraction.model_validate(RECORD)
    (attempt,) = answer.attempts
    assert (attempt.request_id, attempt.model, attempt.finish_reason) == ("req_1", "loopback-1", "tool_calls")
    assert attempt.usage == Usage(prompt=900, cached=512, completion=100)
    assert loopback.requests[0].body["temperature"] == 0
    assert loopback.requests[0].body["tools"][0]["function"]["name"] == "Extraction"


def test_a_dialect_is_the_form_of_the_schema_that_goes_out(loopback: Loopback) -> None:
    import instructor
    from openai import AsyncOpenAI

    async def asked() -> None:
        sdk = AsyncOpenAI(api_key="sk-of-the-test", base_url=loopback.base_url)
        endpoint = InstructedEndpoint(instructor.from_openai(sdk, model="m"), {}, "anthropic")
        await endpoint.ask([("user", "Text.")])
        await endpoint.close()

    loopback.script(called(GOOD))
    asyncio.run(asked())
    parameters = loopback.requests[0].body["tools"][0]["function"]["parameters"]
    sent = provider_schema(Extraction, "anthropic")
    assert parameters["$defs"] == sent["$defs"]
    assert parameters["properties"] == sent["properties"]


@dataclass(frozen=True)
class Row:
    fault: Script
    outcome: RunOutcome
    calls: int
    error: str
    priced: int = 0
    fatal: bool = False
    settings: Settings = QUICK


FAULTS = {
    "no-tool-call": Row(completion(GOOD), "invalid_output", 3, "No tool calls", priced=3),
    "prose": Row(completion("Two were hurt."), "invalid_output", 3, "No tool calls", priced=3),
    "null": Row(completion(None), "invalid_output", 3, "No tool calls", priced=3),
    "wrong-schema": Row(called('{"foo": 1}'), "invalid_output", 3, "incidents: Field required", priced=3),
    "truncated-json": Row(called(GOOD[:-9]), "invalid_output", 3, "Invalid JSON: EOF while parsing", priced=3),
    "deep": Row(called("[" * 100_000), "invalid_output", 3, "recursion limit", priced=3),
    "length": Row(called(GOOD[:90], finish_reason="length"), "truncated", 1, "raise the model's limit", priced=1),
    "content-filter": Row(completion("", finish_reason="content_filter"), "filtered", 1, "content_filter", priced=1),
    "refusal": Row(completion(None, refusal="I can't help."), "refused", 1, "I can't help.", priced=1),
    "429": Row(status(429, "slow down"), "rate_limited", 4, "HTTP 429: slow down"),
    "quota": Row(status(429, {"message": "m", "code": "insufficient_quota"}), "quota", 1, "add credit", fatal=True),
    "500": Row(status(500, "boom"), "transport", 4, "HTTP 500: boom"),
    "400": Row(status(400, "bad"), "rejected", 1, "HTTP 400: bad"),
    "401": Row(status(401, "who is sk-of-the-test?"), "auth", 1, "who is [key]?", fatal=True),
    "404": Row(status(404, "no model"), "rejected", 1, "check the model's name", fatal=True),
    "dropped": Row(broken("drop"), "transport", 4, "no response: Server disconnected"),
    "reset": Row(broken("reset"), "transport", 4, "no response: "),
    "half-a-body": Row(broken("half"), "transport", 4, "no response: peer closed connection"),
    "hang": Row(broken("hang"), "timeout", 4, "no answer within 0.2 s", settings=IMPATIENT),
    "200-html": Row(body("<html>Log in</html>", "text/html"), "transport", 4, "without an answer: '<html>Log in"),
    "200-broken-json": Row(body('{"id": '), "transport", 4, "no response: Expecting value"),
    "200-error": Row(body('{"error": {"message": "upstream died"}}'), "transport", 4, "without an answer"),
    "no-choices": Row(body('{"choices": []}'), "transport", 4, "without an answer"),
}


@pytest.mark.parametrize("row", FAULTS.values(), ids=FAULTS.keys())
def test_a_fault_that_stays_ends_in_its_outcome(row: Row, loopback: Loopback) -> None:
    loopback.script(row.fault)
    answer = ask(loopback, settings=row.settings)

    assert answer.outcome == row.outcome
    assert answer.extraction is None
    assert row.error in (answer.error or "")
    assert [attempt.outcome for attempt in answer.attempts] == [row.outcome] * row.calls
    assert len(loopback.requests) == row.calls
    assert (answer.usage.prompt if answer.usage else None) == (900 * row.priced or None)
    assert answer.fatal == row.fatal


def test_two_calls_of_the_tool_are_read_as_the_first(loopback: Loopback) -> None:
    loopback.script(called(GOOD, '{"incidents": []}'))
    answer = ask(loopback)
    assert answer.extraction == Extraction.model_validate(RECORD)


def test_an_answer_that_does_not_fit_is_asked_again_in_words(loopback: Loopback) -> None:
    loopback.script(called('{"incidents": 3}'), called(GOOD))
    answer = ask(loopback)

    assert answer.outcome == "ok"
    echo, problem = loopback.requests[1].messages[-2:]
    assert echo["role"] == "assistant"
    assert '{\\"incidents\\": 3}' in echo["content"]
    assert problem["content"].splitlines()[1] == "- incidents: Input should be a valid array"
    assert len(loopback.requests[1].messages) == len(loopback.requests[0].messages) + 2


def test_an_article_with_template_marks_is_sent_as_it_is(loopback: Loopback) -> None:
    text = "{% for x in y %} {{ 7 * 7 }} {# gone #}"
    loopback.script(called(GOOD))
    ask(loopback, Request(ARTICLE, 0, (("user", text),)))
    assert loopback.requests[0].messages[-1]["content"] == text


ANTHROPIC = SimpleNamespace(
    id="msg_1",
    model="claude",
    stop_reason="tool_use",
    content=[{"type": "tool_use", "input": {}}],
    usage=SimpleNamespace(input_tokens=9, output_tokens=2, cache_read_input_tokens=0),
)
GEMINI = SimpleNamespace(
    response_id="r1",
    model_version="gemini",
    candidates=[SimpleNamespace(finish_reason=SimpleNamespace(name="MAX_TOKENS"))],
    usage_metadata=SimpleNamespace(prompt_token_count=9, candidates_token_count=2, cached_content_token_count=None),
)


@pytest.mark.parametrize(
    ("response", "receipt"),
    [
        (ANTHROPIC, Receipt("msg_1", "claude", "tool_use", Usage(prompt=9, cached=0, completion=2))),
        (GEMINI, Receipt("r1", "gemini", "MAX_TOKENS", Usage(prompt=9, completion=2))),
        (SimpleNamespace(id="x"), Receipt("x")),
        ("<html>", Receipt()),
        (None, Receipt()),
    ],
    ids=["anthropic", "google", "bare", "page", "nothing"],
)
def test_a_receipt_is_read_in_the_words_of_each_provider(response: object, receipt: Receipt) -> None:
    assert receipt_of(response) == receipt


@pytest.mark.parametrize(
    ("response", "answer"),
    [
        (ANTHROPIC, '[{"type":"tool_use","input":{}}]'),
        (SimpleNamespace(choices=[]), None),
        (SimpleNamespace(error="upstream died"), None),
        ("<html>", None),
    ],
    ids=["anthropic", "no-choices", "error", "page"],
)
def test_the_answer_is_what_the_model_wrote_or_null(response: object, answer: str | None) -> None:
    assert answer_in(response) == answer

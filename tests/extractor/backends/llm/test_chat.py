"""What a chat request carries, and what is done where an endpoint does not take it."""

import asyncio
import json
from dataclasses import replace
from typing import Any

import pytest
from openai import AsyncOpenAI

from extractor.article import Article
from extractor.backends.base import Request
from extractor.backends.llm.chat import ChatEndpoint
from extractor.portability.sent import provider_schema, response_format
from extractor.schema import Extraction
from tests.extractor.backends.llm.asking import ask, ask_all
from tests.extractor.backends.llm.samples import GOOD, QUESTION, QUICK
from tests.loopback import Loopback, Recorded, Step, body, completion, status, tool_call


def test_a_request_is_the_model_the_messages_the_options_and_the_strict_schema(loopback: Loopback) -> None:
    ask(loopback, settings=replace(QUICK, model="openai/some/model", parameters={"temperature": 0, "top_k": 1}))
    (request,) = loopback.requests
    assert (request.method, request.path) == ("POST", "/v1/chat/completions")
    assert request.body == {
        "model": "some/model",
        "temperature": 0,
        "top_k": 1,
        "messages": [{"role": role, "content": content} for role, content in QUESTION.messages],
        "response_format": {
            "type": "json_schema",
            "json_schema": {"name": "Extraction", "strict": True, "schema": provider_schema(Extraction)},
        },
    }


def test_an_article_with_template_marks_is_sent_as_it_is(loopback: Loopback) -> None:
    text = "{% for x in y %} {{ 7 * 7 }} {# gone #} \\u0000"
    ask(loopback, Request(Article("a", text), 0, (("user", text),)))
    assert loopback.requests[0].messages == [{"role": "user", "content": text}]


@pytest.mark.parametrize(
    ("provider", "told"),
    [("openai", False), ("openrouter", False), ("ollama", True), ("vllm", True), ("llamacpp", True)],
)
def test_a_model_that_is_not_shown_the_schema_is_told_it(provider: str, told: bool, loopback: Loopback) -> None:
    async def once() -> None:
        client = AsyncOpenAI(base_url=loopback.base_url, api_key="k-1", max_retries=0)
        endpoint = ChatEndpoint(client, "m", {}, provider)
        await endpoint.ask([("user", "Text.")])
        await endpoint.close()

    asyncio.run(once())
    (request,) = loopback.requests
    assert request.body["response_format"] == response_format(Extraction, provider)
    first, last = request.messages[0], request.messages[-1]
    assert last == {"role": "user", "content": "Text."}
    assert (first["role"] == "system" and '"incidents"' in first["content"]) == told


FORMAT_REFUSALS = {
    "named": status(400, {"message": "'response_format' is not supported by this model", "type": "invalid_request"}),
    "parameter": status(400, {"message": "Unsupported value", "param": "response_format"}),
    "kind": status(422, "response_format.type `json_schema` is unavailable now"),
    "words": status(400, "This model has no structured outputs"),
}


@pytest.mark.parametrize("refusal", FORMAT_REFUSALS.values(), ids=FORMAT_REFUSALS.keys())
def test_an_endpoint_that_takes_no_format_gets_the_schema_in_words(refusal: Step, loopback: Loopback) -> None:
    loopback.script(refusal, completion(f"```json\n{GOOD}\n```"))
    answer = ask(loopback)

    assert answer.outcome == "ok"
    assert [attempt.outcome for attempt in answer.attempts] == ["rejected", "ok"]
    plain = loopback.requests[1].body
    assert "response_format" not in plain
    instruction, *rest = plain["messages"]
    assert rest == loopback.requests[0].messages
    assert json.loads(instruction["content"].split("\n", 1)[1]) == provider_schema(Extraction)


def test_the_format_is_tried_once_and_not_for_every_article(loopback: Loopback) -> None:
    def picky(request: Recorded) -> Step:
        return status(400, "no response_format here") if "response_format" in request.body else completion(GOOD)

    loopback.script(picky)
    answers = ask_all(loopback, [QUESTION] * 20)
    assert {answer.outcome for answer in answers} == {"ok"}

    loopback.script(picky)
    before = len(loopback.requests)
    one_after_another = ask(loopback), ask(loopback)
    assert [len(answer.attempts) for answer in one_after_another] == [2, 2], "each backend learns it anew"
    assert len(loopback.requests) - before == 4


def test_an_endpoint_that_refuses_both_forms_is_rejected(loopback: Loopback) -> None:
    loopback.script(status(400, "no response_format here"))
    answer = ask(loopback)
    assert (answer.outcome, len(answer.attempts), answer.fatal) == ("rejected", 2, False)


@pytest.mark.parametrize(
    ("content", "outcome"),
    [
        ([{"type": "text", "text": GOOD[:50]}, {"type": "text", "text": GOOD[50:]}], "ok"),
        ([{"type": "thinking", "thinking": []}, {"type": "text", "text": GOOD}], "ok"),
        ([], "invalid_output"),
    ],
    ids=["parts", "other-parts", "no-parts"],
)
def test_content_that_comes_in_parts_is_joined(content: Any, outcome: str, loopback: Loopback) -> None:
    loopback.script(completion(content))
    assert ask(loopback).outcome == outcome


def test_a_tool_call_that_nobody_asked_for_is_no_answer(loopback: Loopback) -> None:
    loopback.script(completion(None, tool_calls=[tool_call(GOOD)], finish_reason="tool_calls"))
    assert ask(loopback).outcome == "invalid_output"


def test_a_call_without_a_request_id_is_known_by_its_completion(loopback: Loopback) -> None:
    whole = completion(GOOD)
    loopback.script(replace(whole, headers={"x-request-id": ""}))
    (attempt,) = ask(loopback).attempts
    assert attempt.request_id == "chatcmpl-1"


def test_a_long_page_in_place_of_an_answer_is_one_short_line(loopback: Loopback) -> None:
    loopback.script(body("<p>\n" * 10_000, "text/html", 500))
    answer = ask(loopback, settings=replace(QUICK, attempts=1))
    assert len(answer.error or "") < 400
    assert "\n" not in (answer.error or "")

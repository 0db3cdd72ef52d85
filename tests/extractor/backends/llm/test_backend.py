"""One question's way there and back: what is sent, what is sent again, what is kept."""

import asyncio
import json
import logging
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

from extractor.article import Article
from extractor.backends.base import Request
from extractor.backends.llm import connect
from extractor.record import Attempt, Usage
from tests.extractor.backends.llm.asking import ask, ask_all
from tests.extractor.backends.llm.samples import GOOD, INCIDENT, QUESTION, QUICK, RECORD, UNFIT
from tests.loopback import Loopback, Recorded, Step, body, broken, completion, status


def test_a_good_answer_is_one_call_with_its_receipt(loopback: Loopback) -> None:
    loopback.script(completion(GOOD, model="loopback-2026"))
    answer = ask(loopback)

    assert answer.outcome == "ok"
    assert answer.extraction is not None
    assert answer.extraction.model_dump() == RECORD
    (attempt,) = answer.attempts
    assert attempt == Attempt(
        outcome="ok",
        latency_s=attempt.latency_s,
        request_id="req_1",
        model="loopback-2026",
        finish_reason="stop",
        usage=Usage(prompt=900, cached=512, completion=100),
    )
    assert 0 < attempt.latency_s < 5


def test_an_answer_that_does_not_fit_is_asked_again_with_what_was_wrong(loopback: Loopback) -> None:
    loopback.script(completion(UNFIT), completion(GOOD))
    answer = ask(loopback)

    assert answer.outcome == "ok"
    assert [attempt.outcome for attempt in answer.attempts] == ["invalid_output", "ok"]
    assert answer.usage == Usage(prompt=1800, cached=1024, completion=200)
    first, second = (request.messages for request in loopback.requests)
    assert first == [{"role": role, "content": content} for role, content in QUESTION.messages]
    assert second[: len(first)] == first
    echo, problem = second[len(first) :]
    assert echo == {"role": "assistant", "content": UNFIT}
    assert problem["role"] == "user"
    assert problem["content"].splitlines() == [
        "Your answer could not be used:",
        "- incidents[0].role: Input should be 'primary', 'concurrent' or 'background'",
        "- incidents[0].date.start: '2024-05-33' is not a day of the calendar",
        "Answer again with the whole corrected JSON object and nothing else.",
    ]


def test_only_the_last_failure_is_sent_back(loopback: Loopback) -> None:
    loopback.script(completion(UNFIT), completion("no record here"), completion(GOOD))
    ask(loopback)

    third = loopback.requests[2].messages
    assert len(third) == 4
    assert third[2]["content"] == "no record here"
    assert "holds no JSON object" in third[3]["content"]
    assert "2024-05-33" not in json.dumps(third)


@pytest.mark.parametrize(
    ("text", "echo"),
    [("", "(no answer)"), ("x" * 50_000, "x" * 20_000)],
    ids=["of-nothing", "of-too-much"],
)
def test_the_echo_of_an_answer_is_bounded_and_never_empty(text: str, echo: str, loopback: Loopback) -> None:
    loopback.script(completion(text), completion(GOOD))
    ask(loopback)
    assert loopback.requests[1].messages[2] == {"role": "assistant", "content": echo}


def test_a_model_is_told_ten_problems_at_most(loopback: Loopback) -> None:
    loopback.script(completion(json.dumps({"incidents": [{}, {}]})), completion(GOOD))
    ask(loopback)
    problem = loopback.requests[1].messages[3]["content"]
    assert problem.count("Field required") == 10
    assert "- and 12 more" in problem


def test_faults_of_the_line_and_of_the_answer_are_counted_apart(loopback: Loopback) -> None:
    loopback.script(
        status(500), completion(UNFIT), status(500), completion("prose"), status(500), completion(GOOD), status(404)
    )
    answer = ask(loopback)
    assert answer.outcome == "ok"
    assert len(answer.attempts) == 6


def test_every_call_is_told_to_the_observer_as_it_ends(loopback: Loopback) -> None:
    loopback.script(status(429, headers={"Retry-After": "7"}), completion(UNFIT), completion(GOOD))
    seen: list[Attempt] = []
    answer = ask(loopback, replace(QUESTION, observe=seen.append))
    assert tuple(seen) == answer.attempts
    assert [attempt.retry_after_s for attempt in seen] == [7.0, None, None]


def test_what_could_not_be_used_is_kept_as_it_came(loopback: Loopback) -> None:
    loopback.script(body("<html>Log in</html>", "text/html"), status(500, "boom"), completion(UNFIT), completion(GOOD))
    page, fault, unfit, good = ask(loopback).attempts
    assert page.raw == "<html>Log in</html>"
    assert json.loads(fault.raw or "")["error"]["message"] == "boom"
    assert unfit.raw == UNFIT
    assert good.raw is None


def test_a_giant_answer_is_kept_in_part(loopback: Loopback) -> None:
    loopback.script(completion("y" * 2_000_000))
    raw = ask(loopback).attempts[0].raw or ""
    assert raw.endswith("… (2,000,000 characters)")
    assert len(raw) < 101_000


def test_twenty_questions_at_once_get_each_its_own_answer(loopback: Loopback) -> None:
    def echo(request: Recorded) -> Step:
        name = request.messages[-1]["content"]
        return completion(json.dumps({"incidents": [INCIDENT | {"summary": name}]}), delay_s=0.05)

    loopback.script(echo)
    names = [f"article {number}" for number in range(20)]
    requests = [Request(Article(name, name), 0, (("user", name),)) for name in names]
    answers = ask_all(loopback, requests)

    assert [a.extraction.incidents[0].summary for a in answers if a.extraction] == names
    assert loopback.most_at_once == 20


def test_twenty_questions_keep_their_tries_apart(loopback: Loopback) -> None:
    seen: dict[str, int] = {}

    def thrice_busy(request: Recorded) -> Step:
        name = request.messages[-1]["content"]
        seen[name] = seen.get(name, 0) + 1
        return status(429) if seen[name] <= 3 else completion(GOOD)

    loopback.script(thrice_busy)
    requests = [Request(Article(f"a{number}", "t"), 0, (("user", f"a{number}"),)) for number in range(20)]
    answers = ask_all(loopback, requests)
    assert {(answer.outcome, len(answer.attempts)) for answer in answers} == {("ok", 4)}


@pytest.mark.parametrize(
    "step", [broken("hang"), status(429, headers={"Retry-After": "60"})], ids=["in-a-call", "in-a-pause"]
)
def test_cancellation_passes_through(step: Step, loopback: Loopback) -> None:
    loopback.script(step)

    async def cancelled() -> bool:
        patient = replace(QUICK, timeout_s=60, retry_after_cap_s=60, deadline_s=600)
        backend = connect(replace(patient, base_url=loopback.base_url))
        task = asyncio.create_task(backend.answer(QUESTION))
        await asyncio.to_thread(loopback.asked.wait, 5)
        await asyncio.sleep(0.05)
        task.cancel()
        await asyncio.wait([task], timeout=2)
        await backend.close()
        return task.cancelled()

    assert asyncio.run(cancelled())
    assert len(loopback.requests) == 1


def test_a_connection_is_used_again(loopback: Loopback) -> None:
    async def asked_in_turn() -> None:
        backend = connect(replace(QUICK, base_url=loopback.base_url))
        for _ in range(5):
            await backend.answer(QUESTION)
        await backend.close()

    asyncio.run(asked_in_turn())
    assert len(loopback.requests) == 5
    assert loopback.connections == 1


CANARY = "sk-canary-0123456789"


def _quoting(request: Recorded) -> Iterator[Step]:
    """Every place in which a server can quote the key that it got."""
    quoted = f"bad key {request.headers['authorization']}"
    yield body(quoted, "text/html", 502)
    yield body(quoted)
    yield completion(quoted)
    yield completion(json.dumps({"incidents": quoted}))
    yield status(500, "x" * 270 + quoted)  # an error line is cut within the key
    yield status(401, quoted)


def test_no_key_is_ever_seen(
    loopback: Loopback, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, capfd: Any
) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", CANARY)
    steps: Iterator[Step] | None = None

    def quote(request: Recorded) -> Step:
        nonlocal steps
        steps = steps or _quoting(request)
        return next(steps)

    loopback.script(quote)
    with caplog.at_level(logging.DEBUG):
        answer = ask(loopback, settings=replace(QUICK, attempts=9))
        backend = connect(replace(QUICK, base_url=loopback.base_url))

    assert answer.outcome == "auth"
    assert len(answer.attempts) == 6
    assert all(request.headers["authorization"] == f"Bearer {CANARY}" for request in loopback.requests)
    kept = [attempt.model_dump_json() for attempt in answer.attempts]
    assert all("[key]" in row for row in kept)
    out, err = capfd.readouterr()
    seen = [repr(answer), str(answer.error), repr(backend), repr(vars(backend)), caplog.text, out, err, *kept]
    assert [text for text in seen if CANARY[:12] in text] == []
    asyncio.run(backend.close())

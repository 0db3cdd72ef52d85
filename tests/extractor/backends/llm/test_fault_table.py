"""Every fault that a client must turn into one typed outcome, over real HTTP, in one table."""

import json
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest

from extractor.backends.base import Settings
from extractor.record import RunOutcome
from tests.extractor.backends.llm.asking import ask
from tests.extractor.backends.llm.samples import GOOD, IMPATIENT, QUICK, RECORD, UNFIT
from tests.loopback import Loopback, Script, body, broken, completion, status

SOON = format_datetime(datetime.now(UTC) + timedelta(seconds=1), usegmt=True)
QUOTA = {"message": "You exceeded your current quota", "type": "insufficient_quota", "code": "insufficient_quota"}
FLAGGED = {"code": 403, "message": "Your input was flagged", "metadata": {"flagged_input": "Shells hit"}}


@dataclass(frozen=True)
class Row:
    """A fault that repeats for ever, and what must come of it."""

    fault: Script
    outcome: RunOutcome
    calls: int
    error: str
    """Part of the error line."""
    priced: int = 0
    """Calls whose tokens are counted."""
    fatal: bool = False
    settings: Settings = QUICK


FAULTS = {
    "429-seconds": Row(status(429, "slow down", {"Retry-After": "0.001"}), "rate_limited", 4, "HTTP 429: slow down"),
    "429-date": Row(status(429, "slow down", {"Retry-After": SOON}), "rate_limited", 4, "HTTP 429"),
    "429-absurd": Row(status(429, "slow down", {"Retry-After": "1000000000"}), "rate_limited", 4, "HTTP 429"),
    "429-absent": Row(status(429, "slow down"), "rate_limited", 4, "HTTP 429"),
    "insufficient-quota": Row(status(429, QUOTA), "quota", 1, "add credit", fatal=True),
    "402": Row(status(402, "Insufficient Balance"), "quota", 1, "Insufficient Balance", fatal=True),
    "500": Row(status(500, "boom"), "transport", 4, "HTTP 500: boom"),
    "502-html": Row(body("<h1>Bad Gateway</h1>", "text/html", 502), "transport", 4, "HTTP 502: <h1>Bad Gateway</h1>"),
    "503": Row(status(503, "overloaded", {"Retry-After": "0"}), "transport", 4, "HTTP 503: overloaded"),
    "504": Row(status(504, "upstream"), "timeout", 4, "HTTP 504"),
    "400": Row(status(400, "temperature is too high"), "rejected", 1, "HTTP 400: temperature is too high"),
    "400-filter": Row(status(400, {"message": "m", "code": "content_filter"}), "filtered", 1, "HTTP 400: m"),
    "401": Row(status(401, "Incorrect API key"), "auth", 1, "check the API key", fatal=True),
    "403": Row(status(403, "not in your region"), "auth", 1, "not in your region", fatal=True),
    "403-flagged": Row(status(403, FLAGGED), "filtered", 1, "Your input was flagged"),
    "404": Row(status(404, "no model 'm'"), "rejected", 1, "check the model's name", fatal=True),
    "408": Row(status(408, "late"), "timeout", 4, "HTTP 408: late"),
    "409": Row(status(409, "conflict"), "transport", 4, "HTTP 409: conflict"),
    "413": Row(status(413, "too large"), "rejected", 1, "HTTP 413"),
    "dropped": Row(broken("drop"), "transport", 4, "no response: Server disconnected"),
    "reset": Row(broken("reset"), "transport", 4, "no response: [Errno 104]"),
    "half-a-body": Row(broken("half"), "transport", 4, "no response: Response payload is not completed"),
    "hang": Row(broken("hang"), "timeout", 4, "no answer within 0.2 s", settings=IMPATIENT),
    "slow-drip": Row(broken("drip"), "timeout", 4, "no answer within 0.2 s", settings=IMPATIENT),
    "200-html": Row(body("<html>Log in</html>", "text/html"), "transport", 4, "no chat completion"),
    "200-broken-json": Row(body('{"id": "c1", "choices": ['), "transport", 4, "EOF while parsing"),
    "200-wrong-shape": Row(body('{"choices": "none"}'), "transport", 4, "choices: Input should be a valid array"),
    "200-not-an-object": Row(body("[]"), "transport", 4, "no chat completion"),
    "200-error": Row(body('{"error": {"message": "upstream died"}}'), "transport", 4, "upstream died"),
    "200-error-text": Row(body('{"error": "upstream died"}'), "transport", 4, "upstream died"),
    "200-error-429": Row(body('{"error": {"message": "busy", "code": 429}}'), "rate_limited", 4, "error: busy"),
    "200-error-401": Row(body('{"error": {"message": "who?", "code": 401}}'), "auth", 1, "who?", fatal=True),
    "no-choices": Row(body('{"choices": []}'), "transport", 4, "no choices"),
    "no-message": Row(body('{"choices": [{"index": 0}]}'), "transport", 4, "choices[0].message: Field required"),
    "length": Row(completion(GOOD[:90], finish_reason="length"), "truncated", 1, "raise the model's limit", priced=1),
    "length-empty": Row(completion(None, finish_reason="length"), "truncated", 1, "'length'", priced=1),
    "content-filter": Row(completion("", finish_reason="content_filter"), "filtered", 1, "content_filter", priced=1),
    "finish-error": Row(completion("", finish_reason="error"), "transport", 4, "ended with 'error'", priced=4),
    "refusal": Row(completion(None, refusal="I can't help."), "refused", 1, "I can't help.", priced=1),
    "truncated-json": Row(completion(GOOD[:-9]), "invalid_output", 3, "Invalid JSON: EOF while parsing", priced=3),
    "wrong-schema": Row(completion('{"foo": 1}'), "invalid_output", 3, "incidents: Field required (and 1", priced=3),
    "wrong-value": Row(completion(UNFIT), "invalid_output", 3, "incidents[0].role: Input should be 'pri", priced=3),
    "not-an-object": Row(completion("[{}]"), "invalid_output", 3, "the answer: Input should be an object", priced=3),
    "prose": Row(completion("Two people were hurt."), "invalid_output", 3, "holds no JSON object", priced=3),
    "empty": Row(completion(""), "invalid_output", 3, "the answer is empty", priced=3),
    "null": Row(completion(None), "invalid_output", 3, "the answer is empty", priced=3),
    "10-megabytes": Row(completion('{"' * 5_000_000), "invalid_output", 3, "10,000,000 characters", priced=3),
    "100000-arrays": Row(completion('{"a":' + "[" * 100_000), "invalid_output", 3, "recursion limit", priced=3),
    "100000-objects": Row(completion('{"a":' * 100_000), "invalid_output", 3, "recursion limit", priced=3),
}


@pytest.mark.parametrize("row", FAULTS.values(), ids=FAULTS.keys())
def test_a_fault_that_stays_ends_in_its_outcome(row: Row, loopback: Loopback) -> None:
    loopback.script(row.fault)
    answer = ask(loopback, settings=row.settings)

    assert answer.outcome == row.outcome
    assert answer.extraction is None
    assert row.error in (answer.error or "")
    assert "\n" not in (answer.error or "")
    assert [attempt.outcome for attempt in answer.attempts] == [row.outcome] * row.calls
    assert len(loopback.requests) == row.calls
    assert (answer.usage.prompt if answer.usage else None) == (900 * row.priced or None)
    assert answer.fatal == row.fatal


PASSING = {name: row for name, row in FAULTS.items() if row.calls > 1}


@pytest.mark.parametrize("row", PASSING.values(), ids=PASSING.keys())
def test_a_fault_that_passes_costs_one_more_call(row: Row, loopback: Loopback) -> None:
    loopback.script(row.fault, completion(GOOD))
    # The good answer, too, has to arrive in time, on a busy machine.
    answer = ask(loopback, settings=replace(row.settings, timeout_s=max(row.settings.timeout_s, 0.7)))

    assert answer.outcome == "ok"
    assert answer.error is None
    assert answer.extraction is not None
    assert answer.extraction.model_dump() == RECORD
    assert len(answer.attempts) == len(loopback.requests) == 2


READ_AT_ONCE = {
    "plain": GOOD,
    "indented": json.dumps(RECORD, indent=2),
    "white-space-around": f"\n  {GOOD}\n\n",
    "fenced": f"```json\n{GOOD}\n```",
    "fenced-in-prose": f"Here is the record:\n```\n{GOOD}\n```\nLet me know if it fits.",
    "prose-around": f"Sure! {GOOD} Done.",
    "after-a-draft": f'<think>perhaps {{"incidents": "none"}}?</think>\n{GOOD}',
}


@pytest.mark.parametrize("text", READ_AT_ONCE.values(), ids=READ_AT_ONCE.keys())
def test_an_answer_that_can_be_read_costs_one_call(text: str, loopback: Loopback) -> None:
    loopback.script(completion(text))
    answer = ask(loopback)

    assert answer.extraction is not None
    assert answer.extraction.model_dump() == RECORD
    assert len(loopback.requests) == 1


def test_an_endpoint_that_reports_no_usage_is_read_all_the_same(loopback: Loopback) -> None:
    loopback.script(completion(GOOD, usage=None))
    answer = ask(loopback)
    assert (answer.outcome, answer.usage) == ("ok", None)


def test_nobody_listening_is_a_transport_fault() -> None:
    with Loopback() as server:
        pass  # its port is free again
    answer = ask(server)
    assert answer.outcome == "transport"
    assert "Cannot connect to host 127.0.0.1" in (answer.error or "")
    assert len(answer.attempts) == 4


def test_the_deadline_of_an_article_ends_its_tries(loopback: Loopback) -> None:
    loopback.script(broken("hang"))
    answer = ask(loopback, settings=replace(IMPATIENT, attempts=99, deadline_s=0.5))
    assert answer.outcome == "timeout"
    assert 2 <= len(answer.attempts) <= 3

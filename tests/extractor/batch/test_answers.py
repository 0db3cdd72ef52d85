"""Reading answer lines: whatever stands in one, it is an outcome or an unreadable line, never an exception."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.batch.answers import AnswerLine, Unreadable, read_answers, read_line
from extractor.batch.custom_id import key_of
from extractor.errors import InputError
from extractor.record import RunOutcome
from tests.batch_loopback import Row, answered, expired, failed, lines

KEY = key_of("a", "0" * 64, 0)
ID = KEY.custom_id(1)
EMPTY = '{"incidents": []}'

OUTCOMES: list[tuple[str, Row, RunOutcome]] = [
    ("an answer", answered(ID, EMPTY), "ok"),
    ("a fenced answer", answered(ID, f"Here it is:\n```json\n{EMPTY}\n```"), "ok"),
    ("another schema", answered(ID, '{"events": []}'), "invalid_output"),
    ("prose", answered(ID, "There was no attack."), "invalid_output"),
    ("nothing", answered(ID, None), "invalid_output"),
    ("a cut answer", answered(ID, '{"incid', finish="length"), "truncated"),
    ("a filtered answer", answered(ID, "", finish="content_filter"), "filtered"),
    ("a refusal", answered(ID, None, refusal="I cannot."), "refused"),
    ("a rate limit", failed(ID, 429), "rate_limited"),
    ("no credit", failed(ID, 429, "insufficient_quota"), "quota"),
    ("a wrong key", failed(ID, 401), "auth"),
    ("a bad request", failed(ID, 400), "rejected"),
    ("a server fault", failed(ID, 503), "transport"),
    ("an expired batch", expired(ID), "transport"),
    ("no response at all", {"custom_id": ID}, "transport"),
    ("a response without a body", {"custom_id": ID, "response": {"status_code": 200}}, "transport"),
    (
        "a response with a text as body",
        {"custom_id": ID, "response": {"status_code": 200, "body": "<html>"}},
        "transport",
    ),
    ("vLLM's form", {"custom_id": ID, "response": {"body": answered(ID, EMPTY)["response"]["body"]}}, "ok"),
]


@pytest.mark.parametrize(("row", "outcome"), [case[1:] for case in OUTCOMES], ids=[case[0] for case in OUTCOMES])
def test_every_line_has_its_outcome(row: Row, outcome: RunOutcome) -> None:
    line = read_line(lines(row), "f:1")
    assert isinstance(line, AnswerLine)
    assert (line.key, line.round, line.reply.verdict.outcome) == (KEY, 1, outcome)
    assert (line.reply.extraction is not None) == (outcome == "ok")


def test_what_the_server_said_of_the_call_is_kept() -> None:
    line = read_line(lines(answered(ID, EMPTY)), "f:1")
    assert isinstance(line, AnswerLine)
    receipt = line.reply.receipt
    assert (receipt.model, receipt.request_id, receipt.usage and receipt.usage.prompt) == (
        "loopback-1",
        f"req-{ID}",
        900,
    )


@pytest.mark.parametrize(
    ("line", "why"),
    [
        (b'{"custom_id": "a", "resp', "and the file ends in it"),
        (b"nonsense\n", "no JSON"),
        (b"[1, 2]\n", "no answer of a batch"),
        (b'{"id": 1}\n', "no answer of a batch"),
        (b"[" * 100_000 + b"\n", "no JSON"),
        (b'{"custom_id": "\xff"}\n', "no JSON"),
    ],
    ids=["torn", "no JSON", "a list", "no id", "deep", "no UTF-8"],
)
def test_what_is_no_answer_says_why(line: bytes, why: str) -> None:
    found = read_line(line, "f:1")
    assert isinstance(found, Unreadable)
    assert why in found.why


def test_an_answer_nested_a_hundred_thousand_deep_is_invalid() -> None:
    line = read_line(lines(answered(ID, '{"incidents": ' + "[" * 100_000)), "f:1")
    assert isinstance(line, AnswerLine)
    assert line.reply.verdict.outcome == "invalid_output"


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=10),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)
hostile = st.fixed_dictionaries(
    {"custom_id": json_values},
    optional={
        "response": json_values
        | st.fixed_dictionaries({"status_code": json_values, "body": json_values, "request_id": json_values}),
        "error": json_values | st.fixed_dictionaries({"code": json_values, "message": json_values}),
    },
)


@given(row=hostile)
def test_no_line_raises(row: Row) -> None:
    line = read_line(json.dumps(row).encode(), "f:1")
    assert isinstance(line, AnswerLine)
    assert line.reply.verdict.outcome != "ok"


def test_files_are_read_line_by_line_with_their_places(tmp_path: Path) -> None:
    file = tmp_path / "answers.jsonl"
    file.write_bytes(lines(answered(ID, EMPTY)) + b"\n" + b'{"torn')
    assert [line.place for line in read_answers([file])] == [f"{file}:1", f"{file}:3"]


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"gone\.jsonl: cannot be read"):
        list(read_answers([tmp_path / "gone.jsonl"]))

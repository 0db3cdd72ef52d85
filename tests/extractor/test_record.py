"""What a run leaves behind: read back as it was written, and every broken line named by file and line."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from extractor.errors import RunError
from extractor.evidence import locate_all
from extractor.record import (
    ARTICLES,
    MANIFEST,
    RECORDS,
    ArticleEntry,
    Attempt,
    RunManifest,
    RunOutcome,
    RunRecord,
    Usage,
    first_problem,
    read_entries,
    read_manifest,
    read_records,
    write_manifest,
)
from extractor.schema import Extraction
from tests.samples import REPORT, answered, article, changed, extraction

FAILURES = [outcome for outcome in get_args(RunOutcome) if outcome != "ok"]


def manifest(**changes: Any) -> RunManifest:
    values: dict[str, Any] = {
        "created": "2026-11-22T00:00:00+00:00",
        "backend": "replay",
        "model": None,
        "prompt": None,
        "prompt_sha256": None,
        "schema_version": 1,
        "schema_sha256": "0" * 64,
        "articles": 1,
        "versions": {"python": "3.11.7"},
    }
    return RunManifest(**values | changes)


def whole_record() -> RunRecord:
    return RunRecord(
        article="a/\u2028б",
        sha256=article().sha256,
        sample=3,
        outcome="ok",
        extraction=extraction(),
        evidence=locate_all(extraction(), REPORT),
        attempts=[Attempt(outcome="ok", latency_s=0.25, model="some-1", usage=Usage(prompt=1, cached=0), cost=0.001)],
        usage=Usage(prompt=1, cached=0),
    )


# Records -------------------------------------------------------------------------------------------------------------


def test_records_are_read_as_they_were_written(tmp_path: Path) -> None:
    failed = RunRecord(article="b", sha256="0" * 64, outcome="timeout", error="no answer within 1 s")
    records = [whole_record(), failed, answered()]
    (tmp_path / RECORDS).write_bytes(b"".join(r.model_dump_json().encode() + b"\n" for r in records))
    assert list(read_records(tmp_path)) == records


def test_records_are_read_one_at_a_time(tmp_path: Path) -> None:
    (tmp_path / RECORDS).write_text(answered().model_dump_json() + "\nbroken\n")
    records = read_records(tmp_path)
    assert next(records) == answered()
    with pytest.raises(RunError, match=r"records\.jsonl:2: "):
        next(records)


def test_what_a_killed_process_had_begun_to_write_is_no_record(tmp_path: Path) -> None:
    line = whole_record().model_dump_json().encode()
    for torn in (line[:1], line[: len(line) // 2], line[:-1], line):
        (tmp_path / RECORDS).write_bytes(line + b"\n" + torn)
        assert list(read_records(tmp_path)) == [whole_record()]


def test_a_run_without_records_has_none(tmp_path: Path) -> None:
    (tmp_path / RECORDS).touch()
    assert list(read_records(tmp_path)) == []


Row = dict[str, Any]


def changing(**changes: Any) -> Callable[[Row], Row]:
    return lambda row: row | changes


@pytest.mark.parametrize(
    ("change", "message"),
    [
        pytest.param(changing(outcome="fine"), "outcome: Input should be 'ok', 'refused', ", id="an unknown outcome"),
        pytest.param(changing(colour="red"), "colour: Extra inputs are not permitted", id="an unknown key"),
        pytest.param(changing(sample="x"), "sample: Input should be a valid integer", id="another kind of value"),
        pytest.param(
            changing(sample="x", colour="red"),
            "sample: Input should be a valid integer, unable to parse string as an integer (and 1 more)",
            id="two problems",
        ),
        pytest.param(
            changing(extraction=None),
            "(whole document): Value error, outcome 'ok' without an extraction",
            id="a success without an extraction",
        ),
        pytest.param(
            changing(outcome="timeout"),
            "(whole document): Value error, outcome 'timeout' with an extraction",
            id="a failure with one",
        ),
        pytest.param(
            changing(extraction=changed(("role",), "main")),
            "extraction.incidents.0.role: Input should be 'primary', 'concurrent' or 'background'",
            id="an extraction that breaks the contract",
        ),
    ],
)
def test_a_line_that_breaks_the_contract_is_named_without_its_contents(
    tmp_path: Path, change: Callable[[Row], Row], message: str
) -> None:
    broken = json.dumps(change(json.loads(whole_record().model_dump_json())))
    (tmp_path / RECORDS).write_text(f"{answered().model_dump_json()}\n{broken}\n")
    with pytest.raises(RunError) as caught:
        list(read_records(tmp_path))
    assert str(caught.value).startswith(f"{tmp_path / RECORDS}:2: {message}")
    assert "pydantic.dev" not in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    "line",
    [b"", b"{", b"[]", b"null", b"\xff\xfe", b"\0" * 20, b"[" * 100_000, b'{"article": "a"', b"not JSON"],
    ids=["blank", "cut", "list", "null", "no UTF-8", "NULs", "too deep", "no end", "words"],
)
def test_a_line_that_is_no_record_at_all_is_named(tmp_path: Path, line: bytes) -> None:
    good = answered().model_dump_json().encode()
    (tmp_path / RECORDS).write_bytes(good + b"\n" + line + b"\n" + good + b"\n")
    with pytest.raises(RunError) as caught:
        list(read_records(tmp_path))
    assert str(caught.value).startswith(f"{tmp_path / RECORDS}:2: ")


def test_a_folder_without_records_is_named(tmp_path: Path) -> None:
    with pytest.raises(RunError) as caught:
        list(read_records(tmp_path))
    assert str(caught.value) == f"{tmp_path / RECORDS}: cannot be read: No such file or directory"


@pytest.mark.parametrize("outcome", FAILURES)
def test_only_success_has_an_extraction(outcome: RunOutcome) -> None:
    with pytest.raises(ValidationError, match=f"outcome '{outcome}' with an extraction"):
        RunRecord(article="a", sha256="0", outcome=outcome, extraction=Extraction(incidents=[]))
    with pytest.raises(ValidationError, match="outcome 'ok' without an extraction"):
        RunRecord(article="a", sha256="0", outcome="ok")


# Entries and manifest ------------------------------------------------------------------------------------------------


def test_entries_are_read_in_order_and_a_broken_one_is_named(tmp_path: Path) -> None:
    entries = [ArticleEntry(id=name, sha256=name * 64) for name in "ba"]
    (tmp_path / ARTICLES).write_text("".join(e.model_dump_json() + "\n" for e in entries))
    assert list(read_entries(tmp_path)) == entries
    (tmp_path / ARTICLES).write_text('{"id": "a"}\n')
    with pytest.raises(RunError, match=r"articles\.jsonl:1: sha256: Field required"):
        list(read_entries(tmp_path))


def test_a_manifest_is_read_as_it_was_written(tmp_path: Path) -> None:
    written = manifest(parameters={"temperature": 0, "stop": ["a"]}, models_returned=["b"], finished=True)
    write_manifest(tmp_path, written)
    assert read_manifest(tmp_path) == written
    assert (tmp_path / MANIFEST).read_text().startswith('{\n  "format": 2,\n')


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (None, "{folder}: no run here (manifest.json is missing); name a folder that `incidents extract` wrote"),
        ("", "{folder}/manifest.json: (whole document): Invalid JSON: EOF while parsing"),
        ("[]", "{folder}/manifest.json: (whole document): Input should be an object"),
        ('{"created": 4}', "{folder}/manifest.json: created: Input should be a valid string (and "),
    ],
    ids=["none", "empty", "a list", "other keys"],
)
def test_a_folder_that_is_no_run_says_so(tmp_path: Path, content: str | None, message: str) -> None:
    if content is not None:
        (tmp_path / MANIFEST).write_text(content)
    with pytest.raises(RunError) as caught:
        read_manifest(tmp_path)
    assert str(caught.value).startswith(message.format(folder=tmp_path))


def test_a_manifest_that_is_a_folder_is_named(tmp_path: Path) -> None:
    (tmp_path / MANIFEST).mkdir()
    with pytest.raises(RunError, match=r"manifest\.json: cannot be read: Is a directory"):
        read_manifest(tmp_path)


# Usage ---------------------------------------------------------------------------------------------------------------

TOKENS = st.none() | st.integers(0, 10**9)
USAGES = st.builds(Usage, prompt=TOKENS, cached=TOKENS, completion=TOKENS)


@pytest.mark.parametrize(
    ("one", "other", "both"),
    [(None, None, None), (None, 4, 4), (4, None, 4), (0, None, 0), (3, 4, 7)],
    ids=["nobody said", "one did", "the other did", "none is a number", "both did"],
)
def test_tokens_that_a_server_did_not_name_are_not_counted_as_none(
    one: int | None, other: int | None, both: int | None
) -> None:
    assert Usage(prompt=one) + Usage(prompt=other) == Usage(prompt=both)


@given(USAGES, USAGES, USAGES)
def test_usage_adds_up_in_any_order(a: Usage, b: Usage, c: Usage) -> None:
    assert (a + b) + c == a + (b + c)
    assert a + b == b + a
    assert a + Usage() == a


def test_the_first_problem_of_a_validation_is_a_place_and_a_reason() -> None:
    with pytest.raises(ValidationError) as caught:
        Extraction.model_validate(changed(("weapons", 0, "count", "low"), -1))
    assert (
        first_problem(caught.value) == "incidents.0.weapons.0.count: Value error, low is -1; a count is never negative"
    )

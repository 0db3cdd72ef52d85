"""Replay: answers of a run, of a records file or of a batch, given again without a call."""

import asyncio
import json
from pathlib import Path

import pytest

from extractor.article import Article
from extractor.backends import open_backend
from extractor.backends.base import Answer, Request, Settings
from extractor.batch.custom_id import key_of
from extractor.errors import RunError, UsageError
from extractor.record import RECORDS, Attempt, RunOutcome, RunRecord
from extractor.schema import Extraction
from tests.batch_loopback import Row, answered, expired, failed, lines

ARTICLE = Article("a", "A report.")
EMPTY = '{"incidents": []}'


def _replayed(source: Path, *asked: tuple[Article, int]) -> list[Answer]:
    async def ask() -> list[Answer]:
        backend = open_backend("replay", Settings(source=source))
        answers = [await backend.answer(Request(article, sample, ())) for article, sample in asked]
        await backend.close()
        return answers

    return asyncio.run(ask())


def _record(outcome: RunOutcome = "ok", sample: int = 0, error: str | None = None) -> bytes:
    found = Extraction(incidents=[]) if outcome == "ok" else None
    record = RunRecord(
        article="a",
        sha256=ARTICLE.sha256,
        sample=sample,
        outcome=outcome,
        error=error,
        extraction=found,
        attempts=[Attempt(outcome=outcome, error=error, model="m-1")],
    )
    return record.model_dump_json().encode() + b"\n"


def _name(sample: int = 0, round_: int = 1) -> str:
    return key_of(ARTICLE.id, ARTICLE.sha256, sample).custom_id(round_)


@pytest.mark.parametrize("in_folder", [True, False], ids=["a run folder", "its records file"])
def test_a_run_is_given_again(tmp_path: Path, in_folder: bool) -> None:
    (tmp_path / RECORDS).write_bytes(_record() + _record("refused", sample=1, error="no"))
    source = tmp_path if in_folder else tmp_path / RECORDS
    first, second = _replayed(source, (ARTICLE, 0), (ARTICLE, 1))
    assert (first.outcome, first.extraction, first.attempts[0].model) == ("ok", Extraction(incidents=[]), "m-1")
    assert (second.outcome, second.error, second.extraction) == ("refused", "no", None)
    assert first.reused
    assert second.reused


@pytest.mark.parametrize(
    ("row", "outcome"),
    [
        (answered(_name(), EMPTY), "ok"),
        (answered(_name(), f"```json\n{EMPTY}\n```"), "ok"),
        (answered(_name(), "prose"), "invalid_output"),
        (failed(_name(), 429), "rate_limited"),
        (expired(_name()), "transport"),
    ],
    ids=["answer", "fenced", "prose", "rate limit", "expired"],
)
def test_answer_files_of_a_batch_are_read_as_the_batch_reads_them(
    tmp_path: Path, row: Row, outcome: RunOutcome
) -> None:
    (tmp_path / "answers.jsonl").write_bytes(lines(row))
    (answer,) = _replayed(tmp_path / "answers.jsonl", (ARTICLE, 0))
    assert answer.outcome == outcome
    assert len(answer.attempts) == 1
    assert not answer.fatal


def test_a_file_may_hold_both(tmp_path: Path) -> None:
    (tmp_path / "f").write_bytes(_record() + lines(answered(_name(sample=1), EMPTY)))
    assert [answer.outcome for answer in _replayed(tmp_path / "f", (ARTICLE, 0), (ARTICLE, 1))] == ["ok", "ok"]


def test_an_article_is_known_by_its_text_and_not_by_its_name(tmp_path: Path) -> None:
    (tmp_path / "f").write_bytes(lines(answered(_name(), EMPTY)))
    same, other = Article("renamed", ARTICLE.text), Article("a", "Another report.")
    assert [answer.outcome for answer in _replayed(tmp_path / "f", (same, 0), (other, 0), (same, 1))] == [
        "ok", "rejected", "rejected",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "rows",
    [
        [expired(_name()), answered(_name(round_=2), EMPTY)],
        [answered(_name(), EMPTY), failed(_name(), 500)],
        [answered("request-1", EMPTY), answered(_name(), EMPTY)],
    ],
    ids=["a later round", "a failure after it", "an answer to someone else"],
)
def test_an_answer_that_can_be_used_goes_before_one_that_cannot(tmp_path: Path, rows: list[Row]) -> None:
    (tmp_path / "f").write_bytes(lines(*rows))
    assert [answer.outcome for answer in _replayed(tmp_path / "f", (ARTICLE, 0))] == ["ok"]


@pytest.mark.parametrize(
    ("tail", "answers"), [(b'{"article": "b", "sha', ["ok"]), (_record(sample=1).rstrip(), ["ok", "ok"])],
    ids=["cut off", "whole, without its newline"],
)  # fmt: skip
def test_a_last_line_without_a_newline(tmp_path: Path, tail: bytes, answers: list[RunOutcome]) -> None:
    (tmp_path / RECORDS).write_bytes(_record() + tail)
    asked = [(ARTICLE, sample) for sample in range(len(answers))]
    assert [answer.outcome for answer in _replayed(tmp_path, *asked)] == answers


@pytest.mark.parametrize(
    "line", [b"nonsense\n", b"[1]\n", json.dumps({"article": "a"}).encode() + b"\n", b"[" * 100_000 + b"\n"],
    ids=["no JSON", "a list", "half a record", "deep"],
)  # fmt: skip
def test_a_line_of_neither_kind_is_named(tmp_path: Path, line: bytes) -> None:
    (tmp_path / "f").write_bytes(_record() + line)
    with pytest.raises(RunError, match=r"f:2: "):
        _replayed(tmp_path / "f")


def test_a_missing_source_is_named(tmp_path: Path) -> None:
    with pytest.raises(RunError, match=r"gone: cannot be read"):
        _replayed(tmp_path / "gone")
    with pytest.raises(RunError, match=r"records\.jsonl: cannot be read"):
        _replayed(tmp_path)


def test_no_source_is_a_matter_of_usage() -> None:
    with pytest.raises(UsageError, match="--from"):
        open_backend("replay", Settings())

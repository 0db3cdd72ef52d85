"""A batch run from the asking to the last answer: nothing lost, nothing twice, whatever the files look like."""

import json
import random
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from extractor import resources
from extractor.article import Article
from extractor.backends.llm.redaction import Redaction
from extractor.batch.custom_id import parse
from extractor.batch.folder import BatchFolder
from extractor.batch.reading import BatchTally, Reader
from extractor.batch.requests import Limits, read_requests
from extractor.batch.writing import Asking, write_batch
from extractor.errors import ArticleError, RunError, UsageError
from extractor.prompts import load_prompt
from extractor.record import RunRecord, read_manifest, read_records
from tests.batch_loopback import Row, answered, expired, failed, lines

EMPTY = '{"incidents": []}'
TEXT = "A rocket hit the town of Qwerty. Two women were hurt.\u2028No one was killed."
FOUND: Row = {
    "incidents": [
        {
            "role": "primary",
            "summary": "A rocket hit Qwerty.",
            "attack_type": "shelling",
            "date": None,
            "location": {
                "country": "UA",
                "admin1": None,
                "settlement": "Qwerty",
                "site": None,
                "quote": "town of Qwerty",
            },
            "perpetrator": None,
            "weapons": [],
            "casualties": [],
            "damage": [],
            "effects": [],
            "sources": [],
        }
    ]
}
NO_KEYS = Redaction(())
HOSTILE = ["../../etc/passwd", "a\x1b[31m", "x" * 400, "{{ 7*7 }}", "naïve\u202e"]


def _ask(run: Path, articles: list[Article], samples: int = 1, limits: Limits | None = None) -> list[Row]:
    prompt = load_prompt("incident/v1", resources.folder("prompts"))
    asking = Asking(prompt, "openai/m-1", samples, limits=limits or Limits())
    return [
        json.loads(line) for file in write_batch(run, iter(articles), asking) for line in file.read_bytes().splitlines()
    ]


def _articles(count: int) -> list[Article]:
    return [Article(f"report-{number}", f"{TEXT} Report {number}.") for number in range(count)]


def _answers(file: Path, *rows: Row, torn: bytes = b"") -> Path:
    file.write_bytes(lines(*rows) + torn)
    return file


def _read(run: Path, *files: Path, again: bool = True, final: bool = False) -> BatchTally:
    return Reader(run, NO_KEYS, again=again, final=final).read(files)


def _records(run: Path) -> list[RunRecord]:
    return list(read_records(run))


def test_requests_carry_the_prompt_and_the_schema_and_the_run_knows_them(tmp_path: Path) -> None:
    (row,) = _ask(tmp_path / "run", [Article("a", TEXT)])
    assert row["body"]["model"] == "m-1"
    assert row["body"]["temperature"] == 0
    assert TEXT in row["body"]["messages"][1]["content"]
    assert row["body"]["response_format"]["json_schema"]["strict"] is True
    manifest = read_manifest(tmp_path / "run")
    assert (manifest.backend, manifest.prompt, manifest.finished) == ("batch", "incident/v1", False)


def test_a_model_that_is_not_shown_the_schema_is_told_it(tmp_path: Path) -> None:
    prompt = load_prompt("incident/v1", resources.folder("prompts"))
    (file,) = write_batch(tmp_path / "run", [Article("a", TEXT)], Asking(prompt, "m-1", provider="vllm"))
    messages = json.loads(file.read_bytes())["body"]["messages"]
    assert "settlement" in messages[0]["content"]
    assert TEXT in messages[-1]["content"]


def test_an_answer_becomes_a_record_with_spans_in_its_own_article(tmp_path: Path) -> None:
    run = tmp_path / "run"
    rows = _ask(run, [Article("other", "Another text."), Article("a", TEXT)])
    tally = _read(run, _answers(tmp_path / "f", answered(rows[1]["custom_id"], json.dumps(FOUND))))
    (record,) = _records(run)
    assert (record.article, record.outcome, record.sample) == ("a", "ok", 0)
    (evidence,) = record.evidence
    assert (evidence.status, TEXT[evidence.start : evidence.end]) == ("exact", "town of Qwerty")
    assert record.usage
    assert record.usage.prompt == 900
    assert (tally.asked, tally.ok, tally.open) == (2, 1, 1)


def test_answers_in_any_order_settle_every_sample_of_every_article(tmp_path: Path) -> None:
    run = tmp_path / "run"
    rows = _ask(run, [*_articles(20), *(Article(name, TEXT) for name in HOSTILE)], samples=3)
    shuffled = [answered(row["custom_id"], EMPTY) for row in rows]
    random.Random(1).shuffle(shuffled)
    tally = _read(run, _answers(tmp_path / "a", *shuffled[:40]), _answers(tmp_path / "b", *shuffled[40:]))
    assert (tally.asked, tally.ok, tally.again) == (75, 75, [])
    settled = [(record.article, record.sample) for record in _records(run)]
    assert len(settled) == len(set(settled)) == 75
    assert {article for article, _ in settled} >= set(HOSTILE)
    assert read_manifest(run).finished
    assert read_manifest(run).models_returned == ["loopback-1"]


def test_a_second_reading_of_the_same_files_changes_nothing(tmp_path: Path) -> None:
    run = tmp_path / "run"
    rows = _ask(run, _articles(4))
    file = _answers(
        tmp_path / "a",
        answered(rows[0]["custom_id"], EMPTY),
        answered(rows[1]["custom_id"], "prose"),
        failed(rows[2]["custom_id"], 400),
    )
    first = _read(run, file)
    before, requests = (run / "records.jsonl").read_bytes(), _again(first)
    second = _read(run, file)
    assert (run / "records.jsonl").read_bytes() == before
    assert _again(second) == requests
    assert (first.duplicates, second.duplicates) == (0, 3)


def test_the_first_answer_that_can_be_used_counts(tmp_path: Path) -> None:
    run = tmp_path / "run"
    (row,) = _ask(run, [Article("a", TEXT)])
    name = row["custom_id"]
    file = _answers(
        tmp_path / "a", failed(name, 500), answered(name, json.dumps(FOUND)), answered(name, EMPTY), failed(name, 429)
    )
    tally = _read(run, file)
    (record,) = _records(run)
    assert record.extraction
    assert len(record.extraction.incidents) == 1
    assert (tally.ok, tally.duplicates) == (1, 3)


def test_foreign_torn_and_broken_lines_are_counted_and_left_out(tmp_path: Path) -> None:
    run = tmp_path / "run"
    (row,) = _ask(run, [Article("a", TEXT)])
    stranger = row["custom_id"].replace("-0-1", "-9-1")
    torn = b'{"custom_id": "' + row["custom_id"].encode() + b'", "resp'
    tally = _read(run, _answers(tmp_path / "a", answered("request-1", EMPTY), answered(stranger, EMPTY), torn=torn))
    assert (tally.unknown, len(tally.unreadable), tally.open) == (2, 1, 1)
    assert tally.unreadable[0].place == f"{tmp_path / 'a'}:3"
    assert _records(run) == []


AGAIN: list[tuple[str, Callable[[str], Row], bool]] = [
    ("missing", lambda _: answered("request-1", EMPTY), True),
    ("expired", expired, True),
    ("rate limit", lambda name: failed(name, 429), True),
    ("server fault", lambda name: failed(name, 500), True),
    ("no credit", lambda name: failed(name, 429, "insufficient_quota"), True),
    ("prose", lambda name: answered(name, "prose"), True),
    ("refusal", lambda name: answered(name, None, refusal="no"), False),
    ("cut", lambda name: answered(name, "{", finish="length"), False),
    ("bad request", lambda name: failed(name, 400), False),
]


@pytest.mark.parametrize(("answer", "again"), [case[1:] for case in AGAIN], ids=[case[0] for case in AGAIN])
def test_what_is_asked_again(tmp_path: Path, answer: Callable[[str], Row], again: bool) -> None:
    run = tmp_path / "run"
    (row,) = _ask(run, [Article("a", TEXT)])
    tally = _read(run, _answers(tmp_path / "a", answer(row["custom_id"])))
    assert bool(tally.again) == again
    if again:
        ((key, round_),) = [parse(name) or (None, 0) for name, _, _ in read_requests(BatchFolder(run).round(2))]
        assert (key, round_) == ((parse(row["custom_id"]) or (None,))[0], 2)


def test_an_answer_that_did_not_fit_is_asked_again_with_what_was_wrong_and_never_more(tmp_path: Path) -> None:
    run = tmp_path / "run"
    (row,) = _ask(run, [Article("a", TEXT)])
    lengths = []
    for round_ in (1, 2, 3):
        name = row["custom_id"][:-1] + str(round_)
        _read(run, _answers(tmp_path / f"{round_}", answered(name, '{"incidents": 7}')))
        ((_, body, _),) = read_requests(BatchFolder(run).round(round_ + 1))
        assert body["messages"][:2] == row["body"]["messages"]
        assert body["messages"][2] == {"role": "assistant", "content": '{"incidents": 7}'}
        assert "incidents" in body["messages"][3]["content"]
        lengths.append(len(body["messages"]))
    assert lengths == [4, 4, 4]


def test_the_second_round_finishes_the_run(tmp_path: Path) -> None:
    run = tmp_path / "run"
    rows = _ask(run, _articles(3))
    _read(run, _answers(tmp_path / "a", answered(rows[0]["custom_id"], EMPTY), answered(rows[1]["custom_id"], "prose")))
    second = [name for name, _, _ in read_requests(BatchFolder(run).round(2))]
    assert len(second) == 2
    tally = _read(run, _answers(tmp_path / "b", *(answered(str(name), EMPTY) for name in second)))
    assert (tally.ok, tally.open, tally.again) == (3, 0, [])
    last = {record.article: record.outcome for record in _records(run)}
    assert last == {"report-0": "ok", "report-1": "ok", "report-2": "ok"}
    assert read_manifest(run).finished


def test_late_answers_to_the_first_round_shrink_the_second(tmp_path: Path) -> None:
    run = tmp_path / "run"
    rows = _ask(run, _articles(3), limits=Limits(requests=1))
    _read(run, _answers(tmp_path / "a", answered(rows[0]["custom_id"], EMPTY), answered(rows[1]["custom_id"], "prose")))
    corrected = _bodies(run)[rows[1]["custom_id"][:-2]]
    _read(run, _answers(tmp_path / "b", answered(rows[2]["custom_id"], EMPTY)))
    assert _bodies(run) == {rows[1]["custom_id"][:-2]: corrected}


def test_giving_up_makes_a_record_of_everything(tmp_path: Path) -> None:
    run = tmp_path / "run"
    rows = _ask(run, _articles(3))
    file = _answers(tmp_path / "a", answered(rows[0]["custom_id"], EMPTY), failed(rows[1]["custom_id"], 500))
    tally = _read(run, file, final=True)
    assert (tally.ok, tally.open, tally.again) == (1, 0, [])
    assert [record.outcome for record in _records(run)] == ["ok", "transport", "transport"]
    assert read_manifest(run).finished


def test_a_crash_in_the_middle_of_a_record_costs_only_that_record(tmp_path: Path) -> None:
    run = tmp_path / "run"
    rows = _ask(run, _articles(2))
    file = _answers(tmp_path / "a", *(answered(row["custom_id"], EMPTY) for row in rows))
    _read(run, file)
    whole = (run / "records.jsonl").read_bytes()
    (run / "records.jsonl").write_bytes(whole[:-20])
    _read(run, file)
    assert [record.article for record in _records(run)] == ["report-0", "report-1"]


def test_a_key_that_a_server_quotes_is_not_kept(tmp_path: Path) -> None:
    run = tmp_path / "run"
    (row,) = _ask(run, [Article("a", TEXT)])
    file = _answers(tmp_path / "a", failed(row["custom_id"], 401, message="Incorrect API key: canary-1"))
    Reader(run, Redaction(("canary-1",))).read([file])
    assert all(b"canary-1" not in found.read_bytes() for found in run.rglob("*") if found.is_file())


def test_a_folder_with_a_run_is_not_written_over(tmp_path: Path) -> None:
    _ask(tmp_path / "run", _articles(1))
    with pytest.raises(RunError, match="a run is there already"):
        _ask(tmp_path / "run", _articles(1))


def test_asking_that_ends_early_is_no_run(tmp_path: Path) -> None:
    def broken() -> Iterator[Article]:
        yield from _articles(1)
        raise ArticleError("b.txt: not UTF-8 text")

    prompt = load_prompt("incident/v1", resources.folder("prompts"))
    with pytest.raises(ArticleError):
        write_batch(tmp_path / "run", broken(), Asking(prompt, "m-1"))
    with pytest.raises(RunError):
        _read(tmp_path / "run")


def test_a_folder_that_is_no_batch_is_named(tmp_path: Path) -> None:
    with pytest.raises(RunError, match="no batch run here"):
        _read(tmp_path)


def test_an_option_that_the_program_sets_is_refused(tmp_path: Path) -> None:
    from dataclasses import replace

    prompt = replace(load_prompt("incident/v1", resources.folder("prompts")), options={"stream": True})
    with pytest.raises(UsageError, match="'stream'"):
        write_batch(tmp_path / "run", _articles(1), Asking(prompt, "m-1"))


def _again(tally: BatchTally) -> list[bytes]:
    return [file.read_bytes() for file in tally.again]


def _bodies(run: Path) -> dict[str, Row]:
    return {str(name)[:-2]: body for name, body, _ in read_requests(BatchFolder(run).round(2))}

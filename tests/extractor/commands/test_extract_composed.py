"""`incidents extract` with several answers voted into one, and with long articles in pieces."""

import json
from pathlib import Path
from typing import Any

import pytest

from extractor.cli import main
from extractor.evidence import quotes
from extractor.portability.sent import provider_schema
from extractor.record import RunRecord, read_manifest, read_records
from extractor.schema import Extraction
from tests.loopback import Loopback, Recorded, Step, completion
from tests.samples import RECORD, REPORT


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("OPENAI_BASE_URL", raising=False)
    monkeypatch.setenv("OPENAI_API_KEY", "k-1")
    (tmp_path / "report.txt").write_text(REPORT)
    return tmp_path


def _extract(loopback: Loopback, *words: str) -> int:
    return main(["extract", "--base-url", loopback.base_url, "--model", "m", "--out", "run", *words])


def _record() -> RunRecord:
    (record,) = read_records(Path("run"))
    return record


def _refused(*words: str) -> int | str | None:
    with pytest.raises(SystemExit) as stopped:
        main(["extract", "report.txt", *words])
    return stopped.value.code


def _with_attack(kind: str) -> str:
    return json.dumps({"incidents": [RECORD["incidents"][0] | {"attack_type": kind}]})


def test_samples_are_voted_into_one_record(loopback: Loopback) -> None:
    loopback.script(*(completion(_with_attack(kind)) for kind in ("drone", "missile", "drone")))
    assert _extract(loopback, "report.txt", "--samples", "3", "--consensus") == 0
    record = _record()
    assert record.extraction
    assert record.extraction.incidents[0].attack_type == "drone"
    assert record.confidence["incidents[0].attack_type"] == 0.6667
    assert record.confidence["incidents[0].location.settlement"] == 1
    assert len(record.attempts) == len(loopback.requests) == 3
    manifest = read_manifest(Path("run"))
    assert (manifest.samples, manifest.voters, manifest.finished) == (1, 3, True)


def test_answers_of_an_earlier_run_can_be_voted_on(loopback: Loopback) -> None:
    loopback.script(*(completion(_with_attack(kind)) for kind in ("drone", "missile", "drone")))
    assert _extract(loopback, "report.txt", "--samples", "3") == 0
    assert main(["extract", "report.txt", "--from", "run", "--samples", "3", "--consensus", "--out", "voted"]) == 0
    (record,) = read_records(Path("voted"))
    assert record.extraction
    assert record.extraction.incidents[0].attack_type == "drone"
    assert len(loopback.requests) == 3


def test_a_voted_run_is_not_gone_on_with_otherwise(loopback: Loopback) -> None:
    assert _extract(loopback, "report.txt", "--samples", "3", "--consensus") == 0
    with pytest.raises(SystemExit):
        _extract(loopback, "report.txt", "--samples", "5", "--consensus")


def _readings(request: Recorded) -> Step:
    """The record of the report where its piece is asked, nothing elsewhere."""
    asked = request.messages[-1]["content"]
    found = RECORD["incidents"] if "Olha Bondar" in asked else []
    return completion(json.dumps({"incidents": found}))


def test_a_long_article_is_asked_in_pieces_and_its_spans_are_those_of_the_whole(
    folder: Path, loopback: Loopback
) -> None:
    other = "The weather stayed mild in the whole of the country, and nothing of note was said about it. " * 12
    text = f"{other}\n\n{REPORT}\n\n{other}"
    (folder / "long.txt").write_text(text)
    loopback.script(_readings)
    assert _extract(loopback, "long.txt", "--chunk", "1000:100") == 0
    record = _record()
    assert len(loopback.requests) == len(record.attempts) > 2
    assert record.extraction
    assert len(record.extraction.incidents) == 1
    assert len(record.evidence) == len(list(quotes(record.extraction.model_dump())))
    assert all(text[e.start : e.end] == e.quote for e in record.evidence if e.status == "exact")
    assert {e.status for e in record.evidence} <= {"exact", "folded"}
    assert read_manifest(Path("run")).pieces == (1000, 100)


def test_a_short_article_is_asked_whole(loopback: Loopback) -> None:
    loopback.script(_readings)
    assert _extract(loopback, "report.txt", "--chunk", "100000") == 0
    assert len(loopback.requests) == 1
    assert read_manifest(Path("run")).pieces == (100_000, 5_000)


def test_an_endpoint_gets_the_schema_in_its_own_form(loopback: Loopback) -> None:
    assert _extract(loopback, "report.txt", "--dialect", "llamacpp") == 0
    (request,) = loopback.requests
    schema = request.body["response_format"]["json_schema"]["schema"]
    assert schema == provider_schema(Extraction, "llamacpp")
    assert json.dumps(schema, ensure_ascii=False) in request.messages[0]["content"]
    assert read_manifest(Path("run")).dialect == "llamacpp"


def test_a_dry_run_counts_every_voter(loopback: Loopback, capsys: pytest.CaptureFixture[str]) -> None:
    assert _extract(loopback, "report.txt", "--samples", "3", "--consensus", "--dry-run") == 0
    assert "calls       3," in capsys.readouterr().out
    assert loopback.requests == []


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["--model", "openai/m", "--consensus"], "--samples K"),
        (["--backend", "rules", "--dialect", "vllm"], "sends no schema"),
        (["--from", "run", "--chunk", "1000"], "the backend replay asks nothing"),
        (["--model", "openai/m", "--chunk", "1000:400"], "at most a quarter"),
        (["--model", "openai/m", "--chunk", "1000:"], "SIZE:OVERLAP"),
        (["--model", "openai/m", "--chunk", "0"], "not a whole number above 0"),
    ],
    ids=["one voter", "a dialect of rules", "pieces of a replay", "overlap", "no overlap", "no size"],
)
def test_what_does_not_fit_together_is_one_line(
    words: list[str], message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert _refused(*words) == 2
    error: Any = capsys.readouterr().err
    assert message in error
    assert error.count("\n") == 1

"""The Batch API over real HTTP: submitted once whatever happens, fetched when it is there."""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from extractor import resources
from extractor.article import Article
from extractor.backends.llm.batch_service import open_service
from extractor.batch.driving import Driver
from extractor.batch.requests import Limits
from extractor.batch.writing import Asking, write_batch
from extractor.errors import RunError, ServiceError, UsageError
from extractor.prompts import load_prompt
from tests.batch_loopback import BatchLoopback, Row, answered

KEY = "canary-key-1234567890"


@pytest.fixture(autouse=True)
def key(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", KEY)


@pytest.fixture
def run(tmp_path: Path) -> Path:
    prompt = load_prompt("incident/v1", resources.folder("prompts"))
    articles = [Article(f"a{number}", f"Text {number}.") for number in range(3)]
    write_batch(tmp_path / "run", articles, Asking(prompt, "m-1", limits=Limits(requests=2)))
    return tmp_path / "run"


def _empty(row: Row) -> Row:
    return answered(row["custom_id"], '{"incidents": []}')


@contextmanager
def _driver(run: Path, server: BatchLoopback) -> Iterator[Driver]:
    with closing(open_service(server.base_url)) as service:
        yield Driver(run, service, server.base_url)


def test_every_file_is_uploaded_and_started_once(run: Path) -> None:
    with BatchLoopback(_empty) as server:
        for _ in range(2):
            with _driver(run, server) as driver:
                jobs = list(driver.submit())
    assert [(job.file, job.batch, job.status) for job in jobs] == [
        ("round-1/requests-001.jsonl", "batch-1", "in_progress"),
        ("round-1/requests-002.jsonl", "batch-2", "in_progress"),
    ]
    assert [call for call in server.calls if call.startswith("POST")] == [
        "POST /v1/files", "POST /v1/batches", "POST /v1/files", "POST /v1/batches",
    ]  # fmt: skip
    uploaded = [server.files[batch["input_file_id"]] for batch in server.batches.values()]
    assert uploaded == [file.read_bytes() for file in sorted((run / "batch/round-1").iterdir())]
    assert {batch["endpoint"] for batch in server.batches.values()} == {"/v1/chat/completions"}


@pytest.mark.parametrize("lost", ["POST /v1/files", "POST /v1/batches"])
def test_a_start_whose_answer_was_lost_is_not_paid_for_twice(run: Path, lost: str) -> None:
    with BatchLoopback(_empty) as server:
        server.faults.append((lost, 500))
        with _driver(run, server) as driver, pytest.raises(ServiceError):
            list(driver.submit())
        with _driver(run, server) as driver:
            assert [job.status for job in driver.submit()] == ["in_progress", "in_progress"]
    assert len(server.batches) == 2


def test_fetch_brings_what_is_there_and_nothing_twice(run: Path) -> None:
    with BatchLoopback(_empty) as server, _driver(run, server) as driver:
        list(driver.submit())
        list(driver.status())
        assert list(driver.fetch()) == []
        assert not driver.latest_ended()
        server.finish()
        assert [(job.status, job.completed, job.total) for job in driver.status()] == [
            ("completed", 2, 2),
            ("completed", 1, 1),
        ]
        files = list(driver.fetch())
        assert [file.name for file in files] == ["answers-001.jsonl", "answers-002.jsonl"]
        assert sum(file.read_bytes().count(b"\n") for file in files) == 3
        assert driver.latest_ended()
        assert list(driver.fetch()) == []


def test_a_download_that_fails_leaves_nothing_half(run: Path) -> None:
    with BatchLoopback(_empty) as server, _driver(run, server) as driver:
        list(driver.submit())
        server.finish()
        list(driver.status())
        server.faults.append(("GET /v1/files", 503))
        with pytest.raises(ServiceError, match="HTTP 503"):
            list(driver.fetch())
        assert not list((run / "batch/round-1").glob("*answers*"))
        assert len(list(driver.fetch())) == 2


def test_the_key_is_sent_and_stands_in_no_file_and_no_message(run: Path) -> None:
    with BatchLoopback(_empty) as server, _driver(run, server) as driver:
        server.faults.append(("POST /v1/files", 401))
        with pytest.raises(ServiceError) as refused:
            list(driver.submit())
        list(driver.submit())
    assert server.keys == {f"Bearer {KEY}"}
    assert KEY not in str(refused.value)
    assert "HTTP 401" in str(refused.value)
    assert all(KEY.encode() not in file.read_bytes() for file in run.rglob("*") if file.is_file())


def test_a_run_stays_with_the_service_it_was_submitted_to(run: Path) -> None:
    with BatchLoopback(_empty) as server:
        with _driver(run, server) as driver:
            list(driver.submit())
        with closing(open_service(None)) as service, pytest.raises(RunError, match="was submitted to http"):
            Driver(run, service, None)


def test_what_was_not_submitted_cannot_be_asked_about(run: Path) -> None:
    with BatchLoopback(_empty) as server, _driver(run, server) as driver:
        with pytest.raises(RunError, match="nothing was submitted"):
            list(driver.status())
        with pytest.raises(RunError, match="nothing was submitted"):
            list(driver.fetch())


def test_a_service_that_is_not_there_is_one_line(run: Path) -> None:
    with BatchLoopback(_empty) as server:
        base_url = server.base_url
    with closing(open_service(base_url)) as service, pytest.raises(ServiceError, match="no response") as refused:
        list(Driver(run, service, base_url).submit())
    assert "\n" not in str(refused.value)


@pytest.mark.parametrize(
    ("base_url", "problem"),
    [("localhost:8000/v1", "no scheme"), ("http://me:secret@host/v1", "holds a user"), (None, "set OPENAI_API_KEY")],
)
def test_an_endpoint_that_cannot_be_asked_is_refused(
    monkeypatch: pytest.MonkeyPatch, base_url: str | None, problem: str
) -> None:
    monkeypatch.delenv("OPENAI_API_KEY")
    with pytest.raises(UsageError, match=problem) as refused:
        open_service(base_url)
    assert "secret" not in str(refused.value)

"""Ctrl-C: once ends a run well, twice ends it now."""

import json
import multiprocessing
import os
import signal
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from extractor.cli import main
from extractor.record import read_manifest, read_records
from tests.loopback import Loopback, completion

ARTICLES, AT_ONCE = 40, 4
CONTEXT = multiprocessing.get_context("forkserver")
PRELOADED = ["extractor.session", "extractor.backends.llm.providers", "instructor.v2.auto_client", "openai.resources"]


def until(condition: Callable[[], bool], seconds: float = 30.0) -> None:
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, "it did not come to that in time"
        time.sleep(0.005)


def started(tmp_path: Path, loopback: Loopback) -> tuple[multiprocessing.context.ForkServerProcess, list[str]]:
    """A run under way, and its command."""
    CONTEXT.set_forkserver_preload(PRELOADED)
    articles = tmp_path / "articles.jsonl"
    articles.write_text("".join(json.dumps({"id": f"a{n}", "text": f"Text {n}."}) + "\n" for n in range(ARTICLES)))
    command = ["extract", str(articles), "--model", "m", "--base-url", loopback.base_url]
    command += ["--concurrency", str(AT_ONCE), "--out", str(tmp_path / "run")]
    process = CONTEXT.Process(target=main, args=(command,))
    process.start()
    return process, command


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM], ids=lambda number: number.name)
def test_the_first_asks_nothing_more_and_writes_what_is_under_way(
    tmp_path: Path, loopback: Loopback, number: signal.Signals
) -> None:
    loopback.script(completion('{"incidents": []}', delay_s=0.3))
    process, command = started(tmp_path, loopback)
    until(lambda: len(loopback.requests) >= 2 * AT_ONCE)
    assert process.pid
    os.kill(process.pid, number)
    process.join(30)
    asked = len(loopback.requests)
    assert process.exitcode == 130
    assert asked < ARTICLES
    assert len(list(read_records(tmp_path / "run"))) == asked
    assert read_manifest(tmp_path / "run").totals.calls == asked

    loopback.script(completion('{"incidents": []}'))
    assert main(command) == 0
    assert len(loopback.requests) == ARTICLES


def test_the_second_leaves_what_is_under_way(tmp_path: Path, loopback: Loopback) -> None:
    loopback.script(*[completion('{"incidents": []}')] * 5, completion('{"incidents": []}', delay_s=60))
    process, _ = started(tmp_path, loopback)
    until(lambda: len(loopback.requests) == 5 + AT_ONCE)
    assert process.pid
    os.kill(process.pid, signal.SIGINT)
    time.sleep(0.2)
    assert process.is_alive()  # it waits for the answers
    os.kill(process.pid, signal.SIGINT)
    process.join(20)
    assert process.exitcode == 130
    assert len(list(read_records(tmp_path / "run"))) == 5
    manifest = read_manifest(tmp_path / "run")
    assert not manifest.finished
    assert manifest.totals.calls == 5

"""kill -9 at random moments: nothing is lost, nothing is written twice, and hardly anything is paid for twice."""

import json
import multiprocessing
import random
import time
from collections import Counter
from pathlib import Path

import pytest

from extractor.cli import main
from extractor.record import read_manifest, read_records
from tests.loopback import Loopback, completion

ARTICLES, AT_ONCE = 300, 8
PRELOADED = ["extractor.session", "extractor.backends.llm.providers", "instructor.v2.auto_client", "openai.resources"]


@pytest.fixture(scope="module")
def processes() -> multiprocessing.context.ForkServerContext:
    """Processes that have their imports behind them, so that the kills hit the run and not its start."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(PRELOADED)
    return context


@pytest.mark.parametrize("kills", [3, pytest.param(15, marks=pytest.mark.slow)])
def test_kill_9_at_random_moments(
    tmp_path: Path, loopback: Loopback, processes: multiprocessing.context.ForkServerContext, kills: int
) -> None:
    loopback.script(completion('{"incidents": []}', delay_s=0.03))
    articles = tmp_path / "articles.jsonl"
    articles.write_text("".join(json.dumps({"id": f"a{n}", "text": f"Text {n}."}) + "\n" for n in range(ARTICLES)))
    run = tmp_path / "run"
    command = ["extract", str(articles), "--model", "m", "--base-url", loopback.base_url, "--out", str(run)]
    command += ["--concurrency", str(AT_ONCE)]
    chance = random.Random(kills)
    hits = 0
    for _ in range(kills):
        before, asked = _whole_lines(run), len(loopback.requests)
        process = processes.Process(target=main, args=(command,))
        process.start()
        while process.is_alive() and len(loopback.requests) == asked:
            time.sleep(0.002)
        time.sleep(chance.uniform(0, 0.9 * ARTICLES * 0.03 / AT_ONCE / kills))
        hits += process.is_alive()
        process.kill()
        process.join()
        assert _whole_lines(run)[: len(before)] == before
    assert hits > kills / 2  # or nothing was tested

    assert main(command) == 0

    assert Counter(record.article for record in read_records(run)) == {f"a{n}": 1 for n in range(ARTICLES)}
    assert all(record.outcome == "ok" for record in read_records(run))
    assert read_manifest(run).finished
    assert len(loopback.requests) <= ARTICLES + kills * AT_ONCE


def _whole_lines(run: Path) -> list[bytes]:
    file = run / "records.jsonl"
    return file.read_bytes().split(b"\n")[:-1] if file.exists() else []

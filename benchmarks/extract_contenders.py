"""One way of extracting, measured in a process of its own.

`python -m benchmarks.extract_contenders NAME URL N AT_ONCE` prints one JSON object: seconds of wall and CPU for N
articles after a warm-up, mean latency of the calls, and the peak of resident memory.
"""

import asyncio
import json
import os
import resource
import sys
import tempfile
from collections.abc import Awaitable, Callable, Iterable, Iterator
from pathlib import Path
from time import perf_counter, process_time
from typing import Any

from benchmarks.extract_load import MadeUpArticles
from extractor import resources
from extractor.article import Article
from extractor.backends.base import Settings
from extractor.prompts import load_prompt, render
from extractor.schema import Extraction

WARM_UP = 200
MODEL = "stub"

Measured = dict[str, float | int | None]


def product(url: str, articles: int, limit: str) -> Measured:
    """This program whole: evidence, ledger, records, manifest. `limit` as on the command line."""
    from extractor.commands.run_options import bounds
    from extractor.record import read_manifest
    from extractor.run import RunPlan
    from extractor.session import Job, write_run
    from extractor.steering.steering import Limits

    prompt = load_prompt("incident/v1", resources.folder("prompts"))
    settings = Settings(MODEL, url, prompt.options, backoff_s=0.25)
    job = Job("llm", settings, RunPlan(prompt), Limits(bounds(limit)))
    with tempfile.TemporaryDirectory() as folder:
        write_run(job, MadeUpArticles(WARM_UP, first=10**6), Path(folder) / "warm", print)
        start = perf_counter(), process_time()
        ended = write_run(job, MadeUpArticles(articles), Path(folder) / "run", print)
        wall_s, cpu_s = perf_counter() - start[0], process_time() - start[1]
        if not ended.summary.complete:
            raise SystemExit(ended.line())
        latency_s = _mean_latency(Path(folder) / "run" / "records.jsonl")
        limits = [change.limit for change in read_manifest(Path(folder) / "run").concurrency]
    return measured(wall_s, cpu_s, latency_s) | {"calls": ended.totals.calls, "last_limit": limits[-1]}


def _mean_latency(file: Path) -> float:
    total, count = 0.0, 0
    with file.open() as lines:
        for line in lines:
            for attempt in json.loads(line)["attempts"]:
                total, count = total + attempt["latency_s"], count + 1
    return total / count


def raw(url: str, articles: int, limit: str) -> Measured:
    """Only aiohttp and pydantic: the same request, the record validated, nothing kept."""
    import aiohttp

    from extractor.portability.sent import response_format

    form = response_format(Extraction)

    async def run() -> Measured:
        connector = aiohttp.TCPConnector(limit=0)
        async with aiohttp.ClientSession(connector=connector) as session:

            async def ask(messages: list[dict[str, str]]) -> None:
                body = {"model": MODEL, "temperature": 0, "messages": messages, "response_format": form}
                async with session.post(f"{url}/chat/completions", json=body) as response:
                    answer = json.loads(await response.read())
                Extraction.model_validate_json(answer["choices"][0]["message"]["content"])

            return await timed(ask, articles, int(limit))

    return asyncio.run(run())


def instructor_create(url: str, articles: int, limit: str) -> Measured:
    """Plain instructor, as its documentation shows it."""
    import instructor
    from openai import AsyncOpenAI

    async def run() -> Measured:
        sdk = AsyncOpenAI(base_url=url, api_key="no-key", max_retries=0)
        client = instructor.from_openai(sdk, mode=instructor.Mode.JSON_SCHEMA)

        async def ask(messages: list[dict[str, str]]) -> None:
            given: Any = [dict(message) for message in messages]
            await client.create(Extraction, given, model=MODEL, temperature=0, max_retries=0)

        return await timed(ask, articles, int(limit))

    return asyncio.run(run())


async def timed(ask: Callable[[list[dict[str, str]]], Awaitable[None]], articles: int, at_once: int) -> Measured:
    await _ask_all(ask, MadeUpArticles(WARM_UP, first=10**6), at_once)
    start = perf_counter(), process_time()
    latency_s = await _ask_all(ask, MadeUpArticles(articles), at_once)
    return measured(perf_counter() - start[0], process_time() - start[1], latency_s / articles)


async def _ask_all(
    ask: Callable[[list[dict[str, str]]], Awaitable[None]], articles: Iterable[Article], at_once: int
) -> float:
    """The sum of all latencies."""
    prompt = load_prompt("incident/v1", resources.folder("prompts"))
    messages: Iterator[list[dict[str, str]]] = (
        [{"role": role, "content": content} for role, content in render(prompt, article)] for article in articles
    )

    async def work() -> float:
        total = 0.0
        for given in messages:
            start = perf_counter()
            await ask(given)
            total += perf_counter() - start
        return total

    return sum(await asyncio.gather(*(work() for _ in range(at_once))))


def measured(wall_s: float, cpu_s: float, latency_s: float) -> Measured:
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1 if sys.platform != "darwin" else 1024)
    return {"wall_s": wall_s, "cpu_s": cpu_s, "latency_s": latency_s, "peak_mb": peak / 1024}


CONTENDERS: dict[str, Callable[[str, int, str], Measured]] = {
    "product": product,
    "raw": raw,
    "instructor": instructor_create,
}

if __name__ == "__main__":
    os.environ.pop("OPENAI_BASE_URL", None)
    os.environ["OPENAI_API_KEY"] = "no-key"
    name, base_url, count, most = sys.argv[1:]
    print(json.dumps(CONTENDERS[name](base_url, int(count), most)))

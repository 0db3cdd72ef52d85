"""`incidents extract`: articles in, a run folder out; or one extraction on standard output for pipes."""

import asyncio
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from contextlib import aclosing
from dataclasses import dataclass
from pathlib import Path

from extractor import resources
from extractor.article import Article, read_articles
from extractor.backends import Backend, open_backend
from extractor.backends.base import Settings
from extractor.commands.model_options import NOTICE, add_options, backend_settings, choose_backend
from extractor.errors import UsageError
from extractor.manifest import describe
from extractor.progress import Progress
from extractor.prompts import load_prompt
from extractor.record import RunRecord, new_run_folder
from extractor.run import RunPlan, extract
from extractor.terminal import plain
from extractor.writer import RunWriter


def configure(parser: ArgumentParser) -> None:
    parser.add_argument(
        "paths", nargs="+", metavar="PATH", help="article (.txt), articles (.jsonl), folder, or - for standard input"
    )
    parser.add_argument("--out", type=Path, metavar="RUN", help="folder for the run (default: runs/TIME-BACKEND)")
    parser.add_argument(
        "--json", action="store_true", help="print the extraction of one article alone, and write a run only with --out"
    )
    add_options(parser)


def run(args: Namespace) -> int:
    articles = list(read_articles(args.paths))
    if args.json and (len(articles) > 1 or args.samples > 1):
        raise UsageError(
            "--json prints one extraction; for several articles or samples name --out and read its records.jsonl"
        )
    records = _only_record(args, articles) if args.json and not args.out else start_run(args, articles, args.out)[1]
    if args.json and records[0].extraction:
        print(records[0].extraction.model_dump_json(indent=2))
    return 0 if len(records) == len(articles) * args.samples and all(r.outcome == "ok" for r in records) else 1


def start_run(args: Namespace, articles: Sequence[Article], out: Path | None) -> tuple[Path, list[RunRecord]]:
    """Extract `articles` as the options say, into the folder `out` or a new one under ``runs/``."""
    job = _prepare(args)
    folder, records = asyncio.run(_write(job, articles, out))
    _tell(_summary(records, len(articles) * args.samples, folder))
    return folder, records


@dataclass(frozen=True, slots=True)
class _Job:
    name: str
    settings: Settings
    plan: RunPlan


def _prepare(args: Namespace) -> _Job:
    prompt = load_prompt(args.prompt, args.prompts or resources.folder("prompts"))
    name = choose_backend(args)
    if name == "rules" and not args.backend:
        _tell(NOTICE)
    return _Job(name, backend_settings(args, name, prompt), RunPlan(prompt, args.samples, args.concurrency))


async def _write(job: _Job, articles: Sequence[Article], out: Path | None) -> tuple[Path, list[RunRecord]]:
    backend = open_backend(job.name, job.settings)  # first of all: what it refuses leaves no folder behind
    folder = new_run_folder(out, job.name)
    with RunWriter(folder, describe(job.name, job.settings, job.plan.prompt, job.plan.samples, articles)) as writer:
        return folder, await _collect(job.plan, backend, articles, writer)


async def _answer(job: _Job, articles: Sequence[Article]) -> list[RunRecord]:
    return await _collect(job.plan, open_backend(job.name, job.settings), articles, None)


def _only_record(args: Namespace, articles: Sequence[Article]) -> list[RunRecord]:
    records = asyncio.run(_answer(_prepare(args), articles))
    for record in records:
        if record.outcome != "ok":
            _tell(f"{record.article}: {record.outcome}: {record.error}")
    return records


async def _collect(
    plan: RunPlan, backend: Backend, articles: Sequence[Article], writer: RunWriter | None
) -> list[RunRecord]:
    records = []
    with Progress(len(articles) * plan.samples, quiet=writer is None) as progress:
        async with aclosing(extract(articles, backend, plan)) as stream:
            async for record in stream:
                if writer:
                    writer.add(record)
                progress.advance(record)
                records.append(record)
    return records


def _summary(records: Sequence[RunRecord], wanted: int, folder: Path) -> str:
    failed = [r for r in records if r.outcome != "ok"]
    unlocated = sum(e.status == "missing" for r in records for e in r.evidence)
    parts = [f"{len(records) - len(failed)} of {wanted} extracted"]
    if failed:
        parts.append(f"{len(failed)} failed ({', '.join(sorted({r.outcome for r in failed}))})")
    if wanted > len(records):
        parts.append(f"{wanted - len(records)} not asked, since every call would fail: {failed[-1].error}")
    if unlocated:
        parts.append(f"{unlocated} quotes not in their article")
    return f"{'; '.join(parts)}; run: {folder}"


def _tell(line: str) -> None:
    print(f"incidents: {plain(line)}", file=sys.stderr)

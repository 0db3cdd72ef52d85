"""`incidents extract`: articles in, a run folder out; or one extraction on standard output for pipes."""

import asyncio
import json
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Iterable
from pathlib import Path

from extractor import resources
from extractor.article import Article
from extractor.article_files import ArticleFiles
from extractor.commands import run_options
from extractor.commands.model_options import DRAFT, NOTICE, add_options, backend_settings, choose_backend
from extractor.dry_run import estimate_run
from extractor.errors import UsageError
from extractor.prompts import load_prompt
from extractor.record import RunRecord, read_records
from extractor.run import RunPlan
from extractor.schema import Extraction
from extractor.session import Ended, Job, answer_all, write_run
from extractor.terminal import one_line, printable


def configure(parser: ArgumentParser) -> None:
    parser.add_argument(
        "paths", nargs="+", metavar="PATH", help="article (.txt), articles (.jsonl), folder, or - for standard input"
    )
    parser.add_argument(
        "--out", type=Path, metavar="RUN", help="folder for the run, new or to go on with (default: runs/TIME-BACKEND)"
    )
    parser.add_argument(
        "--json", action="store_true", help="print the extraction of one article alone, and write a run only with --out"
    )
    add_options(parser)


def run(args: Namespace) -> int:
    articles = ArticleFiles(args.paths)
    if args.dry_run:
        print("\n".join(estimate_run(_job(args), articles)))
        return 0
    if args.json:
        return _print_one(args, articles)
    _, ended = start_run(args, articles, args.out)
    return 0 if ended.summary.complete else 1


def start_run(args: Namespace, articles: Iterable[Article], out: Path | None) -> tuple[Path, Ended]:
    """Extract `articles`, which are read twice, as the options say, into the folder `out` or a new one under ``runs/``.

    KeyboardInterrupt after the run was stopped, with all that had come back written.
    """
    ended = write_run(_job(args), articles, out, _tell)
    _tell(ended.line())
    if ended.interrupted:
        raise KeyboardInterrupt
    return ended.folder, ended


def _job(args: Namespace) -> Job:
    prompt = load_prompt(args.prompt, args.prompts or resources.folder("prompts"))
    prompt = prompt.leaving_one_out() if args.leave_one_out else prompt
    name = choose_backend(args)
    if name == "rules" and not args.backend:
        _tell(NOTICE)
    settings = backend_settings(args, name, prompt)
    asks = name == "llm"
    if asks and not prompt.released:
        _tell(DRAFT.format(label=prompt.label))
    if not asks:
        run_options.refuse_model_options(args, name)
    return Job(
        backend=name,
        settings=settings,
        plan=RunPlan(prompt, 1 if args.consensus else args.samples),
        limits=run_options.limits(args),
        ceilings=run_options.ceilings(args),
        prices=run_options.prices(args, settings.model, settings.base_url) if asks else None,
        sent_beside=len(json.dumps(Extraction.model_json_schema())) if asks else 0,
        cache=args.cache,
        cache_folder=args.cache_dir,
        resume=args.resume,
        retry_failed=args.retry_failed,
        voters=args.samples if args.consensus else 1,
        pieces=args.chunk,
    )


def _print_one(args: Namespace, articles: ArticleFiles) -> int:
    if (args.samples > 1 and not args.consensus) or sum(1 for _ in articles) > 1:
        raise UsageError(
            "--json prints one extraction; for several articles or samples name --out and read its records.jsonl"
        )
    record = _last_record(start_run(args, articles, args.out)[0]) if args.out else _only_record(args, articles)
    if record.extraction:
        print(printable(record.extraction.model_dump_json(indent=2)))
    return 0 if record.extraction else 1


def _only_record(args: Namespace, articles: Iterable[Article]) -> RunRecord:
    (record,) = asyncio.run(answer_all(_job(args), articles))
    if record.outcome != "ok":
        _tell(f"{record.article}: {record.outcome}: {record.error}")
    return record


def _last_record(folder: Path) -> RunRecord:
    *_, record = read_records(folder)
    return record


def _tell(line: str) -> None:
    print(f"incidents: {one_line(line)}", file=sys.stderr)

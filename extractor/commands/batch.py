"""`incidents batch`: ask in files, at half the price or offline, and read the answers whenever they come."""

import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from extractor.commands.model_options import DEFAULT_PROMPT, DRAFT
from extractor.commands.run_options import positive
from extractor.commands.schema import PROVIDERS
from extractor.terminal import one_line, plain

if TYPE_CHECKING:
    from extractor.batch.driving import Driver
    from extractor.batch.jobs import Job
    from extractor.batch.reading import BatchTally

UNREADABLE_SHOWN = 5


def configure(parser: ArgumentParser) -> None:
    actions = parser.add_subparsers(dest="action", required=True, metavar="write|read|submit|status|fetch")
    _configure_write(actions.add_parser("write", help="make the request files", description=WRITE))
    read = actions.add_parser("read", help="read answer files into the run", description=READ)
    read.add_argument("run", type=Path, metavar="RUN", help="folder that `incidents batch write` made")
    read.add_argument("files", nargs="+", type=Path, metavar="FILE", help="answers (.jsonl), in any order")
    read.add_argument("--final", action="store_true", help="make what is still open failed records; ask nothing again")
    for name, line, about in (
        ("submit", "give the latest round to the service", SUBMIT),
        ("status", "how far the service is", STATUS),
        ("fetch", "download answers that are there and read them", FETCH),
    ):
        action = actions.add_parser(name, help=line, description=about)
        action.add_argument("run", type=Path, metavar="RUN", help="folder that `incidents batch write` made")
        action.add_argument(
            "--base-url", metavar="URL", help="an endpoint with /files and /batches (default: OpenAI's)"
        )


WRITE = (
    "Write the requests for all articles as OpenAI Batch JSONL, which vLLM's run-batch reads too, in files of at most "
    "50,000 requests and 200 MB."
)
READ = (
    "Read answers into the run. Lines may be in any order, missing, doubled, unknown, failed or torn. What must be "
    "asked again is written as the next round. Exit code 1 while anything is open or failed."
)
SUBMIT = "Upload the request files of the latest round and start a batch for each; what was submitted is left alone."
STATUS = "Ask the service about every batch of the run. Exit code 1 while any is under way."
FETCH = "Download the answers of every batch that ended, and read them as `incidents batch read` does."


def _configure_write(parser: ArgumentParser) -> None:
    parser.add_argument("run", type=Path, metavar="RUN", help="folder for the run")
    parser.add_argument(
        "paths", nargs="+", metavar="PATH", help="article (.txt), articles (.jsonl), folder, or - for standard input"
    )
    parser.add_argument("--model", metavar="NAME", help="model as the endpoint names it (default: the prompt's own)")
    parser.add_argument(
        "--provider", choices=PROVIDERS, default="openai", help="whose form of the schema is sent (default: openai)"
    )
    parser.add_argument(
        "--prompt", default=DEFAULT_PROMPT, metavar="NAME/VERSION", help="prompt version (default: %(default)s)"
    )
    parser.add_argument(
        "--prompts", metavar="DIR", type=Path, help="folder of prompt versions (default: the ones that come along)"
    )
    parser.add_argument(
        "--samples", type=positive, default=1, metavar="K", help="independent answers for each article (default: 1)"
    )


def run(args: Namespace) -> int:
    match args.action:
        case "write":
            return _write(args)
        case "read":
            return _read(args.run, args.files, again=True, final=args.final)
        case _:
            return _drive(args)


def _write(args: Namespace) -> int:
    from extractor import resources
    from extractor.article import read_articles
    from extractor.batch.writing import Asking, write_batch
    from extractor.prompts import load_prompt

    prompt = load_prompt(args.prompt, args.prompts or resources.folder("prompts"))
    if not prompt.released:
        _tell(DRAFT.format(label=prompt.label))
    asking = Asking(prompt, args.model or prompt.model, args.samples, args.provider)
    for file in write_batch(args.run, read_articles(args.paths), asking):
        print(plain(str(file)))
    return 0


def _read(run: Path, files: list[Path], *, again: bool, final: bool = False) -> int:
    import os

    from extractor.backends.llm.redaction import keys_in
    from extractor.batch.reading import Reader

    tally = Reader(run, keys_in(os.environ), again=again, final=final).read(files)
    for file in tally.again:
        print(plain(str(file)))
    for line in tally.unreadable[:UNREADABLE_SHOWN]:
        _tell(f"{line.place}: {line.why}; left out")
    _tell(f"{summary(tally)}; run: {run}")
    return 0 if tally.ok == tally.asked else 1


def summary(tally: "BatchTally") -> str:
    """One line of what a reading came to, without the counts that are 0."""
    parts = [f"{tally.ok} of {tally.asked} extracted"]
    counts = {
        "failed": tally.settled - tally.ok,
        "to be asked again" if tally.again else "open": tally.open,
        "doubled lines": tally.duplicates,
        "lines with an unknown id": tally.unknown,
        "unreadable lines": len(tally.unreadable),
    }
    return "; ".join(parts + [f"{count} {what}" for what, count in counts.items() if count])


def _drive(args: Namespace) -> int:
    from contextlib import closing

    from extractor.backends.llm.batch_service import open_service
    from extractor.batch.driving import Driver

    with closing(open_service(args.base_url)) as service:
        driver = Driver(args.run, service, args.base_url)
        match args.action:
            case "submit":
                return _show(list(driver.submit()))
            case "status":
                jobs = list(driver.status())
                return _show(jobs) or int(not all(job.ended for job in jobs))
            case _:
                return _fetch(driver, args.run)


def _show(jobs: "list[Job]") -> int:
    for job in jobs:
        done = f" {job.completed} of {job.total} done, {job.failed} failed" if job.total else ""
        problem = f": {job.problem}" if job.problem else ""
        print(plain(f"{job.file} {job.batch} {job.status}{done}{problem}"))
    return 0


def _fetch(driver: "Driver", run: Path) -> int:
    list(driver.status())
    return _read(run, list(driver.fetch()), again=driver.latest_ended())


def _tell(line: str) -> None:
    print(f"incidents: {one_line(line)}", file=sys.stderr)

"""`incidents history`: every scored run under a folder, as plots to look at and as a table."""

import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path

from eval.past_runs import PastScores, read_past, scored_folders
from eval.report import history_text
from eval.report.html import history
from eval.report_builder.history import build_history
from extractor.errors import RunError
from extractor.files import write_whole
from extractor.terminal import plain

RUNS, PAGE = Path("runs"), "history.html"


def configure(parser: ArgumentParser) -> None:
    parser.add_argument(
        "runs", nargs="?", type=Path, default=RUNS, metavar="RUNS_DIR", help=f"folder of runs (default: {RUNS})"
    )
    parser.add_argument(
        "--out", type=Path, metavar="FILE", help=f"page to write (default: {PAGE} in the folder of runs)"
    )


def run(args: Namespace) -> int:
    """A run that cannot be read is named, in the page too; RunError where none can."""
    found: list[PastScores] = []
    left_out: list[str] = []
    for folder in scored_folders(args.runs):
        try:
            found.append(read_past(folder))
        except RunError as error:
            left_out.append(str(error))
    if not found:
        raise RunError(left_out[0])
    made, page = build_history(found, left_out), args.out or args.runs / PAGE
    write_whole(page, history.render(made))
    sys.stdout.write(history_text.render(made))
    print(plain(f"incidents: plots: {page}"), file=sys.stderr)
    return 0

"""`incidents report`: what a run is worth, in the format of whoever reads it."""

import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Callable
from pathlib import Path

from eval.commands.score import tell_leaked
from eval.gold.labels import load_gold
from eval.plan import ScoringPlan
from eval.report import html, jsonl, junit, leaves_csv, markdown, terminal
from eval.report.model import Report
from eval.report_builder import build_report
from eval.scorecard import score_run
from extractor import resources
from extractor.files import write_whole
from extractor.schema import Extraction

FORMATS: dict[str, Callable[[Report], str]] = {
    "text": terminal.render,
    "html": html.render,
    "md": markdown.render,
    "junit": junit.render,
    "json": jsonl.render,
    "csv": leaves_csv.render,
}


def configure(parser: ArgumentParser) -> None:
    parser.add_argument("run", type=Path, metavar="RUN", help="run folder (see `incidents extract`)")
    parser.add_argument("--baseline", type=Path, metavar="RUN", help="run to hold it against")
    parser.add_argument("--format", choices=FORMATS, default="text",
                        help="text for a terminal (default); html: one static page; md: Markdown for a pull request; "
                             "junit: XML; json: leaf scores as JSON Lines; csv: for a spreadsheet")  # fmt: skip
    parser.add_argument("--out", type=Path, metavar="FILE", help="write there instead of to standard output")
    parser.add_argument("--gold", type=Path, metavar="DIR", help="gold set (default: the one that comes along)")


def run(args: Namespace) -> int:
    """1 where an article failed or occurs in the prompt, as when scoring."""
    gold, plan = load_gold(args.gold or resources.folder("goldset")), ScoringPlan.from_model(Extraction)
    card = score_run(args.run, gold, plan)
    report = build_report(card, score_run(args.baseline, gold, plan) if args.baseline else None)
    if args.out:
        write_whole(args.out, FORMATS[args.format](report))
    elif args.format == "text":
        terminal.show(report)
    else:
        sys.stdout.write(FORMATS[args.format](report))
    tell_leaked(card)
    return 1 if card.failed or card.leaked else 0

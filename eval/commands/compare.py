"""`incidents compare`: what changed between runs, field by field and leaf by leaf, and whether to believe it."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from eval.commands.score import baseline_of
from eval.comparison import compare_runs
from eval.comparison_text import as_json, as_text
from extractor.errors import RunError, UsageError


def configure(parser: ArgumentParser) -> None:
    parser.add_argument(
        "runs", nargs="+", type=Path, metavar="RUN", help="two runs or more; each is held against the first"
    )
    parser.add_argument("--gold", type=Path, metavar="DIR", help="gold set (default: the one that comes along)")
    parser.add_argument("--rescore", action="store_true", help="compare though gold, schema or rules changed since")
    parser.add_argument("--json", action="store_true", help="print the figures as JSON")


def run(args: Namespace) -> int:
    if len(args.runs) < 2:
        raise UsageError("compare needs two runs at least")
    cards = [baseline_of(folder, args) for folder in args.runs]
    if len({card.manifest.schema_sha256 for card in cards}) > 1 and not args.rescore:
        raise RunError("the runs were made for different schemas; --rescore scores them all by today's")
    first, *others = cards
    found = [compare_runs(first, other) for other in others]
    names = [str(folder) for folder in args.runs]
    print(as_json(found, names) if args.json else as_text(found, names), end="")
    return 0

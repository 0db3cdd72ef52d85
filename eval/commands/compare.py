"""`incidents compare`: what changed between runs, field by field and leaf by leaf, and whether to believe it."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from eval.commands.score import baseline_of, tell_leaked
from eval.comparison import compare_runs
from eval.comparison_text import as_json, as_text
from eval.scorecard import Scorecard
from extractor.errors import RunError, UsageError
from extractor.files import write_whole
from extractor.terminal import printable


def configure(parser: ArgumentParser) -> None:
    parser.add_argument(
        "runs", nargs="+", type=Path, metavar="RUN", help="two runs or more; each is held against the first"
    )
    parser.add_argument("--gold", type=Path, metavar="DIR", help="gold set (default: the one that comes along)")
    parser.add_argument("--rescore", action="store_true", help="compare though gold, schema or rules changed since")
    parser.add_argument("--json", action="store_true", help="print the figures as JSON; the same as --format json")
    parser.add_argument("--format", choices=("text", "html", "json"), default="text",
                        help="text for a terminal (default); html: one static page; json: the figures")  # fmt: skip
    parser.add_argument("--out", type=Path, metavar="FILE", help="write there instead of to standard output")


def run(args: Namespace) -> int:
    if len(args.runs) < 2:
        raise UsageError("compare needs two runs at least")
    cards = [baseline_of(folder, args) for folder in args.runs]
    if len({card.manifest.schema_sha256 for card in cards}) > 1 and not args.rescore:
        raise RunError("the runs were made for different schemas; --rescore scores them all by today's")
    text = _written(cards, [str(folder) for folder in args.runs], "json" if args.json else args.format)
    if args.out:
        write_whole(args.out, text)
    else:
        print(printable(text), end="")
    for card in cards:
        tell_leaked(card)
    return 1 if any(card.leaked for card in cards) else 0


def _written(cards: list[Scorecard], names: list[str], form: str) -> str:
    if form == "html":
        from eval.report.html import comparison
        from eval.report_builder.compared import build_comparison

        return comparison.render(build_comparison(cards, names))
    first, *others = cards
    found = [compare_runs(first, other) for other in others]
    return as_json(found, names) if form == "json" else as_text(found, names)

"""`incidents score`: a run against the gold labels; the table, `scores.json`, `report.html`, and bars to hold it to."""

import sys
from argparse import ArgumentParser, ArgumentTypeError, Namespace
from collections.abc import Mapping
from pathlib import Path

from eval import gates
from eval.gold.labels import load_gold
from eval.plan import ScoringPlan
from eval.report import html, terminal
from eval.report_builder import build_report
from eval.scorecard import Scorecard, score_run
from eval.scores_file import SCORES, check_stored, scores_json
from extractor import resources
from extractor.errors import GateFailed, UsageError
from extractor.files import write_whole
from extractor.schema import Extraction
from extractor.terminal import one_line, plain, printable

REPORT = "report.html"


def configure(parser: ArgumentParser) -> None:
    parser.add_argument("run", nargs="?", type=Path, metavar="RUN", help="run folder (see `incidents extract`)")
    add_options(parser)
    other = parser.add_argument_group("documents of another schema, instead of a run")
    other.add_argument("--schema", metavar="MODULE:MODEL", help="pydantic model whose fields carry Scored(...) markers")
    other.add_argument("--pred", type=Path, metavar="FILE", help="predictions: JSON or JSONL, in the order of --gold")
    other.add_argument("--leaves", type=Path, metavar="FILE", help="write every leaf score as a line of JSON")


def add_options(parser: ArgumentParser) -> None:
    """Options shared by every command that scores a run."""
    parser.add_argument("--gold", type=Path, metavar="DIR", help="gold set (default: the one that comes along)")
    parser.add_argument("--json", action="store_true", help=f"print {SCORES} instead of the table")
    bars = parser.add_argument_group("gate: exit code 1 when the run is not good enough")
    bars.add_argument("--min", type=bar, action="append", default=[], metavar="FIELD=F1",
                      help="lowest strict F1 of a field, of overall or of incidents; may be repeated")  # fmt: skip
    bars.add_argument("--baseline", type=Path, metavar="RUN", help="run that this one must not be worse than")
    bars.add_argument("--rescore", action="store_true", help="score the baseline anew though gold or rules changed")


def bar(text: str) -> tuple[str, float]:
    """``field=0.8``."""
    name, _, number = text.partition("=")
    try:
        value = float(number)
    except ValueError:
        raise ArgumentTypeError(f"{text!r}; write FIELD=F1, such as casualties.count=0.8") from None
    if not 0 <= value <= 1:
        raise ArgumentTypeError(f"{text!r}; F1 lies between 0 and 1")
    return name, value


def run(args: Namespace) -> int:
    if args.schema:
        from eval.commands import score_documents

        return score_documents.run(args)
    if args.pred or args.leaves:
        raise UsageError("--pred and --leaves belong to --schema MODULE:MODEL")
    if args.run is None:
        raise UsageError(
            "name a run folder, or documents with --schema, --gold and --pred; see `incidents score --help`"
        )
    return score_folder(args.run, args)


def check(args: Namespace) -> None:
    """UsageError or RunError for bars that no run could be held to."""
    if args.min:
        gates.check(dict(args.min), ScoringPlan.from_model(Extraction))
    if args.baseline:
        baseline_of(args.baseline, args)


def score_folder(folder: Path, args: Namespace) -> int:
    """Score, write both files into the run folder, print, and hold the run to its bars.

    1 where an article failed or occurs in the prompt, else 0; GateFailed where a bar is not met, after all is written.
    """
    card = card_of(folder, args.gold)
    baseline = baseline_of(args.baseline, args) if args.baseline else None
    text = scores_json(card)
    report = build_report(card, baseline)
    write_whole(folder / SCORES, text)
    write_whole(folder / REPORT, html.render(report))
    if args.json:
        print(printable(text), end="")
    else:
        terminal.show(report)
    _tell(card, folder)
    hold(card, baseline, dict(args.min))
    return 1 if card.failed or card.leaked else 0


def card_of(folder: Path, gold: Path | None) -> Scorecard:
    return score_run(folder, load_gold(gold or resources.folder("goldset")), ScoringPlan.from_model(Extraction))


def baseline_of(folder: Path, args: Namespace) -> Scorecard:
    """A run to compare with; RunError where its scores were made with other gold or rules, but for --rescore."""
    card = card_of(folder, args.gold)
    if not args.rescore:
        check_stored(folder, card)
    return card


def hold(card: Scorecard, baseline: Scorecard | None, bars: Mapping[str, float]) -> None:
    """GateFailed with all reasons in one line where a bar is not met; else a line says what the gate could judge."""
    verdict = gates.regressed(card, baseline) if baseline else None
    worse = [verdict.reason] if verdict and verdict.outcome != "passed" else []
    if reasons := [*gates.below(gates.bars_of(card), bars), *worse]:
        raise GateFailed(f"gate failed: {'; '.join(reasons)}")
    if verdict:
        print(f"incidents: gate passed: {verdict.reason}", file=sys.stderr)


def tell_leaked(card: Scorecard) -> None:
    """A line on standard error for each article that gets no score since the model was shown it."""
    for article, how in card.leaked.items():
        print(f"incidents: {one_line(f'{article} gets no score: {how}')}", file=sys.stderr)


def _tell(card: Scorecard, folder: Path) -> None:
    for case in card.failed:
        print(f"incidents: {plain(f'{case.case.id}#{case.sample} failed: {case.failure}')}", file=sys.stderr)
    tell_leaked(card)
    if card.not_in_run:
        print(f"incidents: not in this run, so not scored: {', '.join(card.not_in_run)}", file=sys.stderr)
    print(f"incidents: scores: {folder / SCORES}; report: {folder / REPORT}", file=sys.stderr)

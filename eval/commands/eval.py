"""`incidents eval`: the main job in one command: extract the gold articles, score the run, write its report."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from eval.commands import score
from eval.gold.labels import load_gold
from extractor import resources


def configure(parser: ArgumentParser) -> None:
    from extractor.commands.model_options import add_options

    parser.add_argument("--out", type=Path, metavar="RUN", help="folder for the run (default: runs/TIME-BACKEND)")
    score.add_options(parser)
    add_options(parser)


def run(args: Namespace) -> int:
    """1 where an article failed; the failure is in the score as well. What is wrong with the gate is said first."""
    from extractor.commands.extract import start_run

    score.check(args)
    folder = args.gold or resources.folder("goldset")
    articles = [case.article for case in load_gold(folder).cases.values()]
    written, _ = start_run(args, articles, args.out)
    return score.score_folder(written, args)

"""`incidents gold new`: a label to be filled in, beside a copy of its article."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from eval.commands.gold.folders import add_written
from eval.gold.skeleton import new_label
from extractor.terminal import plain


def configure(parser: ArgumentParser) -> None:
    parser.add_argument("article", type=Path, metavar="ARTICLE", help="text file; copied byte for byte")
    parser.add_argument(
        "--from", dest="run", type=Path, metavar="RUN", help="fill in what this run found, marked as such"
    )
    parser.add_argument("--by", metavar="NAME", help="the reader who will label it")
    parser.add_argument(
        "--name", metavar="NAME", help="what the article is called in the set (default: its file's name)"
    )
    add_written(parser)


def run(args: Namespace) -> int:
    made = new_label(args.article, args.gold, name=args.name, reader=args.by, run=args.run)
    print(plain(f"{made.label}: begun{_filled(args.run, made.prefilled)}"))
    print(plain(f"{made.article}: the article, byte for byte"))
    print("Fill in what is null; `incidents gold lint` names what is still missing.")
    return 0


def _filled(run: Path | None, incidents: int | None) -> str:
    return "" if incidents is None else f", {incidents} incidents pre-filled from {run}, which is no reading"

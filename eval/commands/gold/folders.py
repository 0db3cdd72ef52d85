"""Which gold set a command reads, and which it writes."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from extractor import resources

WRITTEN = Path("goldset")
"""The gold set that commands write to unless told otherwise: beside the user, never inside an installation."""


def add_read(parser: ArgumentParser) -> None:
    parser.add_argument(
        "folder", nargs="?", type=Path, metavar="DIR", help="gold set (default: the one that comes along)"
    )


def read_from(args: Namespace) -> Path:
    return args.folder or resources.folder("goldset")


def add_written(parser: ArgumentParser) -> None:
    parser.add_argument("--gold", type=Path, default=WRITTEN, metavar="DIR", help=f"gold set (default: {WRITTEN})")

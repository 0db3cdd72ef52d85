"""`incidents gold agree`: how far two readers agree, and where they do not."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from eval.gold.adjudication import compare_all
from eval.gold.agreement import agreement
from eval.gold.agreement_text import as_json, as_text
from eval.gold.readings import Reading, read_reading, readings_of
from extractor import resources
from extractor.errors import UsageError
from extractor.terminal import printable


def configure(parser: ArgumentParser) -> None:
    parser.add_argument(
        "readings", nargs="*", type=Path, metavar="DIR",
        help="labels of two readers; the second may be named as it stands beside the first (default: the two readings "
        "kept in the gold set that comes along)",
    )  # fmt: skip
    parser.add_argument(
        "--all", action="store_true", help="list also what no score would charge: accept, words, quotes"
    )
    parser.add_argument("--json", action="store_true", help="print the figures and every difference as JSON")


def run(args: Namespace) -> int:
    a, b = two_readings(args.readings)
    differences = [difference for article in compare_all(a, b) for difference in article.differences]
    found = agreement([a, b])
    text = as_json(found, differences) if args.json else as_text(found, differences, everything=args.all)
    print(printable(text), end="")
    return 0


def two_readings(folders: list[Path]) -> tuple[Reading, Reading]:
    """The readings in two folders; those of the gold set that comes along where none is named."""
    if not folders:
        gold = resources.folder("goldset")
        kept = readings_of(gold)
        if len(kept) != 2:
            raise UsageError(f"{gold} keeps {len(kept)} readings; name the folders of two readers")
        return kept[0], kept[1]
    if len(folders) != 2:
        raise UsageError("name the folders of two readers, or none for the readings of the gold set that comes along")
    first, second = folders
    beside = first.parent / second
    return read_reading(first), read_reading(beside if not second.exists() and beside.exists() else second)

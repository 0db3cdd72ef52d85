"""`incidents gold adjudicate`: two readings as drafts to be settled, and the table of what is to be settled."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from eval.commands.gold.agree import two_readings
from eval.commands.gold.folders import add_written
from eval.gold.adjudication import compare_all, write_drafts
from eval.gold.disagreements import FILE, with_table
from eval.gold.readings import ANNOTATION
from extractor.files import read_text, write_whole
from extractor.terminal import plain


def configure(parser: ArgumentParser) -> None:
    parser.add_argument("readings", nargs=2, type=Path, metavar="DIR", help="labels of two readers")
    add_written(parser)


def run(args: Namespace) -> int:
    a, b = two_readings(args.readings)
    found = compare_all(a, b)
    written, left = write_drafts(a, b, found, args.gold)
    for file in written:
        print(plain(f"{file}: drafted"))
    for file in left:
        print(plain(f"{file}: is there already, left as it is"))
    file = args.gold / ANNOTATION / FILE
    old = read_text(file) if file.exists() else None
    table = with_table(old, (a.name, b.name), (d for article in found for d in article.differences))
    write_whole(file, table.text)
    rows = sum(len(article.differences) for article in found)
    print(plain(f"{file}: {rows} disagreements, {table.open} to settle"))
    for (article, place), (settled, by) in table.dropped.items():
        print(plain(f"{file}: no longer in dispute, taken out: {article}, {place}: {settled} ({by})"))
    return 0

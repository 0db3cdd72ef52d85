"""`incidents gold review`: a reader's marks as a proposed change of the labels, shown as a diff, applied on request."""

import sys
from argparse import ArgumentParser, Namespace
from datetime import UTC, datetime
from pathlib import Path

from eval.commands.gold.folders import add_written
from eval.gold.labels import load_gold
from eval.gold.marks import read_marks
from eval.gold.review import Review, review
from eval.gold.version import CHANGELOG, write_entry
from extractor.files import write_whole
from extractor.terminal import one_line, plain


def configure(parser: ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="FILE", help="marks that the page of a report saved")
    parser.add_argument("--apply", action="store_true", help=f"change the labels and begin their entry in {CHANGELOG}")
    add_written(parser)


def run(args: Namespace) -> int:
    """1 where a mark was refused; the others count all the same."""
    gold = load_gold(args.gold)
    found = review(args.gold, gold, read_marks(args.file))
    for change in found.proposed:
        print(plain(change.diff(args.gold)), end="")
    for mark, why in found.refused:
        _tell(f"refused: {one_line(f'{mark}: {why}')}")
    if args.apply and found.proposed:
        _apply(found, args.gold)
    _tell(_sum(found, applied=args.apply))
    return 1 if found.refused else 0


def _apply(found: Review, folder: Path) -> None:
    for change in found.proposed:
        write_whole(change.file, change.after)
    lines = [plain(line) for change in found.proposed for line in change.changes]
    entry = write_entry(folder, load_gold(folder), datetime.now(UTC).date().isoformat(), lines)
    _tell(f"{folder / CHANGELOG}:{entry.line}: entry {entry.number} lists the changes; write there why")


def _sum(found: Review, *, applied: bool) -> str:
    changes = sum(len(change.changes) for change in found.proposed)
    verb = "changed" if applied else "proposed; --apply makes them"
    return (
        f"{changes} changes in {len(found.proposed)} labels {verb}, {found.agreed} agree, {len(found.refused)} refused"
    )


def _tell(line: str) -> None:
    """Beside the diff, which may go on to another program."""
    print(f"incidents: {plain(line)}", file=sys.stderr)

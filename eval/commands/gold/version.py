"""`incidents gold version`: the version of the gold set, and the beginning of a new one."""

from argparse import ArgumentParser, Namespace
from datetime import UTC, datetime

from eval.commands.gold.folders import add_read, read_from
from eval.gold.labels import load_gold
from eval.gold.version import CHANGELOG, check, newest, write_entry
from extractor.errors import GateFailed
from extractor.terminal import plain


def configure(parser: ArgumentParser) -> None:
    add_read(parser)
    parser.add_argument("--new", action="store_true", help=f"begin the entry in {CHANGELOG} for the labels as they are")


def run(args: Namespace) -> int:
    folder = read_from(args)
    gold = load_gold(folder)
    if args.new:
        entry = write_entry(folder, gold, datetime.now(UTC).date().isoformat())
        print(plain(f"{folder / CHANGELOG}:{entry.line}: entry {entry.number} begun; write there what changed and why"))
        return 0
    for problem in check(folder, gold):
        raise GateFailed(str(problem))
    entry_or_none = newest(folder)
    said = f"version {entry_or_none.number} ({entry_or_none.date})" if entry_or_none else f"no {CHANGELOG}, no version"
    print(plain(f"{gold.name}@{gold.sha256[:8]}: {said}, {len(gold.cases)} articles"))
    return 0

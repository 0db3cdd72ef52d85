"""`incidents gold`: check the labels against their articles and the record, write the schema that editors use."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from eval.gold.json_schema import label_schema_text
from eval.gold.labels import read_gold
from extractor import resources
from extractor.terminal import one_line


def configure(parser: ArgumentParser) -> None:
    actions = parser.add_subparsers(dest="action", required=True, metavar="lint|schema")
    lint = actions.add_parser(
        "lint", help="check every label", description="Check shape, quotes, hashes and keys of every label."
    )
    lint.add_argument(
        "folder", nargs="?", type=Path, metavar="DIR", help="gold set (default: the one that comes along)"
    )
    actions.add_parser("schema", help="print the schema of a label file", description="Print goldset/SCHEMA.json.")


def run(args: Namespace) -> int:
    if args.action == "schema":
        print(label_schema_text(), end="")
        return 0
    return _lint(args.folder or resources.folder("goldset"))


def _lint(folder: Path) -> int:
    cases, problems = read_gold(folder)
    for problem in problems:
        print(one_line(str(problem)))
    total = len(cases) + len({p.file for p in problems})
    print(f"{len(cases)} of {total} labels whole, {len(problems)} problems")
    return 2 if problems else 0

"""`incidents gold`: begin, check, write, compare, settle, count and version the labels; bring them in and out."""

from argparse import ArgumentParser, Namespace
from importlib import import_module
from typing import Any

ACTIONS = {
    "new": "begin the label of an article, empty or pre-filled from a run",
    "lint": "check every label, and that the changelog knows of every change",
    "fmt": "write label files in the one canonical form",
    "agree": "say how far two readers agree, field by field, and where they do not",
    "adjudicate": "merge two readings into drafts with every disagreement marked",
    "stats": "count what the gold set holds and what each score rests on",
    "version": "show the version of the gold set, or begin the entry of a new one",
    "review": "turn a reader's marks in a report into changes of the labels",
    "export": "write the labels as Label Studio tasks",
    "import": "read Label Studio tasks as the labels of a reader",
    "schema": "print the schema of a label file, which editors use",
}
"""Action → one line of help. Each is a module of this package with ``configure(parser)`` and ``run(args)``."""


def configure(parser: ArgumentParser) -> None:
    actions = parser.add_subparsers(dest="action", required=True, metavar="ACTION")
    for name, line in ACTIONS.items():
        described = actions.add_parser(name, help=line, description=f"{line[0].upper()}{line[1:]}.")
        _module(name).configure(described)


def run(args: Namespace) -> int:
    code: int = _module(args.action).run(args)
    return code


def _module(action: str) -> Any:  # noqa: ANN401 - a module with the two functions above
    return import_module(f"{__name__}.{'import_' if action == 'import' else action}")

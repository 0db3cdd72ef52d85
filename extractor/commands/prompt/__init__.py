"""`incidents prompt`: which versions there are, what one would send, what is wrong with it; the next one."""

from argparse import SUPPRESS, ArgumentParser, Namespace
from importlib import import_module
from pathlib import Path
from typing import Any

ACTIONS = {
    "list": "name every version with its hash, and whether it is released; or what each is for and costs",
    "show": "print exactly what would be sent for one article",
    "lint": "check versions without a call: templates, examples, schema, release; estimate their tokens",
    "diff": "show what differs between two versions, as written or as sent for one article",
    "new": "copy a version as the next draft",
    "release": "pin a version: from then on its content never changes",
}
"""Action → one line of help. Each is a module of this package with ``configure(parser)`` and ``run(args)``."""


def configure(parser: ArgumentParser) -> None:
    _add_prompts(parser, None)
    actions = parser.add_subparsers(dest="action", required=True, metavar="|".join(ACTIONS))
    for name, line in ACTIONS.items():
        described = actions.add_parser(name, help=line, description=f"{line[0].upper()}{line[1:]}.")
        _add_prompts(described, SUPPRESS)  # before or after the action, whichever comes to mind
        _module(name).configure(described)


def run(args: Namespace) -> int:
    code: int = _module(args.action).run(args)
    return code


def _add_prompts(parser: ArgumentParser, default: str | None) -> None:
    parser.add_argument(
        "--prompts",
        metavar="DIR",
        type=Path,
        default=default,
        help="folder of prompt versions (default: the ones that come along)",
    )


def _module(action: str) -> Any:  # noqa: ANN401 - a module with the two functions above
    return import_module(f"{__name__}.{'list_' if action == 'list' else action}")

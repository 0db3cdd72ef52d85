"""Where the prompts and the gold set that come with the program are."""

from pathlib import Path

from extractor.errors import InputError

_PACKAGE = Path(__file__).resolve().parent
PLACES = (_PACKAGE / "_bundled", _PACKAGE.parent)
"""Inside an installed wheel, and beside the package in a checkout."""


def folder(name: str) -> Path:
    """The folder ``prompts`` or ``goldset``; InputError naming both places where neither has it."""
    for place in PLACES:
        if (place / name).is_dir():
            return place / name
    raise InputError(f"no folder {name!r} in {PLACES[0]} or {PLACES[1]}; reinstall, or name a folder yourself")

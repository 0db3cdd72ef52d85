"""The block between two lines of ``---`` at the top of `prompt.md`: what a program has to know of a prompt version."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from extractor.errors import PromptError
from extractor.files import read_text
from extractor.strictyaml import Document, read_yaml

FILE = "prompt.md"
KINDS: dict[str, type] = {
    "name": str,
    "version": str,
    "description": str,
    "schema": int,
    "schema_sha256": str,
    "model": str,
    "options": dict,
}
"""Every key, with its kind. `schema` and `schema_sha256` are those of the record when the prompt was written."""


@dataclass(frozen=True, slots=True)
class FrontMatter:
    head: dict[str, Any]
    """Every key of `KINDS`."""
    block: str
    """The same as it is written."""
    body: str
    """What follows it, written for people."""


def read_front_matter(file: Path) -> FrontMatter:
    """PromptError for a block that is missing, has other keys or kinds, or names another folder; YamlError."""
    block, body = split(file)
    document = read_yaml(block, str(file), first_line=2)
    _check_keys(document.value, file)
    _check_kinds(document, file)
    head = document.value
    if f"{head['name']}/{head['version']}" != "/".join(file.parent.parts[-2:]):
        raise PromptError(f"{file}: says it is {head['name']}/{head['version']}; the folder says otherwise")
    return FrontMatter(head, block, body.strip())


def split(file: Path) -> tuple[str, str]:
    """The block without its lines of ``---``, and the text behind it; PromptError where there is no block."""
    opening, _, rest = read_text(file).partition("---\n")
    block, closed, body = rest.partition("\n---\n")
    if opening or not closed:
        raise PromptError(f"{file}:1: no front matter; begin the file with a block between two lines of ---")
    return block, body


def _check_keys(head: object, file: Path) -> None:
    if not isinstance(head, dict) or head.keys() != KINDS.keys():
        found = ", ".join(sorted(head)) if isinstance(head, dict) else "no keys"
        raise PromptError(f"{file}: front matter needs exactly {', '.join(sorted(KINDS))}; found {found}")


def _check_kinds(document: Document, file: Path) -> None:
    for key, kind in KINDS.items():
        found = document.value[key]
        if type(found) is not kind:
            raise PromptError(f"{file}:{document.line((key,))}: {key} must be {kind.__name__}, found {found!r}")

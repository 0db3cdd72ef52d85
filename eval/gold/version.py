"""Versions of a gold set: the newest entry of its `CHANGELOG.md` carries the content hash of what it describes.

An entry is a heading ``## N (YYYY-MM-DD)``, a line ``Content: `<sha256>` `` and what changed and why. The hash is the
one in the signature line of every score, so an entry also says which scores belong to it. A set without a changelog
has no versions and is not checked.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from eval.gold.labels import GoldSet, Problem
from extractor.errors import GoldError
from extractor.files import read_text, write_whole

CHANGELOG = "CHANGELOG.md"
TO_WRITE = "TO WRITE: what changed in the labels, and why."
"""What an entry says until somebody has said it; the lint does not take it for a description."""

_HEADING = re.compile(r"^## (?P<number>\d+) \((?P<date>\d{4}-\d{2}-\d{2})\)[ \t]*$", re.MULTILINE | re.ASCII)
_CONTENT = re.compile(r"^Content: `(?P<sha>[0-9a-f]{64})`[ \t]*$", re.MULTILINE)
_TITLE = "# Gold changelog\nWhat changed in the labels or their rules, and why.\n"


@dataclass(frozen=True, slots=True)
class Entry:
    """One version as the changelog has it, at a 1-based line. `sha256` is null where the entry names no content."""

    number: int
    date: str
    sha256: str | None
    text: str
    line: int

    @property
    def described(self) -> bool:
        """Whether it says anything of what changed."""
        said = _CONTENT.sub("", self.text)
        return bool(said.strip()) and TO_WRITE not in said


def newest(folder: Path) -> Entry | None:
    """The first entry of the set's changelog; null where there is no changelog or no entry in it."""
    file = folder / CHANGELOG
    return next(_entries(read_text(file)), None) if file.is_file() else None


def check(folder: Path, gold: GoldSet) -> Iterator[Problem]:
    """What is wrong with the versions of `gold`, which was read from `folder`."""
    file = folder / CHANGELOG
    if not file.is_file():
        return
    entry = newest(folder)
    if entry is None:
        yield Problem(file, 1, f"holds no entry; `incidents gold version --new {folder}` writes the first")
    elif entry.sha256 != gold.sha256:
        found = "names no content" if entry.sha256 is None else f"is of content {entry.sha256[:8]}"
        yield Problem(
            file, entry.line,
            f"entry {entry.number} {found} and the labels are now {gold.sha256[:8]}: say what changed and why in a new "
            f"entry; `incidents gold version --new {folder}` begins it",
        )  # fmt: skip
    elif not entry.described:
        yield Problem(file, entry.line, f"entry {entry.number} does not say what changed and why")


def write_entry(folder: Path, gold: GoldSet, today: str, changes: Sequence[str] = ()) -> Entry:
    """Begin the entry for the labels as they are, or give one that is still to be written their hash.

    `changes` are listed in it, a line each. GoldError where the newest entry already is of this content.
    """
    file = folder / CHANGELOG
    text = read_text(file) if file.is_file() else _TITLE
    entry = next(_entries(text), None)
    if entry is not None and entry.sha256 == gold.sha256:
        raise GoldError(f"{file}:{entry.line}: entry {entry.number} is already of these labels; nothing to write")
    if entry is not None and not entry.described:
        text = text.replace(entry.text, _renewed(entry, gold, changes), 1)
    else:
        heading = f"## {entry.number + 1 if entry else 1} ({today})"
        at = _start(text)
        text = f"{text[:at].rstrip()}\n\n{heading}{_body(gold, changes)}\n{text[at:]}".rstrip() + "\n"
    write_whole(file, text)
    return next(_entries(text))


def _body(gold: GoldSet, changes: Sequence[str]) -> str:
    return "".join(f"{line}\n" for line in ("", f"Content: `{gold.sha256}`", f"- {TO_WRITE}", *_listed(changes)))


def _renewed(entry: Entry, gold: GoldSet, changes: Sequence[str]) -> str:
    """The entry's text with another hash, and with what changed since beside what it lists already."""
    if entry.sha256 is None:
        return _body(gold, changes)
    rest = entry.text.replace(entry.sha256, gold.sha256, 1)
    return rest.rstrip() + "\n" + "".join(f"{line}\n" for line in _listed(changes)) + "\n" * rest.endswith("\n\n")


def _listed(changes: Sequence[str]) -> list[str]:
    return [f"- {' '.join(change.split())}" for change in changes]


def _start(text: str) -> int:
    """Offset of the newest entry, or of the end."""
    found = _HEADING.search(text)
    return found.start() if found else len(text)


def _entries(text: str) -> Iterator[Entry]:
    headings = list(_HEADING.finditer(text))
    ends = [*(heading.start() for heading in headings[1:]), len(text)]
    for heading, end in zip(headings, ends, strict=False):
        body = text[heading.end() : end]
        content = _CONTENT.search(body)
        line = text.count("\n", 0, heading.start()) + 1
        yield Entry(int(heading["number"]), heading["date"], content["sha"] if content else None, body, line)

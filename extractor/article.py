"""Articles: the text byte-exact, its own date, and readers for every form in which articles arrive.

The text is never cleaned: spans, quotes and hashes refer to it as it came. What is site furniture is
for the prompt's rules and the baseline to see through.
"""

import codecs
import hashlib
import json
import os
import re
import sys
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import NoReturn

from extractor.errors import ArticleError
from extractor.journal.key_index import KeyIndex
from extractor.record import MANIFEST, RECORDS

SUFFIXES = (".txt", ".jsonl")
STDIN = "-"

_HEADER = re.compile(r"\A\ufeff?\s*date[ \t]+(\d{4}-\d{2}-\d{2})(?!\d)", re.ASCII)
_SURROGATE = re.compile(r"[\ud800-\udfff]")


@dataclass(frozen=True)
class Article:
    """One report. `text` is exactly what the file holds, its date header included; spans count its characters.

    `given` is a date that came beside the text (a JSONL key), ISO, or null.
    """

    id: str
    text: str
    given: str | None = None

    @cached_property
    def sha256(self) -> str:
        """Hex digest of the text in UTF-8: of the file's own bytes, for a text file."""
        return hashlib.sha256(self.text.encode()).hexdigest()

    @property
    def published(self) -> str | None:
        """The article's own date, ISO, or null where it shows none."""
        return self.given or header_date(self.text)


def header_date(text: str) -> str | None:
    """Day of a ``date YYYY-MM-DD`` header at the very start, glued to the text or not; null without a real one."""
    found = _HEADER.match(text)
    return found.group(1) if found and _is_day(found.group(1)) else None


def body_start(text: str) -> int:
    """Offset of the first character after the date header, 0 without one."""
    found = _HEADER.match(text)
    return found.end() if found else 0


def _standard_input() -> bytes:
    return sys.stdin.buffer.read()


def read_articles(paths: list[str], stdin: Callable[[], bytes] = _standard_input) -> Iterator[Article]:
    """Articles of files, folders (sorted, recursively) and ``-`` for standard input, one at a time.

    Runs that were written among the articles of a folder are passed over.

    ArticleError for a path that is missing, unreadable, empty or not text, for a malformed JSONL line,
    and for two articles of one id, since records could not tell them apart.
    """
    with KeyIndex() as seen:
        for path in paths:
            for article in _read_path(path, stdin):
                if seen.put(article.id):
                    raise ArticleError(f"{path}: a second article has the id {article.id!r}; rename one of them")
                yield article


def _read_path(path: str, stdin: Callable[[], bytes]) -> Iterator[Article]:
    if path == STDIN:
        yield _article("stdin", _decode("standard input", stdin()), "standard input")
    elif _is_folder(Path(path)):
        yield from _read_folder(Path(path))
    else:
        yield from _read_file(Path(path))


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError as error:
        raise _unreadable(path, error) from None


def _read_folder(folder: Path) -> Iterator[Article]:
    try:
        files = sorted(_article_files(folder))
    except OSError as error:
        raise _unreadable(Path(error.filename or folder), error) from None
    if not files:
        raise ArticleError(f"{folder}: no articles here; expected files ending in {' or '.join(SUFFIXES)}")
    for file in files:
        yield from _read_file(file)


def _article_files(folder: Path) -> Iterator[Path]:
    """Links that lead nowhere are among them, so that reading says so; OSError where a folder cannot be looked into."""
    for place, below, names in os.walk(folder, onerror=_raise):
        wanted: Collection[str] = SUFFIXES
        if {MANIFEST, RECORDS} <= set(names):  # a run: its lines are no articles
            below.clear()
            wanted = {".txt"}
        files = (file for name in names if (file := Path(place, name)).suffix in wanted)
        yield from (file for file in files if file.is_file() or not file.exists())


def _raise(error: OSError) -> NoReturn:
    raise error


def _read_file(file: Path) -> Iterator[Article]:
    try:
        if file.suffix == ".jsonl":
            yield from _read_jsonl(file)
        else:
            yield _article(file.stem, _decode(str(file), file.read_bytes()), str(file))
    except OSError as error:
        raise _unreadable(file, error) from None


def _unreadable(path: Path, error: OSError) -> ArticleError:
    return ArticleError(f"{path}: cannot be read: {error.strerror or error}")


def _read_jsonl(file: Path) -> Iterator[Article]:
    found = False
    with file.open("rb") as lines:
        for number, line in enumerate(lines, 1):
            if line.strip():
                found = True
                yield _from_json(line.removeprefix(codecs.BOM_UTF8), f"{file}:{number}", f"{file.stem}-{number}")
    if not found:
        raise ArticleError(f"{file}: the file is empty; expected one JSON object a line")


def _from_json(line: bytes, place: str, default_id: str) -> Article:
    try:
        row = json.loads(_decode(place, line))
    except (ValueError, RecursionError):
        raise ArticleError(f"{place}: not JSON; expected one object a line with the key 'text'") from None
    if not isinstance(row, dict) or not isinstance(row.get("text"), str):
        raise ArticleError(f"{place}: expected a JSON object whose key 'text' holds the article")
    day = row.get("date")
    if day is not None and not (isinstance(day, str) and _is_day(day)):
        raise ArticleError(f"{place}: 'date' is {json.dumps(day)}; expected YYYY-MM-DD")
    return _article(_id(row.get("id"), place) or default_id, row["text"], place, day)


def _id(value: object, place: str) -> str | None:
    if isinstance(value, bool | float | list | dict) or value == "":
        raise ArticleError(f"{place}: 'id' is {json.dumps(value)}; expected a text or a whole number")
    return None if value is None else str(value)


def _article(article_id: str, text: str, place: str, given: str | None = None) -> Article:
    if not text.strip():
        raise ArticleError(f"{place}: the article is empty; give it text or leave it out")
    if "\0" in text:
        raise ArticleError(f"{place}: holds NUL characters, so it is no text; leave it out")
    if _SURROGATE.search(text) or _SURROGATE.search(article_id):
        raise ArticleError(f"{place}: text or id holds half a surrogate pair, which is no character; mend it")
    return Article(article_id, text, given)


def _decode(place: str, raw: bytes) -> str:
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError as error:
        raise ArticleError(f"{place}: not UTF-8 text (byte {error.start}); convert it or leave it out") from None


def _is_day(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False

"""Pairs of documents of any schema from two files, one pair at a time: a million of them take no more memory than one.

A file is JSON (one document, or an array of them) or JSONL (one a line). Pairs stand in the same order on both sides;
a prediction of null says that the extraction failed.
"""

import json
import sys
from collections.abc import Iterator
from importlib import import_module
from itertools import zip_longest
from pathlib import Path
from typing import Any, Final

from extractor.errors import InputError, UsageError

Document = dict[str, Any]

_END: Final = "the file ends here"  # no document is a text


def load_model(name: str) -> type[Any]:
    """The class that ``module:Model`` names, also in the current folder; UsageError where there is none."""
    module_name, _, attribute = name.partition(":")
    if not attribute:
        raise UsageError(f"--schema is {name!r}; write module:Model")
    if "" not in sys.path:
        sys.path.insert(0, "")  # as `python -m` does, so that a module beside the user is found
    try:
        module = import_module(module_name)
    except ImportError as error:
        raise UsageError(f"--schema {name}: {error}") from None
    try:
        model: type[Any] = getattr(module, attribute)
    except AttributeError:
        raise UsageError(f"--schema {name}: the module {module_name} has no {attribute!r}") from None
    return model


def read_pairs(gold: Path, predicted: Path) -> Iterator[tuple[Document, Document | None]]:
    """(gold, prediction) in file order. InputError names file and line of what is no document, and unequal lengths."""
    sides = zip_longest(_documents(gold), _documents(predicted), fillvalue=_END)
    wanted: Any
    found: Any
    for number, (wanted, found) in enumerate(sides, 1):
        if wanted is _END or found is _END:
            short, long = (gold, predicted) if wanted is _END else (predicted, gold)
            raise InputError(
                f"{short}: ends after {number - 1} documents and {long} does not; every document needs both"
            )
        if wanted is None:
            raise InputError(f"{gold}: document {number} is null; gold is always an object")
        yield wanted, found


def _documents(file: Path) -> Iterator[Any]:
    try:
        if file.suffix == ".jsonl":
            yield from _lines(file)
        else:
            yield from _whole(file)
    except OSError as error:
        raise InputError(f"{file}: cannot be read: {error.strerror or error}") from None


def _lines(file: Path) -> Iterator[Any]:
    with file.open("rb") as lines:
        for number, line in enumerate(lines, 1):
            if line.strip():
                yield _document(_parsed(line, f"{file}:{number}"), f"{file}:{number}")


def _whole(file: Path) -> Iterator[Any]:
    content = _parsed(file.read_bytes(), str(file))
    for number, value in enumerate(content if isinstance(content, list) else [content], 1):
        yield _document(value, f"{file}: document {number}")


def _parsed(raw: bytes, place: str) -> Any:  # noqa: ANN401 - JSON holds anything
    try:
        return json.loads(raw)
    except (ValueError, RecursionError) as error:
        raise InputError(f"{place}: not JSON: {error}") from None


def _document(value: Any, place: str) -> Document | None:  # noqa: ANN401
    if value is not None and not isinstance(value, dict):
        raise InputError(f"{place}: found {type(value).__name__}; a document is a JSON object")
    return value

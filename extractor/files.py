"""Text files: read with one clear error, written so that a reader sees the old content or the new, never half."""

import os
import tempfile
from pathlib import Path

from extractor.errors import InputError


def read_text(file: Path) -> str:
    """The file's text; InputError where it is missing, unreadable or not UTF-8."""
    try:
        return file.read_bytes().decode("utf-8")
    except OSError as error:
        raise InputError(f"{file}: cannot be read: {error.strerror or error}") from None
    except UnicodeDecodeError as error:
        raise InputError(f"{file}: not UTF-8 text (byte {error.start})") from None


def write_whole(file: Path, text: str) -> None:
    """Write `text` to `file` through a temporary neighbour and a rename; InputError where the place forbids it."""
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        _replace(file, text)
    except OSError as error:
        raise InputError(f"{file}: cannot be written: {error.strerror or error}") from None


def _replace(file: Path, text: str) -> None:
    handle, name = tempfile.mkstemp(dir=file.parent, prefix=f".{file.name}.")
    draft = Path(name)
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as out:
            out.write(text)
        draft.chmod(0o644)
        draft.replace(file)
    finally:
        draft.unlink(missing_ok=True)

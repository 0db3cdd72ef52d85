"""Writing files so that a reader sees the old content or the new, never half of it."""

import os
import tempfile
from pathlib import Path

from extractor.errors import InputError


def write_whole(file: Path, text: str) -> None:
    """Write `text` to `file` through a temporary neighbour and a rename; InputError where the place forbids it."""
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=file.parent, prefix=f".{file.name}.")
        try:
            with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as out:
                out.write(text)
            os.chmod(name, 0o644)
            os.replace(name, file)
        except BaseException:
            os.unlink(name)
            raise
    except OSError as error:
        raise InputError(f"{file}: cannot be written: {error.strerror or error}") from None

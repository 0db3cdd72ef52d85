"""One process for each run folder. The system drops the lock with the process, so kill -9 leaves none behind."""

import os
from pathlib import Path

from extractor.errors import RunError


def open_held(file: Path) -> int:
    """A descriptor of `file`, made if it is missing, that no other process can hold until it is closed.

    RunError where another process holds it, or the place forbids it. POSIX only.
    """
    try:
        descriptor = os.open(file, os.O_RDWR | os.O_APPEND | os.O_CREAT | os.O_CLOEXEC, 0o644)
    except OSError as error:
        raise RunError(f"{file}: cannot be opened: {error.strerror or error}") from None
    _hold(descriptor, file)
    return descriptor


def _hold(descriptor: int, file: Path) -> None:
    import fcntl

    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        os.close(descriptor)
        if isinstance(error, BlockingIOError):
            raise RunError(f"{file.parent}: another process is writing this run; wait for it, or stop it") from None
        raise RunError(f"{file}: cannot be locked: {error.strerror or error}") from None

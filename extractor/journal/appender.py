"""Lines that stay: handed to the system one by one, brought to the disk in groups.

A line survives the death of this process as soon as `add` returns, and a power cut half a second later. A call of
fdatasync for every line would cost thirty times as much.
"""

import os
from threading import Condition, Thread
from typing import Self

from extractor.errors import RunError

GROUP_LINES = 50
GROUP_S = 0.5
_to_disk = getattr(os, "fdatasync", os.fsync)  # macOS has no fdatasync


class Appender:
    """Appends to `descriptor`, which it closes; `place` names it in errors. RunError where the disk refuses."""

    def __init__(self, descriptor: int, place: str) -> None:
        self._descriptor, self._place = descriptor, place
        self._news = Condition()
        self._unsynced = 0
        self._closing = False
        self._fault: OSError | None = None
        self._thread = Thread(target=self._sync_in_groups, name="fdatasync", daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        with self._news:
            self._closing = True
            self._news.notify()
        self._thread.join()
        os.close(self._descriptor)
        self._check()

    def add(self, line: bytes) -> None:
        """Append one line, which must end in a newline and hold no other."""
        self._check()
        try:
            _write_all(self._descriptor, line)
        except OSError as error:
            raise self._failure(error) from None
        with self._news:
            self._unsynced += 1
            if self._unsynced in {1, GROUP_LINES}:
                self._news.notify()

    def _sync_in_groups(self) -> None:
        while self._wait_for_group():
            try:
                _to_disk(self._descriptor)
            except OSError as error:
                self._fault = error
                return

    def _wait_for_group(self) -> bool:
        """Whether there is a group to bring to the disk; false at the end."""
        with self._news:
            self._news.wait_for(lambda: self._unsynced or self._closing)
            self._news.wait_for(lambda: self._unsynced >= GROUP_LINES or self._closing, timeout=GROUP_S)
            there, self._unsynced = self._unsynced > 0, 0
            return there

    def _check(self) -> None:
        if self._fault:
            raise self._failure(self._fault)

    def _failure(self, error: OSError) -> RunError:
        return RunError(
            f"{self._place}: cannot be written: {error.strerror or error}; what stands there is kept, so make room "
            "and give the same command again"
        )


def _write_all(descriptor: int, line: bytes) -> None:
    written = os.write(descriptor, line)
    while written < len(line):
        written += os.write(descriptor, line[written:])

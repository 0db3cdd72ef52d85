"""The torn tail: what a killed process had begun to write. A row is a row once its line has ended."""

import os

BLOCK = 1 << 16


def cut_torn_tail(descriptor: int) -> int:
    """Cut the file after its last newline; the number of bytes that went."""
    size = os.fstat(descriptor).st_size
    whole = _end_of_last_line(descriptor, size)
    if whole < size:
        os.ftruncate(descriptor, whole)
    return size - whole


def _end_of_last_line(descriptor: int, size: int) -> int:
    end = size
    while end > 0:
        start = max(0, end - BLOCK)
        newline = os.pread(descriptor, end - start, start).rfind(b"\n")
        if newline >= 0:
            return start + newline + 1
        end = start
    return 0

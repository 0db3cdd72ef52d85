import os
from pathlib import Path

import pytest

from extractor.journal.tail import BLOCK, cut_torn_tail


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param(b"", b"", id="empty"),
        pytest.param(b"one\ntwo\n", b"one\ntwo\n", id="whole"),
        pytest.param(b"one\ntw", b"one\n", id="torn"),
        pytest.param(b"on", b"", id="the first line is torn"),
        pytest.param(b"one\n" + b"x" * (3 * BLOCK), b"one\n", id="the torn line is longer than what is read at once"),
        pytest.param(b"one\n\x00\x00\x00", b"one\n", id="zeros that a power cut left"),
        pytest.param(b"x" * (BLOCK - 1) + b"\n" + b"y", b"x" * (BLOCK - 1) + b"\n", id="newline at a border of blocks"),
    ],
)
def test_the_file_ends_with_its_last_whole_line(tmp_path: Path, before: bytes, after: bytes) -> None:
    file = tmp_path / "records.jsonl"
    file.write_bytes(before)
    descriptor = os.open(file, os.O_RDWR)
    try:
        assert cut_torn_tail(descriptor) == len(before) - len(after)
    finally:
        os.close(descriptor)
    assert file.read_bytes() == after

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from extractor.errors import RunError
from extractor.journal.appender import GROUP_LINES, Appender


def opened(file: Path) -> Appender:
    return Appender(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_APPEND), str(file))


def test_a_line_is_there_for_other_processes_as_soon_as_it_was_added(tmp_path: Path) -> None:
    with opened(tmp_path / "lines") as lines:
        lines.add(b"one\n")
        assert (tmp_path / "lines").read_bytes() == b"one\n"
        lines.add(b"two\n")
        assert (tmp_path / "lines").read_bytes() == b"one\ntwo\n"


def test_it_continues_after_what_is_there(tmp_path: Path) -> None:
    (tmp_path / "lines").write_bytes(b"one\n")
    with opened(tmp_path / "lines") as lines:
        lines.add(b"two\n")
    assert (tmp_path / "lines").read_bytes() == b"one\ntwo\n"


SYNCS = """
import os, sys, time
from extractor.journal.appender import Appender
with Appender(os.open(sys.argv[1], os.O_WRONLY | os.O_CREAT), "lines") as lines:
    for _ in range(int(sys.argv[2])):
        lines.add(b"x" * 100 + b"\\n")
    time.sleep(float(sys.argv[3]))
"""


@pytest.mark.parametrize(
    ("count", "pause", "most"),
    [
        pytest.param(1, 1.2, 1, id="one line goes to the disk by itself, half a second later, and once"),
        pytest.param(40 * GROUP_LINES, 0, 41, id="many lines go in groups"),
    ],
)
def test_lines_go_to_the_disk_in_groups(tmp_path: Path, count: int, pause: float, most: int) -> None:
    strace = ["strace", "-f", "-e", "trace=fdatasync,exit_group", "-o", str(tmp_path / "calls")]
    program = [sys.executable, "-c", SYNCS, str(tmp_path / "lines"), str(count), str(pause)]
    try:
        subprocess.run([*strace, *program], check=True, capture_output=True)
    except FileNotFoundError:
        pytest.skip("strace is not installed")
    except subprocess.CalledProcessError as error:
        pytest.skip(f"strace may not look at processes here: {error.stderr[-80:]!r}")
    calls = re.findall(r"fdatasync\(", (tmp_path / "calls").read_text())
    assert 1 <= len(calls) <= most


def test_a_full_disk_is_one_line_that_says_what_to_do() -> None:
    full = Path("/dev/full")
    if not full.exists():
        pytest.skip("no /dev/full on this system")
    refused = pytest.raises(RunError, match=r"runs/r/records.jsonl: cannot be written: No space left .* same command")
    with Appender(os.open(full, os.O_WRONLY), "runs/r/records.jsonl") as lines, refused:
        lines.add(b"one\n")

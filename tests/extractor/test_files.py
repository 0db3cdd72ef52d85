"""Text files: one clear error when they are read, the old content or the new when they are written."""

import subprocess
import sys
from pathlib import Path

import pytest

from extractor.errors import InputError
from extractor.files import read_text, write_whole
from tests.console import ENVIRONMENT, python


@pytest.mark.parametrize("text", ["", "one\r\ntwo\n", "Київ — \ufeff"], ids=["empty", "line endings", "beyond ASCII"])
def test_what_is_written_is_read_back_byte_for_byte(tmp_path: Path, text: str) -> None:
    write_whole(tmp_path / "a.json", text)
    assert read_text(tmp_path / "a.json") == text
    assert (tmp_path / "a.json").read_bytes() == text.encode()


def test_writing_makes_missing_folders_replaces_the_file_and_leaves_nothing_beside_it(tmp_path: Path) -> None:
    file = tmp_path / "runs" / "one" / "manifest.json"
    write_whole(file, "old")
    write_whole(file, "new")
    assert file.read_text() == "new"
    assert list(file.parent.iterdir()) == [file]
    assert file.stat().st_mode & 0o777 == 0o644


def test_writing_that_fails_half_way_leaves_the_old_content_and_nothing_beside_it(tmp_path: Path) -> None:
    file = tmp_path / "manifest.json"
    write_whole(file, "old")
    with pytest.raises(UnicodeEncodeError):
        write_whole(file, "new " * 100_000 + "\ud83d")  # the first buffers are on the disk when the last cannot be
    assert file.read_text() == "old"
    assert list(tmp_path.iterdir()) == [file]


FULL_DISK = """
import resource, sys
from pathlib import Path
from extractor.errors import InputError
from extractor.files import write_whole
resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))
try:
    write_whole(Path(sys.argv[1]), "new" * 1000)
except InputError as error:
    print(error)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="no limit on file sizes there")
def test_a_disk_that_takes_only_a_part_leaves_the_old_content(tmp_path: Path) -> None:
    file = tmp_path / "manifest.json"
    write_whole(file, "old")
    assert python(FULL_DISK, file) == f"{file}: cannot be written: File too large\n"
    assert file.read_text() == "old"
    assert list(tmp_path.iterdir()) == [file]


KILLED = """
import sys
from pathlib import Path
from extractor.files import write_whole
for turn in range(10**9):
    write_whole(Path(sys.argv[1]), f"{turn % 10}" * 50_000)
    print(turn, flush=True)
"""


def test_a_writer_killed_at_any_moment_leaves_whole_content(tmp_path: Path) -> None:
    file = tmp_path / "manifest.json"
    with subprocess.Popen([sys.executable, "-c", KILLED, file], env=ENVIRONMENT, stdout=subprocess.PIPE) as writer:
        assert writer.stdout
        for _ in range(20):
            writer.stdout.readline()
        writer.kill()
    text = file.read_text()
    assert len(text) == 50_000
    assert len(set(text)) == 1


@pytest.mark.parametrize("place", ["there/inside.json", "folder"], ids=["below a file", "a folder"])
def test_a_place_that_cannot_be_written_is_named(tmp_path: Path, place: str) -> None:
    (tmp_path / "there").write_text("a file")
    (tmp_path / "folder").mkdir()
    with pytest.raises(InputError) as caught:
        write_whole(tmp_path / place, "x")
    assert str(caught.value).startswith(f"{tmp_path / place}: cannot be written: ")
    assert sorted(p.name for p in tmp_path.iterdir()) == ["folder", "there"]


@pytest.mark.parametrize(
    ("name", "raw", "message"),
    [
        ("missing", None, "cannot be read: No such file or directory"),
        (".", None, "cannot be read: Is a directory"),
        ("latin", b"Ren\xe9", "not UTF-8 text (byte 3)"),
    ],
    ids=["missing", "a folder", "not UTF-8"],
)
def test_a_file_that_cannot_be_read_is_named(tmp_path: Path, name: str, raw: bytes | None, message: str) -> None:
    file = tmp_path / name
    if raw is not None:
        file.write_bytes(raw)
    with pytest.raises(InputError) as caught:
        read_text(file)
    assert str(caught.value) == f"{file}: {message}"

import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from extractor.cache.store import FILE, AnswerStore, default_folder
from extractor.errors import InputError
from tests.extractor.answering import answer

KEY = b"k" * 32


def test_an_answer_comes_back_whole_and_as_one_that_is_not_paid_for_again(tmp_path: Path) -> None:
    store = AnswerStore(tmp_path / "cache")
    assert store.get(KEY) is None
    store.put(KEY, answer())
    store.close()
    found = AnswerStore(tmp_path / "cache").get(KEY)
    assert found is not None
    assert found.reused
    assert (found.extraction, found.attempts) == (answer().extraction, answer().attempts)


def test_a_failure_is_never_kept(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="an answer that is timeout is not kept"):
        AnswerStore(tmp_path).put(KEY, answer("timeout"))


def test_the_later_answer_stays(tmp_path: Path) -> None:
    store = AnswerStore(tmp_path)
    store.put(KEY, answer())
    store.put(KEY, answer(usage=None))
    found = store.get(KEY)
    assert found
    assert found.attempts[0].usage is None


def test_what_is_there_is_json_and_no_pickle(tmp_path: Path) -> None:
    AnswerStore(tmp_path).put(KEY, answer())
    (text,) = sqlite3.connect(tmp_path / FILE).execute("SELECT answer FROM answers").fetchone()
    assert text.startswith('{"extraction":{"incidents":[]},"attempts":[{')


@pytest.mark.parametrize("text", ["", "no json", '{"extraction": {"incidents": [{}]}, "attempts": []}', "\x80\x04N."])
def test_something_else_in_its_place_is_a_miss(tmp_path: Path, text: str) -> None:
    store = AnswerStore(tmp_path)
    with sqlite3.connect(tmp_path / FILE) as base:
        base.execute("INSERT INTO answers VALUES (?, ?)", (KEY, text))
    base.close()
    assert store.get(KEY) is None


def test_a_file_that_is_no_database_is_one_line(tmp_path: Path) -> None:
    (tmp_path / FILE).write_text("not a database at all, but long enough to be looked at as one" * 20)
    with pytest.raises(InputError, match=r"answers.sqlite: the cache cannot be used: file is not a database; .* off"):
        AnswerStore(tmp_path)


def test_a_place_that_cannot_be_made_is_one_line(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(InputError, match=r"the cache cannot be used: "):
        AnswerStore(tmp_path / "file" / "cache")


WRITE = """
import sys; from pathlib import Path
from extractor.cache.store import AnswerStore
from tests.extractor.answering import answer
store = AnswerStore(Path(sys.argv[1]))
for n in range(200):
    store.put(b"%d-%d" % (int(sys.argv[2]), n), answer())
    assert store.get(b"%d-%d" % (int(sys.argv[2]), n))
"""


def test_several_processes_write_at_once(tmp_path: Path) -> None:
    writers = [subprocess.Popen([sys.executable, "-c", WRITE, str(tmp_path), str(n)]) for n in range(3)]
    assert [writer.wait(60) for writer in writers] == [0, 0, 0]
    store = AnswerStore(tmp_path)
    assert all(store.get(b"%d-%d" % (writer, n)) for writer in range(3) for n in range(200))


def test_the_default_is_the_users_cache_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    assert default_folder() == tmp_path / "incident-extractor"
    monkeypatch.delenv("XDG_CACHE_HOME")
    assert default_folder() == Path.home() / ".cache" / "incident-extractor"

import os
import subprocess
import sys
from pathlib import Path

import pytest

from extractor.errors import RunError
from extractor.journal.lock import open_held

HOLD = "import sys, time; from pathlib import Path; from extractor.journal.lock import open_held\n"
HOLD += "open_held(Path(sys.argv[1])); print('held', flush=True); time.sleep(60)"


def test_a_second_process_is_told_who_is_in_its_way_and_gets_in_after_kill_9(tmp_path: Path) -> None:
    file = tmp_path / "records.jsonl"
    with subprocess.Popen([sys.executable, "-c", HOLD, str(file)], stdout=subprocess.PIPE) as other:
        assert other.stdout
        assert other.stdout.readline() == b"held\n"
        with pytest.raises(RunError, match="another process is writing this run"):
            open_held(file)
        other.kill()
        other.wait()
        os.close(open_held(file))


def test_the_same_process_cannot_hold_it_twice(tmp_path: Path) -> None:
    first = open_held(tmp_path / "records.jsonl")
    with pytest.raises(RunError, match="another process"):
        open_held(tmp_path / "records.jsonl")
    os.close(first)


def test_a_place_that_cannot_be_opened_is_one_line(tmp_path: Path) -> None:
    with pytest.raises(RunError, match=r"records.jsonl: cannot be opened: No such file"):
        open_held(tmp_path / "nowhere" / "records.jsonl")

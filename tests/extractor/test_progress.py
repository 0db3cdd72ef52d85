"""How far a run is: a line for each record, safe to print, on standard error alone."""

import pytest

from extractor.progress import Progress
from extractor.record import RunRecord
from extractor.schema import Extraction
from tests.samples import RECORD, answered


def failed(name: str = "a", error: str = "no answer within 1 s") -> RunRecord:
    return RunRecord(article=name, sha256="0" * 64, outcome="timeout", error=error)


def found(incidents: int) -> RunRecord:
    extraction = Extraction.model_validate({"incidents": RECORD["incidents"] * incidents})
    return answered().model_copy(update={"extraction": extraction, "sample": 2})


def lines(capsys: pytest.CaptureFixture[str], *records: RunRecord, quiet: bool = False) -> list[str]:
    with Progress(len(records), quiet=quiet) as progress:
        for record in records:
            progress.advance(record)
    printed = capsys.readouterr()
    assert printed.out == ""
    return printed.err.splitlines()


def test_each_record_is_a_line_that_says_what_came_of_it(capsys: pytest.CaptureFixture[str]) -> None:
    assert lines(capsys, answered(), found(1), found(2), failed()) == [
        "[1/4] zarichne#0 ok, 0 incidents",
        "[2/4] zarichne#2 ok, 1 incident",
        "[3/4] zarichne#2 ok, 2 incidents",
        "[4/4] a#0 timeout: no answer within 1 s",
    ]


def test_quiet_means_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    assert lines(capsys, answered(), failed(), quiet=True) == []


@pytest.mark.parametrize("hostile", ["\x1b[31m", "\r[9/9] all ok", "\x9b2J", "\u202e", "\x07"])
def test_names_and_errors_cannot_act_on_the_terminal(hostile: str, capsys: pytest.CaptureFixture[str]) -> None:
    (line,) = lines(capsys, failed(name=f"a{hostile}", error=f"said {hostile}"))
    assert line.isascii()
    assert line.isprintable()


def test_a_name_or_an_error_of_several_lines_stays_on_one(capsys: pytest.CaptureFixture[str]) -> None:
    assert lines(capsys, failed(name="a\n[9/9] b", error="one\ntwo")) == ["[1/1] a\\x0a[9/9] b#0 timeout: one\\x0atwo"]

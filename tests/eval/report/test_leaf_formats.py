import csv
import json
from dataclasses import replace
from io import StringIO
from xml.etree import ElementTree as ET

import pytest

from eval.report import jsonl, junit, leaves_csv, markdown
from eval.report.leaves import ARTICLE, rows
from eval.report.leaves_csv import defused
from eval.report.model import Report
from tests.eval.report.small import small_report


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        pytest.param("=1+1", "'=1+1", id="formula"),
        pytest.param("+1", "'+1", id="plus"),
        pytest.param("-1", "'-1", id="minus"),
        pytest.param("@SUM(A1)", "'@SUM(A1)", id="at"),
        pytest.param("\t=1", "'\t=1", id="tab"),
        pytest.param("\r=1", r"'\x0d=1", id="return"),
        pytest.param("  =1", "'  =1", id="behind spaces"),
        pytest.param("＝1", "'＝1", id="wide"),
        pytest.param("a=1", "a=1", id="within a text"),
        pytest.param("\x1b[31m", r"\x1b[31m", id="escape sequence"),
        pytest.param("", "", id="empty"),
    ],
)
def test_no_cell_is_computed(text: str, cell: str) -> None:
    assert defused(text) == cell


def test_csv_has_a_row_for_every_leaf_score(compared: Report) -> None:
    found = list(csv.DictReader(StringIO(leaves_csv.render(compared))))
    expected = list(rows(compared))
    assert [row["path"] for row in found] == [row.path for row in expected]
    assert {row["signature"] for row in found} == {compared.signature}
    assert [int(row["samples"]) for row in found] == [row.samples for row in expected]


def test_json_lines_keep_values_as_they_were_recorded(compared: Report) -> None:
    head, *found = map(json.loads, jsonl.render(compared).splitlines())
    assert head == {"format": 1, "signature": compared.signature}
    expected = list(rows(compared))
    assert [row["gold"] for row in found] == [row.gold for row in expected]
    assert [row["verdict"] for row in found] == [row.verdict for row in expected]


def test_leaf_rows_add_up_to_the_report(compared: Report) -> None:
    for verdict in ("correct", "incorrect", "missing", "spurious", "failed"):
        counted = sum(row.samples for row in rows(compared) if row.verdict == verdict and row.path != ARTICLE)
        assert counted == getattr(compared.overall, verdict)


def test_a_failure_is_a_row_even_where_gold_has_nothing_to_lose() -> None:
    report = small_report()
    (row,) = [row for row in rows(report) if row.path == ARTICLE]
    assert (row.article, row.verdict, row.reason) == ("empty", "failed", "timeout: no answer after 60 s")
    assert "no answer after 60 s" in junit.render(report)
    assert "no answer after 60 s" in leaves_csv.render(report)


def test_a_junit_message_says_all_of_an_error(report: Report) -> None:
    mistake = next(mistake for mistake in report.mistakes if mistake.verdict == "incorrect")
    messages = [found.get("message", "") for found in ET.fromstring(junit.render(report)).iter("failure")]
    (message,) = [m for m in messages if m.startswith(f"{mistake.article}: {mistake.what} is") and mistake.reason in m][
        :1
    ]
    assert "gold " in message
    assert "predicted " in message


def test_junit_counts_agree(compared: Report) -> None:
    root = ET.fromstring(junit.render(compared))
    tests, failures = list(root.iter("testcase")), [t for t in root.iter("testcase") if t.find("failure") is not None]
    assert (int(root.get("tests", "")), int(root.get("failures", ""))) == (len(tests), len(failures))
    assert failures


def test_junit_of_a_right_run_has_no_failure(perfect: Report) -> None:
    assert list(ET.fromstring(junit.render(perfect)).iter("failure")) == []


def test_xml_holds_what_xml_cannot(report: Report) -> None:
    case = replace(report.cases[0], id="a\x00\x1b\ud800\ufffe<&>")
    assert ET.fromstring(junit.render(replace(report, cases=(case,)))) is not None


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("plain", "`plain`"),
        ("<script>@someone #1 [x](y)", "`<script>@someone #1 [x](y)`"),
        ("a `b` c", "``a `b` c``"),
        ("`x`", "`` `x` ``"),
        ("two\nlines", "`two lines`"),
        ("", "` `"),
        ("\x1b[2J", r"`\x1b[2J`"),
    ],
)
def test_text_in_markdown_is_inert(text: str, span: str) -> None:
    assert markdown.code(text) == span


def test_a_cell_ends_where_it_ends() -> None:
    assert markdown.cell("a|b") == r"`a\|b`"
    assert len(markdown.cell("x" * 500)) < 100


def test_markdown_lists_the_worst_errors_and_counts_the_rest(compared: Report) -> None:
    text = markdown.render(compared)
    left = len(compared.mistakes) - markdown.MOST_ERRORS
    assert f"… and {left} errors more in the report." in text
    assert compared.signature in text
    for failure in (f for case in compared.cases for f in case.failures):
        assert markdown.code(failure.reason) in text


def test_markdown_of_a_right_run_has_no_errors(perfect: Report) -> None:
    assert "No errors." in markdown.render(perfect)

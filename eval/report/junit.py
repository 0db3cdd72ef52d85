"""JUnit XML for continuous integration: an article is a suite, a leaf is a test, and a message says all of an error."""

from collections.abc import Iterable
from itertools import groupby
from xml.etree import ElementTree as ET

from eval.report import words
from eval.report.leaves import ARTICLE, LeafRow, rows
from eval.report.model import CHARGED, Report
from extractor.terminal import plain


def render(report: Report) -> str:
    """One suite an article, worst first. A leaf that some sample has wrong is a failed test."""
    suites = ET.Element("testsuites", name=_text(report.signature))
    total = failed = 0
    for article, found in groupby(rows(report), key=lambda row: row.article):
        suite = _suite(article, found)
        total, failed = total + len(suite), failed + int(suite.get("failures", "0"))
        suites.append(suite)
    suites.set("tests", str(total))
    suites.set("failures", str(failed))
    ET.indent(suites)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{ET.tostring(suites, encoding="unicode")}\n'


def _suite(article: str, found: Iterable[LeafRow]) -> ET.Element:
    suite = ET.Element("testsuite", name=_text(article))
    scored = (row for row in found if row.verdict not in {"absent", "unlabelled"})
    for (incident, fact, path), readings in groupby(scored, key=lambda row: (row.incident, row.fact, row.path)):
        name = " / ".join(part for part in (incident, fact, words.field(path)) if part)
        test = ET.SubElement(suite, "testcase", classname=_text(article), name=_text(name))
        for row in readings:
            if row.verdict in CHARGED:
                _failure(test, row)
    suite.set("tests", str(len(suite)))
    suite.set("failures", str(sum(test.find("failure") is not None for test in suite)))
    return suite


def _failure(test: ET.Element, row: LeafRow) -> None:
    times = f" in {row.samples} of {row.of} samples" if row.of > 1 else ""
    said = f"{row.article}: {words.field(row.path)} is {row.verdict}{times}"
    values = "" if row.path == ARTICLE else f"gold {words.value(row.gold)}, predicted {words.value(row.predicted)}"
    message = "; ".join(part for part in (said, values, row.reason) if part)
    ET.SubElement(test, "failure", type=row.verdict, message=_text(message))


def _text(text: str) -> str:
    """`text` without characters that XML has no way to hold, or that act unseen."""
    return "".join(char if char <= "\ufffd" or char >= "\U00010000" else "\ufffd" for char in plain(text))

"""All leaf scores as CSV, safe to open in a spreadsheet.

A spreadsheet reads a cell that begins with one of a few signs as a formula, whoever wrote it. Such cells get an
apostrophe in front, which spreadsheets read as "this is text".
"""

import csv
import json
from io import StringIO
from typing import Any

from eval.report.leaves import COLUMNS, LeafRow, rows
from eval.report.model import Report
from extractor.terminal import plain

FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""Beginnings that start a formula, or hide one behind white space; the wide forms are folded by some programs."""


def render(report: Report) -> str:
    """A header, a row for every leaf score, and the signature in a column of its own."""
    out = StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow([*COLUMNS, "signature"])
    for row in rows(report):
        writer.writerow([*_cells(row), _cell(report.signature)])
    return out.getvalue()


def _cells(row: LeafRow) -> list[str]:
    return [_cell(getattr(row, column)) for column in COLUMNS]


def _cell(value: Any) -> str:  # noqa: ANN401 - any value of a record
    match value:
        case None:
            return ""
        case str():
            return defused(value)
        case tuple():
            return defused(" ".join(value))
        case _:
            return defused(json.dumps(value, ensure_ascii=False, sort_keys=True))


def defused(text: str) -> str:
    """`text` as a cell that no spreadsheet computes."""
    return plain(f"'{text}" if text.lstrip(" ").startswith(FORMULA) else text)

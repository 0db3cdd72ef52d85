"""All leaf scores as JSON Lines: the signature first, then one object a row, values as they were recorded."""

import json
from collections.abc import Iterator
from dataclasses import asdict

from eval.report.leaves import rows
from eval.report.model import Report

FORMAT = 1


def render(report: Report) -> str:
    return "".join(f"{line}\n" for line in _lines(report))


def _lines(report: Report) -> Iterator[str]:
    yield json.dumps({"format": FORMAT, "signature": report.signature}, ensure_ascii=False)
    for row in rows(report):
        # Lone surrogates cannot be written as UTF-8, and a terminal must not obey what an article says.
        yield json.dumps(asdict(row), ensure_ascii=True)

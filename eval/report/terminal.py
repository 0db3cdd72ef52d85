"""The report on a terminal: readable at 80 columns, without colour or drawing when piped.

Text from articles and models is made inert (`plain`) and never read as markup.
"""

import os
import shutil
import sys
from collections.abc import Iterator
from io import StringIO

from rich.box import SIMPLE_HEAD
from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from eval.report import words
from eval.report.model import Case, FieldRow, Report, Tally
from extractor.terminal import plain

WIDE = 100
"""Columns from which intervals have room."""


def render(report: Report, width: int = 80, *, color: bool = False) -> str:
    """The whole report as text that ends in a newline; the same report and width give the same text."""
    out = StringIO()
    console = Console(
        file=out, width=width, force_terminal=color, color_system="standard" if color else None,
        highlight=False, markup=False, emoji=False, legacy_windows=False, _environ={},
    )  # fmt: skip
    console.print(_whole(report, wide=width >= WIDE, drawn=color))
    return "\n".join(line.rstrip() for line in out.getvalue().splitlines()) + "\n"


def show(report: Report) -> None:
    """Print the report: in colour and as wide as a terminal is, else plain and 80 columns wide."""
    drawn = sys.stdout.isatty()
    width = shutil.get_terminal_size().columns if drawn else 80
    sys.stdout.write(render(report, width, color=drawn and "NO_COLOR" not in os.environ))


def _whole(report: Report, *, wide: bool, drawn: bool) -> RenderableType:
    parts: list[RenderableType] = [
        Text(words.verdict(report), style="bold"),
        _overall(report, drawn=drawn),
        Text(words.evidence(report.evidence)),
        _fields(report, wide=wide, drawn=drawn),
        _articles(report, drawn=drawn),
        *(Text("\n".join(lines)) for lines in (list(_failures(report)), list(_notes(report))) if lines),
        Text(plain(report.signature), style="dim", overflow="fold"),
    ]
    return Group(*(Padding(part, (0, 0, 1, 0)) for part in parts[:-1]), parts[-1])


def _table(name: str, *, drawn: bool) -> Table:
    table = Table(box=SIMPLE_HEAD if drawn else None, pad_edge=False, padding=(0, 1, 0, 0), header_style="bold")
    table.add_column(name, overflow="fold", ratio=1)
    for header in ("P", "R", "F1"):
        table.add_column(header, justify="right", no_wrap=True)
    for header, _ in words.COUNTED:
        table.add_column(header[:4], justify="right", no_wrap=True)
    return table


def _counts(tally: Tally) -> list[str]:
    return [str(count(tally) or "·") for _, count in words.COUNTED]


def _numbers(tally: Tally, *, lenient: bool = False) -> list[str]:
    ratios = (words.precision, words.recall, words.f1)
    return [*(ratio(tally, lenient=lenient) for ratio in ratios), *_counts(tally)]


def _overall(report: Report, *, drawn: bool) -> Table:
    table = _table("overall", drawn=drawn)
    table.add_row("leaves, strict", *_numbers(report.overall))
    table.add_row("leaves, lenient", *_numbers(report.overall, lenient=True))
    table.add_row("incidents found", *_numbers(report.detection))
    return table


def _fields(report: Report, *, wide: bool, drawn: bool) -> Table:
    table = _table("field, worst first", drawn=drawn)
    if wide:
        table.add_column("95 % of F1", justify="right", no_wrap=True)
    if report.baseline:
        table.add_column("± F1", justify="right", no_wrap=True)
    for row in report.fields:
        if row.tally.scored:
            table.add_row(*_field(row, wide=wide, compared=report.baseline is not None), style=_style(row.tally))
    return table


def _field(row: FieldRow, *, wide: bool, compared: bool) -> Iterator[str]:
    yield words.field(row.path)
    yield from _numbers(row.tally)
    if wide:
        yield words.interval(row.interval)
    if compared:
        yield words.signed(row.difference.value) if row.difference else words.NOT_APPLICABLE


def _style(tally: Tally) -> str:
    return "green" if not tally.wrong else "red" if not tally.correct else ""


def _articles(report: Report, *, drawn: bool) -> Table:
    table = _table("article, worst first", drawn=drawn)
    for case in report.cases:
        table.add_row(Text("\n  ".join(_article(case))), *_numbers(case.tally), style=_style(case.tally))
    return table


def _article(case: Case) -> Iterator[str]:
    found = case.detection
    invented = f", {found.spurious} invented" if found.spurious else ""
    yield plain(case.id)
    if case.failures:
        yield f"failed{_of(len(case.failures), case.samples)}"
    if case.correctly_empty:
        yield f"correctly empty{_of(case.correctly_empty, case.samples)}"
    elif len(case.failures) < case.samples:
        yield f"{found.correct}/{found.gold} incidents{invented}"


def _of(count: int, samples: int) -> str:
    return f" in {count} of {samples} samples" if samples > 1 else ""


def _failures(report: Report) -> Iterator[str]:
    for case in report.cases:
        for failure in case.failures:
            where = f", sample {failure.sample}," if case.samples > 1 else ""
            yield f"{plain(case.id)}{where} failed: {plain(failure.reason)}"


def _notes(report: Report) -> Iterator[str]:
    if silent := [words.field(row.path) for row in report.fields if not row.tally.scored]:
        yield f"Nothing to score in {', '.join(silent)}."
    if report.not_in_run:
        yield f"Not in this run, not scored: {plain(', '.join(report.not_in_run))}."
    if report.baseline:
        base = report.baseline
        yield f"Baseline: {plain(base.signature)}"
        yield f"F1 {words.difference(base.difference)}; {base.fixed} leaves fixed, {base.broken} broken."
        yield from base.answers
        yield from (f"Careful: {plain(warning)}" for warning in base.warnings)
    yield from report.limits

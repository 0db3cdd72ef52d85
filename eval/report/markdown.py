"""The report for a pull request or a step summary: what it comes to, the fields, and the worst errors.

Everything from articles and models stands in code spans, where markup, mentions and links are plain text.
"""

import re
from collections.abc import Iterator, Sequence

from eval.report import words
from eval.report.model import Mistake, Report, Tally
from extractor.terminal import plain

MOST_ERRORS = 25
"""A summary is read at a glance, and some places cut off what is longer."""
LONGEST = 80


def render(report: Report) -> str:
    """GitHub's Markdown, ending in a newline."""
    blocks = (
        f"**{words.verdict(report)}**",
        _overall(report),
        _against(report),
        _fields(report),
        _errors(report),
        "\n".join(f"- {note}" for note in _notes(report)),
        code(report.signature),
    )
    return "\n\n".join(block for block in blocks if block) + "\n"


def code(text: str) -> str:
    """`text` as a code span, whatever it contains."""
    line = " ".join(plain(text).split()) or " "
    fence = "`" * (1 + max((len(run) for run in re.findall("`+", line)), default=0))
    edge = " " if line.startswith("`") or line.endswith("`") else ""
    return f"{fence}{edge}{line}{edge}{fence}"


def cell(text: str) -> str:
    """The same for a cell of a table: short, and with the sign that would end the cell escaped."""
    return code(text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…").replace("|", "\\|")


def _overall(report: Report) -> str:
    rows = [
        ["leaves, strict", *_numbers(report.overall)],
        ["leaves, lenient", *_numbers(report.overall, lenient=True)],
        ["incidents found", *_numbers(report.detection)],
    ]
    return _table(["", *_HEADERS], rows)


def _against(report: Report) -> str:
    if report.baseline is None:
        return ""
    base = report.baseline
    found = f"Against the baseline: F1 {words.difference(base.difference)}; {base.fixed} fixed, {base.broken} broken."
    return " ".join((found, *base.answers, *base.warnings))


def _fields(report: Report) -> str:
    compared = report.baseline is not None
    rows = [
        [words.field(row.path), *_numbers(row.tally), words.interval(row.interval)]
        + ([words.difference(row.difference)] if compared else [])
        for row in report.fields
        if row.tally.scored
    ]
    return _table(["field, worst first", *_HEADERS, "95 % of F1"] + (["± baseline"] if compared else []), rows)


def _errors(report: Report) -> str:
    if not report.mistakes:
        return "No errors."
    shown = report.mistakes[:MOST_ERRORS]
    left = len(report.mistakes) - len(shown)
    table = _table(
        ["loss", "article", "field", "gold", "prediction", "verdict"], [list(_error(m)) for m in shown], ":---"
    )
    return table + (f"\n\n… and {words.plural(left, 'error')} more in the report." if left else "")


def _error(mistake: Mistake) -> Iterator[str]:
    yield f"{mistake.loss:.2g}"
    yield cell(mistake.article)
    yield mistake.what
    yield cell(words.value(mistake.gold))
    yield cell(words.value(mistake.predicted))
    times = f" {mistake.wrong}/{mistake.samples}" if mistake.samples > 1 else ""
    yield f"{words.SYMBOLS[mistake.verdict]} {mistake.verdict}{times}"


def _notes(report: Report) -> Iterator[str]:
    yield words.evidence(report.evidence)
    for case in report.cases:
        yield from (f"{code(case.id)} failed: {code(failure.reason)}" for failure in case.failures)
        if case.correctly_empty:
            times = f" in {case.correctly_empty} of {case.samples} samples" if case.samples > 1 else ""
            yield f"{code(case.id)} is correctly empty{times}"
    if report.not_in_run:
        yield f"Not in this run, not scored: {', '.join(map(code, report.not_in_run))}"
    yield from report.limits


_HEADERS = ["P", "R", "F1", *(name for name, _ in words.COUNTED)]


def _numbers(tally: Tally, *, lenient: bool = False) -> list[str]:
    ratios = (words.precision, words.recall, words.f1)
    return [*(ratio(tally, lenient=lenient) for ratio in ratios), *(str(count(tally)) for _, count in words.COUNTED)]


def _table(header: Sequence[str], rows: Sequence[Sequence[str]], alignment: str = "---:") -> str:
    """`alignment` is that of all columns but the first."""
    rule = [":---", *(alignment for _ in header[1:])]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in (header, rule, *rows))

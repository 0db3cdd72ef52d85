"""Past runs as a table for a terminal or a pipe: the numbers of the plots."""

from collections.abc import Iterator, Sequence

from eval.report import words
from eval.report.model import History, Measure, PastRun
from extractor.terminal import one_line

_HEAD = ("#", "F1", "95 %", "P", "R", "n", "$/article", "s/article", "run")


def render(history: History) -> str:
    """Measure by measure: the runs, then the fields with the strict F1 of each run."""
    blocks = ("\n".join(_block(measure, history.series)) for measure in history.measures)
    left_out = "\n".join(f"left out: {one_line(line)}" for line in history.left_out)
    return "\n\n".join(block for block in (*blocks, left_out) if block) + "\n"


def _block(measure: Measure, series: Sequence[str]) -> Iterator[str]:
    yield one_line(f"{measure.gold}, schema {measure.schema}, rules {measure.rules}")
    head, *rows = _aligned([_HEAD, *(_run(number, run) for number, run in enumerate(measure.runs, 1))])
    yield head
    for run, row in zip(measure.runs, rows, strict=True):
        yield row
        yield one_line(f"   {series[run.series]}{f', {run.failures} failed' if run.failures else ''}")
    yield ""
    names = [str(number) for number in range(1, len(measure.runs) + 1)]
    fields = [(words.field(path), *(_field(run, path) for run in measure.runs)) for path in measure.paths]
    yield from _aligned([("F1 of run", *names), *fields], words_first=True)


def _run(number: int, run: PastRun) -> tuple[str, ...]:
    found = run.overall
    return (
        str(number), words.f1(found.tally), words.interval(found.interval),
        words.precision(found.tally), words.recall(found.tally), f"{run.articles}x{run.samples}",
        "-" if run.cost is None else f"{run.cost:.5f}",
        "-" if run.median_latency_s is None else f"{run.median_latency_s:.2f}",
        one_line(run.name),
    )  # fmt: skip


def _field(run: PastRun, path: str) -> str:
    return words.f1(run.fields[path].tally) if path in run.fields else "-"


def _aligned(rows: Sequence[Sequence[str]], *, words_first: bool = False) -> Iterator[str]:
    """Numbers to the right; words stand in the first column or in the last, to the left."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    words_at = 0 if words_first else len(widths) - 1
    for row in rows:
        cells = (
            cell.ljust(width) if number == words_at else cell.rjust(width)
            for number, (cell, width) in enumerate(zip(row, widths, strict=True))
        )
        yield "  ".join(cells).rstrip()

"""The page of past runs: plots to look at, and the same numbers to read."""

from collections.abc import Callable, Iterator, Sequence
from math import floor, log10

from markupsafe import Markup

from eval.report import words
from eval.report.html import document
from eval.report.html.plots import Frame, Point, plot, sign, spread
from eval.report.model import History, Measure, PastRun, Scored

WIDE = Frame(920, 220, left=36, below=24)
HALF = Frame(420, 200, left=36, below=24)
SMALL = Frame(200, 64)
MOST_DATES = 8
"""Under a plot there is room for so many."""


def render(history: History) -> str:
    """The whole page; the same history gives the same bytes."""
    return document.render(
        "history.html.j2", history=history, sign=sign, over_time=over_time, field=field, cost=cost, latency=latency,
        summary=summary(history),
    )  # fmt: skip


def summary(history: History) -> str:
    """How many runs there are, and what the newest is worth."""
    newest = history.measures[0].runs[-1]
    return (
        f"{words.plural(history.runs, 'scored run')}; the newest, {newest.name}: "
        f"strict F1 {words.f1(newest.overall.tally)}, {words.interval(newest.overall.interval)}."
    )


def over_time(measure: Measure) -> Markup:
    places = spread(len(measure.runs))
    step = -(-len(measure.runs) // MOST_DATES)
    dates = [(at, run.created[:10]) for at, run in list(zip(places, measure.runs, strict=True))[::step]]
    points = list(_points(measure.runs, places, lambda run: run.overall))
    return plot(points, WIDE, "Strict F1 of all leaves, run by run", dates)


def field(measure: Measure, path: str) -> Markup:
    places = spread(len(measure.runs))
    points = list(_points(measure.runs, places, lambda run: run.fields.get(path)))
    return plot(points, SMALL, f"Strict F1 of {words.field(path)}, run by run")


def cost(measure: Measure) -> Markup:
    return _against(measure, lambda run: run.cost, "Strict F1 against US dollars an article", "$")


def latency(measure: Measure) -> Markup:
    return _against(measure, lambda run: run.median_latency_s, "Strict F1 against seconds an article", "s")


def _against(measure: Measure, number: Callable[[PastRun], float | None], label: str, unit: str) -> Markup:
    """Nothing where no run has the number."""
    known = [(run, found) for run in measure.runs if (found := number(run)) is not None]
    if not known:
        return Markup("")
    end = _round_up(max(found for _, found in known))
    places = [found / end for _, found in known]
    ticks = [(part, f"{part * end:g} {unit}") for part in (0, 0.5, 1)]
    points = list(_points([run for run, _ in known], places, lambda run: run.overall))
    return plot(points, HALF, label, ticks, joined=False)


def _points(
    runs: Sequence[PastRun], places: Sequence[float], of: Callable[[PastRun], Scored | None]
) -> Iterator[Point]:
    """Of the runs that have anything to score there."""
    for run, at in zip(runs, places, strict=True):
        found = of(run)
        if found is None or (f1 := found.tally.strict.f1) is None:
            continue
        low, high = (found.interval.low, found.interval.high) if found.interval else (f1, f1)
        title = f"{run.name}: {words.f1(found.tally)}, {words.interval(found.interval)}"
        yield Point(at, f1, low, high, run.series, title)


def _round_up(number: float) -> float:
    """The next of 1, 2, 5, 10, … times a power of ten; 1 for nothing."""
    if number <= 0:
        return 1.0
    power = 10.0 ** floor(log10(number))
    return next(step * power for step in (1, 2, 5, 10) if step * power >= number * (1 - 1e-9))

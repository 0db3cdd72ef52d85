"""Marks in place of numbers: an interval as a line with a dot, and heat as a filling disc with a colour."""

from markupsafe import Markup

from eval.report.model import Cell, Difference, FieldRow, Interval
from eval.report.words import difference, interval, score

FILLING = "✓◔◑◕●"
"""How much of a cell is wrong: nothing, up to a third, up to two thirds, most, all."""


def interval_chart(row: FieldRow) -> Markup:
    """Strict F1 of a field; the baseline as a tick."""
    return score_chart(row.tally.strict.f1, row.interval, row.difference.before if row.difference else None)


def score_chart(f1: float | None, around: Interval | None, before: float | None = None) -> Markup:
    """A score as a dot on a line from 0 to 1, its interval as a bar, what was before as a tick; nothing for n/a."""
    if f1 is None or around is None:
        return Markup("")
    tick = f"<path class=bl d=M{100 * before:.0f},1V11 />" if before is not None else ""
    return Markup(  # noqa: S704 - numbers only
        f'<svg class=iv viewBox="0 0 100 12" role=img aria-label="F1 {score(f1)}, interval {interval(around)}">'
        f"<path class=ax d=M0,6H100 /><path class=ci d=M{100 * around.low:.0f},6H{100 * around.high:.0f} />"
        f"{tick}<circle cx={100 * f1:.0f} cy=6 r=3.5 /></svg>"
    )


def difference_chart(found: Difference | None) -> Markup:
    """A difference as a dot on a line from -1 to 1 with a tick at none, its interval as a bar; nothing for n/a."""
    if found is None:
        return Markup("")
    low, high = (found.interval.low, found.interval.high) if found.interval else (found.value, found.value)
    return Markup(  # noqa: S704 - numbers only
        f'<svg class=iv viewBox="0 0 100 12" role=img aria-label="{difference(found)}">'
        f"<path class=ax d=M0,6H100 /><path class=ci d=M{50 + 50 * low:.0f},6H{50 + 50 * high:.0f} />"
        f"<path class=bl d=M50,1V11 /><circle cx={50 + 50 * found.value:.0f} cy=6 r=3.5 /></svg>"
    )


def heat(cell: Cell) -> int:
    """0 all right to 4 all wrong: an index of `FILLING` and of the style's tints."""
    if not cell.wrong:
        return 0
    if not cell.right:
        return 4
    return 1 + int(3 * cell.wrong / (cell.wrong + cell.right))

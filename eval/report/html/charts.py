"""Marks in place of numbers: an interval as a line with a dot, and heat as a filling disc with a colour."""

from markupsafe import Markup

from eval.report.model import Cell, FieldRow
from eval.report.words import interval, score

FILLING = "✓◔◑◕●"
"""How much of a cell is wrong: nothing, up to a third, up to two thirds, most, all."""


def interval_chart(row: FieldRow) -> Markup:
    """Strict F1 as a dot on a line from 0 to 1, its interval as a bar, the baseline as a tick; nothing for n/a."""
    f1 = row.tally.strict.f1
    if f1 is None or row.interval is None:
        return Markup("")
    tick = f"<path class=bl d=M{100 * row.difference.before:.0f},1V11 />" if row.difference else ""
    return Markup(  # noqa: S704 - numbers only
        f'<svg class=iv viewBox="0 0 100 12" role=img aria-label="F1 {score(f1)}, interval {interval(row.interval)}">'
        f"<path class=ax d=M0,6H100 /><path class=ci d=M{100 * row.interval.low:.0f},6H{100 * row.interval.high:.0f} />"
        f"{tick}<circle cx={100 * f1:.0f} cy=6 r=3.5 /></svg>"
    )


def heat(cell: Cell) -> int:
    """0 all right to 4 all wrong: an index of `FILLING` and of the style's tints."""
    if not cell.wrong:
        return 0
    if not cell.right:
        return 4
    return 1 + int(3 * cell.wrong / (cell.wrong + cell.right))

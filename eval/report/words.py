"""Values, shares and verdicts in words, the same in every format. Escaping is the renderers' business, layout too."""

import json
from collections.abc import Callable
from typing import Any

from eval.report.model import Difference, Evidence, Interval, Reading, Report, Tally, Verdict

FEW = 10
"""Below so many, a share is shown as k/n: a percentage of seven is a false precision."""

SILENT = "—"
NOT_APPLICABLE = "n/a"

SYMBOLS: dict[Verdict, str] = {
    "correct": "✓",
    "partial": "≈",
    "incorrect": "✗",
    "missing": "−",
    "spurious": "+",
    "absent": "·",
    "unlabelled": "?",
    "failed": "!",
}
"""One sign a verdict, beside its colour and its word: none of the three carries the meaning alone."""


def field(path: str) -> str:
    """``incidents.casualties.count`` → ``casualties.count``: every path starts with the same list."""
    return path.removeprefix("incidents.")


def value(recorded: Any) -> str:  # noqa: ANN401 - any value of a record
    """A recorded value as a reader would write it: a count by its bounds, a date by its days."""
    match recorded:
        case None | "" | []:
            return SILENT
        case str():
            return recorded
        case {"low": int(low), "high": high}:
            return _bounds(low, high)
        case {"start": start, "end": end}:
            return _days(start, end)
        case _:
            return json.dumps(recorded, ensure_ascii=False, sort_keys=True)


def _bounds(low: int, high: Any) -> str:  # noqa: ANN401
    if high is None:
        return f"≥ {low}"
    if low == high:
        return str(low)
    return f"≤ {high}" if low == 0 else f"{low} to {high}"


def _days(start: Any, end: Any) -> str:  # noqa: ANN401
    if start == end:
        return SILENT if end is None else str(end)
    if start is None:
        return f"by {end}"
    return f"from {start}" if end is None else f"{start} to {end}"


def share(hits: float, of: float) -> str:
    """``3/7`` under ten, ``0.43`` from ten on, ``n/a`` of nothing."""
    if not of:
        return NOT_APPLICABLE
    return f"{hits:g}/{of:g}" if of < FEW else f"{hits / of:.2f}"


def precision(tally: Tally, *, lenient: bool = False) -> str:
    return share(_right(tally, lenient=lenient), tally.predicted)


def recall(tally: Tally, *, lenient: bool = False) -> str:
    return share(_right(tally, lenient=lenient), tally.gold)


def f1(tally: Tally, *, lenient: bool = False) -> str:
    """The right ones out of the mean number of leaves on both sides, so that ``3/3.5`` is F1 too."""
    return share(_right(tally, lenient=lenient), (tally.gold + tally.predicted) / 2)


def _right(tally: Tally, *, lenient: bool) -> float:
    return tally.correct + tally.partial / 2 if lenient else tally.correct


def score(number: float | None) -> str:
    return NOT_APPLICABLE if number is None else f"{number:.2f}"


def interval(found: Interval | None) -> str:
    return NOT_APPLICABLE if found is None else f"{found.low:.2f} to {found.high:.2f}"


def signed(number: float) -> str:
    """``+0.05``, ``−0.05``, ``0.00``: with a real minus, and none on nothing."""
    text = f"{abs(number):.2f}"
    return text if text == "0.00" else f"{'+' if number > 0 else '−'}{text}"


def difference(found: Difference | None) -> str:
    if found is None:
        return NOT_APPLICABLE
    around = f" ({signed(found.interval.low)} to {signed(found.interval.high)})" if found.interval else ""
    return signed(found.value) + around


def plural(count: int, noun: str) -> str:
    return f"{count:,} {noun}" if count == 1 else f"{count:,} {noun}s"


def leaves(count: int) -> str:
    return plural(count, "leaf").replace("leafs", "leaves")


def verdict(report: Report) -> str:
    """The whole report in one sentence."""
    parts = [_leaves(report), _incidents(report.detection)]
    if report.failures:
        parts.append(f"{report.failures} of {plural(sum(case.samples for case in report.cases), 'extraction')} failed")
    if report.correctly_empty:
        parts.append(f"{report.correctly_empty} rightly found nothing")
    return "; ".join(parts) + "."


def _leaves(report: Report) -> str:
    tally = report.overall
    if not tally.scored:
        return "Neither gold nor the run states anything"
    around = f", 95 % interval {interval(report.interval)}" if report.interval else ""
    over = f" over {report.provenance.samples} samples" if report.provenance.samples > 1 else ""
    return f"{tally.correct} of {leaves(tally.gold)} of gold exactly right{over} (strict F1 {f1(tally)}{around})"


def _incidents(tally: Tally) -> str:
    invented = f", {tally.spurious} invented" if tally.spurious else ""
    return f"{tally.correct} of {plural(tally.gold, 'incident')} found{invented}"


def evidence(found: Evidence) -> str:
    """Where the quotes stand, in one sentence."""
    if not found.quotes:
        return "The run gives no quotes."
    verbatim = found.exact + found.folded
    return (
        f"{verbatim} of {plural(found.quotes, 'quote')} stand in the article word for word"
        f" ({found.fuzzy} nearly, {found.missing} not at all); "
        f"{found.touching} of {found.aligned} aligned ones touch gold's passage, "
        f"mean overlap {score(found.mean_overlap)}."
    )


def reading(said: Reading) -> str:
    """What the run says, or why it says nothing."""
    return "no extraction" if said.verdict == "failed" else value(said.predicted)


COUNTED: tuple[tuple[str, Callable[[Tally], int]], ...] = (
    ("correct", lambda tally: tally.correct),
    ("partial", lambda tally: tally.partial),
    ("incorrect", lambda tally: tally.incorrect),
    ("missing", lambda tally: tally.missing + tally.failed),
    ("spurious", lambda tally: tally.spurious),
)
"""The columns of every table of counts. Leaves of a failed extraction are missing ones."""

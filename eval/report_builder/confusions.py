"""Confusion tables of the enum fields: what gold says against what the run says, silence being one thing to say."""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

from eval.plan import ScoringPlan
from eval.report.model import Case, Confusion, ConfusionCell, Leaf, Reading
from eval.report_builder.cases import all_leaves

Confused = tuple[str | None, str | None]
"""Gold's value and the run's; null is silence."""


def confusions(plan: ScoringPlan, cases: Iterable[Case]) -> Iterator[Confusion]:
    """A table for each enum field on which either side says something, in the plan's order."""
    counts: dict[str, Counter[Confused]] = {p: Counter() for p in plan.paths if plan.leaf(p).rule.name == "enum"}
    first: dict[tuple[str, Confused], int] = {}
    for leaf in (leaf for case in cases for leaf in all_leaves(case.incidents) if leaf.path in counts):
        for reading in leaf.readings:
            if reading.verdict not in {"absent", "unlabelled"}:
                confused = _confused(leaf, reading)
                counts[leaf.path][confused] += reading.samples
                if reading.verdict != "correct":
                    first.setdefault((leaf.path, confused), leaf.target)
    yield from (_table(path, counted, first) for path, counted in counts.items() if counted)


def _confused(leaf: Leaf, reading: Reading) -> Confused:
    """An accepted alternative is what gold says, too."""
    if reading.verdict == "correct":
        return _word(leaf.gold), _word(leaf.gold)
    gold = None if reading.verdict == "spurious" else _word(leaf.gold)
    return gold, None if reading.verdict in {"missing", "failed"} else _word(reading.predicted)


def _table(path: str, counted: Counter[Confused], first: dict[tuple[str, Confused], int]) -> Confusion:
    gold, predicted = (_labels(side) for side in zip(*counted, strict=True))
    cells = tuple(
        tuple(ConfusionCell(counted[row, column], first.get((path, (row, column)))) for column in predicted)
        for row in gold
    )
    return Confusion(path, gold, predicted, cells)


def _labels(found: Iterable[str | None]) -> tuple[str | None, ...]:
    """Alphabetical, silence last."""
    return tuple(sorted(set(found), key=lambda label: (label is None, label or "")))


def _word(value: Any) -> str | None:  # noqa: ANN401 - any value of a record
    return None if value is None else str(value)

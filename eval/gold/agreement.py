"""How far readers agree: by field through the scorer, beyond chance for words of a fixed list, and on the incidents.

The agreement of two readers is what a score can be expected to reach at most: the human ceiling.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import Any

from eval.counts import Aggregate, Counts
from eval.gold.alpha import Unit, nominal_alpha
from eval.gold.readings import Reading, in_common, readings_of
from eval.gold.two_readings import TwoReadings, compare_readings
from eval.plan import ScoringPlan
from extractor.schema import Extraction

CHANCE = "enum"
"""The rule whose fields get an alpha: words of a fixed list."""


@dataclass(frozen=True, slots=True)
class FieldAgreement:
    """One leaf path. Counts are of both directions together, so strict F1 is the pairwise F1 of the readers."""

    path: str
    values: Counts
    """By the plain values."""
    accepted: Counts
    """With alternatives and optional facts honoured (see `eval.gold.two_readings`)."""
    units: int = 0
    """Aligned facts in which both readers give a word; 0 for fields without an alpha."""
    alpha: float | None = None
    """Krippendorff's, nominal, by the plain values; null where the field has none or nothing varies."""


@dataclass(frozen=True, slots=True)
class Agreement:
    """Of two readers or more, over the articles that they have in common, every pair of readers added up."""

    readers: tuple[str, ...]
    articles: tuple[str, ...]
    fields: dict[str, FieldAgreement]
    """By leaf path, in the order of the record; every path is there."""
    overall: FieldAgreement
    incidents: Counts
    """Incidents that both have (correct) and that only one has; both directions together."""

    def f1(self, path: str) -> float | None:
        """The ceiling of a field, of ``overall`` or of ``incidents``: strict F1, null where no reader says anything."""
        if path == "incidents":
            return self.incidents.strict.f1
        return (self.overall if path == "overall" else self.fields[path]).accepted.strict.f1


def agreement(readings: Iterable[Reading]) -> Agreement:
    """Agreement of the readings, every pair of them. GoldError where a pair has no article in common."""
    readings = list(readings)
    plan = ScoringPlan.from_model(Extraction)
    pairs = [(a, b, article) for a, b in combinations(readings, 2) for article in in_common(a, b)]
    found = [compare_readings(plan, _record(a, article), _record(b, article)) for a, b, article in pairs]
    return Agreement(
        tuple(reading.name for reading in readings),
        tuple(sorted({article for _, _, article in pairs})),
        _fields(plan, found),
        FieldAgreement(
            "overall",
            sum((two.values.overall for two in found), start=Counts()),
            sum((two.accepted.overall for two in found), start=Counts()),
        ),
        sum((two.detection for two in found), start=Counts()),
    )


def human_ceiling(gold: Path) -> Agreement | None:
    """Agreement of the readings that the gold set keeps under ``annotation/``; null where it keeps fewer than two."""
    readings = readings_of(gold)
    return agreement(readings) if len(readings) > 1 else None


def _record(reading: Reading, article: str) -> dict[str, Any]:
    return {"incidents": reading.labels[article]["incidents"]}


def _fields(plan: ScoringPlan, found: list[TwoReadings]) -> dict[str, FieldAgreement]:
    values = sum((two.values for two in found), start=Aggregate()).fields
    accepted = sum((two.accepted for two in found), start=Aggregate()).fields
    units = {path: _units(path, found) for path in plan.paths if plan.leaf(path).rule.name == CHANCE}
    return {
        path: FieldAgreement(
            path,
            values.get(path, Counts()),
            accepted.get(path, Counts()),
            len(units.get(path, ())),
            nominal_alpha(units.get(path, ())),
        )
        for path in plan.paths
    }


def _units(path: str, found: list[TwoReadings]) -> list[Unit]:
    """What both readers say of the facts that they both have: an unpaired fact is no disagreement about a word."""
    leaves = (leaf for two in found for leaf in two.leaves if leaf.path == path)
    return [(leaf.gold, leaf.predicted) for leaf in leaves if leaf.gold is not None and leaf.predicted is not None]

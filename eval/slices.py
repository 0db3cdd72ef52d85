"""The same verdicts, summed by what is asked about them: tags of articles, roles of incidents, groups of fields.

Slices by role and by group add up to the whole. Those by tag overlap, since an article carries several.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field

from eval.counts import Counts
from eval.reading import At
from eval.scorecard import DETECTED, CaseScore, Scorecard, total

NO_ROLE = "none"
"""The slice of incidents whose role gold leaves unlabelled or a prediction leaves out."""


@dataclass(frozen=True, slots=True)
class Slice:
    """Two levels, as everywhere: leaves, and incidents found or not."""

    leaves: Counts = field(default_factory=Counts)
    incidents: Counts = field(default_factory=Counts)


def by_tag(card: Scorecard) -> dict[str, Slice]:
    """A tag of gold's articles → the scores of the articles that carry it, in the order of the alphabet."""
    tags = sorted({tag for case in card.cases for tag in case.case.tags})
    return {tag: _of_cases(case for case in card.cases if tag in case.case.tags) for tag in tags}


def by_role(card: Scorecard) -> dict[str, Slice]:
    """The role of an incident in gold (of one that gold does not have, in the prediction) → the scores of those."""
    leaves: dict[str, dict[str, int]] = {}
    incidents: dict[str, dict[str, int]] = {}
    for case in card.cases:
        for leaf in case.leaves:
            _tally(leaves, _role(case, leaf.gold_at, leaf.predicted_at), leaf.verdict)
        for pair in case.document.pairs:
            if pair.path == DETECTED:
                _tally(incidents, _role(case, pair.gold_at, pair.predicted_at), pair.verdict)
    return {role: Slice(Counts(**leaves.get(role, {})), Counts(**incidents[role])) for role in sorted(incidents)}


def by_group(card: Scorecard) -> dict[str, Counts]:
    """The path of an object or list → the scores of the leaves in it, in the order of the record."""
    groups: dict[str, Counts] = {}
    for path, counts in card.fields.items():
        group = group_of(path, card.fields)
        groups[group] = groups.get(group, Counts()) + counts
    return groups


def group_of(path: str, paths: Collection[str]) -> str:
    """What a leaf belongs to: the object or list that holds it; itself, where it holds other leaves.

    >>> paths = ("incidents.role", "incidents.date", "incidents.date.part_of_day")
    >>> [group_of(path, paths) for path in paths]
    ['incidents', 'incidents.date', 'incidents.date']
    """
    holds = any(other.startswith(f"{path}.") for other in paths)
    return path if holds else path.rpartition(".")[0]


def _of_cases(cases: Iterable[CaseScore]) -> Slice:
    chosen = list(cases)
    return Slice(total(chosen), sum((case.detection for case in chosen), start=Counts()))


def _tally(tallies: dict[str, dict[str, int]], role: str, verdict: str) -> None:
    tally = tallies.setdefault(role, {})
    tally[verdict] = tally.get(verdict, 0) + 1


def _role(case: CaseScore, gold_at: At | None, predicted_at: At | None) -> str:
    if gold_at:
        incident = case.case.record[DETECTED][gold_at[0]]
        return NO_ROLE if "role" in incident.get("unlabelled", ()) else incident.get("role") or NO_ROLE
    if predicted_at and case.record and case.record.extraction:
        return case.record.extraction.incidents[predicted_at[0]].role
    return NO_ROLE

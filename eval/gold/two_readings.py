"""Two readings of one article, scored against each other as a prediction is scored against gold, both ways.

What one reader marks as open must not become a disagreement when the other happens to stand on the gold side. So
each reading is gold once, with its alternatives and optional facts, and the other is the prediction, plain; and of a
leaf on which the two directions differ the kinder verdict counts in both:

- a value is agreed on where either reader names the other's among its own `accept`;
- a fact that one marks `optional` and the other lacks is neither agreed on nor disputed;
- what one leaves `unlabelled` is out for both.
"""

import json
from collections import Counter
from dataclasses import dataclass
from typing import Any, TypeVar

from eval.counts import Aggregate, Counts, aggregate
from eval.gold.annotations import strip
from eval.plan import ScoringPlan
from eval.reading import At
from eval.score import ItemPair, LeafScore, score_document
from eval.verdicts import Verdict

DETECTED = "incidents"
Key = tuple[str, At | None, At | None]
"""A leaf or item: its path, and the list indices that lead to it in either reading, null where it has none there."""
AGREED = frozenset({"correct", "absent", "unlabelled"})
"""Verdicts that are no disagreement."""

_KINDEST: tuple[Verdict, ...] = ("unlabelled", "correct", "absent", "partial", "spurious", "missing", "incorrect")
_MIRRORED: dict[Verdict, Verdict] = {"missing": "spurious", "spurious": "missing"}


@dataclass(frozen=True, slots=True)
class TwoReadings:
    """Counts are of both directions together, so that precision, recall and F1 are one figure."""

    verdicts: dict[Key, LeafScore]
    """Leaves with the first reading as gold, verdicts the kinder of both directions."""
    items: dict[Key, Verdict]
    """Items of lists likewise: correct where both have it, absent where it is optional and only one has."""
    accepted: Aggregate
    """Leaves with alternatives and optional facts honoured, as above."""
    values: Aggregate
    """Leaves by the plain values, every annotation left aside."""
    leaves: list[LeafScore]
    """Plain leaves, the first reading as gold."""

    @property
    def detection(self) -> Counts:
        """Incidents, alternatives and optional ones honoured."""
        found = Counter(verdict for (path, _, _), verdict in self.items.items() if path == DETECTED)
        missed = found["missing"] + found["spurious"]
        return Counts(correct=2 * found["correct"], missing=missed, spurious=missed)


def compare_readings(plan: ScoringPlan, a: dict[str, Any], b: dict[str, Any]) -> TwoReadings:
    """`a` and `b` are records with annotation keys, of one article."""
    verdicts, items = _agreed(plan, a, b)
    plain, reverse = (score_document(plan, x, y).leaves for x, y in ((strip(a), strip(b)), (strip(b), strip(a))))
    return TwoReadings(
        verdicts,
        items,
        aggregate((*verdicts.values(), *map(_turned, verdicts.values()))),
        aggregate((*plain, *reverse)),
        plain,
    )


def _agreed(plan: ScoringPlan, a: dict[str, Any], b: dict[str, Any]) -> tuple[dict[Key, LeafScore], dict[Key, Verdict]]:
    """Leaves and items with `a` as gold.

    What an annotation leaves open can pair items in one direction otherwise than in the other. The pairing that
    disputes less then stands for both; of two that dispute as much, that of the reading whose text sorts first.
    """
    forth, back = score_document(plan, a, strip(b)), score_document(plan, b, strip(a))
    ours = {_key(leaf): leaf for leaf in forth.leaves}
    theirs = {_key(leaf): leaf for leaf in map(_turned, back.leaves)}
    items, their_items = (
        {_key(pair): pair.verdict for pair in pairs} for pairs in (forth.pairs, map(_turned, back.pairs))
    )
    one, other = _kinder(ours, theirs), _kinder(theirs, ours)
    if (_disputed(one), _written(a)) <= (_disputed(other), _written(b)):
        return one, _kinder_items(items, their_items)
    return other, _kinder_items(their_items, items)


def _kinder(leaves: dict[Key, LeafScore], others: dict[Key, LeafScore]) -> dict[Key, LeafScore]:
    """`leaves` with the verdicts of `others` where those are kinder."""
    return {
        key: leaf._replace(verdict=_kindest(leaf.verdict, others.get(key, leaf).verdict))
        for key, leaf in leaves.items()
    }


def _kinder_items(items: dict[Key, Verdict], others: dict[Key, Verdict]) -> dict[Key, Verdict]:
    return {key: _kindest(verdict, others.get(key, verdict)) for key, verdict in items.items()}


def _kindest(*verdicts: Verdict) -> Verdict:
    return min(verdicts, key=_KINDEST.index)


def _disputed(leaves: dict[Key, LeafScore]) -> int:
    return sum(leaf.verdict not in AGREED for leaf in leaves.values())


def _written(record: dict[str, Any]) -> str:
    return json.dumps(record, sort_keys=True)


def _key(found: LeafScore | ItemPair) -> Key:
    return found.path, found.gold_at, found.predicted_at


Found = TypeVar("Found", LeafScore, ItemPair)


def _turned(found: Found) -> Found:
    """The same finding with the other reading as gold."""
    sides: dict[str, Any] = {"gold_at": found.predicted_at, "predicted_at": found.gold_at}
    if isinstance(found, LeafScore):
        sides |= {"gold": found.predicted, "predicted": found.gold}
    return found._replace(verdict=_MIRRORED.get(found.verdict, found.verdict), **sides)

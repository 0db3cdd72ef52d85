"""Two readings of one article, scored against each other as a prediction is scored against gold, both ways.

What one reader marks as open must not become a disagreement when the other happens to stand on the gold side. So
each reading is gold once, with its alternatives and optional facts, and the other is the prediction, plain; and of a
leaf on which the two directions differ the kinder verdict counts in both:

- a value is agreed on where either reader names the other's among its own `accept`;
- a fact that one marks `optional` and the other lacks is neither agreed on nor disputed;
- what one leaves `unlabelled` is out for both.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

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
    """Counts are of both directions together, so that precision, recall and F1 are one figure.

    What an annotation leaves open can pair items otherwise in one direction than in the other. The counts have both;
    verdicts, items and pairs, from which differences are told, have the first reading's.
    """

    verdicts: dict[Key, LeafScore]
    """Leaves with the first reading as gold, verdicts the kinder of both directions."""
    items: dict[Key, Verdict]
    """Items of lists likewise: correct where both have it, absent where it is optional and only one has."""
    pairs: list[ItemPair]
    """Items with the first reading as gold."""
    accepted: Aggregate
    """Leaves with alternatives and optional facts honoured, as above."""
    values: Aggregate
    """Leaves by the plain values, every annotation left aside."""
    leaves: list[LeafScore]
    """Plain leaves, the first reading as gold."""
    detection: Counts
    """Incidents, alternatives and optional ones honoured."""


def compare_readings(plan: ScoringPlan, a: dict[str, Any], b: dict[str, Any]) -> TwoReadings:
    """`a` and `b` are records with annotation keys, of one article."""
    forth, back = score_document(plan, a, strip(b)), score_document(plan, b, strip(a))
    ours = {(leaf.path, leaf.gold_at, leaf.predicted_at): leaf for leaf in forth.leaves}
    theirs = {(leaf.path, leaf.gold_at, leaf.predicted_at): leaf for leaf in back.leaves}
    kind = _kinder(ours, theirs)
    items = _kinder_items(forth.pairs, back.pairs)
    plain, reverse = (score_document(plan, x, y).leaves for x, y in ((strip(a), strip(b)), (strip(b), strip(a))))
    return TwoReadings(
        kind,
        items,
        forth.pairs,
        aggregate((*kind.values(), *_kinder(theirs, ours).values())),
        aggregate((*plain, *reverse)),
        plain,
        _detection(items) + _detection(_kinder_items(back.pairs, forth.pairs)),
    )


def _detection(items: dict[Key, Verdict]) -> Counts:
    found = Counter(verdict for (path, _, _), verdict in items.items() if path == DETECTED)
    return Counts(correct=found["correct"], missing=found["missing"], spurious=found["spurious"])


def _kinder(ours: dict[Key, LeafScore], theirs: dict[Key, LeafScore]) -> dict[Key, LeafScore]:
    """`ours` with the other direction's verdict where that is kinder; a leaf paired in one direction keeps its own."""
    return {
        key: leaf._replace(verdict=_kindest(leaf.verdict, theirs[path, b, a].verdict))
        if (path, b, a) in theirs
        else leaf
        for key, leaf in ours.items()
        for path, a, b in (key,)
    }


def _kinder_items(forth: Iterable[ItemPair], back: Iterable[ItemPair]) -> dict[Key, Verdict]:
    others = {(pair.path, pair.predicted_at, pair.gold_at): pair.verdict for pair in back}
    return {
        (key := (pair.path, pair.gold_at, pair.predicted_at)): _kindest(
            pair.verdict, others.get(key, _mirror(pair.verdict))
        )
        for pair in forth
    }


def _kindest(own: Verdict, other: Verdict) -> Verdict:
    return min(own, _mirror(other), key=_KINDEST.index)


def _mirror(verdict: Verdict) -> Verdict:
    return _MIRRORED.get(verdict, verdict)

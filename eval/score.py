"""Score a prediction against gold: align, then give every leaf its verdict.

>>> from typing import Annotated
>>> from pydantic import BaseModel
>>> from eval import Scored, ScoringPlan, score_pair
>>> class Toll(BaseModel):
...     killed: Annotated[int | None, Scored()]
>>> [leaf.verdict for leaf in score_pair(ScoringPlan.from_model(Toll), {"killed": 14}, {"killed": "14"})]
['correct']
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from eval.align import agreement, pair_items, pair_scalars
from eval.annotations import Notes
from eval.duplicates import duplicates
from eval.nodes import ItemsField, Leaf, ScalarsField, Shape
from eval.plan import ScoringPlan
from eval.reading import At, Item, Reader, Scalar, Violation
from eval.rules import Value
from eval.verdicts import DocumentScore, ItemPair, LeafScore, Tags, Verdict

__all__ = ["DocumentScore", "ItemPair", "LeafScore", "Violation", "score_document", "score_failed", "score_pair"]


def score_pair(plan: ScoringPlan, gold: Mapping[str, Any], prediction: Mapping[str, Any]) -> list[LeafScore]:
    """The verdicts on all leaves of one document."""
    return score_document(plan, gold, prediction).leaves


def score_document(plan: ScoringPlan, gold: Mapping[str, Any], prediction: Mapping[str, Any]) -> DocumentScore:
    """Verdicts on all leaves, all items of lists, and the prediction's schema violations.

    Both records are plain JSON-like data; missing keys, null, "", [] and {} all say nothing. PlanError where
    gold does not fit the plan's model.
    """
    reader = Reader(gold=False)
    wanted = Reader(gold=True).document(plan.shape, gold)
    found = reader.document(plan.shape, prediction)
    scoring = _Scoring()
    scoring.matched(plan.shape, wanted, found)
    return DocumentScore(scoring.leaves, scoring.pairs, reader.violations)


def score_failed(plan: ScoringPlan, gold: Mapping[str, Any], reason: str) -> DocumentScore:
    """The score of a document whose extraction failed: everything that gold says is missed, and says why."""
    scoring = _Scoring(failure=f"the extraction failed: {reason}")
    scoring.gold_only(plan.shape, Reader(gold=True).document(plan.shape, gold), ())
    return DocumentScore(scoring.leaves, scoring.pairs, [])


class _Scoring:
    """Collects the findings of one document."""

    def __init__(self, failure: str | None = None) -> None:
        self.leaves: list[LeafScore] = []
        self.pairs: list[ItemPair] = []
        self.failure = failure

    def matched(self, shape: Shape, gold: Item, predicted: Item) -> None:
        if gold.notes is None:
            self._plain_row(shape, gold, predicted)
        else:
            self._noted_row(shape, gold, predicted, gold.notes)
        for scalars, a, b in zip(shape.scalars, gold.scalars, predicted.scalars, strict=True):
            self._scalars(scalars, a, b, gold, predicted)
        for field, golds, predictions in zip(shape.lists, gold.lists, predicted.lists, strict=True):
            self._items(field, golds, predictions, gold.notes)

    def gold_only(self, shape: Shape, item: Item, tags: Tags) -> None:
        optional = "optional" in tags
        for slot, (leaf, value) in enumerate(zip(shape.leaves, item.row, strict=True)):
            if item.notes is not None and slot in item.notes.unlabelled:
                self._leaf(leaf, "unlabelled", item.raws[slot], None, (), item.at, None)
            elif value is None:
                self._leaf(leaf, "absent", None, None, (), item.at, None)
            else:
                free = optional or (item.notes is not None and _free(item.notes, slot))
                self._unfound(
                    leaf, item.raws[slot], tags if optional else _reason_free(item.notes, slot, tags), item.at, free
                )
        for scalars, entries in zip(shape.scalars, item.scalars, strict=True):
            for entry in entries:
                self._unfound(scalars.leaf, entry.raw, tags, entry.at, optional)
        for field, items in zip(shape.lists, item.lists, strict=True):
            for inner in items:
                self._missed(field.items, inner, tags)

    def predicted_only(self, shape: Shape, item: Item, verdict: Verdict, tags: Tags) -> None:
        for leaf, value, raw in zip(shape.leaves, item.row, item.raws, strict=True):
            self._leaf(
                leaf,
                "absent" if value is None else verdict,
                None,
                raw,
                tags if value is not None else (),
                None,
                item.at,
            )
        for scalars, entries in zip(shape.scalars, item.scalars, strict=True):
            for entry in entries:
                self._leaf(scalars.leaf, verdict, None, entry.raw, tags, None, entry.at)
        for field, items in zip(shape.lists, item.lists, strict=True):
            for inner in items:
                self.pairs.append(ItemPair(field.items.path, verdict, None, inner.at, tags))
                self.predicted_only(field.items, inner, verdict, tags)

    def _plain_row(self, shape: Shape, gold: Item, predicted: Item) -> None:
        at, there = gold.at, predicted.at
        rows = zip(shape.leaves, gold.row, predicted.row, gold.raws, predicted.raws, strict=True)
        for leaf, a, b, raw_a, raw_b in rows:
            verdict, tags = compare(leaf, a, b)
            if a is not None and b is not None:
                tags = _with_form(leaf, raw_a, raw_b, tags)
            self._leaf(leaf, verdict, raw_a, raw_b, tags, at, there)

    def _noted_row(self, shape: Shape, gold: Item, predicted: Item, notes: Notes) -> None:
        unfound = _unfound_parts(notes, predicted)
        for slot, leaf in enumerate(shape.leaves):
            a, b = gold.row[slot], predicted.row[slot]
            if slot in notes.unlabelled:
                verdict, tags = "unlabelled", ()
            elif slot in unfound:
                verdict, tags = "absent", ("optional",) if a is not None else ()
            else:
                verdict, tags = _compare_any(leaf, (a, *notes.alternatives.get(slot, ())), b)
                if a is not None and b is not None:
                    tags = _with_form(leaf, gold.raws[slot], predicted.raws[slot], tags)
            self._leaf(leaf, verdict, gold.raws[slot], predicted.raws[slot], tags, gold.at, predicted.at)

    def _scalars(
        self, field: ScalarsField, golds: Sequence[Scalar], predictions: Sequence[Scalar], gold: Item, predicted: Item
    ) -> None:
        leaf = field.leaf
        if gold.notes is not None and leaf.path in gold.notes.unlabelled_lists:
            for entry in predictions:
                self._leaf(leaf, "unlabelled", None, entry.raw, (), None, entry.at)
            return
        pairs = pair_scalars(leaf, golds, predictions)
        partner = dict(pairs)
        for index, entry in enumerate(golds):
            other = predictions[partner[index]] if index in partner else None
            if other is None:
                self._leaf(leaf, "missing", entry.raw, None, (), entry.at, None)
            else:
                verdict, tags = compare(leaf, entry.value, other.value)
                tags = _with_form(leaf, entry.raw, other.raw, tags)
                self._leaf(leaf, verdict, entry.raw, other.raw, tags, entry.at, other.at)
        used = set(partner.values())
        matched = {predictions[index].value for index in used}
        for index, entry in enumerate(predictions):
            if index not in used:
                tags = ("duplicate",) if entry.value in matched else ()
                self._leaf(leaf, "spurious", None, entry.raw, tags, None, entry.at)
        if not golds and not predictions:
            self._leaf(leaf, "absent", None, None, (), gold.at, predicted.at)

    def _items(self, field: ItemsField, golds: list[Item], predictions: list[Item], notes: Notes | None) -> None:
        shape = field.items
        if notes is not None and shape.path in notes.unlabelled_lists:
            for item in predictions:
                self.pairs.append(ItemPair(shape.path, "unlabelled", None, item.at))
                self.predicted_only(shape, item, "unlabelled", ())
            return
        partner = dict(pair_items(shape, golds, predictions))
        for index, item in enumerate(golds):
            if index in partner:
                other = predictions[partner[index]]
                self.pairs.append(ItemPair(shape.path, "correct", item.at, other.at))
                self.matched(shape, item, other)
            else:
                self._missed(shape, item, ())
        used = set(partner.values())
        twice = duplicates(shape, predictions, used)
        for index, item in enumerate(predictions):
            if index not in used:
                tags = ("duplicate",) if index in twice else ()
                self.pairs.append(ItemPair(shape.path, "spurious", None, item.at, tags))
                self.predicted_only(shape, item, "spurious", tags)

    def _missed(self, shape: Shape, item: Item, tags: Tags) -> None:
        if item.notes is not None and item.notes.optional and "optional" not in tags:
            tags = (*tags, "optional")
        verdict: Verdict = "absent" if "optional" in tags else "failed" if self.failure else "missing"
        self.pairs.append(ItemPair(shape.path, verdict, item.at, None, tags))
        self.gold_only(shape, item, tags)

    def _unfound(self, leaf: Leaf, raw: Any, tags: Tags, at: At, free: bool) -> None:  # noqa: ANN401 - any value
        self._leaf(leaf, "absent" if free else "failed" if self.failure else "missing", raw, None, tags, at, None)

    def _leaf(  # noqa: PLR0913 - one finding, one row
        self,
        leaf: Leaf,
        verdict: Verdict,
        gold: Any,
        predicted: Any,
        tags: Tags,
        at: At | None,
        there: At | None,  # noqa: ANN401
    ) -> None:
        why: str | Leaf = self.failure if self.failure is not None and verdict == "failed" else leaf
        self.leaves.append(LeafScore(leaf.path, verdict, gold, predicted, tags, why, at, there))


def compare(leaf: Leaf, gold: Value | None, predicted: Value | None) -> tuple[Verdict, Tags]:
    """The verdict on two normalised values."""
    if gold is None:
        return ("absent" if predicted is None else "spurious"), ()
    if predicted is None:
        return "missing", ()
    if gold == predicted:
        return "correct", ()
    return leaf.rule.grade(gold, predicted) if leaf.rule.graded else "incorrect", ()


_MERIT = ("correct", "partial", "absent", "spurious", "missing", "incorrect")
"""Verdicts from the kindest to the harshest: what a leaf of which gold accepts several values is charged."""


def _compare_any(leaf: Leaf, accepted: Iterable[Value | None], predicted: Value | None) -> tuple[Verdict, Tags]:
    """The kindest verdict over gold's value and its alternatives; tagged where an alternative earned it."""
    verdicts = [compare(leaf, value, predicted)[0] for value in accepted]
    best = min(verdicts, key=_MERIT.index)
    return best, () if verdicts[0] == best else ("alternative",)


def _with_form(leaf: Leaf, gold: Any, predicted: Any, tags: Tags) -> Tags:  # noqa: ANN401 - any value
    if leaf.rule.coerced(predicted) or leaf.rule.coerced(gold):
        return (*tags, "coerced")
    return tags


def _unfound_parts(notes: Notes, predicted: Item) -> set[int]:
    """Slots of optional single objects of which the prediction says nothing."""
    silent = [part for part in notes.optional_parts if all(predicted.row[slot] is None for slot in part)]
    return {slot for part in silent for slot in part}


def _free(notes: Notes, slot: int) -> bool:
    """Whether gold accepts silence at `slot`."""
    return None in notes.alternatives.get(slot, ()) or any(slot in part for part in notes.optional_parts)


def _reason_free(notes: Notes | None, slot: int, tags: Tags) -> Tags:
    if notes is None:
        return tags
    if any(slot in part for part in notes.optional_parts):
        return (*tags, "optional")
    return (*tags, "alternative") if None in notes.alternatives.get(slot, ()) else tags


_ = agreement

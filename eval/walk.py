"""The walk through two aligned records that gives every leaf its verdict."""

from collections.abc import Iterable

from eval.align import Pairs, pair_items, pair_scalars
from eval.annotations import Notes, Part
from eval.nodes import ItemsField, Leaf, ScalarsField, Shape
from eval.reading import At, Entries, Item
from eval.relations import Relations
from eval.rules import Raw, Value
from eval.tags import remarks, tags_that_hold
from eval.verdicts import ItemPair, LeafScore, Tags, Verdict

_NO_TAGS: Tags = ()
_NO_PART = Part()
_EXCUSES = frozenset(("optional", "alternative"))
"""Tags with which a leaf of gold that was not found costs nothing."""
_KINDEST = ("correct", "partial", "absent", "spurious", "missing", "incorrect")
"""Verdicts from the kindest to the harshest, for leaves of which gold accepts several values."""


class Walk:
    """Collects the findings of one document."""

    def __init__(self, failure: str | None = None) -> None:
        self.leaves: list[LeafScore] = []
        self.pairs: list[ItemPair] = []
        self._failure = failure
        self._missed: Verdict = "missing" if failure is None else "failed"

    def matched(self, shape: Shape, gold: Item, predicted: Item) -> None:
        """Two items that stand for the same thing."""
        excused = _NO_PART
        if gold.notes is None:
            self._row(shape, gold, predicted)
        else:
            excused = _excused(shape, gold.notes, predicted)
            self._noted_row(shape, gold, predicted, gold.notes, excused)
        for scalars in shape.scalars:
            if scalars.leaf.path in excused.lists:
                self._gold_entries(scalars, gold, ("optional",))
            else:
                self._scalars(scalars, gold, predicted)
        for field in shape.lists:
            if field.items.path in excused.lists:
                self._gold_items_only(field, gold, ("optional",))
            else:
                self._items(field, gold, predicted)

    def gold_only(self, shape: Shape, item: Item, tags: Tags) -> None:
        """An item of gold that was not found; `tags` hold ``optional`` where that costs nothing."""
        notes = item.notes or Notes()
        self._gold_row(shape, item, notes, tags)
        for scalars in shape.scalars:
            if (path := scalars.leaf.path) not in notes.unlabelled_lists:
                self._gold_entries(scalars, item, tags if "optional" in tags else tags + notes.excuse_list(path))
        for field in shape.lists:
            if (path := field.items.path) not in notes.unlabelled_lists:
                self._gold_items_only(field, item, tags if "optional" in tags else tags + notes.excuse_list(path))

    def _gold_entries(self, field: ScalarsField, item: Item, tags: Tags) -> None:
        _, raws, places = item.scalars[field.leaf.slot]
        for raw, place in zip(raws, places, strict=True):
            self._unfound(field.leaf, raw, (*item.at, place), tags)

    def _gold_items_only(self, field: ItemsField, item: Item, tags: Tags) -> None:
        for inner in item.lists[field.place]:
            self._unfound_item(field.items, inner, tags)

    def predicted_only(self, shape: Shape, item: Item, verdict: Verdict, tags: Tags) -> None:
        """A predicted item without a counterpart: spurious, or unlabelled."""
        for leaf, value, raw in zip(shape.leaves, item.row, item.raws, strict=True):
            if value is None:
                self._add(leaf, "absent", None, None, _NO_TAGS, None, item.at)
            else:
                self._add(leaf, verdict, None, raw, tags, None, item.at)
        for scalars, entries in zip(shape.scalars, item.scalars, strict=True):
            for raw, place in zip(entries.raws, entries.places, strict=True):
                self._add(scalars.leaf, verdict, None, raw, tags, None, (*item.at, place))
        for field, items in zip(shape.lists, item.lists, strict=True):
            for inner in items:
                self._invented(field.items, inner, verdict, tags)

    def _row(self, shape: Shape, gold: Item, predicted: Item) -> None:
        add, new, at, there = self.leaves.append, tuple.__new__, gold.at, predicted.at
        rows = zip(shape.columns, gold.row, predicted.row, gold.raws, predicted.raws, strict=True)
        for (path, leaf, native, foreign), a, b, raw, other in rows:
            tags = _NO_TAGS
            if a is None or b is None:
                verdict = "absent" if a is b else "missing" if b is None else "spurious"
            else:
                verdict = "correct" if a == b else leaf.rule.grade(a, b)
                if foreign or not raw.__class__ is other.__class__ is native:
                    tags = remarks(leaf, raw, other)
            add(new(LeafScore, (path, verdict, raw, other, tags, leaf, at, there)))

    def _gold_row(self, shape: Shape, item: Item, notes: Notes, tags: Tags) -> None:
        for slot, (leaf, value, raw) in enumerate(zip(shape.leaves, item.row, item.raws, strict=True)):
            if slot in notes.unlabelled:
                self._add(leaf, "unlabelled", raw, None, _NO_TAGS, item.at, None)
            elif value is None:
                self._add(leaf, "absent", None, None, _NO_TAGS, item.at, None)
            else:
                self._unfound(leaf, raw, item.at, tags if "optional" in tags else tags + notes.excuse(slot))

    def _noted_row(self, shape: Shape, gold: Item, predicted: Item, notes: Notes, excused: Part) -> None:
        for slot, leaf in enumerate(shape.leaves):
            value, found = gold.row[slot], predicted.row[slot]
            raw, other = gold.raws[slot], predicted.raws[slot]
            tags = _NO_TAGS
            verdict: Verdict
            if slot in notes.unlabelled:
                verdict = "unlabelled"
            elif slot in excused.slots:
                verdict, tags = "absent", (("optional",) if value is not None else _NO_TAGS)
            else:
                verdict, tags = _kindest(leaf, (value, *notes.alternatives.get(slot, ())), found)
                if value is not None and found is not None:
                    tags += remarks(leaf, raw, other)
            self._add(leaf, verdict, raw, other, tags, gold.at, predicted.at)

    def _scalars(self, field: ScalarsField, gold: Item, predicted: Item) -> None:
        leaf, golds, predictions = field.leaf, gold.scalars[field.leaf.slot], predicted.scalars[field.leaf.slot]
        if gold.notes is not None and leaf.path in gold.notes.unlabelled_lists:
            for raw, place in zip(predictions.raws, predictions.places, strict=True):
                self._add(leaf, "unlabelled", None, raw, _NO_TAGS, None, (*predicted.at, place))
            return
        pairs = pair_scalars(leaf, golds.values, predictions.values)
        self._paired_entries(leaf, golds, predictions, pairs, (gold.at, predicted.at))
        if len(pairs) < len(golds.values):
            found = {index for index, _ in pairs}
            for index, (raw, place) in enumerate(zip(golds.raws, golds.places, strict=True)):
                if index not in found:
                    self._unfound(leaf, raw, (*gold.at, place), _NO_TAGS)
        if len(pairs) < len(predictions.values):
            self._invented_entries(leaf, predictions, {index for _, index in pairs}, predicted.at)
        elif not golds.values:
            self._add(leaf, "absent", None, None, _NO_TAGS, gold.at, predicted.at)

    def _paired_entries(
        self, leaf: Leaf, golds: Entries, predictions: Entries, pairs: Pairs, ats: tuple[At, At]
    ) -> None:
        new, add, native, (at, there) = tuple.__new__, self.leaves.append, leaf.native, ats
        for g, p in pairs:
            raw, other = golds.raws[g], predictions.raws[p]
            a, b = golds.values[g], predictions.values[p]
            verdict = "correct" if a == b else leaf.rule.grade(a, b)
            tags = _NO_TAGS
            if not raw.__class__ is other.__class__ is native or leaf.foreign:
                tags = remarks(leaf, raw, other)
            place, other_place = (*at, golds.places[g]), (*there, predictions.places[p])
            add(new(LeafScore, (leaf.path, verdict, raw, other, tags, leaf, place, other_place)))

    def _invented_entries(self, leaf: Leaf, predictions: Entries, used: set[int], at: At) -> None:
        matched = {predictions.values[index] for index in used}
        for index, (value, raw, place) in enumerate(zip(*predictions, strict=True)):
            if index not in used:
                tags = ("duplicate",) if value in matched else _NO_TAGS
                self._add(leaf, "spurious", None, raw, tags, None, (*at, place))

    def _items(self, field: ItemsField, gold: Item, predicted: Item) -> None:
        shape, golds, predictions = field.items, gold.lists[field.place], predicted.lists[field.place]
        if gold.notes is not None and shape.path in gold.notes.unlabelled_lists:
            for item in predictions:
                self._invented(shape, item, "unlabelled", _NO_TAGS)
            return
        pairs = pair_items(shape, golds, predictions)
        if len(pairs) == len(golds) == len(predictions):
            for g, p in pairs:
                self._found(shape, golds[g], predictions[p], _NO_TAGS)
            return
        related = Relations(shape, golds, predictions, pairs)
        self._gold_items(shape, golds, predictions, dict(pairs), related)
        used = {p for _, p in pairs}
        for index, item in enumerate(predictions):
            if index not in used:
                tags = tags_that_hold(duplicate=index in related.duplicates, split=index in related.split)
                self._invented(shape, item, "spurious", tags)

    def _gold_items(
        self, shape: Shape, golds: list[Item], predictions: list[Item], partner: dict[int, int], related: Relations
    ) -> None:
        for index, item in enumerate(golds):
            if index in partner:
                tags = tags_that_hold(merged=index in related.merging, split=index in related.splitting)
                self._found(shape, item, predictions[partner[index]], tags)
            else:
                self._unfound_item(shape, item, tags_that_hold(merged=index in related.merged))

    def _found(self, shape: Shape, gold: Item, predicted: Item, tags: Tags) -> None:
        self.pairs.append(ItemPair(shape.path, "correct", gold.at, predicted.at, tags))
        self.matched(shape, gold, predicted)

    def _unfound_item(self, shape: Shape, item: Item, tags: Tags) -> None:
        if item.notes is not None and item.notes.optional and "optional" not in tags:
            tags = (*tags, "optional")
        self.pairs.append(ItemPair(shape.path, "absent" if "optional" in tags else self._missed, item.at, None, tags))
        self.gold_only(shape, item, tags)

    def _invented(self, shape: Shape, item: Item, verdict: Verdict, tags: Tags) -> None:
        self.pairs.append(ItemPair(shape.path, verdict, None, item.at, tags))
        self.predicted_only(shape, item, verdict, tags)

    def _unfound(self, leaf: Leaf, raw: Raw, at: At, tags: Tags) -> None:
        self._add(leaf, self._missed if _EXCUSES.isdisjoint(tags) else "absent", raw, None, tags, at, None)

    def _add(  # noqa: PLR0913, PLR0917 - one finding, one row
        self, leaf: Leaf, verdict: Verdict, gold: Raw, predicted: Raw, tags: Tags, at: At | None, there: At | None
    ) -> None:
        why = self._failure if verdict == "failed" else leaf
        self.leaves.append(tuple.__new__(LeafScore, (leaf.path, verdict, gold, predicted, tags, why, at, there)))


def compare(leaf: Leaf, gold: Value | None, predicted: Value | None) -> Verdict:
    """The verdict on two normalised values."""
    if gold == predicted:
        return "absent" if gold is None else "correct"
    if gold is None or predicted is None:
        return "missing" if predicted is None else "spurious"
    return leaf.rule.grade(gold, predicted) if leaf.graded else "incorrect"


def _excused(shape: Shape, notes: Notes, predicted: Item) -> Part:
    """What gold holds in optional single objects of which the prediction says nothing."""
    if not notes.optional_parts:
        return _NO_PART
    spoken = {field.leaf.path for field in shape.scalars if predicted.scalars[field.leaf.slot].values}
    spoken |= {field.items.path for field in shape.lists if predicted.lists[field.place]}
    return notes.silent_parts(predicted.row, spoken)


def _kindest(leaf: Leaf, accepted: Iterable[Value | None], predicted: Value | None) -> tuple[Verdict, Tags]:
    """The kindest verdict over gold's value and its alternatives; tagged where an alternative earned it."""
    verdicts = [compare(leaf, value, predicted) for value in accepted]
    best = min(verdicts, key=_KINDEST.index)
    return best, _NO_TAGS if verdicts[0] == best else ("alternative",)

"""What every gold item has in common with every predicted one, counted leaf by leaf.

Leaf by leaf and not pair by pair: the predicted items are indexed by their value at a leaf, so that a gold item meets
only those that say the same. A hundred items against a hundred are then a few thousand additions instead of
ten thousand comparisons of rows.
"""

from collections import Counter
from collections.abc import Iterable, Sequence

from eval.annotations import Notes
from eval.assignment import assign
from eval.nodes import Leaf, ScalarsField, Shape
from eval.reading import Item
from eval.rules import Value

Table = list[list[int]]
"""A row for each gold item, a column for each predicted one; entries as `eval.nodes.Leaf.full` counts them."""
Where = dict[Value, list[int]]


def rows_in_common(shape: Shape, golds: Sequence[Item], predictions: Sequence[Item]) -> Table:
    """Agreement of the rows and of the lists of scalars. Lists of objects are left to `eval.align`."""
    table = [[0] * len(predictions) for _ in golds]
    for leaf in shape.leaves:
        _add_leaf(table, leaf, golds, predictions)
    for field in shape.scalars:
        _add_scalars(table, field, golds, predictions)
    return table


def indexed(slot: int, items: Sequence[Item]) -> Where:
    """Value at `slot` → the items that have it; silence has no entry."""
    where: Where = {}
    for index, item in enumerate(items):
        value = item.row[slot]
        if value is None:
            continue
        if value in where:
            where[value].append(index)
        else:
            where[value] = [index]
    return where


class Nearby:
    """The values that may agree with a given one without being equal to it."""

    def __init__(self, leaf: Leaf, values: Iterable[Value]) -> None:
        self._leaf = leaf
        self._hints_of = leaf.rule.hints_of
        self._all = list(values)
        self._by_hint: dict[object, list[Value]] = {}
        self._anywhere: list[Value] = []
        for value in self._all:
            hints = self._hints_of[value]
            if hints is None:
                self._anywhere.append(value)
            else:
                for hint in hints:
                    self._by_hint.setdefault(hint, []).append(value)

    def of(self, value: Value) -> Sequence[tuple[Value, int]]:
        """Values other than `value` that agree with it in part, or as good as fully, and their credit."""
        hints = self._hints_of[value]
        candidates = self._all if hints is None else self._anywhere
        for hint in hints or ():
            found = self._by_hint.get(hint)
            if found is not None and found != [value]:
                candidates = candidates + found
        if not candidates:
            return ()
        credit = self._leaf.credit
        return [(other, c) for other in dict.fromkeys(candidates) if other != value and (c := credit(value, other))]


def scalars_in_common(leaf: Leaf, golds: Sequence[Value], predictions: Sequence[Value]) -> Table:
    """Agreement of the entries of two lists."""
    graded = leaf.graded
    return [
        [leaf.full if gold == value else leaf.credit(gold, value) if graded else 0 for value in predictions]
        for gold in golds
    ]


def _add_leaf(table: Table, leaf: Leaf, golds: Sequence[Item], predictions: Sequence[Item]) -> None:
    slot = leaf.slot
    where = indexed(slot, predictions)
    if not where:
        return
    nearby = Nearby(leaf, where) if leaf.graded else None
    for line, gold in zip(table, golds, strict=True):
        value, notes = gold.row[slot], gold.notes
        if notes is not None and (slot in notes.alternatives or slot in notes.unlabelled):
            _add_noted(line, leaf, value, notes, where)
        elif value is not None:
            for index in where.get(value, ()):
                line[index] += leaf.full
            for other, credit in nearby.of(value) if nearby is not None else ():
                for index in where[other]:
                    line[index] += credit


def _add_noted(line: list[int], leaf: Leaf, value: Value | None, notes: Notes, where: Where) -> None:
    """The best of gold's value and its alternatives; nothing for an unlabelled leaf."""
    if leaf.slot in notes.unlabelled:
        return
    options = [option for option in (value, *notes.alternatives[leaf.slot]) if option is not None]
    for found, indices in where.items():
        best = max((leaf.full if option == found else leaf.credit(option, found) for option in options), default=0)
        for index in indices:
            line[index] += best


def _add_scalars(table: Table, field: ScalarsField, golds: Sequence[Item], predictions: Sequence[Item]) -> None:
    """Lists as multisets: equal entries are counted through an index; lists with near entries are assigned."""
    leaf = field.leaf
    lists = [item.scalars[field.leaf.slot].values for item in predictions]
    where = _indexed_entries(lists)
    if not where:
        return
    nearby = Nearby(leaf, where) if leaf.graded else None
    for line, gold in zip(table, golds, strict=True):
        if gold.notes is not None and leaf.path in gold.notes.unlabelled_lists:
            continue
        values = gold.scalars[field.leaf.slot].values
        _add_equal(line, leaf, values, lists, where)
        if nearby is not None:
            for index in {index for value in values for other, _ in nearby.of(value) for index in where[other]}:
                line[index] += _beyond_equal(leaf, values, lists[index])


def _add_equal(
    line: list[int], leaf: Leaf, values: Sequence[Value], lists: Sequence[Sequence[Value]], where: Where
) -> None:
    """The entries that a list shares with each of `lists`, as multisets."""
    repeated = len(set(values)) < len(values)
    for value in dict.fromkeys(values) if repeated else values:
        for index in where.get(value, ()):
            times = min(values.count(value), lists[index].count(value)) if repeated else 1
            line[index] += leaf.full * times


def _indexed_entries(lists: Sequence[Sequence[Value]]) -> Where:
    """Value → the lists that have it, each once."""
    where: Where = {}
    for index, values in enumerate(lists):
        for value in values:
            if value not in where:
                where[value] = [index]
            elif where[value][-1] != index:
                where[value].append(index)
    return where


def _beyond_equal(leaf: Leaf, golds: Sequence[Value], predictions: Sequence[Value]) -> int:
    """What the best pairing of two lists has over the pairing of their equal entries."""
    weights = scalars_in_common(leaf, golds, predictions)
    best = sum(weights[g][p] for g, p in enumerate(assign(weights)) if p is not None)
    return best - leaf.full * (Counter(golds) & Counter(predictions)).total()

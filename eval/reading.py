"""Records as rows: raw values beside normalised ones, annotations of gold, schema violations of predictions."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from eval.annotations import Notes, annotate
from eval.nodes import Field, ItemsField, Leaf, Object, ObjectField, Run, ScalarsField, Shape
from eval.rules import Value, WrongType
from eval.rules.base import kind
from extractor.errors import PlanError

At = tuple[int, ...]
"""List indices from the document down to an item."""


class Violation(NamedTuple):
    """Something in a prediction that the schema has no place for. It is counted apart and says nothing."""

    path: str
    at: At
    found: str

    def __str__(self) -> str:
        where = f" (item {'.'.join(map(str, self.at))})" if self.at else ""
        return f"{self.path or 'the document'}{where}: {self.found}"


class Item:
    """One object of a list of objects, or the document, of one side."""

    __slots__ = ("at", "content", "lists", "notes", "raws", "row", "scalars", "total")

    def __init__(self, at: At) -> None:
        self.at = at
        self.row: list[Value | None] = []
        self.raws: list[Any] = []
        self.scalars: list[Entries] = []
        self.lists: list[list[Item]] = []
        self.notes: Notes | None = None
        self.total = -1
        self.content: str | None = None


class Entries(NamedTuple):
    """What a list of scalars says: values, raw values and the place of each in the list. Silent ones are left out."""

    values: Sequence[Value]
    raws: Sequence[Any]
    places: Sequence[int]


_PLAIN = frozenset((str, int))
"""Types whose values a rule keeps once it has seen them."""
_TEXTS = {str}


class Reader:
    """Reads the records of one side. A prediction's violations are collected; gold must have none."""

    def __init__(self, *, gold: bool) -> None:
        self.gold = gold
        self.violations: list[Violation] = []

    def document(self, shape: Shape, record: Any) -> Item:  # noqa: ANN401 - a prediction can be anything
        return self.item(shape, self._mapping(record, shape.path, ()), ())

    def item(self, shape: Shape, data: Mapping[str, Any], at: At) -> Item:
        item = Item(at)
        self._fill(shape.object, _named(shape.object, data), item)
        return item

    def _fill(self, obj: Object, data: Mapping[str, Any], item: Item) -> None:
        if not data.keys() <= obj.known:
            self._beyond(obj, data, item)
        for step in obj.steps:
            if isinstance(step, Run):
                self._run(step, data, item)
            else:
                self._structure(step, data.get(step.name), item)

    def _run(self, run: Run, data: Mapping[str, Any], item: Item) -> None:
        raws: list[Any] = [*map(data.get, run.names)]
        item.raws += raws
        try:
            item.row += [
                known[raw] if raw.__class__ in _PLAIN else None if raw is None else leaf.rule.normalise(raw)
                for leaf, known, raw in zip(run.leaves, run.known, raws, strict=True)
            ]
        except WrongType:
            item.row += [self._value(leaf, raw, item.at) for leaf, raw in zip(run.leaves, raws, strict=True)]

    def _structure(self, field: Field, raw: Any, item: Item) -> None:  # noqa: ANN401 - a prediction can be anything
        if isinstance(field, ScalarsField):
            item.scalars.append(self._scalars(field.leaf, raw, item.at))
        elif isinstance(field, ItemsField):
            item.lists.append(self._items(field.items, raw, item.at))
        elif isinstance(field, ObjectField):
            self._object(field, raw, item)

    def _object(self, field: ObjectField, raw: Any, item: Item) -> None:  # noqa: ANN401 - a prediction can be anything
        leaf = field.leaf
        if leaf is None:
            data = _named(field.object, self._mapping(raw, field.object.path, item.at))
        else:
            raw = _named(field.object, raw) if isinstance(raw, Mapping) else raw
            data = raw if isinstance(raw, Mapping) else {}
            item.raws.append(leaf.shown(raw))
            item.row.append(self._value(leaf, leaf.scored(raw), item.at))
        self._fill(field.object, data, item)

    def _items(self, shape: Shape, raw: Any, at: At) -> list[Item]:  # noqa: ANN401 - a prediction can be anything
        items = []
        for index, entry in enumerate(self._sequence(raw, shape.path, at)):
            if entry is not None:
                here = (*at, index)
                items.append(self.item(shape, self._mapping(entry, shape.path, here), here))
        return items

    def _scalars(self, leaf: Leaf, raw: Any, at: At) -> Entries:  # noqa: ANN401 - a prediction can be anything
        raws = raw if raw.__class__ is list else self._listed(raw, leaf.path, at)
        if {*map(type, raws)} == _TEXTS:
            values = [*map(leaf.rule.known.__getitem__, raws)]
        else:
            values = [self._value(leaf, entry, (*at, place)) for place, entry in enumerate(raws)]
        if None not in values:
            return Entries(values, raws, range(len(raws)))
        said = [place for place, value in enumerate(values) if value is not None]
        return Entries([values[place] for place in said], [raws[place] for place in said], said)

    def _listed(self, raw: Any, path: str, at: At) -> list[Any]:  # noqa: ANN401 - a prediction can be anything
        """A list of scalars; a single one stands for a list of it."""
        if raw is None or isinstance(raw, (list, tuple, set, frozenset, Mapping)):
            return list(self._sequence(raw, path, at))
        return [raw]

    def _value(self, leaf: Leaf, raw: Any, at: At) -> Value | None:  # noqa: ANN401 - a prediction can be anything
        try:
            return leaf.rule.normalise(raw)
        except WrongType as wrong:
            self._violate(leaf.path, at, f"{wrong} where the schema has none")
            return None

    def _mapping(self, raw: Any, path: str, at: At) -> Mapping[str, Any]:  # noqa: ANN401 - a prediction can be anything
        if raw.__class__ is dict or isinstance(raw, Mapping):
            data: Mapping[str, Any] = raw
            return data
        if raw not in (None, "", []):
            self._violate(path, at, f"{kind(raw)} where the schema has an object")
        return {}

    def _sequence(self, raw: Any, path: str, at: At) -> Iterable[Any]:  # noqa: ANN401 - a prediction can be anything
        if isinstance(raw, (list, tuple)):
            return raw
        if isinstance(raw, (set, frozenset)):
            return sorted(raw, key=str)
        if raw not in (None, "", {}):
            self._violate(path, at, f"{kind(raw)} where the schema has a list")
        return ()

    def _violate(self, path: str, at: At, found: str) -> None:
        if self.gold:
            raise PlanError(f"gold: {Violation(path, at, found)}; correct the label")
        self.violations.append(Violation(path, at, found))

    def _beyond(self, obj: Object, data: Mapping[str, Any], item: Item) -> None:
        """Keys that the model does not have: annotations in gold, violations in a prediction."""
        if self.gold:
            item.notes = annotate(obj, data, item.notes or Notes())
            return
        for name in data:
            if name not in obj.known:
                path = f"{obj.path}.{name}" if obj.path else str(name)
                self.violations.append(Violation(path, item.at, "a key that the schema does not know"))


def _named(obj: Object, data: Mapping[str, Any]) -> Mapping[str, Any]:
    """`data` with the fields' own names for keys; where it has a field under two keys, the name goes first."""
    if not obj.aliases or data.keys().isdisjoint(obj.aliases):
        return data
    renamed = {obj.aliases[key]: value for key, value in data.items() if key in obj.aliases}
    return renamed | {key: value for key, value in data.items() if key not in obj.aliases}

"""What gold says about an item beyond its values: optional, accept, unlabelled. `nth` and `note` score nothing."""

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import Any, NamedTuple

from eval.nodes import Field, ItemsField, Leaf, LeafField, Object, ObjectField, ScalarsField
from eval.rules import Value, WrongType
from eval.rules.base import kind
from extractor.errors import PlanError

KEYS = frozenset(("optional", "accept", "nth", "note", "unlabelled"))
"""Annotation keys. A model that has a field of such a name keeps it as a field."""


class Part(NamedTuple):
    """What belongs to a single object: slots of the row, and paths of lists."""

    slots: frozenset[int] = frozenset()
    lists: frozenset[str] = frozenset()


class Notes:
    """The annotations of one item, by slot of its row and by path of its lists."""

    __slots__ = ("alternatives", "optional", "optional_parts", "unlabelled", "unlabelled_lists")

    def __init__(self) -> None:
        self.optional = False
        """Whether the item as a whole need not be found."""
        self.optional_parts: list[Part] = []
        """Single objects that need not be found."""
        self.alternatives: dict[int, tuple[Value | None, ...]] = {}
        self.unlabelled: set[int] = set()
        self.unlabelled_lists: set[str] = set()

    @property
    def leaves_out(self) -> bool:
        """Whether anything is not labelled."""
        return bool(self.unlabelled or self.unlabelled_lists)

    def excuse(self, slot: int) -> tuple[str, ...]:
        """The tag that makes silence at `slot` free; none where it costs."""
        if any(slot in part.slots for part in self.optional_parts):
            return ("optional",)
        return ("alternative",) if None in self.alternatives.get(slot, ()) else ()

    def excuse_list(self, path: str) -> tuple[str, ...]:
        """The same for a whole list."""
        return ("optional",) if any(path in part.lists for part in self.optional_parts) else ()

    def silent_parts(self, row: Sequence[Value | None], spoken: AbstractSet[str]) -> Part:
        """The optional single objects of which a predicted row, and the lists that are not empty, say nothing."""
        silent = [
            part
            for part in self.optional_parts
            if part.lists.isdisjoint(spoken) and all(row[slot] is None for slot in part.slots)
        ]
        slots, lists = (frozenset[Any]().union(*group) for group in zip(*silent, strict=True)) if silent else Part()
        return Part(slots, lists)


def annotate(obj: Object, data: Mapping[str, Any], notes: Notes) -> Notes:
    """`notes` with the annotation keys that `data` carries for `obj`; PlanError for a name that is no leaf of it."""
    said = {key: data[key] for key in KEYS - obj.known if data.get(key)}
    if "optional" in said and obj.is_item:
        notes.optional = True
    elif "optional" in said:
        notes.optional_parts.append(_part(obj))
    for name in _list(obj, "unlabelled", said.get("unlabelled", [])):
        _unlabel(obj, name, notes)
    alternatives = said.get("accept", {})
    if not isinstance(alternatives, Mapping):
        raise PlanError(f"{_place(obj)}: accept is {kind(alternatives)}; write {{leaf: [other values]}}")
    for name, values in alternatives.items():
        leaf = obj.leaf(name)
        if leaf is None:
            raise PlanError(f"{_place(obj)}: accept names {name!r}, which is no leaf there")
        notes.alternatives[leaf.slot] = tuple(
            _value(leaf, value) for value in _list(obj, f"accept of {name!r}", values)
        )
    return notes


def _list(obj: Object, what: str, value: Any) -> list[Any]:  # noqa: ANN401 - whatever the label holds
    if not isinstance(value, list):
        raise PlanError(f"{_place(obj)}: {what} is {kind(value)}; write a list")
    return value


def _place(obj: Object) -> str:
    return obj.path or "the document"


def _unlabel(obj: Object, name: str, notes: Notes) -> None:
    if obj.own is not None and obj.own.name == name:
        notes.unlabelled.add(obj.own.slot)
        return
    field = next((field for field in obj.fields if field.name == name), None)
    if field is not None:
        slots, lists = _parts_of(field)
        notes.unlabelled |= slots
        notes.unlabelled_lists |= lists
    elif name not in obj.known:
        raise PlanError(f"{_place(obj)}: unlabelled names {name!r}, which is no field there")


def _value(leaf: Leaf, raw: Any) -> Value | None:  # noqa: ANN401 - a value of any leaf
    try:
        return leaf.rule.normalise(leaf.scored(raw))
    except WrongType as wrong:
        raise PlanError(f"{leaf.path}: accept holds {wrong}; correct the label") from None


def _part(obj: Object) -> Part:
    """All that a single object holds, itself included."""
    lists = (path for field in obj.fields for path in _parts_of(field).lists)
    return Part(frozenset(leaf.slot for leaf in obj.leaves), frozenset(lists))


def _parts_of(field: Field) -> Part:
    match field:
        case LeafField(leaf=leaf):
            return Part(slots=frozenset((leaf.slot,)))
        case ObjectField(object=obj):
            return _part(obj)
        case ScalarsField(leaf=leaf):
            return Part(lists=frozenset((leaf.path,)))
        case ItemsField(items=items):
            return Part(lists=frozenset((items.path,)))

"""What gold says about an item beyond its values: optional, accept, unlabelled. `nth` and `note` score nothing."""

from collections.abc import Mapping, Sequence
from typing import Any

from eval.nodes import ItemsField, Leaf, Object, ObjectField, ScalarsField
from eval.rules import Value, WrongType
from extractor.errors import PlanError

KEYS = frozenset(("optional", "accept", "nth", "note", "unlabelled"))
"""Annotation keys. A model that has a field of such a name keeps it as a field."""


class Notes:
    """The annotations of one item, by slot of its row and by path of its lists."""

    __slots__ = ("alternatives", "optional", "optional_parts", "unlabelled", "unlabelled_lists")

    def __init__(self) -> None:
        self.optional = False
        """Whether the item as a whole need not be found."""
        self.optional_parts: list[frozenset[int]] = []
        """Slots of single objects that need not be found."""
        self.alternatives: dict[int, tuple[Value | None, ...]] = {}
        self.unlabelled: set[int] = set()
        self.unlabelled_lists: set[str] = set()

    def excuse(self, slot: int) -> tuple[str, ...]:
        """The tag that makes silence at `slot` free; none where it costs."""
        if any(slot in part for part in self.optional_parts):
            return ("optional",)
        return ("alternative",) if None in self.alternatives.get(slot, ()) else ()

    def silent_parts(self, row: Sequence[Value | None]) -> set[int]:
        """Slots of the optional single objects of which the predicted `row` says nothing."""
        return {slot for part in self.optional_parts if all(row[slot] is None for slot in part) for slot in part}


def annotate(obj: Object, data: Mapping[str, Any], notes: Notes) -> Notes:
    """`notes` with the annotation keys that `data` carries for `obj`; PlanError for a name that is no leaf of it."""
    said = {key: data[key] for key in KEYS - obj.known if data.get(key)}
    if "optional" in said and obj.is_item:
        notes.optional = True
    elif "optional" in said:
        notes.optional_parts.append(_slots(obj))
    for name in said.get("unlabelled", ()):
        _unlabel(obj, name, notes)
    for name, values in said.get("accept", {}).items():
        leaf = obj.leaf(name)
        if leaf is None:
            raise PlanError(f"{obj.path or 'the document'}: accept names {name!r}, which is no leaf there")
        notes.alternatives[leaf.slot] = tuple(_value(leaf, value) for value in values)
    return notes


def _unlabel(obj: Object, name: str, notes: Notes) -> None:
    if (leaf := obj.leaf(name)) is not None:
        notes.unlabelled.add(leaf.slot)
        return
    field = next((field for field in obj.fields if field.name == name), None)
    if isinstance(field, ObjectField):
        notes.unlabelled |= _slots(field.object)
    elif isinstance(field, ItemsField):
        notes.unlabelled_lists.add(field.items.path)
    elif isinstance(field, ScalarsField):
        notes.unlabelled_lists.add(field.leaf.path)
    elif name not in obj.known:
        raise PlanError(f"{obj.path or 'the document'}: unlabelled names {name!r}, which is no field there")


def _value(leaf: Leaf, raw: Any) -> Value | None:  # noqa: ANN401 - a value of any leaf
    try:
        return leaf.rule.normalise(leaf.scored(raw))
    except WrongType as wrong:
        raise PlanError(f"{leaf.path}: accept holds {wrong}; correct the label") from None


def _slots(obj: Object) -> frozenset[int]:
    return frozenset(leaf.slot for leaf in obj.leaves)

"""A scoring plan, compiled: what a record's items look like as flat rows of leaves.

An *item* is the whole document or one object of a list of objects. Its leaves, those of single objects
inside it included, stand in one row, each at its slot; only lists stay lists. Comparing two items is
then comparing two tuples.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any, TypeAlias

from eval.rules import Rule
from eval.rules.base import MEMO_LIMIT

STRICT_BITS = 24
"""Agreement is one integer: twice the weight that agrees, and below it, in so many bits, how many leaves are right."""
WEIGHT_UNIT = 1000
"""Weights are whole thousandths, so that sums are exact and ties are ties."""


@dataclass(slots=True, eq=False)
class Leaf:
    """One scored value of an item, or each entry of a scored list of scalars."""

    path: str
    name: str
    rule: Rule
    weight: int
    key: bool
    slot: int
    """Its place in the row of an item; that of its list among the item's lists of scalars."""
    parts: tuple[str, ...] = ()
    """For an object that is one leaf: the parts that make its value, in the order of the model."""
    remarks: tuple[str, ...] = ()
    """For such an object: parts that are no leaves but whose difference is worth a tag (precision, basis)."""
    full: int = field(init=False)
    half: int = field(init=False)
    graded: bool = field(init=False)
    native: type[object] | None = field(init=False)
    foreign: set[str] = field(init=False)
    credits: dict[tuple[object, object], int] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        self.use(self.rule)
        self.half = self.weight << STRICT_BITS
        self.full = (self.half << 1) + 1

    def use(self, rule: Rule) -> None:
        """Let `rule` compare this leaf."""
        self.rule, self.graded, self.native, self.foreign = rule, rule.graded, rule.native, rule.foreign

    def scored(self, raw: object) -> object:
        """What the rule looks at of a raw value: of an object, the parts that make its value."""
        return {part: raw.get(part) for part in self.parts} if self.parts and isinstance(raw, Mapping) else raw

    def shown(self, raw: object) -> object:
        """What a finding shows of a raw value: of an object, its parts and remarks, not its evidence."""
        names = (*self.parts, *self.remarks)
        return {name: raw.get(name) for name in names} if self.parts and isinstance(raw, Mapping) else raw

    def credit(self, gold: object, predicted: object) -> int:
        """What two values, unequal and neither silent, add to the agreement of their items: what holds both ways."""
        known = self.credits.get((gold, predicted))
        if known is None:
            if len(self.credits) >= MEMO_LIMIT:
                self.credits.clear()
            known = self.credits[gold, predicted] = self._graded(gold, predicted)
        return known

    def _graded(self, gold: object, predicted: object) -> int:
        grades = {self.rule.grade(gold, predicted), self.rule.grade(predicted, gold)}
        return 0 if "incorrect" in grades else self.half if "partial" in grades else self.full


@dataclass(slots=True, eq=False)
class LeafField:
    name: str
    leaf: Leaf


@dataclass(slots=True, eq=False)
class ObjectField:
    """A single object: its leaves are leaves of the item that holds it."""

    name: str
    object: "Object"
    leaf: Leaf | None = None
    """Set where the object as a whole is a leaf for its unmarked parts."""


@dataclass(slots=True, eq=False)
class ScalarsField:
    name: str
    leaf: Leaf


@dataclass(slots=True, eq=False)
class ItemsField:
    name: str
    items: "Shape"
    place: int


Field: TypeAlias = LeafField | ObjectField | ScalarsField | ItemsField


@dataclass(slots=True, eq=False)
class Object:
    """The fields of one model, in its order."""

    path: str
    fields: tuple[Field, ...]
    known: frozenset[str]
    """Every key that the model has, scored or not."""
    own: Leaf | None = None
    """The leaf that the object itself is, if it is one."""
    leaves: tuple[Leaf, ...] = ()
    """All leaves of the row that come from this object, itself included."""
    aliases: Mapping[str, str] = field(default_factory=dict)
    """Other keys of its fields (pydantic's aliases) → the field's name."""
    is_item: bool = False
    """Whether it is the whole of an item, not a part of one."""
    steps: "tuple[Run | Field, ...]" = field(init=False)
    """The fields once more, neighbouring scalars taken together."""

    def __post_init__(self) -> None:
        steps: list[Run | Field] = []
        for scalar, group in groupby(self.fields, key=lambda found: isinstance(found, LeafField)):
            found = list(group)
            steps += [Run([f.leaf for f in found if isinstance(f, LeafField)])] if scalar else found
        self.steps = tuple(steps)

    def leaf(self, name: str) -> Leaf | None:
        """The leaf that an annotation of this object means by `name`; null if none."""
        if self.own is not None and self.own.name == name:
            return self.own
        for found in self.fields:
            if found.name == name and isinstance(found, (LeafField, ObjectField)):
                return found.leaf
        return None


class Run:
    """Scalar fields that follow each other in a model, read in one go."""

    __slots__ = ("known", "leaves", "names")

    def __init__(self, leaves: Sequence[Leaf]) -> None:
        self.leaves = tuple(leaves)
        self.names = tuple(leaf.name for leaf in leaves)
        self.known = tuple(leaf.rule.known for leaf in leaves)


@dataclass(slots=True, eq=False)
class Shape:
    """What the items of one list look like (or the document, whose `path` is empty)."""

    path: str
    object: Object
    leaves: tuple[Leaf, ...]
    scalars: tuple[ScalarsField, ...]
    lists: tuple[ItemsField, ...]
    tiers: tuple[tuple[Leaf, ...], ...]
    """Key leaves, grouped by weight, the heaviest first."""
    keys: tuple[int, ...] = field(init=False)
    """Slots of all key leaves."""
    weights: tuple[int, ...] = field(init=False)
    """What each leaf of a row adds to what an item says, in the units of an agreement without its strict part."""
    full: int = field(init=False)
    """What a row that says everything says, in the same units."""
    columns: tuple[tuple[str, Leaf, type[Any] | None, set[str]], ...] = field(init=False)
    """For each leaf of a row what its verdict takes: path, leaf, native type, foreign notations seen."""

    def __post_init__(self) -> None:
        self.columns = tuple((leaf.path, leaf, leaf.native, leaf.foreign) for leaf in self.leaves)
        self.keys = tuple(leaf.slot for tier in self.tiers for leaf in tier)
        self.weights = tuple(2 * leaf.weight for leaf in self.leaves)
        self.full = sum(self.weights)

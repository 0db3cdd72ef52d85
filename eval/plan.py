"""From a pydantic model with `Scored` markers to a scoring plan. Models are read by duck typing: no pydantic here."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, Self

from eval.model_fields import aliases, marked, marker_of, not_inside, parts_of, readable
from eval.model_types import FieldType, field_type
from eval.nodes import (
    WEIGHT_UNIT,
    Field,
    ItemsField,
    Leaf,
    LeafField,
    Object,
    ObjectField,
    ScalarsField,
    Shape,
)
from eval.rules import RULES, Rule
from eval.rules.parts import Parts
from extractor.errors import PlanError
from extractor.scored import NotScored, Scored

_PAIRED = ("date", "count")
"""Rules that read an object as a pair of bounds."""
_CODE = Path(__file__).resolve().parent


@dataclass(frozen=True)
class ScoringPlan:
    """How records of one model are scored: every leaf, its rule and its weight.

    Caches what it has read, so one plan serves a whole run; it is not meant to be shared by threads.
    """

    shape: Shape

    @classmethod
    def from_model(cls, model: type[Any]) -> Self:
        """PlanError naming the field where a leaf has no marker, a rule is unknown or a type cannot be scored."""
        if not isinstance(model, type) or not hasattr(model, "model_fields"):
            raise PlanError(f"{getattr(model, '__name__', model)} is no pydantic model; a plan is made from one")
        return cls(_Builder((model,)).shape(readable(model, ""), ""))

    @cached_property
    def leaves(self) -> dict[str, Leaf]:
        return {leaf.path: leaf for leaf in _leaves(self.shape.object)}

    @cached_property
    def paths(self) -> tuple[str, ...]:
        """All leaf paths in the order of the model, such as ``incidents.casualties.count``."""
        return tuple(self.leaves)

    @cached_property
    def rules_sha256(self) -> str:
        """Content hash of every leaf's rule, weight and parameters, the alias tables, and the code that compares."""
        import hashlib
        import json

        described = [_described(leaf) for leaf in self.leaves.values()]
        digest = hashlib.sha256(json.dumps(described, sort_keys=True).encode())
        for file in _scoring_files():
            digest.update(file.read_bytes().replace(b"\r\n", b"\n"))
        return digest.hexdigest()

    def leaf(self, path: str) -> Leaf:
        """PlanError for a path that is no leaf."""
        if path not in self.leaves:
            raise PlanError(f"{path!r} is no leaf of this plan; there is {', '.join(self.paths)}")
        return self.leaves[path]


def _described(leaf: Leaf) -> dict[str, Any]:
    marker = leaf.rule.marker
    return {
        "path": leaf.path,
        "rule": leaf.rule.name,
        "weight": leaf.weight,
        "key": leaf.key,
        "silent": marker.silent,
        "relatives": marker.relatives,
        "parts": leaf.parts,
        "data": leaf.rule.fingerprint(),
    }


_DECISIVE = ("agreement", "align", "annotations", "assignment", "identity", "reading", "relations", "walk")
"""The modules that decide verdicts. What only words them or adds them up may change without moving the hash."""


def _scoring_files() -> list[Path]:
    return [_CODE / f"{name}.py" for name in _DECISIVE] + sorted((_CODE / "rules").glob("*.py"))


def _leaves(obj: Object) -> Iterator[Leaf]:
    for found in obj.fields:
        if isinstance(found, ItemsField):
            yield from _leaves(found.items.object)
        else:
            if found.leaf is not None:
                yield found.leaf
            if isinstance(found, ObjectField):
                yield from _leaves(found.object)


class _Builder:
    """Builds one shape: collects the leaves of its row while walking through its model."""

    def __init__(self, inside: tuple[type[Any], ...]) -> None:
        self.inside = inside
        """Models that hold this one, to notice a model that holds itself."""
        self.row: list[Leaf] = []
        self.scalars: list[ScalarsField] = []
        self.lists: list[ItemsField] = []

    def shape(self, model: type[Any], path: str) -> Shape:
        obj = self.object(model, path, None)
        obj.is_item = True
        keys = [leaf for leaf in self.row if leaf.key]
        weights = sorted({leaf.weight for leaf in keys}, reverse=True)
        return Shape(
            path,
            obj,
            tuple(self.row),
            tuple(self.scalars),
            tuple(self.lists),
            tuple(tuple(leaf for leaf in keys if leaf.weight == weight) for weight in weights),
        )

    def object(self, model: type[Any], path: str, own: Leaf | None) -> Object:
        readable(model, path)
        first = len(self.row) - (own is not None)
        fields = [
            found
            for name, info in model.model_fields.items()
            if (found := self.field(name, info, f"{path}.{name}" if path else name, own)) is not None
        ]
        known = frozenset(model.model_fields) | frozenset(getattr(model, "model_computed_fields", ()))
        return Object(path, tuple(fields), known, own, tuple(self.row[first:]), aliases(model))

    def field(self, name: str, info: Any, path: str, own: Leaf | None) -> Field | None:  # noqa: ANN401 - a pydantic FieldInfo
        marker = marker_of(info)
        if isinstance(marker, NotScored) or (own is not None and marker is None):
            return None
        kind = field_type(info.annotation, path)
        if kind.is_list:
            return self.list_field(name, kind, marker, path)
        if kind.model is not None:
            return self.object_field(name, kind.model, marker, path)
        return LeafField(name, self.leaf(name, kind, marked(marker, path), path))

    def list_field(self, name: str, kind: FieldType, marker: Scored | None, path: str) -> Field:
        if kind.model is None:
            marker = marked(marker, path)
            rule, slot = _rule(marker, kind, path), len(self.scalars)
            found = ScalarsField(name, Leaf(path, name, rule, _weight(marker, path), marker.key, slot))
            self.scalars.append(found)
            return found
        if marker is not None:
            raise PlanError(f"{path}: a list of objects carries no marker; mark the fields of {kind.model.__name__}")
        items = ItemsField(
            name,
            _Builder((*self.inside, not_inside(kind.model, self.inside, path))).shape(kind.model, path),
            len(self.lists),
        )
        self.lists.append(items)
        return items

    def object_field(self, name: str, model: type[Any], marker: Scored | None, path: str) -> Field:
        not_inside(model, self.inside, path)
        self.inside = (*self.inside, model)
        own = None if marker is None else self.object_leaf(name, model, marker, path)
        found = ObjectField(name, self.object(model, path, own), own)
        self.inside = self.inside[:-1]
        return found

    def object_leaf(self, name: str, model: type[Any], marker: Scored, path: str) -> Leaf:
        parts, remarks = parts_of(model)
        if marker.rule not in (*_PAIRED, "exact"):
            raise PlanError(
                f"{path}: rule {marker.rule!r} compares single values; an object takes exact, date or count"
            )
        if not parts or (marker.rule in _PAIRED and len(parts) != 2):
            needs = "two unmarked parts" if marker.rule in _PAIRED else "an unmarked part"
            raise PlanError(f"{path}: rule {marker.rule!r} on an object needs {needs}; {model.__name__} has {parts}")
        types = [field_type(model.model_fields[part].annotation, f"{path}.{part}") for part in parts]
        if any(kind.model is not None or kind.is_list for kind in types):
            raise PlanError(f"{path}: a part of {model.__name__} is an object or a list; give it a marker of its own")
        leaf = self.leaf(name, FieldType(), marker, path)
        leaf.parts, leaf.remarks = tuple(parts), tuple(remarks)
        if marker.rule == "exact":
            leaf.use(Parts(marker, name, [_rule(Scored(), kind, path) for kind in types]))
        return leaf

    def leaf(self, name: str, kind: FieldType, marker: Scored, path: str) -> Leaf:
        leaf = Leaf(path, name, _rule(marker, kind, path), _weight(marker, path), marker.key, len(self.row))
        self.row.append(leaf)
        return leaf


def _rule(marker: Scored, kind: FieldType, path: str) -> Rule:
    """The marker's rule; the default one compares numbers as numbers, days as days, truth values as such."""
    if marker.rule not in RULES:
        raise PlanError(f"{path}: unknown rule {marker.rule!r}; there is {', '.join(RULES)}")
    if marker.relatives and marker.rule != "enum":
        raise PlanError(f"{path}: rule {marker.rule!r} knows no relatives; only enum does")
    name = kind.natural_rule if marker.rule == "exact" and kind.natural_rule else marker.rule
    return RULES[name](marker, path.rpartition(".")[2])


def _weight(marker: Scored, path: str) -> int:
    if not isinstance(marker.weight, (int, float)) or not 0 <= marker.weight < 1_000_000:
        raise PlanError(f"{path}: weight {marker.weight!r} is not between 0 and a million")
    return round(marker.weight * WEIGHT_UNIT)

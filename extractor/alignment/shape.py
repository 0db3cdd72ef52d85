"""The record seen as leaves, objects and lists, read from the model and its `Scored` markers."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from extractor.scored import Quoted, Scored

Item = Mapping[str, Any]
"""One object of a record as plain JSON."""


@dataclass(frozen=True, slots=True)
class Leaf:
    """One value, or several parts of an object that only mean something together, such as the bounds of a count."""

    steps: tuple[str, ...]
    """Keys from the item to the value; for parts, to the object that holds them."""
    parts: tuple[str, ...]
    marker: Scored

    def of(self, item: Item) -> Any:  # noqa: ANN401 - any JSON
        """The value in `item`, null where it or an object on the way is null; parts come as an object."""
        value: Any = item
        for step in self.steps:
            if value is None:
                return None
            value = value[step]
        if value is None or not self.parts:
            return value
        return {part: value[part] for part in self.parts}


@dataclass(frozen=True, slots=True)
class Shape:
    """One kind of object. Keys in the order of the model; `lists` hold objects."""

    leaves: tuple[Leaf, ...]
    objects: tuple[tuple[str, "Shape"], ...]
    lists: tuple[tuple[str, "Shape"], ...]
    texts: tuple[str, ...]
    """Keys of free text that is not scored, the quote among them."""
    optional: frozenset[str]
    """Keys of `objects` that may be null."""
    flat: tuple[Leaf, ...]
    """Every leaf that the object has once, those of the objects inside it too."""


@cache
def shape_of(model: type[BaseModel]) -> Shape:
    """The shape of `model`, whose leaves must all be marked."""
    return _shape(model, None)


def _shape(model: type[BaseModel], outer: Scored | None) -> Shape:
    leaves: list[Leaf] = []
    objects: list[tuple[str, Shape]] = []
    lists: list[tuple[str, Shape]] = []
    texts: list[str] = []
    parts = _parts(model) if outer else ()
    if outer:
        leaves.append(Leaf((), parts, outer))
    for name, info in model.model_fields.items():
        inner, many, marker = _model_in(info.annotation), _is_list(info.annotation), _marker(info)
        if inner and many:
            lists.append((name, _shape(inner, None)))
        elif inner and not (marker and _is_one_leaf(inner)):
            objects.append((name, _shape(inner, marker)))
        elif marker:
            leaves.append(Leaf((name,), (), marker))
        elif name not in parts:
            texts.append(name)
    optional = frozenset(name for name, _ in objects if _is_nullable(model.model_fields[name].annotation))
    flat = (*leaves, *(leaf for name, inner in objects for leaf in _inside(name, inner)))
    return Shape(tuple(leaves), tuple(objects), tuple(lists), tuple(texts), optional, flat)


def _inside(name: str, inner: Shape) -> Iterator[Leaf]:
    """The leaves of `inner` as seen from the object that holds it under `name`."""
    for leaf in inner.flat:
        yield Leaf((name, *leaf.steps), leaf.parts, leaf.marker)


def _parts(model: type[BaseModel]) -> tuple[str, ...]:
    """Keys of a marked object that have no marker of their own and are no quote: they are one leaf."""
    fields = model.model_fields.items()
    return tuple(name for name, info in fields if not _marker(info) and not _is_quote(info))


def _is_one_leaf(model: type[BaseModel]) -> bool:
    return len(_parts(model)) == len(model.model_fields)


def _marker(info: FieldInfo) -> Scored | None:
    return next((mark for mark in info.metadata if isinstance(mark, Scored)), None)


def _is_quote(info: FieldInfo) -> bool:
    return any(isinstance(mark, Quoted) for mark in info.metadata)


def _is_nullable(annotation: Any) -> bool:  # noqa: ANN401 - a type
    return NoneType in get_args(annotation)


def _is_list(annotation: Any) -> bool:  # noqa: ANN401 - a type
    return get_origin(annotation) is list


def _model_in(annotation: Any) -> type[BaseModel] | None:  # noqa: ANN401 - a type
    """The model in ``Model``, ``Model | None`` or ``list[Model]``."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    if get_origin(annotation) in {list, Union, UnionType}:
        return next(filter(None, map(_model_in, get_args(annotation))), None)
    return None

"""What a field's annotation says about its shape: a scalar, an object, or a list of either."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, is_dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from extractor.errors import PlanError


@dataclass(frozen=True, slots=True)
class FieldType:
    """`model` is null for scalars; `natural_rule` is the rule that the type itself asks for, null for texts."""

    model: type[Any] | None = None
    is_list: bool = False
    natural_rule: str | None = None


def field_type(annotation: Any, path: str) -> FieldType:  # noqa: ANN401 - any type expression
    """PlanError for unions of several objects, or of objects or lists with anything else but null."""
    options = [_described(option, path) for option in _options(annotation)]
    if len(options) > 1 and any(option.model or option.is_list for option in options):
        raise PlanError(f"{path}: a union of objects or lists cannot be scored; give each its own field")
    natural = {option.natural_rule for option in options}
    rule = natural.pop() if len(natural) == 1 else None
    return FieldType(options[0].model, options[0].is_list, rule) if options else FieldType()


def _options(annotation: Any) -> Iterator[Any]:  # noqa: ANN401 - any type expression
    """The members of a union without null, through Annotated and named aliases."""
    annotation = getattr(annotation, "__value__", annotation)
    if get_origin(annotation) is Annotated:
        yield from _options(get_args(annotation)[0])
    elif get_origin(annotation) in (Union, UnionType):
        for option in get_args(annotation):
            yield from _options(option)
    elif annotation is not NoneType:
        yield annotation


def _described(annotation: Any, path: str) -> FieldType:  # noqa: ANN401 - any type expression
    if hasattr(annotation, "model_fields"):
        return FieldType(annotation)
    origin = get_origin(annotation) or annotation
    if isinstance(origin, type) and (issubclass(origin, Mapping) or is_dataclass(origin)):
        raise PlanError(
            f"{path}: {origin.__name__} cannot be scored; make it a pydantic model with marked fields, or NotScored"
        )
    if _is_list(origin):
        item = field_type((get_args(annotation) or (Any,))[0], path)
        if item.is_list:
            raise PlanError(f"{path}: a list of lists cannot be scored; give the inner one an object of its own")
        return FieldType(item.model, is_list=True, natural_rule=item.natural_rule)
    if origin is Literal:
        return FieldType(natural_rule=_natural(type(get_args(annotation)[0])))
    return FieldType(natural_rule=_natural(origin) if isinstance(origin, type) else None)


def _is_list(origin: Any) -> bool:  # noqa: ANN401 - any type expression
    """Whether JSON has it as a list."""
    plain = (str, bytes, Enum)
    return isinstance(origin, type) and issubclass(origin, Iterable) and not issubclass(origin, plain)


def _natural(scalar: type[Any]) -> str | None:
    if issubclass(scalar, bool):
        return "bool"
    if issubclass(scalar, (int, float, Decimal)):
        return "number"
    return "date" if issubclass(scalar, date) else None

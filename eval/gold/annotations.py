"""What gold says beyond the record: the keys that a label may carry on any fact and on an incident.

``optional``: neither finding nor missing it costs anything. ``accept``: other acceptable values of a leaf, null
allowed. ``nth``: which occurrence of the quote is meant. ``note``: for reviewers. ``unlabelled``: leaves left out of
every score.
"""

from collections.abc import Iterator
from typing import Any, get_args, get_origin

from pydantic import BaseModel, ValidationError
from pydantic.fields import FieldInfo

from extractor.record import first_problem
from extractor.schema import Count
from extractor.scored import NotScored
from extractor.strictyaml import Path

KEYS = ("optional", "accept", "nth", "note", "unlabelled")
TO_SETTLE = "TO SETTLE"
"""How a note begins that marks where two readings differ and nobody has decided yet."""
VALUES = (Count,)
"""Objects that are one leaf as a whole: annotations stand on the fact that holds them."""

Problem = tuple[Path, str]
"""Where in the label, and what is wrong there."""


def strip(value: Any) -> Any:  # noqa: ANN401 - walks plain JSON
    """`value` without annotation keys: the record that the label states."""
    if isinstance(value, list):
        return [strip(item) for item in value]
    if isinstance(value, dict):
        return {key: strip(item) for key, item in value.items() if key not in KEYS}
    return value


def objects(model: type[BaseModel], value: Any, path: Path) -> Iterator[tuple[type[BaseModel], dict[str, Any], Path]]:  # noqa: ANN401
    """Every object in a label with the model it stands for and its path, outermost first."""
    if isinstance(value, list):
        for index, item in enumerate(value):
            yield from objects(model, item, (*path, index))
    elif isinstance(value, dict):
        yield model, value, path
        for name, inner in inner_models(model).items():
            if name in value:
                yield from objects(inner, value[name], (*path, name))


def inner_models(model: type[BaseModel]) -> dict[str, type[BaseModel]]:
    """Fields of `model` that hold objects or lists of objects, with the model of those."""
    found = ((name, _model_in(field.annotation)) for name, field in model.model_fields.items())
    return {name: inner for name, inner in found if inner}


def check(model: type[BaseModel], value: dict[str, Any], path: Path) -> Iterator[Problem]:
    """What is wrong with the annotation keys of one object."""
    if model in VALUES:
        yield from (((*path, key), f"{key} belongs to the fact that holds this value") for key in KEYS if key in value)
        return
    if "optional" in value and value["optional"] is not True:
        yield (*path, "optional"), "optional is true or left out"
    if "nth" in value and "quote" not in model.model_fields:
        yield (*path, "nth"), "nth belongs beside a quote"
    elif "nth" in value and not (isinstance(value["nth"], int) and value["nth"] > 1):
        yield (*path, "nth"), "nth is 2 or more; the first occurrence needs none"
    if "note" in value and not isinstance(value["note"], str):
        yield (*path, "note"), "note is a text"
    yield from _check_unlabelled(model, value.get("unlabelled", []), (*path, "unlabelled"))
    yield from _check_accept(model, value, (*path, "accept"))


def _check_unlabelled(model: type[BaseModel], names: Any, path: Path) -> Iterator[Problem]:  # noqa: ANN401
    if not isinstance(names, list):
        yield path, "unlabelled is a list of leaves"
        return
    for name in names:
        if name not in leaves(model):
            yield path, f"{name!r} is no leaf of {model.__name__}; there is {', '.join(leaves(model))}"


def _check_accept(model: type[BaseModel], value: dict[str, Any], path: Path) -> Iterator[Problem]:
    accept = value.get("accept", {})
    if not isinstance(accept, dict):
        yield path, "accept is an object of leaf: [values]"
        return
    for leaf, alternatives in accept.items():
        if leaf not in leaves(model):
            yield (*path, leaf), f"{leaf!r} is no leaf of {model.__name__}; there is {', '.join(leaves(model))}"
        elif not isinstance(alternatives, list) or not alternatives:
            yield (*path, leaf), f"accept.{leaf} is a list of at least one value"
        else:
            yield from _check_alternatives(model, value, leaf, alternatives, (*path, leaf))


def _check_alternatives(
    model: type[BaseModel], value: dict[str, Any], leaf: str, alternatives: list[Any], path: Path
) -> Iterator[Problem]:
    for index, alternative in enumerate(alternatives):
        if leaf == "date" and not _is_date(alternative):
            yield (*path, index), "not acceptable as date: expected null or an object {start, end}"
            continue
        try:
            model.model_validate(strip(value) | substitute(leaf, alternative), strict=True)
        except ValidationError as error:
            yield (*path, index), f"not acceptable as {leaf}: {first_problem(error)}"


def _is_date(alternative: Any) -> bool:  # noqa: ANN401
    return alternative is None or (isinstance(alternative, dict) and alternative.keys() == {"start", "end"})


def substitute(leaf: str, alternative: Any) -> dict[str, Any]:  # noqa: ANN401
    """The keys that an alternative replaces. A date's alternative gives both days, its precision follows from them."""
    if leaf != "date":
        return {leaf: alternative}
    start, end = (alternative["start"], alternative["end"]) if alternative else (None, None)
    return {"start": start, "end": end, "precision": _precision(start, end)}


def _precision(start: str | None, end: str | None) -> str:
    if start is None:
        return "unknown" if end is None else "on_or_before"
    return "day" if start == end else "range"


def leaves(model: type[BaseModel]) -> list[str]:
    """Leaves of an object that alternatives may name: its scored scalars and counts; for a date, both days as one."""
    names = [name for name, field in model.model_fields.items() if _is_leaf(field)]
    return ["date", *names[2:]] if names[:2] == ["start", "end"] else names


def _is_leaf(field: FieldInfo) -> bool:
    if any(isinstance(marker, NotScored) for marker in field.metadata):
        return False
    return (inner := _model_in(field.annotation)) is None or inner in VALUES


def _model_in(annotation: Any) -> type[BaseModel] | None:  # noqa: ANN401 - any type expression
    if isinstance(annotation, type) and get_origin(annotation) is None and issubclass(annotation, BaseModel):
        return annotation
    return next((found for arg in get_args(annotation) if (found := _model_in(arg))), None)

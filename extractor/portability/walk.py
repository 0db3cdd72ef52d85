"""Moving through a JSON schema: every place where a schema can stand inside another one."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

Schema = dict[str, Any]

BY_NAME = ("properties", "patternProperties", "$defs")
"""Keywords whose value maps names to schemas; a name may itself look like a keyword."""
ONE = ("items", "additionalProperties", "propertyNames", "contains", "not", "if", "then", "else")
"""Keywords whose value is one schema, or a boolean."""
SEVERAL = ("anyOf", "oneOf", "allOf", "prefixItems")
"""Keywords whose value is a list of schemas."""
DEFINITIONS = "#/$defs/"


@dataclass(frozen=True, slots=True)
class Node:
    """One schema and where it stands: ``Casualty.count``, ``Extraction.incidents[]``; definitions begin a path."""

    path: str
    schema: Mapping[str, Any]


def nodes(schema: Mapping[str, Any], name: str = "(root)") -> Iterator[Node]:
    """Every schema inside `schema`, itself first, each definition once."""
    yield from _below(schema, schema.get("title", name))
    for title, definition in schema.get("$defs", {}).items():
        yield from _below(definition, title)


def rebuilt(schema: Mapping[str, Any], change: Callable[[Schema], Schema]) -> Schema:
    """`schema` with `change` applied to every schema in it, innermost first."""
    return change({key: _rebuilt_value(key, value, change) for key, value in schema.items()})


def definition(reference: str, schema: Mapping[str, Any]) -> Mapping[str, Any]:
    """What a local ``$ref`` of `schema` points to."""
    found: Mapping[str, Any] = schema["$defs"][reference.removeprefix(DEFINITIONS)]
    return found


def children(schema: Mapping[str, Any]) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """(step, schema) of the schemas directly inside, definitions left out."""
    for key in BY_NAME[:2]:
        for name, inner in schema.get(key, {}).items():
            yield f".{name}", inner
    for key in ONE:
        if isinstance(inner := schema.get(key), Mapping):
            yield "[]" if key == "items" else f".({key})", inner
    for key in SEVERAL:
        for number, inner in enumerate(schema.get(key, ())):
            yield f"({key} {number})", inner


def _below(schema: Mapping[str, Any], path: str) -> Iterator[Node]:
    yield Node(path, schema)
    for step, inner in children(schema):
        yield from _below(inner, path + step)


def _rebuilt_value(key: str, value: Any, change: Callable[[Schema], Schema]) -> Any:  # noqa: ANN401 - any JSON
    if key in BY_NAME:
        return {name: rebuilt(inner, change) for name, inner in value.items()}
    if key in ONE and isinstance(value, Mapping):
        return rebuilt(value, change)
    if key in SEVERAL:
        return [rebuilt(inner, change) for inner in value]
    return value

"""Sizes of a schema that providers put limits on."""

from collections.abc import Iterator, Mapping
from typing import Any

from extractor.portability.walk import children, definition, nodes


def measures(schema: Mapping[str, Any]) -> dict[str, int]:
    """Every size by name. Counts run over the schema as it stands: a definition counts once, however often used."""
    every = [node.schema for node in nodes(schema)]
    enums = [node["enum"] for node in every if "enum" in node]
    return {
        "nullable fields": sum(map(is_union, every)),
        "optional fields": sum(len(node.get("properties", ())) - len(node.get("required", ())) for node in every),
        "properties": sum(len(node.get("properties", ())) for node in every),
        "nesting": _depth(schema, schema, frozenset()),
        "enum values": sum(map(len, enums)),
        "characters of a large enum": max((_letters(enum) for enum in enums if len(enum) > LARGE_ENUM), default=0),
        "characters of names and values": sum(map(len, _names(schema, every))),
    }


LARGE_ENUM = 250
"""Values beyond which an enum's own text is limited."""


def is_union(schema: Mapping[str, Any]) -> bool:
    """Whether a value may be of several types: by ``anyOf`` or by an array of types."""
    return "anyOf" in schema or "oneOf" in schema or isinstance(schema.get("type"), list)


def _depth(node: Mapping[str, Any], root: Mapping[str, Any], seen: frozenset[str]) -> int:
    """Objects inside objects, references followed; a definition inside itself is not followed again."""
    reference = node.get("$ref")
    if reference:
        return 0 if reference in seen else _depth(definition(reference, root), root, seen | {reference})
    own = "properties" in node
    return own + max((_depth(inner, root, seen) for _, inner in children(node)), default=0)


def _letters(enum: list[Any]) -> int:
    return sum(len(str(value)) for value in enum)


def _names(schema: Mapping[str, Any], every: list[Mapping[str, Any]]) -> Iterator[str]:
    yield from schema.get("$defs", ())
    for node in every:
        yield from node.get("properties", ())
        yield from (str(value) for value in node.get("enum", ()))
        yield from (str(node[key]) for key in ("const",) if key in node)

"""What is done to a schema before it is sent: each transform is a pure function, and no rule for the model is lost.

Words that a provider would refuse as keywords go into the description, where the model still reads them.
"""

import json
from collections.abc import Iterable, Mapping
from typing import Any

from extractor.errors import PlanError
from extractor.portability.walk import DEFINITIONS, Schema, definition, rebuilt

NULL = {"type": "null"}


def tidy(schema: Schema) -> Schema:
    """Titles only repeat the names and go; descriptions lose their line breaks."""
    return rebuilt(schema, _tidied)


def inlined(schema: Schema) -> Schema:
    """Definitions put where they are used, a field's own description before that of its type.

    PlanError for a model that contains itself, which no such schema can say.
    """
    return _inlined({key: value for key, value in schema.items() if key != "$defs"}, schema, ())


def bare_references(schema: Schema) -> Schema:
    """Nothing beside a ``$ref``: a description there moves to the object that holds the field."""
    return rebuilt(schema, _lifted)


def closed(schema: Schema) -> Schema:
    """Every property required, no further ones; an object that takes any key is left as it is, for the lint."""
    return rebuilt(schema, _closed)


def any_of(schema: Schema) -> Schema:
    """``oneOf`` as ``anyOf``, without its discriminator; ``allOf`` of one as that one."""
    return rebuilt(schema, _any_of)


def type_arrays(schema: Schema) -> Schema:
    """A value or null as one schema with two types; unions that hold an object stay as they are."""
    return rebuilt(schema, lambda node: _with_null(node, objects=False))


def type_arrays_everywhere(schema: Schema) -> Schema:
    """The same for objects."""
    return rebuilt(schema, lambda node: _with_null(node, objects=True))


def single_enums(schema: Schema) -> Schema:
    """``const`` as an ``enum`` of one."""
    return rebuilt(schema, _single_enum)


def without(schema: Schema, keywords: Iterable[str]) -> Schema:
    """No such keyword anywhere; what it said follows in the description, but for what only Python needs."""
    gone = frozenset(keywords)
    return rebuilt(schema, lambda node: _said(node, gone))


def _tidied(node: Schema) -> Schema:
    kept = {key: value for key, value in node.items() if key != "title"}
    if "description" in kept:
        kept["description"] = " ".join(kept["description"].split())
    return kept


def _inlined(node: Mapping[str, Any], root: Schema, within: tuple[str, ...]) -> Schema:
    reference = node.get("$ref")
    if reference in within:
        name = reference.removeprefix(DEFINITIONS)
        raise PlanError(f"{name} contains itself; providers without references cannot take it, so give it a depth")
    target: Schema = _inlined(definition(reference, root), root, (*within, reference)) if reference else {}
    own = _rewritten({key: value for key, value in node.items() if key != "$ref"}, root, within)
    return target | own | _description(own, target)


def _rewritten(node: Schema, root: Schema, within: tuple[str, ...]) -> Schema:
    """`node` with each schema directly inside it inlined."""
    if "properties" in node:
        node["properties"] = {name: _inlined(inner, root, within) for name, inner in node["properties"].items()}
    for key in ("items", "additionalProperties"):
        if isinstance(node.get(key), Mapping):
            node[key] = _inlined(node[key], root, within)
    for key in ("anyOf", "oneOf", "allOf", "prefixItems"):
        if key in node:
            node[key] = [_inlined(inner, root, within) for inner in node[key]]
    return node


def _description(*parts: Mapping[str, Any]) -> Schema:
    words = [part["description"] for part in parts if part.get("description")]
    return {"description": " ".join(words)} if words else {}


def _lifted(node: Schema) -> Schema:
    fields = node.get("properties", {})
    words = [f"{name}: {field['description']}" for name, field in fields.items() if _speaks_beside_reference(field)]
    if not words:
        return node
    bare = {name: {"$ref": field["$ref"]} if "$ref" in field else field for name, field in fields.items()}
    return node | {"properties": bare} | _description(node, *({"description": word} for word in words))


def _speaks_beside_reference(field: Mapping[str, Any]) -> bool:
    return "$ref" in field and "description" in field


def _closed(node: Schema) -> Schema:
    if "properties" not in node or isinstance(node.get("additionalProperties"), Mapping):
        return node
    return node | {"required": list(node["properties"]), "additionalProperties": False}


def _any_of(node: Schema) -> Schema:
    if "oneOf" in node:
        node = node | {"anyOf": node["oneOf"]}
    if len(node.get("allOf", ())) == 1:
        node = node["allOf"][0] | node | _description(node, node["allOf"][0])
        del node["allOf"]
    return {key: value for key, value in node.items() if key not in {"oneOf", "discriminator"}}


def _with_null(node: Schema, *, objects: bool) -> Schema:
    values = [option for option in node.get("anyOf", ()) if option != NULL]
    if len(values) != 1 or len(node["anyOf"]) != 2 or not isinstance(values[0].get("type"), str):
        return node
    value: Schema = values[0]
    if value["type"] in {"object", "array"} and not objects:
        return node
    rest = {key: kept for key, kept in node.items() if key != "anyOf"}
    allowed = {"enum": [*value["enum"], None]} if "enum" in value else {}
    return value | rest | _description(node, value) | {"type": [value["type"], "null"]} | allowed


def _single_enum(node: Schema) -> Schema:
    if "const" not in node:
        return node
    return {key: value for key, value in node.items() if key != "const"} | {"enum": [node["const"]]}


SILENT = frozenset({"default", "examples", "$schema", "$id", "$comment", "propertyNames"})
"""Keywords that say nothing to a model that must fill every field, or nothing in one line."""


def _said(node: Schema, gone: frozenset[str]) -> Schema:
    words = [f"{key} {json.dumps(node[key], ensure_ascii=False)}" for key in node if key in gone and key not in SILENT]
    kept = {key: value for key, value in node.items() if key not in gone}
    said = {"description": f"({', '.join(words)})"} if words else {}
    return kept | _description(node, said)

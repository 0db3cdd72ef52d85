"""Shapes that a provider may refuse although each of their keywords is allowed: predicates on one schema."""

from collections.abc import Mapping
from typing import Any

Node = Mapping[str, Any]
LENGTHS = ("minLength", "maxLength")
FORMS = ("pattern", "format")
BOUNDS = ("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum")


def words_beside_reference(node: Node) -> bool:
    return "$ref" in node and len(node) > 1


def optional_property(node: Node) -> bool:
    return bool(set(node.get("properties", ())) - set(node.get("required", ())))


def open_object(node: Node) -> bool:
    """An object with named properties that does not say that there are no others."""
    return "properties" in node and node.get("additionalProperties") in (None, True)


def any_keys(node: Node) -> bool:
    """An object whose keys are not named, such as a dict."""
    extra = node.get("additionalProperties")
    return isinstance(extra, Mapping) or (node.get("type") == "object" and "properties" not in node)


def type_list(node: Node) -> bool:
    return isinstance(node.get("type"), list)


def union_with_null(node: Node) -> bool:
    return {"type": "null"} in node.get("anyOf", ())


def union_beside_properties(node: Node) -> bool:
    return "properties" in node and ("anyOf" in node or "oneOf" in node)


def form_and_length(node: Node) -> bool:
    return any(key in node for key in FORMS) and any(key in node for key in LENGTHS)


def bounds_of_a_fraction(node: Node) -> bool:
    return node.get("type") == "number" and any(key in node for key in BOUNDS)


def loose_pattern(node: Node) -> bool:
    pattern = node.get("pattern")
    return isinstance(pattern, str) and not (pattern.startswith("^") and pattern.endswith("$"))


def many_items(node: Node) -> bool:
    return bool(node.get("minItems", 0) > 1)

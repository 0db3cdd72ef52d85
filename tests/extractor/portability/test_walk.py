"""Where schemas stand inside schemas."""

from typing import Any

import pytest

from extractor.portability.walk import Schema, nodes, rebuilt

NESTED: Schema = {
    "title": "Report",
    "type": "object",
    "properties": {
        "title": {"type": "string"},
        "items": {"type": "array", "items": {"$ref": "#/$defs/Item"}},
        "size": {"anyOf": [{"type": "integer"}, {"type": "null"}]},
    },
    "additionalProperties": {"type": "boolean"},
    "$defs": {"Item": {"type": "object", "properties": {"$ref": {"type": "number"}}}},
}


def test_every_schema_is_visited_once_under_the_name_of_its_model() -> None:
    assert [node.path for node in nodes(NESTED)] == [
        "Report",
        "Report.title",
        "Report.items",
        "Report.items[]",
        "Report.size",
        "Report.size(anyOf 0)",
        "Report.size(anyOf 1)",
        "Report.(additionalProperties)",
        "Item",
        "Item.$ref",
    ]


def test_a_schema_without_a_title_is_the_root() -> None:
    assert [node.path for node in nodes({"type": "string"})] == ["(root)"]


def test_rebuilding_with_no_change_gives_the_same_schema() -> None:
    assert rebuilt(NESTED, lambda node: node) == NESTED


def test_rebuilding_reaches_exactly_what_is_visited() -> None:
    seen: list[Any] = []

    def note(node: Schema) -> Schema:
        seen.append(node)
        return node

    rebuilt(NESTED, note)
    assert len(seen) == len(list(nodes(NESTED)))


def test_the_schema_given_is_not_changed() -> None:
    before = repr(NESTED)
    rebuilt(NESTED, lambda node: node | {"seen": True})
    assert repr(NESTED) == before


@pytest.mark.parametrize("key", ["enum", "required", "default", "examples", "const"])
def test_values_are_no_schemas(key: str) -> None:
    assert rebuilt({key: [{"type": "string"}]}, lambda _: {"changed": True}) == {"changed": True}
    assert len(list(nodes({key: [{"type": "string"}]}))) == 1

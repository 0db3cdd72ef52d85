"""The schema that goes into a request, against what the providers' structured outputs allow."""

from collections.abc import Iterator
from typing import Any

import pytest
from pydantic import BaseModel

from extractor.backends.llm.answer_schema import answer_schema, response_format
from extractor.schema import Casualty, Count, Extraction

KEYWORDS = {"additionalProperties", "anyOf", "description", "enum", "items", "properties", "required", "type"}


def nodes(schema: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Every subschema."""
    yield schema
    below = [*schema.get("properties", {}).values(), *schema.get("anyOf", [])]
    for node in below + ([schema["items"]] if "items" in schema else []):
        yield from nodes(node)


SCHEMA = answer_schema(Extraction)
NODES = list(nodes(SCHEMA))
OBJECTS = [node for node in NODES if node.get("type") == "object"]


def test_only_words_that_strict_mode_knows_are_used() -> None:
    assert {keyword for node in NODES for keyword in node} == KEYWORDS


def test_objects_are_closed_and_every_key_is_required() -> None:
    assert len(OBJECTS) > 10
    assert all(node["additionalProperties"] is False for node in OBJECTS)
    assert all(node["required"] == list(node["properties"]) for node in OBJECTS)


def test_at_most_sixteen_places_may_be_null() -> None:
    # Counted once for each definition, as the provider with that limit counts.
    definitions = Extraction.model_json_schema()["$defs"].values()
    fields = [field for part in definitions for field in part["properties"].values()]
    assert sum({"type": "null"} in field.get("anyOf", ()) for field in fields) <= 16


def test_a_field_says_its_own_words_and_those_of_its_type() -> None:
    count = answer_schema(Casualty)["properties"]["count"]
    own, of_type = "How many people.", " ".join((Count.__doc__ or "").split())
    assert count["description"] == f"{own} {of_type}"


def test_descriptions_are_folded_to_one_line() -> None:
    assert all("\n" not in node.get("description", "") for node in NODES)


def test_a_field_may_be_called_like_a_keyword() -> None:
    class Odd(BaseModel):
        title: str
        description: int

    assert answer_schema(Odd)["properties"] == {"title": {"type": "string"}, "description": {"type": "integer"}}


def test_the_format_asks_for_strict_output_by_the_models_name() -> None:
    asked = response_format(Extraction)
    assert asked["type"] == "json_schema"
    assert asked["json_schema"] == {"name": "Extraction", "strict": True, "schema": SCHEMA}


@pytest.mark.parametrize("keyword", ["$ref", "$defs", "title", "default", "oneOf"])
def test_what_some_provider_refuses_is_absent(keyword: str) -> None:
    assert not [node for node in NODES if keyword in node]

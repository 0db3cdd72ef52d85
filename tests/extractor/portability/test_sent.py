"""The schema as a provider gets it."""

import json

import pytest

from extractor.portability.providers import DEFAULT, TABLE
from extractor.portability.sent import in_form_of, provider_schema, response_format, schema_in_words, told_beside
from extractor.portability.walk import nodes
from extractor.schema import Extraction


@pytest.mark.parametrize("name", [name for name in TABLE if name != "anthropic"])
def test_no_reference_and_no_definition_is_left(name: str) -> None:
    assert "$ref" not in (text := json.dumps(provider_schema(Extraction, name)))
    assert "$defs" not in text


def test_anthropic_keeps_references_and_they_lead_somewhere() -> None:
    schema = provider_schema(Extraction, "anthropic")
    used = {node.schema["$ref"].removeprefix("#/$defs/") for node in nodes(schema) if "$ref" in node.schema}
    assert used == set(schema["$defs"])


@pytest.mark.parametrize("name", TABLE)
def test_every_object_is_closed_and_all_its_properties_required(name: str) -> None:
    objects = [node.schema for node in nodes(provider_schema(Extraction, name)) if "properties" in node.schema]
    assert objects
    assert all(o["additionalProperties"] is False and o["required"] == list(o["properties"]) for o in objects)


@pytest.mark.parametrize("name", TABLE)
def test_fields_keep_their_order(name: str) -> None:
    schema = provider_schema(Extraction, name)
    inner = schema["$defs"]["Incident"] if "$defs" in schema else schema["properties"]["incidents"]["items"]
    assert list(inner["properties"])[:4] == ["role", "summary", "attack_type", "date"]


@pytest.mark.parametrize(
    ("name", "as_name"),
    [("google", "gemini"), ("vertexai", "gemini"), ("mistral", DEFAULT), ("openrouter", DEFAULT), ("ollama", "ollama")],
)
def test_instructors_names_find_their_dialect(name: str, as_name: str) -> None:
    assert provider_schema(Extraction, name) == provider_schema(Extraction, as_name)


def test_strict_structured_output_of_chat_completions() -> None:
    assert response_format(Extraction) == {
        "type": "json_schema",
        "json_schema": {"name": "Extraction", "strict": True, "schema": provider_schema(Extraction, "openai")},
    }


@pytest.mark.parametrize("name", TABLE)
def test_a_model_in_the_form_of_a_provider_differs_in_its_schema_alone(name: str) -> None:
    formed = in_form_of(Extraction, name)
    assert formed.model_json_schema() == {"title": "Extraction"} | provider_schema(Extraction, name)
    assert (formed.__name__, formed.__doc__) == (Extraction.__name__, Extraction.__doc__)
    assert formed.model_validate_json('{"incidents": []}').incidents == []
    formed.model_json_schema().clear()
    assert formed.model_json_schema()["title"] == "Extraction"


@pytest.mark.parametrize(
    ("name", "told"),
    [("openai", False), ("anthropic", False), ("gemini", False), ("ollama", True), ("vllm", True), ("llamacpp", True)],
)
def test_the_schema_is_told_in_words_where_the_model_does_not_read_it(name: str, told: bool) -> None:
    assert told_beside(Extraction, name) == ((schema_in_words(Extraction, name),) if told else ())
    role, words = schema_in_words(Extraction, name)
    assert role == "system"
    assert json.loads(words.partition("\n")[2]) == provider_schema(Extraction, name)

"""The JSON schema of the answer in the form that every provider takes.

Strict structured outputs refuse words beside a ``$ref``, Ollama refuses ``$ref``: definitions are put where they are
used, and a field's own description goes before that of its type. Titles only repeat the names.
"""

from collections.abc import Mapping
from functools import cache
from typing import Any

from pydantic import BaseModel

REFERENCE = "#/$defs/"


def answer_schema(model: type[BaseModel]) -> dict[str, Any]:
    """The schema of `model` without references; `model` must not contain itself."""
    schema = model.model_json_schema()
    return _inline(schema, schema.pop("$defs", {}))


@cache
def response_format(model: type[BaseModel]) -> Mapping[str, Any]:
    """Strict structured output, as the request body of chat completions says it; built once for a model."""
    schema = {"name": model.__name__, "strict": True, "schema": answer_schema(model)}
    return {"type": "json_schema", "json_schema": schema}


def _inline(node: Mapping[str, Any], definitions: Mapping[str, Any]) -> dict[str, Any]:
    reference = node.get("$ref")
    target = _inline(definitions[reference.removeprefix(REFERENCE)], definitions) if reference else {}
    own = {key: _value(key, value, definitions) for key, value in node.items() if key not in {"$ref", "title"}}
    words = [str(part["description"]) for part in (own, target) if "description" in part]
    return target | own | ({"description": " ".join(words)} if words else {})


def _value(key: str, value: object, definitions: Mapping[str, Any]) -> object:
    match key, value:
        case "properties", dict():  # its keys are names of fields, which may be called "title"
            return {name: _inline(field, definitions) for name, field in value.items()}
        case "description", str():
            return " ".join(value.split())
        case _, dict():
            return _inline(value, definitions)
        case "anyOf", list():
            return [_inline(option, definitions) for option in value]
        case _:
            return value

"""The JSON schema of a model as a provider gets it."""

import json
from copy import deepcopy
from typing import Any, TypeVar

from pydantic import BaseModel

from extractor.portability.providers import dialect

Model = TypeVar("Model", bound=BaseModel)
INSTRUCTION = "Answer with one JSON object that fits this JSON schema, and nothing else:"


def provider_schema(model: type[BaseModel], provider: str = "openai") -> dict[str, Any]:
    """The schema of `model` after the provider's transforms.

    `provider` is a name of `extractor.portability.providers.TABLE` or one of instructor's; a provider without rules
    of its own gets what OpenAI gets. PlanError for a model that contains itself, except for Anthropic.
    """
    return dialect(provider).sent(model.model_json_schema())


def response_format(model: type[BaseModel], provider: str = "openai") -> dict[str, Any]:
    """Strict structured output, as the request body of chat completions says it."""
    schema = {"name": model.__name__, "strict": True, "schema": provider_schema(model, provider)}
    return {"type": "json_schema", "json_schema": schema}


def schema_in_words(model: type[BaseModel], provider: str = "openai") -> tuple[str, str]:
    """The same schema as a message, for models that are not shown the response format."""
    return "system", f"{INSTRUCTION}\n{json.dumps(provider_schema(model, provider), ensure_ascii=False)}"


def told_beside(model: type[BaseModel], provider: str = "openai") -> tuple[tuple[str, str], ...]:
    """The messages that go before the request's own: the schema, where the provider shows its model nothing of it."""
    return () if dialect(provider).reads_schema else (schema_in_words(model, provider),)


def in_form_of(model: type[Model], provider: str) -> type[Model]:
    """A subclass of `model`, alike in all but its JSON schema, for libraries that ask the model itself for one."""
    schema = {"title": model.__name__} | provider_schema(model, provider)  # instructor takes the tool's name from it
    body = {"__doc__": model.__doc__, "__module__": model.__module__}
    return type(model.__name__, (model,), body | {"model_json_schema": classmethod(lambda *_, **__: deepcopy(schema))})

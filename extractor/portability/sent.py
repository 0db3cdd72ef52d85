"""The JSON schema of a model as a provider gets it."""

from typing import Any

from pydantic import BaseModel

from extractor.portability.providers import dialect


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

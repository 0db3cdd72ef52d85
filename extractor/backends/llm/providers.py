"""From ``provider/name`` to an endpoint, by instructor's provider names."""

import logging
import os
from typing import TYPE_CHECKING, Any

from extractor.backends.base import Settings
from extractor.backends.llm.redaction import KEY_VARIABLES
from extractor.backends.llm.reply import Endpoint
from extractor.errors import UsageError

if TYPE_CHECKING:
    from httpx2 import AsyncClient
    from instructor import AsyncInstructor

RESERVED = frozenset({"messages", "model", "n", "response_format", "stream"})
"""Parts of a request that a prompt's options cannot set."""
NO_KEY = "no-key"
"""Sent where an endpoint is named and no key is there: local servers ask for none, but the SDK does."""
CONNECT_S = 15.0
SPOKEN = frozenset({"anthropic"})
"""Providers with a library of their own that get their form of the schema; instructor converts it for the others."""
_LEFT_OUT = frozenset({"litellm"})  # instructor forgets its model's name; its proxy is an endpoint like any other


def open_endpoint(settings: Settings) -> Endpoint:
    """UsageError for an unknown provider, a missing package or key, a malformed base URL or a reserved option."""
    provider, name = _provider_and_name(settings)
    _check_parameters(settings.parameters)
    _check_url(settings.base_url)
    _check_key(provider, settings)
    client = _client(provider, name, settings)
    return _chat(provider, client, name, settings) or _instructed(provider, client, settings)


def _provider_and_name(settings: Settings) -> tuple[str, str]:
    """With a base URL the whole model is the endpoint's own name for it, but for a leading ``openai/``."""
    model = settings.model or ""
    if settings.base_url and model:
        return "openai", model.removeprefix("openai/")
    provider, slash, name = model.partition("/")
    if not (provider and slash and name):
        found = repr(model) if model else "nothing"
        raise UsageError(f"no model to ask: write it as PROVIDER/NAME, such as openai/gpt-4.1-mini; found {found}")
    return provider, name


def _check_parameters(parameters: dict[str, Any]) -> None:
    if reserved := sorted(RESERVED & parameters.keys()):
        raise UsageError(f"option {reserved[0]!r} of the prompt is set by the program; take it out")


def _check_url(url: str | None) -> None:
    if url is None:
        return
    if not url.startswith(("http://", "https://")):
        raise UsageError(f"base URL {url!r} has no scheme; write it as https://HOST/v1 or http://HOST:PORT/v1")
    if "@" in url:
        raise UsageError("the base URL holds a user or password; put the key into OPENAI_API_KEY instead")


def _check_key(provider: str, settings: Settings) -> None:
    variables = KEY_VARIABLES.get(provider, ())
    keyless = provider == "openai" and (settings.base_url or os.environ.get("OPENAI_BASE_URL"))
    if variables and not keyless and not any(os.environ.get(name) for name in variables):
        raise UsageError(f"no key for {provider}: set {' or '.join(variables)} in the environment")


def _client(provider: str, name: str, settings: Settings) -> "AsyncInstructor":
    import instructor
    from instructor.core.exceptions import ConfigurationError
    from instructor.v2.auto_client import supported_providers

    if provider not in set(supported_providers) - _LEFT_OUT:
        known = ", ".join(sorted(set(supported_providers) - _LEFT_OUT))
        raise UsageError(
            f"no provider is called {provider!r}; choose from {known}, or name an endpoint with --base-url"
        )
    _silence_instructor()
    try:
        return instructor.from_provider(f"{provider}/{name}", async_client=True, **_options(provider, settings))
    except (ConfigurationError, ImportError) as error:
        raise UsageError(f"{provider}/{name}: {error}") from None


def _options(provider: str, settings: Settings) -> dict[str, Any]:
    if provider != "openai":
        return {}
    key = os.environ.get("OPENAI_API_KEY") or NO_KEY
    return {"base_url": settings.base_url, "api_key": key, "http_client": _http_client()}


def _http_client() -> "AsyncClient":
    """On aiohttp, which takes half the processor time of the default for a request."""
    from openai import DefaultAioHttpClient

    return DefaultAioHttpClient()


def _chat(provider: str, client: "AsyncInstructor", name: str, settings: Settings) -> Endpoint | None:
    """The endpoint of a provider whose library is openai's, without retries and read timeouts of its own."""
    from openai import AsyncOpenAI, Timeout

    from extractor.backends.llm.chat import ChatEndpoint

    sdk = client.client
    if not isinstance(sdk, AsyncOpenAI):
        return None
    transport = None if provider == "openai" else _http_client()  # openai's own got it from `_options`
    tuned = sdk.with_options(max_retries=0, timeout=Timeout(None, connect=CONNECT_S), http_client=transport)
    return ChatEndpoint(tuned, name, settings.parameters, settings.dialect or provider)


def _instructed(provider: str, client: "AsyncInstructor", settings: Settings) -> Endpoint:
    from extractor.backends.llm.instructed import InstructedEndpoint

    own = provider if provider in SPOKEN else None
    return InstructedEndpoint(client, settings.parameters, settings.dialect or own)


def _silence_instructor() -> None:
    """Two of instructor's loggers write errors as they came, with any key that a server quoted."""
    for name in ("instructor.auto_client", "instructor.v2.retry"):
        logging.getLogger(name).addFilter(_nothing)


def _nothing(_record: logging.LogRecord) -> bool:
    return False

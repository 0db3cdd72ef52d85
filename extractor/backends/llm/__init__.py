"""Language models: OpenAI-compatible endpoints directly, other providers through instructor."""

import os

from extractor.backends.base import Settings
from extractor.backends.llm.backend import LlmBackend
from extractor.backends.llm.redaction import keys_in


def connect(settings: Settings) -> LlmBackend:
    """The backend for `settings.model`; nothing is sent yet.

    UsageError names what is missing: a model, a key in the environment, a provider's package.
    """
    from extractor.backends.llm.providers import open_endpoint

    return LlmBackend(open_endpoint(settings), settings, keys_in(os.environ))

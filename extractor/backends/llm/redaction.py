"""Keys: which environment variable holds each provider's, and how none of them gets into a record.

Servers quote keys back ("Incorrect API key provided: ..."), so what they say is searched before it is kept.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

KEY_VARIABLES = {
    "openai": ("OPENAI_API_KEY",),
    "anthropic": ("ANTHROPIC_API_KEY",),
    "anyscale": ("ANYSCALE_API_KEY",),
    "azure_openai": ("AZURE_OPENAI_API_KEY",),
    "cerebras": ("CEREBRAS_API_KEY",),
    "cohere": ("CO_API_KEY",),
    "databricks": ("DATABRICKS_TOKEN", "DATABRICKS_API_KEY"),
    "deepseek": ("DEEPSEEK_API_KEY",),
    "fireworks": ("FIREWORKS_API_KEY",),
    "google": ("GOOGLE_API_KEY",),
    "groq": ("GROQ_API_KEY",),
    "mistral": ("MISTRAL_API_KEY",),
    "openrouter": ("OPENROUTER_API_KEY",),
    "perplexity": ("PERPLEXITY_API_KEY",),
    "together": ("TOGETHER_API_KEY",),
    "writer": ("WRITER_API_KEY",),
    "xai": ("XAI_API_KEY",),
}
"""Provider → the variables of which one must be set. Providers that are not here need none, or more than a key."""

MARK = "[key]"


@dataclass(frozen=True, slots=True)
class Redaction:
    """Replaces secrets in text."""

    _secrets: tuple[str, ...] = field(repr=False)

    def __call__(self, text: str) -> str:
        for secret in self._secrets:
            text = text.replace(secret, MARK)
        return text


def keys_in(environment: Mapping[str, str]) -> Redaction:
    """Knows every provider's key in `environment`, the longest first, so that none is a rest of another."""
    names = (name for variables in KEY_VARIABLES.values() for name in variables)
    found = {environment[name] for name in names if environment.get(name)}
    return Redaction(tuple(sorted(found, key=len, reverse=True)))

"""What a prompt version costs before its article: estimated tokens, told apart by what they are spent on.

The estimate is the one of a dry run (`extractor.ledger.estimate`): bytes of the messages as rendered, and of the schema
that goes beside them, by the bytes of a token. Tokenizers differ by a fifth or so; versions compare all the same.
"""

import json
from dataclasses import dataclass, replace

from extractor.article import Article
from extractor.ledger.estimate import BYTES_PER_TOKEN
from extractor.prompts import PromptVersion, render
from extractor.schema import Extraction

PROBE = Article("probe", "date 2031-05-06 x")
"""A dated report, so that what is said of dates is counted."""


@dataclass(frozen=True, slots=True)
class Cost:
    """Tokens of one request, the article left out."""

    text: int
    examples: int
    schema: int
    """Of the JSON schema that is sent beside the messages."""

    @property
    def total(self) -> int:
        return self.text + self.examples + self.schema

    def __str__(self) -> str:
        parts = f"text {self.text:,}, examples {self.examples:,}, schema beside it {self.schema:,}"
        return f"about {self.total:,} tokens and the article ({parts}; {BYTES_PER_TOKEN:g} bytes a token)"


def cost_of(prompt: PromptVersion) -> Cost:
    """PromptError where the templates fail."""
    whole = _bytes(prompt, PROBE) - len(PROBE.text.encode())
    bare = _bytes(replace(prompt, examples=()), PROBE) - len(PROBE.text.encode())
    schema = len(json.dumps(Extraction.model_json_schema()))
    return Cost(_tokens(bare), _tokens(whole - bare), _tokens(schema))


def tokens_with(prompt: PromptVersion, article: Article) -> int:
    """Estimated tokens of the whole request for `article`, the schema included."""
    return _tokens(_bytes(prompt, article)) + cost_of(prompt).schema


def _bytes(prompt: PromptVersion, article: Article) -> int:
    return sum(len(content.encode()) for _, content in render(prompt, article))


def _tokens(size: int) -> int:
    return round(size / BYTES_PER_TOKEN)

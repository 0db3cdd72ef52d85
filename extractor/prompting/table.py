"""The table in `prompts/README.md`: what each version is for, and what it costs."""

from pathlib import Path

from extractor.ledger.estimate import BYTES_PER_TOKEN
from extractor.prompting.costs import cost_of
from extractor.prompts import PromptVersion, labels, read_prompt

HEAD = "| version | standing | what it tries | text | examples | schema | together |\n|---|---|---|--:|--:|--:|--:|"
DIGITS = 2
"""Significant digits of a figure: the estimate knows no more, and a word changed in the schema changes no table."""


def markdown(root: Path) -> str:
    """A row for each version under `root`; tokens of one request, its article left out."""
    rows = [_row(read_prompt(label, root)) for label in labels(root)]
    how = (
        f"Tokens of one request, the article left out: bytes by {BYTES_PER_TOKEN:g}, to {DIGITS} digits. `schema` is "
        "what goes beside the messages as the form of the answer."
    )
    return "\n".join([HEAD, *rows, "", how])


def _row(prompt: PromptVersion) -> str:
    cost = cost_of(prompt)
    figures = " | ".join(f"{_rounded(part):,}" for part in (cost.text, cost.examples, cost.schema, cost.total))
    return f"| `{prompt.label}` | {prompt.standing} | {prompt.description.replace('|', '¦')} | {figures} |"


def _rounded(tokens: int) -> int:
    return int(float(f"{tokens:.{DIGITS}g}"))

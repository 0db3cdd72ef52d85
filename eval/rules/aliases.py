"""Actors under their other names: states by name, adjective, seat of government; organisations by their aliases."""

import hashlib
from collections.abc import Sequence
from functools import cache
from pathlib import Path

_TABLE = Path(__file__).resolve().parent / "data" / "actors.tsv"


def actor(words: Sequence[str]) -> str | None:
    """Key of the actor that lower-case `words` name, such as ``@RU``; null for a name that no table holds."""
    from extractor.places import country_of

    name = " ".join(words)
    known = _aliases().get(name)
    if known is None and (code := country_of(name)) is not None:
        known = code
    return known and f"@{known}"


def with_states(words: Sequence[str]) -> list[str]:
    """`words` with every one that names a state replaced by its key: russian ministry → @RU ministry."""
    from extractor.places import country_of

    return [f"@{code}" if (code := country_of(word)) is not None else word for word in words]


def sha256() -> str:
    """Content hash of the alias table."""
    return hashlib.sha256(_TABLE.read_bytes()).hexdigest()


@cache
def _aliases() -> dict[str, str]:
    from eval.rules.names import plain_words

    lines = _TABLE.read_text(encoding="utf-8").splitlines()
    rows = (line.split("\t") for line in lines if line and not line.startswith("#"))
    return {" ".join(plain_words(alias)): key for key, aliases in rows for alias in aliases.split("|")}

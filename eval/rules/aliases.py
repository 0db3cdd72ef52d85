"""Actors under their other names: states by name, adjective, seat of government; organisations by their aliases."""

from collections.abc import Sequence
from functools import cache
from pathlib import Path

from eval.rules.folding import fold, without_marks
from eval.rules.words import name_words

_TABLE = Path(__file__).resolve().parent / "data" / "actors.tsv"


def actor(words: Sequence[str]) -> str | None:
    """Key of the actor that the words of a name mean, such as ``@RU``; null for a name that no table holds."""
    name = " ".join(words)
    known = _aliases().get(name)
    return f"@{known}" if known is not None else state(name)


def state(name: str) -> str | None:
    """Key of the state of that name or adjective; null if it is none."""
    from extractor.places import country_of

    code = country_of(name)
    return None if code is None else f"@{code}"


def sha256() -> str:
    """Content hash of the alias tables."""
    import hashlib

    from extractor.places import hand_kept

    digest = hashlib.sha256(_TABLE.read_bytes())
    for row in hand_kept("countries.tsv"):
        digest.update("\t".join(row).encode())
    return digest.hexdigest()


@cache
def _aliases() -> dict[str, str]:
    lines = _TABLE.read_text(encoding="utf-8").splitlines()
    rows = (line.split("\t") for line in lines if line and not line.startswith("#"))
    return {" ".join(name_words(without_marks(fold(alias)))): key for key, names in rows for alias in names.split("|")}

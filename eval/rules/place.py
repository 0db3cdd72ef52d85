"""Place names: the same after the alias table, or different. Never equal for looking alike."""

from eval.rules.base import Rule, Value
from eval.rules.folding import fold

_TABLES = ("places.py", "data/places.tsv", "data/regions.tsv", "data/spellings.tsv")
"""What `extractor.places.canonical` depends on."""


class Place(Rule):
    """Towns, regions and the like, compared by `extractor.places.canonical`."""

    name = "place"

    def text(self, text: str) -> Value | None:
        from extractor.places import canonical

        folded = fold(text)
        return canonical(folded) or folded

    def fingerprint(self) -> str:
        import hashlib
        from importlib.resources import files

        digest = hashlib.sha256()
        for file in _TABLES:
            digest.update((files("extractor") / file).read_bytes().replace(b"\r\n", b"\n"))
        return digest.hexdigest()

"""Place names: the same after the alias table, or different. Never equal for looking alike."""

from eval.rules.base import Rule, Value, sha256_of
from eval.rules.folding import fold

_TABLES = ("places.py", "data/places.tsv", "data/regions.tsv", "data/spellings.tsv", "data/countries.tsv")
"""What `extractor.places.canonical` depends on."""


class Place(Rule):
    """Towns, regions and the like, compared by `extractor.places.canonical`."""

    name = "place"

    def text(self, text: str) -> Value | None:
        from extractor.places import canonical

        folded = fold(text)
        name, comma, beyond = folded.rpartition(",")
        if comma and name and _lies_in(name, beyond):
            folded = name
        return canonical(folded) or folded

    def fingerprint(self) -> str:
        return sha256_of(*_TABLES)


def _lies_in(name: str, beyond: str) -> bool:
    """Whether what follows the comma is the country or region of the place that the name alone would mean.

    “Odesa, Ukraine” is Odesa; “Odessa, Texas” is another town, so there the whole text is the name.
    """
    from extractor.places import canonical, country_called, lookup

    cities = [place for place in lookup(name) if place.kind == "city"]
    if not cities:
        return False
    place = cities[0]
    in_country = country_called(beyond) == place.country
    return in_country or (place.admin1 is not None and canonical(beyond) == canonical(place.admin1))

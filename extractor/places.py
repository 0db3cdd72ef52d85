"""Place names: one key for every spelling of one place, and what the world's places are called.

The scorer compares places by `canonical`, so that Kiev and Київ are Kyiv, while nothing is ever equal
for merely looking alike. The offline baseline also asks which names are places, and of which country.

Nothing loads before the first question. `data/places.tsv` is generated from GeoNames by
`tools/build_places.py`; `regions.tsv`, `spellings.tsv` and `countries.tsv` beside it are kept by hand.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache
from pathlib import Path
from typing import Literal, NamedTuple

Kind = Literal["city", "region"]

_DATA = Path(__file__).resolve().parent / "data"
_SEPARATORS = re.compile(r"[\W_]+")
_FOLD = str.maketrans(
    # Letters that decomposition leaves whole but that English spelling writes without stroke or ligature.
    {"ł": "l", "ø": "o", "đ": "d", "ð": "d", "ħ": "h", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th", "ə": "a"}
    # Apostrophes, and the signs for soft sign, ayin and hamza in transliterations.
    | dict.fromkeys("'’‘ʼʻʹ′`´ʾʿ“”", "")
)

_GENERIC_ENDINGS = frozenset(
    """
    region oblast province governorate state district raion rayon krai kray republic municipality county
    prefecture territory voivodeship hromada область обл областная край район республика республіка громада
    """.split()  # noqa: SIM905 - a list of words reads better than one of literals
)
_GENERIC_BEGINNINGS = frozenset(
    """
    oblast raion rayon gorod misto город гор г місто м село с посёлок поселок пос селище смт пгт станица хутор
    """.split()  # noqa: SIM905 - the same
)
_BEFORE_OF = frozenset(
    "city town village region province district governorate state port municipality oblast".split()  # noqa: SIM905
)


class Place(NamedTuple):
    """One known place. `name` is its usual English form, `country` ISO 3166-1 alpha-2.

    `admin1` is the English name of its region where `data/regions.tsv` covers the country and the name
    is unique in it; null for regions. `population` is null for regions.
    """

    name: str
    country: str
    kind: Kind
    admin1: str | None = None
    population: int | None = None


def normalise(name: str) -> str:
    """`name` without case, diacritics, apostrophes, hyphens and punctuation; words one space apart."""
    if not name.isascii():
        name = unicodedata.normalize("NFD", unicodedata.normalize("NFKC", name).casefold())
        name = "".join(c for c in name if not unicodedata.combining(c))
    return _SEPARATORS.sub(" ", name.lower().translate(_FOLD)).strip()


@lru_cache(maxsize=16384)
def canonical(name: str) -> str:
    """A key that all accepted spellings of one place share, and that no other known place has.

    Generic words ("region", "oblast", "city of", "область") are dropped unless they belong to a known
    name (Kansas City). An unknown name is its own key, normalised. Places of one name share its key:
    a name alone cannot tell them apart.
    """
    plain = normalise(name)
    known = _known(plain)
    if known is not None:
        return known
    bare = _without_generic(plain)
    return _known(bare) or bare


@lru_cache(maxsize=8192)
def lookup(name: str) -> tuple[Place, ...]:
    """Every known place that the name may mean: regions first, then cities, most populous first; () if unknown."""
    key = canonical(name)
    cities = sorted(map(_place, _cells(_city_rows().get(key, ""))), key=lambda p: -(p.population or 0))
    return (*_regions().get(key, ()), *cities)


@lru_cache(maxsize=4096)
def country_of(name: str) -> str | None:
    """ISO code for a country's name or demonym ("Ukraine", "Ukrainian", "Ukrainians"); null if it is neither."""
    return country_called(name) or _demonyms().get(normalise(name))


@lru_cache(maxsize=4096)
def country_called(name: str) -> str | None:
    """ISO code for a country's name alone; null for its demonym and for anything else."""
    return _countries().get(normalise(name))


def country_name(code: str) -> str:
    """A country's usual English name; the code itself for one that `data/countries.tsv` lacks."""
    return _country_names().get(code, code)


def names() -> Iterator[str]:
    """Every known name and spelling of a city or region, normalised, in no order."""
    yield from _spellings()
    yield from _city_rows()
    yield from _regions()


def hand_kept(file: str) -> Iterator[list[str]]:
    """Rows of one of the tables kept by hand, as cells; comments and the row of column names are left out."""
    lines = (line for line in _text(file).splitlines() if line and not line.startswith("#"))
    next(lines)
    return (line.split("\t") for line in lines)


def _known(plain: str) -> str | None:
    key = _spellings().get(plain)
    return key or (plain if plain in _city_rows() or plain in _regions() else None)


def _without_generic(plain: str) -> str:
    words = plain.split()
    while len(words) > 1 and words[-1] in _GENERIC_ENDINGS:
        del words[-1]
    if len(words) > 1 and words[0] == "the":
        del words[0]
    if len(words) > 2 and words[1] == "of" and words[0] in _BEFORE_OF:
        del words[: 3 if words[2] == "the" and len(words) > 3 else 2]
    if len(words) > 1 and words[0] in _GENERIC_BEGINNINGS:
        del words[0]
    plain = " ".join(words)
    # "City" is part of many names (Kansas City): it only goes where a known name remains.
    return plain.removesuffix(" city") if _known(plain.removesuffix(" city")) else plain


@cache
def _text(file: str) -> str:
    return (_DATA / file).read_text(encoding="utf-8")


@cache
def _loaded() -> tuple[dict[str, str], dict[str, str]]:
    """(spelling → key, key → cells of its cities). What is kept by hand goes before what is generated."""
    spellings: dict[str, str] = {}
    cities: dict[str, str] = {}
    for line in _text("places.tsv").split("\n"):
        if line and line[0] != "#":
            key, aliases, cities[key] = line.split("\t", 2)
            for spelling in aliases.split("|"):
                spellings[spelling] = key
    del spellings["spellings"], spellings[""], cities["key"]  # the row of column names, and places of one spelling
    spellings.update(_by_hand())
    return spellings, cities


def _spellings() -> dict[str, str]:
    return _loaded()[0]


def _city_rows() -> dict[str, str]:
    return _loaded()[1]


def _by_hand() -> Iterator[tuple[str, str]]:
    for name, _, _, aliases, _ in hand_kept("regions.tsv"):
        key = normalise(name)
        yield from ((normalise(alias), key) for alias in aliases.split("|") if alias)
    for spelling, name, _, _ in hand_kept("spellings.tsv"):
        yield normalise(spelling), normalise(name)


@cache
def _regions() -> dict[str, tuple[Place, ...]]:
    index: dict[str, tuple[Place, ...]] = {}
    for name, country, *_ in hand_kept("regions.tsv"):
        key = normalise(name)
        index[key] = (*index.get(key, ()), Place(name, country, "region"))
    return index


@cache
def _countries() -> dict[str, str]:
    return {normalise(name): code for code, called, _ in hand_kept("countries.tsv") for name in called.split("|")}


@cache
def _demonyms() -> dict[str, str]:
    rows = [(code, d) for code, _, demonyms in hand_kept("countries.tsv") for d in demonyms.split("|") if d]
    return {normalise(demonym + plural): code for code, demonym in rows for plural in ("", "s")}


@cache
def _country_names() -> dict[str, str]:
    return {code: called.split("|")[0] for code, called, _ in hand_kept("countries.tsv")}


def _cells(row: str) -> list[str]:
    return row.split("|") if row else []


def _place(cell: str) -> Place:
    name, country, admin1, population = cell.split(";")
    return Place(name, country, "city", admin1 or None, int(population))

"""Which capitalised words of an article are places, and of which country, given what else the article names."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, NamedTuple

from extractor import places
from extractor.backends.rules.lexicon import geography, speech, times
from extractor.backends.rules.sentences import Sentence
from extractor.quantities.phrases import Phrases, listed, spread

Level = Literal["settlement", "admin1", "country"]

LONGEST_NAME = 4
"""Words of the longest name that is looked for."""

CERTAIN_POPULATION = 100_000
"""A city of a country that the article never names must be this large to be meant."""

_AREAS = frozenset(listed(geography.AREAS))
_MANY_AREAS = frozenset(f"{area}s" for area in _AREAS) | {"counties", "territories"}
_SETTLEMENT_OF = Phrases(dict.fromkeys((f"{word} of" for word in listed(geography.SETTLEMENTS)), True))
_ONWARD = frozenset(listed(geography.NAMES_ONWARD))
_CAPITALS = {name: code for code, names in geography.CAPITALS.items() for name in map(places.normalise, listed(names))}
_WATERS = frozenset(("sea", "gulf", "strait", "bay", "lake"))
_BESIDE_NAMES = (
    frozenset(listed(geography.DESCRIBING))
    | frozenset(word for title in listed(speech.TITLES) for word in title.split())
    | spread(times.WEEKDAYS).keys()
    | spread(times.MONTHS).keys()
    | frozenset(listed(geography.OFFICES))
    | _AREAS
    | {"in", "at", "on", "near", "and", "from", "of", "over", "across", "around", "outside", "after", "while", "but"}
    | {"as", "when", "both", "to", "for", "air", "sea", "district", "police", "radio", "emergency"}
)


class PlaceName(NamedTuple):
    """A place named in tokens `start` to `end`; `name` in its usual English form."""

    start: int
    end: int
    name: str
    country: str
    level: Level
    is_capital: bool = False


_Meaning = Callable[[str], str | None]


@dataclass(frozen=True)
class World:
    """What the article as a whole names."""

    countries: Counter[str]
    """How often each country is named, its people and its capital counted in."""
    common: frozenset[str]
    """Words that the article also writes in small letters: no names."""


def survey(sentences: Sequence[Sentence]) -> World:
    countries: Counter[str] = Counter()
    common: set[str] = set()
    for sentence in sentences:
        common.update(w for t, w in zip(sentence.tokens, sentence.words, strict=True) if t.text == w)
        countries.update(code for _, _, code in countries_in(sentence))
    return World(countries, frozenset(common))


def countries_in(sentence: Sentence) -> Iterator[tuple[int, int, str]]:
    """(start, end, code) of every country, demonym and capital that a sentence names."""
    i = 0
    while i < len(sentence.tokens):
        found = _longest(sentence, i, _state) if sentence.capital(i) else None
        if found:
            yield i, *found
        i = found[0] if found else i + 1


def names_in(sentence: Sentence, world: World, country: str | None = None) -> list[PlaceName]:
    """Places in a sentence, left to right; names of people, institutions, seas and rivers are left out.

    `country` is that of the last place named before: a settlement that the table lacks lies there.
    """
    found: list[PlaceName] = []
    i = 0
    while i < len(sentence.tokens):
        near = found[-1].country if found else country or most_named(world)
        name = _name_at(sentence, world, i, near) if sentence.capital(i) else None
        if name:
            found.append(name)
        i = name.end if name else i + 1
    return _with_shared_areas(sentence.words, found)


@lru_cache(maxsize=4096)
def capital_of(text: str) -> str | None:
    """Country whose government the name stands for in news language ("Moscow", "the Kremlin"); null for others."""
    return _CAPITALS.get(places.normalise(text))


def _state(text: str) -> str | None:
    return places.country_of(text) or capital_of(text)


def _longest(sentence: Sentence, i: int, meaning: _Meaning) -> tuple[int, str] | None:
    """(end, value) of the longest run of tokens from `i` that means something."""
    for end in _name_ends(sentence, i):
        if value := meaning(sentence.quote(i, end)):
            return end, value
    return None


def _name_ends(sentence: Sentence, i: int) -> Iterator[int]:
    """Ends of the names that may begin at `i`, longest first: each ends in a word with a capital ("al-Balah")."""
    for end in range(min(len(sentence.tokens), i + LONGEST_NAME), i, -1):
        last = sentence.tokens[end - 1].text
        if not last.islower() and last[0].isalnum() and (end == i + 1 or last.lower() not in _AREAS):
            yield end


def _name_at(sentence: Sentence, world: World, i: int, near: str | None) -> PlaceName | None:
    if _after_settlement_of(sentence.words, i):
        return _known(sentence, world, i, sure=True) or _unknown(sentence, i, near)
    if sentence.words[i] in world.common:
        return None
    known = _known(sentence, world, i, sure=False)
    if known and _is_own_name(sentence, world, known):
        return known
    return _unknown_area(sentence, i, near)


def _after_settlement_of(words: Sequence[str], i: int) -> bool:
    return any((found := _SETTLEMENT_OF.at(words, start)) and found.end == i for start in (i - 2, i - 3) if start >= 0)


def _known(sentence: Sentence, world: World, i: int, *, sure: bool) -> PlaceName | None:
    for end in _name_ends(sentence, i):
        text = sentence.quote(i, end)
        area = end < len(sentence.words) and sentence.words[end] in _AREAS
        if (code := places.country_called(text)) and not area:
            return PlaceName(i, end, text, code, "country")
        if place := _reading(places.lookup(text), world, area=area, sure=sure or area):
            level: Level = "admin1" if area or place.kind == "region" else "settlement"
            return PlaceName(i, end, place.name, place.country, level, capital_of(place.name) is not None)
    return None


def _reading(candidates: Sequence[places.Place], world: World, *, area: bool, sure: bool) -> places.Place | None:
    """The place that a name means here: of the country that the article names most, a region where it says so."""
    named = [p for p in candidates if world.countries[p.country]]
    large = [p for p in candidates if sure or _well_known(p)]
    pool = named or large
    kind = "region" if area else "city"
    fitting = [p for p in pool if p.kind == kind] or pool
    return max(fitting, key=lambda p: (world.countries[p.country], p.population or 0), default=None)


def _well_known(place: places.Place) -> bool:
    return len(place.name) > 4 if place.population is None else place.population >= CERTAIN_POPULATION


def _is_own_name(sentence: Sentence, world: World, name: PlaceName) -> bool:
    """Not part of a person's or an institution's name, and no common word at the head of a sentence."""
    words = sentence.words
    if name.end - name.start == 1 and words[name.start] in _BESIDE_NAMES:
        return False
    if name.end < len(words) and words[name.end] in _ONWARD:
        return False
    if name.start >= 2 and words[name.start - 1] == "of" and words[name.start - 2] in _WATERS:
        return False
    return not (_stranger(sentence, world, name.start - 1) or _stranger(sentence, world, name.end))


def _stranger(sentence: Sentence, world: World, i: int) -> bool:
    """Whether the word beside a name is a capitalised one that is neither a country, a title nor a day."""
    if not 0 <= i < len(sentence.tokens) or not sentence.capital(i):
        return False
    if sentence.words[i] in _BESIDE_NAMES or places.country_of(sentence.tokens[i].text):
        return False
    # The first word of a sentence has its capital anyway.
    return i > 0 or not (sentence.words[i] in world.common or sentence.words[i].endswith(("ed", "ing", "ly", "ern")))


def _unknown(sentence: Sentence, i: int, near: str | None) -> PlaceName | None:
    """A settlement that the table lacks, after "the village of"; of the country of the place named before it."""
    end = i + 1
    while end < min(len(sentence.tokens), i + 3) and sentence.capital(end):
        end += 1
    return PlaceName(i, end, sentence.quote(i, end), near, "settlement") if near else None


def _unknown_area(sentence: Sentence, i: int, near: str | None) -> PlaceName | None:
    """A region that the table lacks: a name before "oblast" or "province"."""
    words = sentence.words
    if i + 1 >= len(words) or words[i + 1] not in ("oblast", "province", "governorate") or words[i] in _BESIDE_NAMES:
        return None
    return PlaceName(i, i + 1, sentence.tokens[i].text, near, "admin1") if near else None


def most_named(world: World) -> str | None:
    """The country that the article names most, the first by code among equals."""
    return max(sorted(world.countries), key=lambda code: world.countries[code], default=None)


def _with_shared_areas(words: Sequence[str], names: list[PlaceName]) -> list[PlaceName]:
    """Names that share one word: "the Kharkiv and Kyiv regions", "the regions of Zhytomyr, Cherkasy and Kyiv"."""
    shared: list[PlaceName] = []
    for run in runs(words, names):
        last, before = run[-1].end, words[max(0, run[0].start - 2) : run[0].start]
        areas = (last < len(words) and words[last] in _MANY_AREAS) or (
            len(before) == 2 and before[1] == "of" and before[0] in _MANY_AREAS | _AREAS
        )
        shared += [name._replace(level="admin1") for name in run] if areas else run
    return shared


def runs(words: Sequence[str], names: Sequence[PlaceName]) -> list[list[PlaceName]]:
    """Names grouped where only "and" and commas stand between them."""
    grouped: list[list[PlaceName]] = []
    for name in names:
        joined = grouped and all(w in ("and", ",", "&", "or", "the") for w in words[grouped[-1][-1].end : name.start])
        if joined:
            grouped[-1].append(name)
        else:
            grouped.append([name])
    return grouped

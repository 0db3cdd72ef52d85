"""Where a sentence's attack happened: its places put together, the settlement with its region and country."""

from collections.abc import Sequence
from typing import NamedTuple

from extractor import places
from extractor.backends.rules.gazetteer import Level, PlaceName
from extractor.backends.rules.lexicon import geography
from extractor.backends.rules.roles import Scene
from extractor.backends.rules.sentences import Sentence
from extractor.quantities.phrases import Phrases, listed

CLOSE = 6
"""Words between a place and the one that it lies in."""

_BREADTH: dict[Level, int] = {"settlement": 0, "admin1": 1, "country": 2}
_SITES = Phrases({phrase: phrase for phrase in listed(geography.SITES)})
_WITHIN = frozenset(("in", "of", ",", "near", "'s", "from", "at", "on", "("))
_ACROSS = frozenset(("across", "throughout", "over"))


class Locus(NamedTuple):
    """A place of attack, its name in tokens `start` to `end`."""

    start: int
    end: int
    country: str
    admin1: str | None
    settlement: str | None
    region: str | None
    """The region that the settlement lies in by the table, for telling places apart; never recorded."""
    near: bool = False
    """Only near it: a place named later may be the one."""
    across: bool = False
    """Such as "across Ukraine": many places, none of them named."""

    @property
    def narrow(self) -> bool:
        return self.settlement is not None or self.admin1 is not None


def loci(sentence: Sentence, scenes: Sequence[Scene]) -> list[Locus]:
    """Places where something can have happened, left to right; a country only where nothing narrower is named."""
    merged: list[Locus] = []
    for scene in _usable(scenes):
        across = _ACROSS.intersection(sentence.words[max(0, scene.place.start - 2) : scene.place.start])
        locus = locus_of(scene.place, near=scene.role == "near", across=bool(across))
        if merged and (joined := _joined(sentence.words, merged[-1], locus)):
            merged[-1] = joined
        else:
            merged.append(locus)
    narrow = _without_their_regions([locus for locus in merged if locus.narrow])
    return narrow or merged[:1]


def _without_their_regions(found: list[Locus]) -> list[Locus]:
    """Regions go to the settlements that lie in them: "in the Kharkiv region, a drone hit a house in Izium"."""
    kept = list(found)
    for wide in [locus for locus in found if locus.settlement is None]:
        inside = [p for p in kept if p.settlement and p.country == wide.country and p.region == wide.admin1]
        if inside:
            kept = [p._replace(admin1=p.admin1 or wide.admin1) if p in inside else p for p in kept if p is not wide]
    return kept


def site(sentence: Sentence) -> str | None:
    """A described place within a settlement, after "in", "at" or "on": "a residential area"."""
    words = sentence.words
    for match in _SITES.find(words):
        lead = [w for w in words[max(0, match.start - 4) : match.start] if w in ("in", "at", "on", "hit", "struck")]
        if lead:
            return sentence.quote(match.start, match.end)
    return None


def _usable(scenes: Sequence[Scene]) -> list[Scene]:
    """Places that are at the attack; a place nearby only where no settlement is named."""
    at = [s for s in scenes if s.role == "at"]
    if any(s.place.level == "settlement" for s in at):
        return at
    return [s for s in scenes if s.role in ("at", "near")]


def locus_of(name: PlaceName, *, near: bool = False, across: bool = False) -> Locus:
    known = [p for p in places.lookup(name.name) if p.country == name.country and p.kind == "city"]
    # A known city that no region is given for (a capital of its own) lies in none of the others.
    region = (known[0].admin1 or name.name) if name.level == "settlement" and known else None
    return Locus(
        name.start,
        name.end,
        name.country,
        name.name if name.level == "admin1" else None,
        name.name if name.level == "settlement" else None,
        region if name.level == "settlement" else name.name if name.level == "admin1" else None,
        near=near,
        across=across,
    )


def _joined(words: Sequence[str], one: Locus, other: Locus) -> Locus | None:
    """Both as one place where one lies in the other: "Izium in the Kharkiv region", "Ukraine's Sumy Oblast"."""
    between = words[one.end : other.start]
    if one.country != other.country or len(between) > CLOSE or not (_WITHIN.intersection(between) or not between):
        return None
    if "and" in between or _breadth(one) == _breadth(other):
        return None
    narrow, wide = (one, other) if _breadth(one) < _breadth(other) else (other, one)
    if narrow is other and not ("'s" in between or one.admin1 is None):
        # "the region's capital, Dnipro" and "the Sumy region, … Konotop": the wider place may come first.
        return None if "," not in between else narrow._replace(admin1=wide.admin1)
    return narrow._replace(admin1=narrow.admin1 or wide.admin1, region=narrow.region or wide.region)


def _breadth(locus: Locus) -> int:
    level: Level = "settlement" if locus.settlement else "admin1" if locus.admin1 else "country"
    return _BREADTH[level]

"""An incident while the article is being read: its place and day, and every fact with the sentence that states it."""

from dataclasses import dataclass, field
from typing import Generic, NamedTuple, TypeVar

from extractor import places
from extractor.backends.rules.actors import Attacker
from extractor.backends.rules.casualties import Figure
from extractor.backends.rules.dates import Time
from extractor.backends.rules.days import Interval
from extractor.backends.rules.effects import Consequence
from extractor.backends.rules.loci import Locus
from extractor.backends.rules.sentences import Sentence
from extractor.backends.rules.speakers import Speaker
from extractor.backends.rules.things import Harm
from extractor.backends.rules.weapons import Arm
from extractor.schema import AttackType, PartOfDay, Role

T = TypeVar("T")


class Found(NamedTuple, Generic[T]):
    """A fact, the sentence that states it, who says so there, and whether it counts for a whole operation."""

    fact: T
    sentence: Sentence
    source: str | None = None
    whole_wave: bool = False


@dataclass
class Draft:
    role: Role
    opened: int
    """Index of the sentence that first reports it."""
    last: int
    """Index of the last sentence that says something of it."""
    place: Found[Locus] | None = None
    site: str | None = None
    day: Found[Time] | None = None
    statement_day: Found[Time] | None = None
    part: PartOfDay | None = None
    wave: bool = False
    """Many places, none of them named: it takes no settlement of a later sentence as its own."""
    kinds: list[AttackType] = field(default_factory=list)
    arms: list[Found[Arm]] = field(default_factory=list)
    figures: list[Found[Figure]] = field(default_factory=list)
    harms: list[Found[Harm]] = field(default_factory=list)
    consequences: list[Found[Consequence]] = field(default_factory=list)
    attackers: list[Found[Attacker]] = field(default_factory=list)
    denied: set[str] = field(default_factory=set)
    sources: list[Found[Speaker]] = field(default_factory=list)

    @property
    def locus(self) -> Locus | None:
        return self.place.fact if self.place else None

    @property
    def days(self) -> Interval | None:
        return self.day.fact.days if self.day else None


def same_place(draft: Draft, locus: Locus) -> bool:
    """Whether a place is the draft's own, by the same settlement, or by the region of one of them."""
    own = draft.locus
    if own is None:
        return True
    if own.country != locus.country or (locus.across and own.narrow):
        return False
    if own.settlement or locus.settlement:
        return _same_settlement(own, locus, wave=draft.wave)
    if own.admin1 and locus.admin1:
        return _same(own.admin1, locus.admin1)
    return not draft.wave or own.admin1 == locus.admin1


def _same_settlement(own: Locus, locus: Locus, *, wave: bool) -> bool:
    if own.settlement and locus.settlement:
        return _same(own.settlement, locus.settlement) or (own.near and _may_be_near(own, locus))
    narrow, wide = (own, locus) if own.settlement else (locus, own)
    return _lies_in(narrow, wide, refining=wide is own, wave=wave)


def same_day(draft: Draft, days: Interval | None) -> bool:
    """Whether days can be the draft's: they overlap, or one of them is unknown."""
    if draft.days is None or days is None:
        return True
    return days[0] <= draft.days[1] and draft.days[0] <= days[1]


def refined(draft: Draft, found: Found[Locus]) -> None:
    """Give the draft the narrower of its place and this one."""
    own, other = draft.locus, found.fact
    if own is None or (not own.narrow and other.narrow):
        draft.place = found
    elif other.settlement and (not own.settlement or (own.near and not other.near)):
        draft.place = found._replace(fact=other._replace(admin1=other.admin1 or own.admin1))


def _may_be_near(own: Locus, locus: Locus) -> bool:
    """Whether a place can be the one that lies near the draft's, by the regions of both."""
    return own.region is None or locus.region is None or _same(own.region, locus.region)


def _lies_in(narrow: Locus, wide: Locus, *, refining: bool, wave: bool) -> bool:
    """Whether a settlement can be what a region or country named before or after it meant."""
    if wide.admin1 is None:
        return not (refining and wave)
    region = narrow.admin1 or narrow.region
    return _same(region, wide.admin1) if region else refining


def _same(one: str, other: str) -> bool:
    return places.canonical(one) == places.canonical(other)

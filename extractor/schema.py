"""The incident record: the contract that predictions, gold labels, the scorer and the reports all speak.

The docstrings below are sent to the model as the descriptions of the JSON schema, so a coding rule
about one field stands here and nowhere else; rules about the whole task stand in the prompt.

Every key is required and the 16 places that say ``| None`` are all the nullable ones: Anthropic takes
no more. Three states are never confused: a value; null or an empty list, where the article is silent;
and 0, where the article denies. Bounds and formats are checked in Python (see `extractor.checks`),
because providers refuse or ignore them inside a schema.
"""

from typing import Annotated, Literal, Self

from pydantic import AfterValidator, BaseModel, ConfigDict, model_validator

from extractor import checks
from extractor.scored import NotScored, Quoted, Scored

SCHEMA_VERSION = 1

Role = Literal["primary", "concurrent", "background"]
AttackType = Literal[
    "missile", "drone", "combined", "air_strike", "shelling", "explosion", "ground_attack", "other", "unspecified"
]  # fmt: skip
Precision = Literal["day", "range", "on_or_before", "unknown"]
PartOfDay = Literal["night", "morning", "afternoon", "evening", "unspecified"]
ActorCertainty = Literal["claimed", "disputed", "suspected", "attributed", "stated"]
WeaponCategory = Literal[
    "ballistic_missile", "cruise_missile", "missile", "drone", "guided_bomb", "bomb", "artillery",
    "mortar", "rocket", "small_arms", "explosive_device", "mine", "other",
]  # fmt: skip
Scope = Literal["incident", "operation"]
WeaponCertainty = Literal["stated", "suspected"]
Basis = Literal["exact", "at_least", "at_most", "range", "approximate", "vague"]
Outcome = Literal["killed", "injured", "missing", "trapped", "rescued", "evacuated", "medical_assistance"]
Group = Literal[
    "all", "children", "women", "men", "elderly", "medical_workers", "rescue_workers", "military", "other"
]  # fmt: skip
FigureStatus = Literal["current", "superseded"]
DamagedObject = Literal[
    "residential", "education", "medical", "energy", "water", "transport", "vehicle", "port", "industrial",
    "commercial", "government", "diplomatic", "religious_cultural", "agriculture", "communications",
    "humanitarian", "military", "building", "infrastructure", "other",
]  # fmt: skip
DamageLevel = Literal["destroyed", "on_fire", "damaged", "affected"]
EffectKind = Literal[
    "power_outage", "water_outage", "heating_outage", "gas_outage", "communications_outage",
    "transport_disruption", "fire", "environmental", "displacement", "other",
]  # fmt: skip
Unit = Literal["people", "households", "settlements", "buildings", "unspecified"]

IsoDate = Annotated[str, AfterValidator(checks.iso_date)]
Country = Annotated[str, AfterValidator(checks.country_code)]
Quote = Annotated[str, Quoted()]

ATTACK_RELATIVES = tuple(("combined", part) for part in ("missile", "drone", "air_strike", "shelling"))
WEAPON_RELATIVES = (("missile", "ballistic_missile"), ("missile", "cruise_missile"))
OBJECT_RELATIVES = tuple(("infrastructure", part) for part in ("energy", "water", "transport"))


class Part(BaseModel):
    """Base of every object in the record: unknown keys are refused, docstrings become descriptions."""

    model_config = ConfigDict(extra="forbid", frozen=True, use_attribute_docstrings=True)


class Count(Part):
    """How many, as closed bounds. 14, "a" or "two": low = high, exact. "at least 14": 14 and null;
    "more than 50": 51 and null; "more than a dozen": 13 and null (at_least). "up to 30": 0 to 30;
    "fewer than 30": 0 to 29 (at_most). "between 6 and 8": 6 to 8 (range). "about 20": 20 and 20
    (approximate). Vague words have no upper bound: a bare plural, "several" or "some" 2; tens 10;
    dozens 12; scores 20; hundreds 100; thousands 1000; tens of thousands 10000 (vague). None at all: 0, exact.
    """

    low: int
    """Smallest number that fits the words; never negative."""
    high: int | None
    """Largest number that fits the words; null where the words set no upper bound."""
    basis: Annotated[Basis, NotScored("the bounds say it")]
    """Which of the readings above gave the bounds."""

    @model_validator(mode="after")
    def _bounds_fit(self) -> Self:
        checks.count(self.low, self.high, self.basis)
        return self


class When(Part):
    """When the attack happened, local time, inclusive. Anchors in order: an explicit date; a relative
    expression resolved against the article's own date or another dated event; a weekday (the last such
    day on or before the article's date). No anchor, no date: never a remembered or computed one.
    "Overnight on D" and "overnight into D" are D; "last night" is the day before the article's date.
    A month is the whole month; early, mid, late are days 1-10, 11-20, 21 to the end. A month and day
    without a year take the article's year or the nearest past one. A date that only dates the
    statement, or a bare "earlier", gives on_or_before.
    """

    start: IsoDate | None
    """First day, YYYY-MM-DD; null for on_or_before and unknown."""
    end: IsoDate | None
    """Last day, YYYY-MM-DD; null for unknown."""
    precision: Annotated[Precision, NotScored("the dates say it")]
    """day: start = end. range: start < end. on_or_before: start null, end set. unknown: both null,
    the words are in the quote."""
    part_of_day: Annotated[PartOfDay, Scored("enum", silent=("unspecified",))]
    """Of the beginning. Overnight, after midnight, early hours and "early on D" are night; words with
    "morning" are morning."""
    quote: Quote
    """The shortest verbatim run of the article that says when."""

    @model_validator(mode="after")
    def _dates_fit(self) -> Self:
        checks.when(self.start, self.end, self.precision)
        return self


class Location(Part):
    """Where the attack hit. A descriptor ("port city") or the country of an embassy is not the place."""

    # A settlement or region outweighs all that the other places of one wave share with it (role, date, attacker, …:
    # 15), so that a place invented beside them is not paired with one that was missed.
    country: Annotated[Country, Scored("exact", weight=2)]
    """ISO 3166-1 alpha-2 under international law (Crimea and occupied areas: UA); XZ at sea. May be
    implied by a well-known place."""
    admin1: Annotated[str | None, Scored("place", weight=16, key=True)]
    """Region, oblast, state or governorate without the generic word ("Vinnytsia"), only if the text
    places the attack in it; an official's title does not."""
    settlement: Annotated[str | None, Scored("place", weight=17, key=True)]
    """City, town or village in its usual English form (Kyiv, Kharkiv, Odesa), whatever the spelling."""
    site: Annotated[str | None, Scored("text")]
    """A named or described place in it ("residential area")."""
    quote: Quote
    """The shortest verbatim run of the article that names the place."""


class Perpetrator(Part):
    """Who attacked, where the text says so of this incident or of the operation it belongs to."""

    actor: Annotated[str, Scored("name", weight=2)]
    """State or organisation, short English name ("Russia" for "Russian forces", "the Kremlin's
    forces"). A label ("terrorists") names nobody; of two, the first."""
    certainty: Annotated[ActorCertainty, Scored("enum", weight=0.5)]
    """The first that fits. claimed: the actor admits it. disputed: named, and denied by the accused
    ("did not confirm" is no denial). suspected: "believed", "reportedly". attributed: only by verbs such
    as accuse, blame, claim, say that X did it. stated: the reporter's own sentence says it, also with
    a trailing "officials said"."""
    attributed_to: Annotated[str | None, Scored("name", weight=0.5)]
    """Who says so, for attributed, suspected and disputed; the claimant for claimed; null for stated."""
    quote: Quote
    """The shortest verbatim run of the article that names the attacker."""


class Weapon(Part):
    """One kind of weapon used. Only a noun for the device names one ("missile strike" does), never the
    act or effect ("strike", "blast"). Launchers and aircraft are none; an armed drone is one."""

    category: Annotated[WeaponCategory, Scored("enum", weight=2, key=True, relatives=WEAPON_RELATIVES)]
    """As the text says, not as the model name implies. missile: kind not said. rocket: rocket artillery
    such as Grad or HIMARS."""
    model: Annotated[str | None, Scored("name", weight=1.5, key=True)]
    """Named model ("Iskander")."""
    warhead: Annotated[str | None, Scored("text")]
    """Kind of warhead if said ("cluster")."""
    count: Annotated[Count | None, Scored("count")]
    """Number launched; numbers intercepted are not. "a missile" is 1; "a missile strike" and "missile
    strikes" are null."""
    scope: Annotated[Scope, Scored("enum")]
    """operation: the number is for a whole wave or country, recorded once, on the first incident of
    that operation. Otherwise incident."""
    certainty: Annotated[WeaponCertainty, Scored("enum")]
    """Of the most specific thing recorded."""
    quote: Quote
    """The shortest verbatim run of the article that names the weapon."""


class Casualty(Part):
    """One figure of people, one per outcome and group. A sub-group is "of which", never added; where the
    only figure is of a group ("two women"), that group and no "all". Parts of a stated total are not
    recorded; totals of a war, a period or several incidents belong to no incident. A number beats a vague
    word; a bound in the article's own voice ("at least 14") beats the same number from one party.
    Conflicting figures that nobody resolves are one each. "No casualties": killed 0 and injured 0."""

    outcome: Annotated[Outcome, Scored("enum", weight=3, key=True)]
    """medical_assistance: help without "injured" or "wounded". Evacuated or rescued people are no injuries."""
    group: Annotated[Group, Scored("enum", weight=3, key=True)]
    """Whom the figure counts."""
    count: Annotated[Count, Scored("count", weight=3)]
    """How many people."""
    status: Annotated[FigureStatus, Scored("enum")]
    """superseded: a figure that the article itself replaces, in the group of its replacement."""
    source: Annotated[str | None, Scored("name")]
    """Who gives the figure."""
    quote: Quote
    """The shortest verbatim run of the article that gives the figure."""


class Damage(Part):
    """Damage to things, one per kind of object in an incident (for other, one per noun). A place struck
    as the target is damage, affected at least. Umbrella phrases over things that are listed, an
    attacker's aims and an attacker's "military targets were struck" are none."""

    object: Annotated[DamagedObject, Scored("enum", weight=3, key=True, relatives=OBJECT_RELATIVES)]
    """By function. energy: also oil and fuel. transport: road, rail, bridge, station, airport. vehicle:
    also civilian vessels. commercial: shops, offices, hotels, warehouses. industrial: also an
    enterprise's office block. military: also warships. building: function not said. infrastructure: only where
    nothing more specific is said. A part stands for its whole: windows of "nearby buildings" are the buildings."""
    description: Annotated[str, Scored("text", weight=2, key=True)]
    """The article's noun phrase for it."""
    level: Annotated[DamageLevel, Scored("enum")]
    """The gravest stated for any of them. destroyed: a whole one. damaged: also part of it destroyed,
    windows broken. affected: hit, effect not said."""
    count: Annotated[Count | None, Scored("count")]
    """All of that object together, lows and highs added up ("shops, cafes": 4, vague); null only where
    nothing countable is named. "Two-story" is no count."""
    quote: Quote
    """The shortest verbatim run of the article that names the object."""


class Effect(Part):
    """A consequence beyond people and objects. The fire of one damaged object is its level; "fires
    across the area" is an effect."""

    kind: Annotated[EffectKind, Scored("enum", weight=2, key=True)]
    """What was caused."""
    count: Annotated[Count | None, Scored("count", weight=2)]
    """How many are affected, in `unit`; never the number of fires."""
    unit: Annotated[Unit, Scored("enum", silent=("unspecified",))]
    """What `count` counts; unspecified where nothing is counted."""
    quote: Quote
    """The shortest verbatim run of the article that states the effect."""


class Source(Part):
    """A person, institution or group that asserts a recorded fact of this incident. Not the publisher,
    commentators, photo suppliers, nor who only states a motive. Synonymous groups ("officials",
    "authorities") once."""

    name: Annotated[str, Scored("name", weight=2, key=True)]
    """Name without title, or the group ("local officials")."""
    position: Annotated[str | None, Scored("text", weight=2)]
    """Position as the text gives it."""
    quote: Quote
    """The shortest verbatim run of the article that names the source."""


class Incident(Part):
    """One attack occasion at one place: the same settlement (or the smallest place named), the same date
    or night, the same attacker. Several sites, or a first and second strike, in one city on one day are
    one; a different place, date or attacker that the text expresses makes another. A wave with a number
    but no place is one country-level incident. No incident: general statements, running totals, unnamed
    further places, threats, plans, exercises, alarms, interceptions that hurt and damage nothing."""

    role: Annotated[Role, Scored("enum", weight=3)]
    """primary: an attack that the article reports as its news. concurrent: another place hit in the same
    operation; it inherits only date and perpetrator. background: an earlier or other attack named for
    context with a date, place or toll of its own, or any attack in an article about something else."""
    summary: Annotated[str, NotScored("free text")]
    """One English sentence."""
    attack_type: Annotated[AttackType, Scored("enum", weight=2, relatives=ATTACK_RELATIVES)]
    """By the weapon that the text names. combined: two or more kinds. air_strike: bombs dropped or fired
    by manned aircraft. shelling: artillery, mortars, rocket launchers. explosion: planted, or of unknown
    cause. unspecified: it only says attack or strike."""
    date: Annotated[When | None, Scored("date", weight=4)]
    """Null where no words say when."""
    location: Location
    perpetrator: Perpetrator | None
    """Null where the text does not say who attacked. Whoever is negotiating is not thereby the attacker."""
    weapons: list[Weapon]
    casualties: list[Casualty]
    damage: list[Damage]
    effects: list[Effect]
    sources: list[Source]


class Extraction(Part):
    """All attacks on places and people that the article reports; an empty list where it reports none."""

    incidents: list[Incident]

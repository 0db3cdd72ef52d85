"""From drafts to the record: every value with its shortest quote, and one plain sentence as summary."""

from collections.abc import Sequence

from extractor import places
from extractor.backends.rules import settling
from extractor.backends.rules.actors import Attacker
from extractor.backends.rules.casualties import Figure
from extractor.backends.rules.dates import to_when
from extractor.backends.rules.drafts import Draft, Found
from extractor.backends.rules.effects import Consequence
from extractor.backends.rules.speakers import Speaker
from extractor.backends.rules.things import Harm
from extractor.backends.rules.weapons import Arm
from extractor.schema import (
    AttackType,
    Casualty,
    Damage,
    Effect,
    Extraction,
    Incident,
    Location,
    Perpetrator,
    Source,
    Weapon,
    When,
)

_ATTACKS: dict[AttackType, str] = {
    "missile": "missile attack", "drone": "drone attack", "combined": "combined attack", "air_strike": "air strike",
    "shelling": "shelling", "explosion": "explosion", "ground_attack": "ground attack", "other": "attack",
    "unspecified": "attack",
}  # fmt: skip


def write(drafts: Sequence[Draft]) -> Extraction:
    """Incidents in the order in which the article reports them; a concurrent one inherits day and attacker."""
    first = next((draft for draft in drafts if draft.role == "primary"), None)
    for draft in drafts:
        if first and draft.role == "concurrent":
            draft.day = draft.day or first.day
            draft.statement_day = draft.statement_day or first.statement_day
            draft.attackers = draft.attackers or first.attackers
            draft.denied |= first.denied
    return Extraction(incidents=[_incident(draft) for draft in drafts])


def _incident(draft: Draft) -> Incident:
    arms = settling.weapons(draft.arms)
    figures = settling.casualties(draft.figures)
    attacker = settling.perpetrator(draft.attackers, draft.denied)
    kind = settling.attack_type(draft.kinds, [found.fact for found in arms])
    location, date = _location(draft), _date(draft)
    return Incident(
        role=draft.role,
        summary=_summary(kind, location, date, attacker, figures),
        attack_type=kind,
        date=date,
        location=location,
        perpetrator=_perpetrator(attacker) if attacker else None,
        weapons=[_weapon(found, somewhere=location.settlement is not None) for found in arms],
        casualties=[_casualty(found) for found in figures],
        damage=[_damage(found) for found in settling.damage(draft.harms)],
        effects=_effects(draft.consequences),
        sources=[_source(found) for found in settling.sources(draft.sources)],
    )


def _date(draft: Draft) -> When | None:
    found = draft.day or draft.statement_day
    if found is None:
        return None
    part = draft.part if draft.day and found.fact.part == "unspecified" else None
    return to_when(found.sentence, found.fact, part)


def _location(draft: Draft) -> Location:
    if draft.place is None:
        raise ValueError("a draft without a place is no incident")
    locus = draft.place.fact
    return Location(
        country=locus.country,
        admin1=locus.admin1,
        settlement=locus.settlement,
        site=draft.site,
        quote=draft.place.sentence.quote(locus.start, locus.end),
    )


def _perpetrator(found: Found[Attacker]) -> Perpetrator:
    fact = found.fact
    return Perpetrator(
        actor=fact.actor,
        certainty=fact.certainty,
        attributed_to=None if fact.certainty == "stated" else fact.by,
        quote=found.sentence.quote(fact.start, fact.end),
    )


def _weapon(found: Found[Arm], *, somewhere: bool) -> Weapon:
    """A number for a whole wave is the operation's, unless it is said of one settlement."""
    fact = found.fact
    return Weapon(
        category=fact.category,
        model=fact.model,
        warhead=fact.warhead,
        count=fact.number.to_count() if fact.number else None,
        scope="operation" if fact.number and found.whole_wave and not somewhere else "incident",
        certainty="stated" if fact.certain else "suspected",
        quote=found.sentence.quote(fact.start, fact.end),
    )


def _casualty(found: Found[Figure]) -> Casualty:
    fact = found.fact
    return Casualty(
        outcome=fact.outcome,
        group=fact.group,
        count=fact.number.to_count(),
        status="superseded" if fact.superseded else "current",
        source=found.source,
        quote=found.sentence.quote(fact.start, fact.end),
    )


def _damage(found: Found[Harm]) -> Damage:
    thing, level = found.fact
    quote = found.sentence.quote(thing.start, thing.end)
    return Damage(
        object=thing.kind,
        description=quote,
        level=level,
        count=thing.number.to_count() if thing.number else None,
        quote=quote,
    )


def _effects(found: Sequence[Found[Consequence]]) -> list[Effect]:
    """One of each kind, the first that counts what is affected."""
    kept: dict[str, Found[Consequence]] = {}
    for one in found:
        if one.fact.kind not in kept or (one.fact.number and not kept[one.fact.kind].fact.number):
            kept[one.fact.kind] = one
    return [
        Effect(
            kind=one.fact.kind,
            count=one.fact.number.to_count() if one.fact.number else None,
            unit=one.fact.unit,
            quote=one.sentence.quote(one.fact.start, one.fact.end),
        )
        for one in kept.values()
    ]


def _source(found: Found[Speaker]) -> Source:
    fact = found.fact
    return Source(name=fact.name, position=fact.position, quote=found.sentence.quote(fact.start, fact.end))


def _summary(
    kind: AttackType,
    location: Location,
    date: When | None,
    attacker: Found[Attacker] | None,
    figures: Sequence[Found[Figure]],
) -> str:
    country = places.country_name(location.country)
    place = ", ".join(part for part in (location.settlement, location.admin1, country) if part)
    by = f" attributed to {attacker.fact.actor}" if attacker else ""
    day = f" ({date.start or date.end})" if date and date.end else ""
    killed = next((f.fact.number for f in figures if f.fact.outcome == "killed" and not f.fact.superseded), None)
    toll = f" killed {_words(killed.low, killed.high)}" if killed else " was reported"
    return f"{_ATTACKS[kind].capitalize()} in {place}{day}{by}{toll}."


def _words(low: int, high: int | None) -> str:
    return str(low) if low == high else f"at least {low}" if high is None else f"{low} to {high}"

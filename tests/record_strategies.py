"""Random records that fit the schema, small enough to be read when a property fails."""

from typing import get_args

from hypothesis import strategies as st

from extractor import schema
from extractor.schema import (
    Casualty,
    Count,
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

words = st.sampled_from(["alpha", "beta", "gamma", "delta", "epsilon"])
quotes = st.sampled_from(["a quote", "another quote", "14 people"])
DAYS = ("2026-02-03", "2026-02-04", "2026-02-09")


def _of(literal: object) -> st.SearchStrategy[str]:
    return st.sampled_from(get_args(literal))


counts = st.one_of(
    st.integers(0, 20).map(lambda n: Count(low=n, high=n, basis="exact")),
    st.integers(0, 20).map(lambda n: Count(low=n, high=None, basis="at_least")),
    st.integers(1, 20).map(lambda n: Count(low=0, high=n, basis="at_most")),
)
dates = st.one_of(
    st.builds(
        lambda day, part, quote: When(start=day, end=day, precision="day", part_of_day=part, quote=quote),
        st.sampled_from(DAYS), _of(schema.PartOfDay), quotes,
    ),
    st.builds(
        lambda day, quote: When(start=None, end=day, precision="on_or_before", part_of_day="unspecified", quote=quote),
        st.sampled_from(DAYS), quotes,
    ),
)  # fmt: skip
locations = st.builds(
    Location,
    country=st.sampled_from(["UA", "RU"]),
    admin1=st.none() | st.sampled_from(["Odesa", "Kharkiv"]),
    settlement=st.none() | st.sampled_from(["Kyiv", "Kiev", "Odesa", "Sumy"]),
    site=st.none() | words,
    quote=quotes,
)
perpetrators = st.builds(
    Perpetrator,
    actor=st.sampled_from(["Russia", "Ukraine"]),
    certainty=_of(schema.ActorCertainty),
    attributed_to=st.none() | words,
    quote=quotes,
)
weapons = st.builds(
    Weapon,
    category=_of(schema.WeaponCategory),
    model=st.none() | words,
    warhead=st.none(),
    count=st.none() | counts,
    scope=_of(schema.Scope),
    certainty=_of(schema.WeaponCertainty),
    quote=quotes,
)
casualties = st.builds(
    Casualty,
    outcome=st.sampled_from(["killed", "injured"]),
    group=st.sampled_from(["all", "children"]),
    count=counts,
    status=_of(schema.FigureStatus),
    source=st.none() | words,
    quote=quotes,
)
damages = st.builds(
    Damage,
    object=st.sampled_from(["residential", "energy", "other"]),
    description=words,
    level=_of(schema.DamageLevel),
    count=st.none() | counts,
    quote=quotes,
)
effects = st.builds(
    Effect,
    kind=st.sampled_from(["fire", "power_outage"]),
    count=st.none() | counts,
    unit=_of(schema.Unit),
    quote=quotes,
)
sources = st.builds(Source, name=words, position=st.none() | words, quote=quotes)
incidents = st.builds(
    Incident,
    role=_of(schema.Role),
    summary=words,
    attack_type=_of(schema.AttackType),
    date=st.none() | dates,
    location=locations,
    perpetrator=st.none() | perpetrators,
    weapons=st.lists(weapons, max_size=2),
    casualties=st.lists(casualties, max_size=3),
    damage=st.lists(damages, max_size=2),
    effects=st.lists(effects, max_size=1),
    sources=st.lists(sources, max_size=2),
)
extractions = st.builds(Extraction, incidents=st.lists(incidents, max_size=3))

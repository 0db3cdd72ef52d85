"""When two readings are of the same thing."""

from typing import Any

import pytest

from extractor.alignment.sameness import agreement, same_fact, same_incident
from extractor.alignment.shape import shape_of
from extractor.schema import Incident

INCIDENT = shape_of(Incident)
FACTS = dict(INCIDENT.lists)


def incident(
    settlement: str | None = "Kyiv", day: str | None = "2026-02-04", attack: str = "missile", **more: Any
) -> dict[str, Any]:
    date = {"start": day, "end": day, "precision": "day", "part_of_day": "night", "quote": "q"} if day else None
    location = {"country": "UA", "admin1": None, "settlement": settlement, "site": None, "quote": "q"}
    lists: dict[str, list[Any]] = {"weapons": [], "casualties": [], "damage": [], "effects": [], "sources": []}
    plain = {"role": "primary", "summary": "s", "attack_type": attack, "date": date, "perpetrator": None}
    return {**plain, "location": location, **lists, **more}


INCIDENTS = [
    ("the same", incident(), incident(), True, True),
    ("another spelling", incident("Kyiv"), incident("Kiev"), True, True),
    ("another town", incident("Kyiv"), incident("Odesa"), False, False),
    ("another day", incident(day="2026-02-04"), incident(day="2026-02-05"), False, True),
    ("a day not said", incident(), incident(day=None), True, True),
    ("a day not said, another weapon", incident(), incident(day=None, attack="drone"), False, True),
    ("a day not said, one part of both", incident(attack="combined"), incident(day=None, attack="drone"), True, True),
    ("a day not said, in the background", incident(), incident(day=None, role="background"), False, True),
    ("two weapons, one night", incident(attack="missile"), incident(attack="drone"), True, True),
    ("a town and a wave without place", incident("Kyiv"), incident(None), False, True),
    ("two waves of one night", incident(None), incident(None), True, True),
    ("two waves with other weapons", incident(None, attack="missile"), incident(None, attack="drone"), False, True),
]


@pytest.mark.parametrize(
    ("one", "other", "across", "within"), [case[1:] for case in INCIDENTS], ids=[case[0] for case in INCIDENTS]
)
def test_incidents(one: dict[str, Any], other: dict[str, Any], across: bool, within: bool) -> None:
    assert same_incident("across")(INCIDENT, one, other) == same_incident("across")(INCIDENT, other, one) == across
    assert same_incident("within")(INCIDENT, one, other) == same_incident("within")(INCIDENT, other, one) == within


def _fact(kind: str, **given: Any) -> tuple[str, dict[str, Any]]:
    silent = {".".join(leaf.steps): None for leaf in FACTS[kind].flat}
    return kind, silent | given


FACT_CASES = [
    ("outcome and group", _fact("casualties", outcome="killed", group="all"), {}, True),
    ("another outcome", _fact("casualties", outcome="killed", group="all"), {"outcome": "injured"}, False),
    ("another group", _fact("casualties", outcome="killed", group="all"), {"group": "children"}, False),
    ("a model not said", _fact("weapons", category="drone", model="Shahed"), {"model": None}, True),
    ("another model", _fact("weapons", category="drone", model="Shahed"), {"model": "Geran"}, False),
    ("a looser kind", _fact("weapons", category="missile"), {"category": "cruise_missile"}, True),
    ("another kind", _fact("weapons", category="cruise_missile"), {"category": "ballistic_missile"}, False),
    ("other words", _fact("damage", object="medical", description="a clinic"), {"description": "hospital"}, True),
    ("another object", _fact("damage", object="medical", description="x"), {"object": "education"}, False),
    ("things of no kind", _fact("damage", object="other", description="a kiosk"), {"description": "a bench"}, True),
    ("things of no kind apart", _fact("damage", object="other", description="kiosk"), {"description": "bench"}, False),
    ("names in another case", _fact("sources", name="local officials"), {"name": "Local Officials"}, True),
    ("another name", _fact("sources", name="the mayor"), {"name": "the governor"}, False),
]


@pytest.mark.parametrize(
    ("fact", "change", "same"), [case[1:] for case in FACT_CASES], ids=[case[0] for case in FACT_CASES]
)
def test_facts(fact: tuple[str, dict[str, Any]], change: dict[str, Any], same: bool) -> None:
    kind, one = fact
    other = one | change
    assert same_fact(FACTS[kind], one, other) == same_fact(FACTS[kind], other, one) == same


def test_agreement_grows_with_what_is_said_alike() -> None:
    toll = {"outcome": "killed", "group": "all", "count": None, "status": "current", "source": None, "quote": "q"}
    full = incident(casualties=[toll])
    poorer = [incident(casualties=[toll], day=None), incident(day=None), incident("Odesa", day=None)]
    found = [agreement(INCIDENT, full, other) for other in (full, *poorer)]
    assert found == sorted(found, reverse=True)
    assert len(set(found)) == len(found)

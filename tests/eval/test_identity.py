"""Which items can be the same thing."""

from typing import Annotated, Any

import pytest
from pydantic import BaseModel

from eval import Scored, ScoringPlan
from tests.eval.records import casualty, count, damage, detection, exactly, extraction, incident, source, weapon

PAIRED, APART = {"correct": 1}, {"missing": 1, "spurious": 1}

FACTS: list[tuple[str, str, Any, Any, dict[str, int]]] = [
    ("another figure for the same", "casualties", casualty(number=14), casualty(number=20), PAIRED),
    ("another outcome, same figure", "casualties", casualty(number=14), casualty("injured", number=14), PAIRED),
    ("another group, same figure", "casualties", casualty(number=6), casualty(group="children", number=6), PAIRED),
    ("another outcome and figure", "casualties", casualty(number=14), casualty("injured", number=51), APART),
    ("another group and figure", "casualties", casualty(number=14), casualty(group="children", number=6), APART),
    (
        "another outcome and figure from one source",
        "casualties",
        casualty(number=14, source="officials"),
        casualty("injured", number=51, source="officials"),
        APART,
    ),
    ("kind of missile not said", "weapons", weapon("ballistic_missile"), weapon("missile"), PAIRED),
    ("another model", "weapons", weapon("missile", model="Iskander"), weapon("missile", model="Kalibr"), PAIRED),
    ("another kind and number", "weapons", weapon(count=exactly(500)), weapon("missile", count=exactly(20)), APART),
    (
        "another kind of the same model",
        "weapons",
        weapon("missile", model="Iskander"),
        weapon("ballistic_missile", model="Iskander"),
        PAIRED,
    ),
    (
        "one object, another noun, level and number",
        "damage",
        damage(description="houses", level="destroyed", count=exactly(5)),
        damage(description="dormitory", count=count(2)),
        PAIRED,
    ),
    ("another object of the same noun", "damage", damage("building"), damage("residential"), PAIRED),
    ("another object and noun", "damage", damage(), damage("education", "school"), APART),
    ("surname only", "sources", source("Vitali Klitschko"), source("Klitschko"), PAIRED),
    ("another name, same position", "sources", source("A. Lee", "mayor"), source("B. Fox", "mayor"), PAIRED),
    ("another name", "sources", source("A. Lee"), source("B. Fox"), APART),
]


@pytest.mark.parametrize(("name", "gold", "predicted", "found"), [r[1:] for r in FACTS], ids=[r[0] for r in FACTS])
def test_facts(name: str, gold: Any, predicted: Any, found: dict[str, int]) -> None:
    one, other = extraction(incident(**{name: [gold]})), extraction(incident(**{name: [predicted]}))
    assert detection(one, other, f"incidents.{name}") == found
    assert detection(other, one, f"incidents.{name}") == found


def place(settlement: str | None, admin1: str | None = None, country: str = "UA") -> dict[str, Any]:
    return {"country": country, "admin1": admin1, "settlement": settlement, "site": None}


BARE: dict[str, Any] = {"casualties": [], "sources": []}
OTHERWISE: dict[str, Any] = {
    "role": "background",
    "attack_type": "drone",
    "date": None,
    "perpetrator": None,
    **BARE,
}
INCIDENTS: list[tuple[str, dict[str, Any], dict[str, Any], dict[str, int]]] = [
    ("one town, all else different", {}, OTHERWISE, PAIRED),
    ("one town in two regions", {"location": place("Lviv", "Lviv")}, {"location": place("Lviv", "Kyiv")}, PAIRED),
    ("one region, one town named", {"location": place(None, "Sumy")}, {"location": place("Shostka", "Sumy")}, PAIRED),
    ("another town of an equal incident", {}, {"location": place("Lviv")}, PAIRED),
    ("the only incident in another town", BARE, BARE | {"location": place("Lviv")}, PAIRED),
    ("another town, all else different", {}, OTHERWISE | {"location": place("Lviv")}, APART),
    (
        "the only incident in another region",
        BARE | {"location": place(None, "Sumy")},
        BARE | {"location": place(None, "Odesa")},
        PAIRED,
    ),
    (
        "town for region of one name",
        BARE | {"location": place(None, "Kharkiv")},
        BARE | {"location": place("Kharkiv")},
        PAIRED,
    ),
    (
        "the only incident in a town for a region of another name",
        BARE | {"location": place(None, "Sumy")},
        BARE | {"location": place("Dnipro")},
        PAIRED,
    ),
    ("no place on one side", BARE, BARE | {"location": place(None)}, PAIRED),
    ("no place, all else different", {"location": place(None)}, OTHERWISE, APART),
]


@pytest.mark.parametrize(("gold", "predicted", "found"), [r[1:] for r in INCIDENTS], ids=[r[0] for r in INCIDENTS])
def test_incidents(gold: dict[str, Any], predicted: dict[str, Any], found: dict[str, int]) -> None:
    one, other = extraction(incident(**gold)), extraction(incident(**predicted))
    assert detection(one, other) == found
    assert detection(other, one) == found


class Keyless(BaseModel):
    a: Annotated[str, Scored()]
    b: Annotated[str, Scored()]


class Items(BaseModel):
    items: list[Keyless]


def test_without_keys_any_agreement_will_do() -> None:
    plan = ScoringPlan.from_model(Items)
    one = {"items": [{"a": "x", "b": "y"}]}
    assert detection(one, {"items": [{"a": "x", "b": "z"}]}, "items", plan) == PAIRED
    assert detection(one, {"items": [{"a": "w", "b": "z"}]}, "items", plan) == APART


@pytest.mark.parametrize("empty", [{}, {"a": None, "b": ""}], ids=str)
def test_an_item_that_says_nothing_stands_for_another_that_says_nothing(empty: dict[str, Any]) -> None:
    plan = ScoringPlan.from_model(Items)
    assert detection({"items": [{}]}, {"items": [empty]}, "items", plan) == PAIRED
    assert detection({"items": [{}]}, {"items": [{"a": "x"}]}, "items", plan) == APART
    assert detection({"items": [{}, {}]}, {"items": [empty]}, "items", plan) == {"correct": 1, "missing": 1}


def test_an_accepted_key_identifies_as_well() -> None:
    gold = incident(**OTHERWISE, location=place("Lviv") | {"accept": {"settlement": ["Kryvyi Rih"]}})
    assert detection(extraction(gold), extraction(incident())) == PAIRED

"""The record as leaves, objects and lists."""

from extractor.alignment.shape import shape_of
from extractor.schema import Incident

INCIDENT = shape_of(Incident)


def test_leaves_of_an_incident_are_its_scored_values_each_once() -> None:
    assert [".".join(leaf.steps) + (f"({','.join(leaf.parts)})" if leaf.parts else "") for leaf in INCIDENT.flat] == [
        "role",
        "attack_type",
        "date(start,end,precision)",
        "date.part_of_day",
        "location.country",
        "location.admin1",
        "location.settlement",
        "location.site",
        "perpetrator.actor",
        "perpetrator.certainty",
        "perpetrator.attributed_to",
    ]


def test_lists_hold_facts_with_their_keys() -> None:
    keys = {name: [leaf.steps[0] for leaf in shape.flat if leaf.marker.key] for name, shape in INCIDENT.lists}
    assert keys == {
        "weapons": ["category", "model"],
        "casualties": ["outcome", "group"],
        "damage": ["object", "description"],
        "effects": ["kind"],
        "sources": ["name"],
    }


def test_a_count_is_one_leaf() -> None:
    casualty = dict(INCIDENT.lists)["casualties"]
    (count,) = [leaf for leaf in casualty.leaves if leaf.steps == ("count",)]
    assert not count.parts
    assert count.of({"count": {"low": 1, "high": 1, "basis": "exact"}}) == {"low": 1, "high": 1, "basis": "exact"}


def test_what_is_not_scored_is_text() -> None:
    assert INCIDENT.texts == ("summary",)
    assert {text for _, shape in INCIDENT.lists for text in shape.texts} == {"quote"}


def test_a_leaf_of_an_object_that_is_not_there_is_silent() -> None:
    silent = [
        leaf.of({"date": None, "perpetrator": None})
        for leaf in INCIDENT.flat
        if leaf.steps[0] in {"date", "perpetrator"}
    ]
    assert silent == [None] * 5

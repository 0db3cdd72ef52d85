"""Annotation keys of gold: what they may name on each kind of object, and the record that is left without them."""

from typing import Any

import pytest
from pydantic import BaseModel

from eval.gold import annotations
from extractor import schema
from tests.samples import RECORD, changed

LEAVES = {
    "Incident": "role attack_type",
    "When": "date part_of_day",
    "Location": "country admin1 settlement site",
    "Perpetrator": "actor certainty attributed_to",
    "Weapon": "category model warhead count scope certainty",
    "Casualty": "outcome group count status source",
    "Damage": "object description level count",
    "Effect": "kind count unit",
    "Source": "name position",
}


@pytest.mark.parametrize(("name", "leaves"), LEAVES.items(), ids=LEAVES)
def test_alternatives_may_name_every_scored_leaf_and_nothing_else(name: str, leaves: str) -> None:
    model: type[BaseModel] = getattr(schema, name)
    assert annotations.leaves(model) == leaves.split()


ON_EVERY_FACT: dict[str, Any] = {"optional": True, "note": "why", "unlabelled": [], "accept": {}}


@pytest.mark.parametrize(
    "path", [(), ("date",), ("location",), ("weapons", 0), ("casualties", 1), ("sources", 0)], ids=str
)
@pytest.mark.parametrize(("key", "value"), ON_EVERY_FACT.items(), ids=ON_EVERY_FACT)
def test_without_its_annotations_a_label_is_the_record(path: tuple[str | int, ...], key: str, value: Any) -> None:
    assert annotations.strip(changed((*path, key), value)) == RECORD


def test_objects_are_walked_outermost_first_with_their_models_and_paths() -> None:
    walked = [(model.__name__, path) for model, _, path in annotations.objects(schema.Extraction, RECORD, ())]
    assert walked[:5] == [
        ("Extraction", ()),
        ("Incident", ("incidents", 0)),
        ("When", ("incidents", 0, "date")),
        ("Location", ("incidents", 0, "location")),
        ("Perpetrator", ("incidents", 0, "perpetrator")),
    ]
    assert walked[5:7] == [
        ("Weapon", ("incidents", 0, "weapons", 0)),
        ("Count", ("incidents", 0, "weapons", 0, "count")),
    ]
    assert len(walked) == len(set(walked))


def test_objects_that_are_null_are_not_walked() -> None:
    walked = annotations.objects(schema.Extraction, changed(("perpetrator",), None), ())
    assert "Perpetrator" not in {model.__name__ for model, _, _ in walked}

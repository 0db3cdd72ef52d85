"""Predictions of any shape: what says nothing, what is coerced, and what the schema has no place for."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from eval import Violation, score_document
from eval.reading import Reader
from extractor.errors import PlanError
from tests.eval.records import PLAN, counts, day, errors, exactly, extraction, incident

GOLD = extraction(incident())

MISFITS: list[tuple[str, Any, list[str]]] = [
    ("a text for the document", "Kyiv was hit", ["the document: a text where the schema has an object"]),
    ("a list for the document", [1], ["the document: a list where the schema has an object"]),
    ("an object for a list", {"incidents": {"role": "primary"}}, ["incidents: an object where the schema has a list"]),
    ("a number for a list", {"incidents": 3}, ["incidents: a number where the schema has a list"]),
    ("a text for an incident", {"incidents": ["Kyiv"]}, ["incidents (item 0): a text where the schema has an object"]),
    (
        "a text for an object",
        extraction(incident(location="Kyiv")),
        ["incidents.location (item 0): a text where the schema has an object"],
    ),
    (
        "a list for a text",
        extraction(incident(location__settlement=["Kyiv"])),
        ["incidents.location.settlement (item 0): a list where the schema has none"],
    ),
    (
        "an object for a word",
        extraction(incident(role={"value": "primary"})),
        ["incidents.role (item 0): an object where the schema has none"],
    ),
    (
        "a truth value for a number",
        extraction(incident(casualties=[{"count": {"low": True, "high": 1}}])),
        ["incidents.casualties.count (item 0.0): a truth value where the schema has none"],
    ),
    (
        "unknown keys",
        extraction(incident(weather="rain", location__planet="Earth")) | {"model": "x"},
        [
            "model: a key that the schema does not know",
            "incidents.weather (item 0): a key that the schema does not know",
            "incidents.location.planet (item 0): a key that the schema does not know",
        ],
    ),
]


@pytest.mark.parametrize(("prediction", "found"), [row[1:] for row in MISFITS], ids=[row[0] for row in MISFITS])
def test_what_the_schema_has_no_place_for_is_a_violation(prediction: Any, found: list[str]) -> None:
    assert [str(v) for v in score_document(PLAN, GOLD, prediction).violations] == found


def test_a_value_of_an_impossible_type_says_nothing() -> None:
    prediction = extraction(incident(location__settlement=["Kryvyi Rih"]))
    assert errors(GOLD, prediction) == [("incidents.location.settlement", "missing")]
    assert counts(GOLD, prediction).strict.precision == 1.0


def test_a_word_outside_the_list_is_a_wrong_value_and_no_violation() -> None:
    document = score_document(PLAN, GOLD, extraction(incident(attack_type="cyber attack")))
    assert document.violations == []
    assert errors(GOLD, extraction(incident(attack_type="cyber attack"))) == [("incidents.attack_type", "incorrect")]


def test_parts_that_are_not_scored_are_known() -> None:
    prediction = extraction(incident(summary="An attack.", location__quote="Kryvyi Rih"))
    assert score_document(PLAN, GOLD, prediction).violations == []


def test_null_items_say_nothing() -> None:
    assert errors(GOLD, {"incidents": [None, incident(), None]}) == []


def test_gold_must_fit() -> None:
    with pytest.raises(PlanError, match=r"gold: incidents \(item 0\): a text where the schema has an object; correct"):
        score_document(PLAN, {"incidents": ["Kyiv"]}, GOLD)


def test_a_bare_value_stands_for_an_object_of_one_leaf() -> None:
    prediction = extraction(incident(date="April 4, 2025"))
    assert errors(GOLD, prediction) == [("incidents.date.part_of_day", "missing")]


def test_raw_values_of_an_object_leaf_are_its_parts_and_remarks() -> None:
    (item,) = Reader(gold=True).document(PLAN.shape, GOLD).lists[0]
    assert item.raws[2] == {"start": "2025-04-04", "end": "2025-04-04", "precision": "day"}


def test_places_of_list_entries_are_those_of_the_record() -> None:
    prediction = {"incidents": [None, incident(casualties=[None, {"outcome": "killed", "count": exactly(1)}])]}
    (item,) = Reader(gold=False).document(PLAN.shape, prediction).lists[0]
    assert (item.at, item.lists[1][0].at) == ((1,), (1, 1))


def test_a_violation_reads_as_a_line() -> None:
    assert str(Violation("", (), "a text")) == "the document: a text"


json = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["incidents", "role", "date", "location", "count", "low", "x"]), inner, max_size=4
        )
    ),
    max_leaves=12,
)


@given(json)
@settings(max_examples=150)
def test_any_json_at_all_can_be_scored(prediction: Any) -> None:
    document = score_document(PLAN, GOLD, prediction)
    assert sum(leaf.verdict in ("correct", "partial", "incorrect", "missing") for leaf in document.leaves) == 11


@given(json)
@settings(max_examples=100)
def test_any_json_can_stand_in_an_incident(value: Any) -> None:
    for name in ("role", "date", "location", "casualties", "sources"):
        score_document(PLAN, GOLD, extraction(incident(**{name: value})))


def test_a_whole_day_object_is_read_by_its_parts() -> None:
    assert errors(GOLD, extraction(incident(date=day("2025-04-04", part="evening") | {"quote": "other words"}))) == []

"""Labels as Label Studio tasks and back: nothing is lost, and what a labeller changes arrives."""

import copy
import json
from typing import Any

import pytest
from hypothesis import given, settings

from eval.gold.label_studio.labels import label_of
from eval.gold.label_studio.tasks import task
from eval.gold.labels import load_gold
from extractor import resources
from extractor.errors import GoldError
from extractor.strictyaml import read_yaml
from tests.eval.gold.label_strategies import TEXT, labels
from tests.eval.gold.reading_pairs import label, put
from tests.samples import REPORT

GOLD = resources.folder("goldset")


def exported() -> Any:
    """The task of the made-up report, as it comes back when nobody touches it."""
    return json.loads(json.dumps(task(label(), REPORT)))


def results(found: Any, region: str) -> dict[str, Any]:
    """Results of a region by control."""
    return {r["from_name"]: r for r in found["annotations"][0]["result"] if r.get("id") == region}


@settings(max_examples=40)
@given(labels())
def test_a_round_trip_loses_nothing(found: dict[str, Any]) -> None:
    assert label_of(json.loads(json.dumps(task(found, TEXT))), "task 1") == found


@pytest.mark.parametrize("file", sorted(GOLD.rglob("*.yaml")), ids=lambda file: f"{file.parent.name}-{file.stem}")
def test_every_committed_label_survives_it(file: Any) -> None:
    found = read_yaml(file.read_text(encoding="utf-8"), file.name).value
    text = load_gold(GOLD).cases[file.stem].article.text
    assert label_of(task(found, text), file.name) == found


# The mapping ---------------------------------------------------------------------------------------------------------


def test_a_fact_is_a_region_over_its_quote_that_leads_to_its_incident() -> None:
    found = exported()
    region = results(found, "i0.weapons.0")["fact"]
    start = REPORT.index("Three drones")
    assert region["type"] == "labels"
    assert region["value"] == {"start": start, "end": start + 12, "text": "Three drones", "labels": ["Weapon"]}
    relations = [r for r in found["annotations"][0]["result"] if r["type"] == "relation"]
    assert {
        "from_id": "i0.weapons.0",
        "to_id": "i0",
        "direction": "right",
        "type": "relation",
        "labels": [],
    } in relations


def test_an_incidents_region_stands_over_its_location_and_carries_both() -> None:
    controls = results(exported(), "i0")
    assert controls["fact"]["value"]["labels"] == ["Incident"]
    assert controls["fact"]["value"]["text"] == "Zarichne"
    assert controls["incident_role"]["value"]["choices"] == ["primary"]
    assert controls["location_settlement"]["value"]["text"] == ["Zarichne"]


def test_words_of_a_list_are_choices_texts_are_text_areas_and_numbers_numbers() -> None:
    controls = results(exported(), "i0.casualties.0")
    assert {name: found["type"] for name, found in controls.items()} == {
        "fact": "labels",
        "casualty_outcome": "choices",
        "casualty_group": "choices",
        "casualty_count_low": "number",
        "casualty_count_basis": "choices",
        "casualty_status": "choices",
        "casualty_source": "textarea",
    }
    assert controls["casualty_count_low"]["value"]["number"] == 2


def test_the_header_and_the_text_are_the_tasks_data() -> None:
    data = exported()["data"]
    assert data["text"] == REPORT
    assert {key: data[key] for key in ("article", "annotators", "tags")} == {
        "article": "zarichne", "annotators": ["one"], "tags": ["subset_count"],
    }  # fmt: skip


def test_a_quote_that_is_nowhere_in_the_article_cannot_be_a_region() -> None:
    with pytest.raises(GoldError, match="the quote 'nowhere' is not 1 times in the article"):
        task(label(put("location", quote="nowhere")), REPORT)


# What a labeller changes ---------------------------------------------------------------------------------------------


def test_a_moved_region_is_another_quote_and_another_occurrence() -> None:
    found = exported()
    start = REPORT.index("drones were shot")
    results(found, "i0.weapons.0")["fact"]["value"].update(start=start, end=start + 6, text="drones")
    weapon = label_of(found, "task 1")["incidents"][0]["weapons"][0]
    assert (weapon["quote"], weapon["nth"]) == ("drones", 2 if REPORT[:start].count("drones") == 1 else 3)


def test_another_choice_and_a_cleared_field_arrive() -> None:
    found = exported()
    controls = results(found, "i0.casualties.0")
    controls["casualty_outcome"]["value"]["choices"] = ["injured"]
    found["annotations"][0]["result"].remove(controls["casualty_source"])
    casualty = label_of(found, "task 1")["incidents"][0]["casualties"][0]
    assert (casualty["outcome"], casualty["source"]) == ("injured", None)


def test_a_new_region_belongs_to_the_only_incident_without_a_relation() -> None:
    found = exported()
    start = REPORT.index("school")
    found["annotations"][0]["result"].append(
        {"id": "Xy1", "from_name": "fact", "to_name": "text", "type": "labels",
         "value": {"start": start, "end": start + 6, "text": "school", "labels": ["Damage"]}}
    )  # fmt: skip
    damage = label_of(found, "task 1")["incidents"][0]["damage"]
    assert damage[-1] == {"object": None, "description": None, "level": None, "count": None, "quote": "school"}


# What cannot be read -------------------------------------------------------------------------------------------------


def broken(change: Any) -> str:
    found = copy.deepcopy(exported())
    change(found)
    with pytest.raises(GoldError) as caught:
        label_of(found, "f.json: task 1")
    assert "\n" not in str(caught.value)
    return str(caught.value).removeprefix("f.json: task 1: ")


def second_incident(found: Any) -> None:
    other = copy.deepcopy(results(found, "i0")["fact"]) | {"id": "i1"}
    found["annotations"][0]["result"].append(other)
    found["annotations"][0]["result"] = [
        r for r in found["annotations"][0]["result"] if r.get("from_id") != "i0.weapons.0"
    ]


WRONG: list[tuple[Any, str]] = [
    (lambda f: f.pop("data"), "no task of ours; expected an object with data.text and data.article"),
    (lambda f: f["data"].update(text="x"), "its text is not the one that was labelled (sha256 differs)"),
    (lambda f: f.update(annotations=[]), "has 0 annotations; a label is one annotation"),
    (lambda f: f["annotations"].append({}), "has 2 annotations; a label is one annotation"),
    (lambda f: f["annotations"][0].update(result={}), "its annotation has no list of results"),
    (second_incident, "region 'i0.weapons.0' belongs to no incident; draw a relation from it to its incident"),
    (lambda f: results(f, "i0.date.0")["fact"].update(id="other"), "region 'i0.date.0' carries values and no label"),
    (
        lambda f: results(f, "i0.weapons.0")["fact"]["value"].update(labels=["Gun"]),
        "region 'i0.weapons.0' is labelled [\"Gun\"]; expected one of Incident, When, Perpetrator, Weapon, ",
    ),
    (
        lambda f: results(f, "i0.weapons.0")["fact"]["value"].update(labels=["When"]),
        "region 'i0.weapons.0' has 'weapon_category', which a When has not",
    ),
    (
        lambda f: results(f, "i0.weapons.0")["fact"]["value"].update(end=99_999),
        "region 'i0.weapons.0' stands at 17 to 99999, which is no place in the text",
    ),
    (
        lambda f: results(f, "i0.weapons.0")["fact"]["value"].update(text="Four drones"),
        "region 'i0.weapons.0' says 'Four drones' and stands on 'Three drones'",
    ),
    (
        lambda f: results(f, "i0.weapons.0")["weapon_category"]["value"].update(choices=["drone", "bomb"]),
        "region 'i0.weapons.0' weapon_category states 2 values; expected one text",
    ),
    (
        lambda f: results(f, "i0.weapons.0")["weapon_count_low"]["value"].update(number="many"),
        "region 'i0.weapons.0' weapon_count_low states \"many\"; expected a whole number",
    ),
    (
        lambda f: results(f, "i0.weapons.0")["weapon_count_low"].update(value=[]),
        "region 'i0.weapons.0' weapon_count_low states null; expected a whole number",
    ),
]


@pytest.mark.parametrize(("change", "message"), WRONG, ids=[message[:50] for _, message in WRONG])
def test_what_the_mapping_has_no_meaning_for_is_one_line_with_its_place(change: Any, message: str) -> None:
    assert broken(change).startswith(message)


@pytest.mark.parametrize("found", [None, 4, [], "x", {"data": []}, {"data": {"text": 1}}])
def test_what_is_no_task_is_refused(found: Any) -> None:
    with pytest.raises(GoldError, match="no task of ours"):
        label_of(found, "task 1")

"""One answer of a reader, and what it makes of a label."""

from typing import Any

import pytest

from eval.gold.changes import changed
from eval.gold.labels import check_label
from eval.gold.marks import Answer, Mark
from extractor import resources
from extractor.errors import GoldError
from extractor.strictyaml import read_yaml
from tests.eval.runs import committed_gold

WRONG: Answer = "gold is wrong"
BOTH: Answer = "both acceptable"
FIFTEEN = {"low": 15, "high": 15, "basis": "exact"}
STREET = {"kind": "fire", "quote": "Kryvyi Rih", "unit": "unspecified"}
ACTOR = {"actor": "Ukraine", "certainty": "stated", "quote": "Kryvyi Rih"}


@pytest.fixture
def label() -> dict[str, Any]:
    file = resources.folder("goldset") / "labels" / "kryvyi_rih.yaml"
    value: dict[str, Any] = read_yaml(file.read_text(encoding="utf-8"), str(file)).value
    return value


def mark(place: str, run: Any, answer: Answer, note: str = "as the headline says") -> Mark:
    return Mark(article="kryvyi_rih", label="0" * 64, place=place, run=run, mark=answer, note=note)


def at(label: Any, place: str) -> Any:
    for step in mark(place, None, WRONG).steps:
        label = label[step]
    return label


PLACE, TOLL = "incidents[0].location.settlement", "incidents[0].casualties[0].count"
LEAVES = [
    pytest.param(PLACE, "Krivoy Rog", "incidents[0].location", id="a text"),
    pytest.param(TOLL, FIFTEEN, "incidents[0].casualties[0]", id="a count"),
    pytest.param("incidents[0].location.admin1", "Dnipropetrovsk", "incidents[0].location", id="where gold is silent"),
    pytest.param("incidents[0].weapons[0].model", None, "incidents[0].weapons[0]", id="where the run is silent"),
    pytest.param("incidents[0].role", "background", "incidents[0]", id="an enum"),
]


@pytest.mark.parametrize(("place", "run", "holder"), LEAVES)
def test_a_wrong_value_is_replaced_and_the_note_says_what_was(
    label: dict[str, Any], place: str, run: Any, holder: str
) -> None:
    after = changed(label, mark(place, run, WRONG)).label
    assert at(after, place) == run
    assert at(after, holder)["note"].endswith(": as the headline says.")
    assert "Review: was" in at(after, holder)["note"]


@pytest.mark.parametrize(("place", "run", "holder"), LEAVES)
def test_an_acceptable_value_stands_beside_golds(label: dict[str, Any], place: str, run: Any, holder: str) -> None:
    before = at(label, place)
    after = changed(label, mark(place, run, BOTH)).label
    assert at(after, place) == before
    assert run in at(after, holder)["accept"][place.rpartition(".")[2]]


def test_a_date_is_one_value_with_its_precision(label: dict[str, Any]) -> None:
    days = {"start": "2025-04-03", "end": "2025-04-04"}
    date = changed(label, mark("incidents[0].date", days, WRONG)).label["incidents"][0]["date"]
    assert (date["start"], date["end"], date["precision"]) == ("2025-04-03", "2025-04-04", "range")
    date = changed(label, mark("incidents[0].date", days, BOTH)).label["incidents"][0]["date"]
    assert date["accept"]["date"] == [days]


def test_a_value_that_becomes_golds_is_no_alternative_any_more(label: dict[str, Any]) -> None:
    after = changed(label, mark("incidents[0].location.site", "civilian neighborhood", WRONG)).label
    assert "accept" not in after["incidents"][0]["location"]


@pytest.mark.parametrize(("answer", "optional"), [(WRONG, None), (BOTH, True)])
def test_a_fact_that_gold_lacks_is_added_whole(label: dict[str, Any], answer: Answer, optional: object) -> None:
    after = changed(label, mark("incidents[0].effects", STREET, answer)).label
    new = after["incidents"][0]["effects"][-1]
    assert (new["kind"], new["count"], new.get("optional")) == ("fire", None, optional)
    assert len(after["incidents"][0]["effects"]) == len(label["incidents"][0]["effects"]) + 1


def test_a_fact_that_the_run_lacks_goes_or_becomes_optional(label: dict[str, Any]) -> None:
    toll = label["incidents"][0]["casualties"]
    gone = changed(label, mark("incidents[0].casualties[1]", None, WRONG)).label["incidents"][0]
    assert gone["casualties"] == [toll[0], toll[2]]
    assert "casualties[1] taken out" in gone["note"]
    optional = changed(label, mark("incidents[0].casualties[1]", None, BOTH)).label["incidents"][0]
    assert optional["casualties"][1]["optional"] is True


def test_an_object_can_come_and_go(label: dict[str, Any]) -> None:
    place = "incidents[0].perpetrator"
    gone = changed(label, mark(place, None, WRONG)).label
    assert gone["incidents"][0]["perpetrator"] is None
    back = changed(gone, mark(place, ACTOR, BOTH)).label["incidents"][0]["perpetrator"]
    assert (back["actor"], back["attributed_to"], back["optional"]) == ("Ukraine", None, True)


def test_an_incident_can_come_and_go(label: dict[str, Any]) -> None:
    incident = {"role": "background", "summary": "An attack.", "attack_type": "unspecified",
                "location": {"country": "UA", "quote": "Kryvyi Rih"}}  # fmt: skip
    more = changed(label, mark("incidents", incident, WRONG)).label["incidents"]
    assert more[-1] | {"note": ""} == incident | {
        "date": None, "perpetrator": None, "weapons": [], "casualties": [], "damage": [], "effects": [], "sources": [],
        "location": {"country": "UA", "admin1": None, "settlement": None, "site": None, "quote": "Kryvyi Rih"},
        "note": "",
    }  # fmt: skip
    assert len(changed(label, mark("incidents[1]", None, WRONG)).label["incidents"]) == len(label["incidents"]) - 1


@pytest.mark.parametrize(
    ("place", "run", "answer", "why"),
    [
        pytest.param("incidents[9].role", "primary", WRONG, "no such place", id="an incident that is gone"),
        pytest.param("incidents[0].casualties[9].count", FIFTEEN, WRONG, "no such place", id="a fact that is gone"),
        pytest.param("incidents[0].mood", "sad", WRONG, "no such place", id="a leaf that never was"),
        pytest.param("incidents[0].role.name", "sad", WRONG, "no such place", id="inside a leaf"),
        pytest.param("incidents[0].role", "primary", WRONG, "says this already", id="gold's own value"),
        pytest.param("incidents[0].location.site", "civilian neighborhood", BOTH, "accepts this", id="an alternative"),
        pytest.param("incidents[1].perpetrator", None, WRONG, "says this already", id="nothing for nothing"),
        pytest.param("incidents[0].effects", "fire", WRONG, "only a fact", id="a word for a list"),
    ],
)
def test_what_cannot_be_changed_says_why(label: dict[str, Any], place: str, run: Any, answer: Answer, why: str) -> None:
    label["incidents"][1]["perpetrator"] = None
    with pytest.raises(GoldError, match=why):
        changed(label, mark(place, run, answer))


def test_the_label_itself_stays_as_it_is(label: dict[str, Any]) -> None:
    changed(label, mark(PLACE, "Krivoy Rog", WRONG))
    assert check_label(label, committed_gold().cases["kryvyi_rih"].article) == []
    assert label["incidents"][0]["location"]["settlement"] == "Kryvyi Rih"

"""What gold's annotations do to a score: optional, accept, unlabelled."""

from typing import Annotated, Any

import pytest
from pydantic import BaseModel

from eval import Counts, Scored, ScoringPlan, aggregate, score_document, score_failed, score_pair
from extractor.errors import PlanError
from tests.eval.records import (
    ERRORS,
    PLAN,
    Record,
    casualty,
    count,
    counts,
    day,
    detection,
    errors,
    exactly,
    extraction,
    incident,
    leaves,
    only,
)

PLAIN = extraction(incident())


def noted(**changes: Any) -> Record:
    return extraction(incident(**changes))


def perpetrator(**more: Any) -> Record:
    return {"actor": "Russia", "certainty": "stated", "attributed_to": None} | more


@pytest.mark.parametrize(
    ("gold", "predicted", "found"),
    [
        ("primary", "primary", ("correct", ())),
        ("background", "primary", ("correct", ("alternative",))),
        ("background", "concurrent", ("incorrect", ())),
        ("background", None, ("missing", ())),
    ],
)
def test_the_best_alternative_counts(gold: str, predicted: str | None, found: tuple[str, tuple[str, ...]]) -> None:
    record = noted(role=gold, accept={"role": ["primary"]})
    score = only(leaves(record, extraction(incident(role=predicted))), "incidents.role")
    assert (score.verdict, score.tags) == found


@pytest.mark.parametrize(
    ("predicted", "found"),
    [
        ("residential area", ("correct", ())),
        (None, ("absent", ("alternative",))),
        ("the port", ("spurious", ("alternative",))),
    ],
)
def test_where_silence_is_accepted_it_costs_nothing_and_another_value_is_spurious(
    predicted: str | None, found: tuple[str, tuple[str, ...]]
) -> None:
    gold = extraction(incident())
    gold["incidents"][0]["location"] |= {"site": "residential area", "accept": {"site": [None]}}
    score = only(leaves(gold, extraction(incident(location__site=predicted))), "incidents.location.site")
    assert (score.verdict, score.tags) == found


@pytest.mark.parametrize(
    ("predicted", "found"),
    [
        ("residential area", ("correct", ("alternative",))),
        (None, ("absent", ())),
        ("the port", ("spurious", ())),
    ],
)
def test_a_silent_gold_leaf_may_accept_a_value(predicted: str | None, found: tuple[str, tuple[str, ...]]) -> None:
    gold = extraction(incident())
    gold["incidents"][0]["location"] |= {"accept": {"site": ["residential area"]}}
    score = only(leaves(gold, extraction(incident(location__site=predicted))), "incidents.location.site")
    assert (score.verdict, score.tags) == found


def test_a_count_accepts_whole_counts() -> None:
    gold = noted(casualties=[casualty(number=14) | {"accept": {"count": [count(14), None]}}])
    path = "incidents.casualties.count"
    for number, verdict in (
        (exactly(14), "correct"),
        (count(14), "correct"),
        (None, "absent"),
        (exactly(9), "spurious"),
    ):
        prediction = extraction(incident(casualties=[casualty(count=number)]))
        assert only(leaves(gold, prediction), path).verdict == verdict


def test_a_partly_right_alternative_counts_half() -> None:
    gold = noted(casualties=[casualty(number=14) | {"accept": {"count": [count(20)]}}])
    score = only(leaves(gold, noted(casualties=[casualty(number=25)])), "incidents.casualties.count")
    assert (score.verdict, score.tags) == ("partial", ("alternative",))


def test_a_date_accepts_other_days_and_other_parts_of_the_day() -> None:
    accept = {"date": [{"start": "2025-04-03", "end": "2025-04-03"}], "part_of_day": ["night"]}
    gold = noted(date=day("2025-04-04", part="morning") | {"accept": accept})
    found = leaves(gold, noted(date=day("2025-04-03", part="night")))
    dates = [(s.path, s.verdict, s.tags) for s in found if s.path.startswith("incidents.date")]
    assert dates == [
        ("incidents.date", "correct", ("alternative",)),
        ("incidents.date.part_of_day", "correct", ("alternative",)),
    ]


def test_alternatives_of_a_relative_are_graded() -> None:
    gold = noted(attack_type="drone", accept={"attack_type": ["missile"]})
    score = only(leaves(gold, noted(attack_type="combined")), "incidents.attack_type")
    assert score.verdict == "partial"


def test_an_optional_incident_costs_nothing_when_it_is_not_found() -> None:
    gold = extraction(incident(), incident(location__settlement="Lviv", optional=True))
    assert counts(gold, PLAIN).strict == counts(PLAIN, PLAIN).strict
    document = score_document(PLAN, gold, PLAIN)
    assert document.pairs[-1].tags == ("optional",)
    assert detection(gold, PLAIN) == {"correct": 1, "absent": 1}
    assert {leaf.verdict for leaf in document.leaves if leaf.gold_at == (1,)} == {"absent"}


def test_an_optional_incident_scores_as_usual_when_it_is_found() -> None:
    gold = extraction(incident(), incident(location__settlement="Lviv", optional=True))
    prediction = extraction(incident(), incident(location__settlement="Lviv", role="background"))
    assert errors(gold, prediction) == [("incidents.role", "incorrect")]
    assert detection(gold, prediction) == {"correct": 2}


def test_an_optional_fact_costs_nothing_when_it_is_not_found() -> None:
    gold = noted(casualties=[casualty(), casualty("injured", number=9, optional=True)])
    assert errors(gold, noted(casualties=[casualty()])) == []
    assert errors(gold, noted(casualties=[casualty(), casualty("injured", number=9)])) == []
    assert errors(gold, noted(casualties=[casualty(), casualty("injured", number=8)])) == [
        ("incidents.casualties.count", "incorrect")
    ]


@pytest.mark.parametrize("silent", [None, {}, {"actor": None, "certainty": None, "attributed_to": None}], ids=str)
def test_an_optional_object_costs_nothing_when_nothing_is_said_of_it(silent: Any) -> None:
    gold = noted(perpetrator=perpetrator(optional=True))
    assert errors(gold, noted(perpetrator=silent)) == []
    found = only(leaves(gold, noted(perpetrator=silent)), "incidents.perpetrator.actor")
    assert (found.verdict, found.tags, found.gold) == ("absent", ("optional",), "Russia")


def test_an_optional_object_scores_as_usual_once_something_is_said_of_it() -> None:
    gold = noted(perpetrator=perpetrator(optional=True))
    assert errors(gold, noted(perpetrator=perpetrator(certainty=None))) == [
        ("incidents.perpetrator.certainty", "missing")
    ]
    assert errors(gold, noted(perpetrator=perpetrator(actor="Belarus"))) == [
        ("incidents.perpetrator.actor", "incorrect")
    ]


def test_an_optional_date_covers_its_parts() -> None:
    gold = noted(date=day("2025-04-04", part="evening") | {"optional": True})
    assert errors(gold, noted(date=None)) == []
    assert errors(gold, noted(date=day(None, part="evening"))) == [("incidents.date", "missing")]


def test_optional_parts_of_a_missed_incident_cost_nothing() -> None:
    gold = noted(perpetrator=perpetrator(optional=True))
    found = counts(gold, extraction())
    assert found.missing == counts(PLAIN, extraction()).missing - 2


def test_unlabelled_leaves_are_left_out_whatever_is_said() -> None:
    gold = noted(role=None, unlabelled=["role"])
    for value in ("primary", "background", None):
        assert only(leaves(gold, noted(role=value)), "incidents.role").verdict == "unlabelled"
    assert errors(gold, PLAIN) == []


def test_unlabelled_lists_and_objects_are_left_out_whole() -> None:
    gold = noted(casualties=[], perpetrator=None, unlabelled=["casualties", "perpetrator"])
    found = counts(gold, PLAIN)
    assert errors(gold, PLAIN) == []
    assert found.unlabelled == 5
    assert detection(gold, PLAIN, "incidents.casualties") == {"unlabelled": 1}


def test_an_unlabelled_date_is_left_out_with_its_parts_and_alone_where_the_date_says_so() -> None:
    gold = noted(date=None, unlabelled=["date"])
    assert errors(gold, noted(date=day("2025-04-09", part="night"))) == []
    gold = noted(date=day("2025-04-04", part="evening") | {"unlabelled": ["date"]})
    assert errors(gold, noted(date=day("2025-04-09", part="night"))) == [("incidents.date.part_of_day", "incorrect")]


BARE: Record = {"date": None, "perpetrator": None, "casualties": [], "sources": []}
PLACELESS: Record = {"country": "UA", "admin1": None, "settlement": None, "site": None}


@pytest.mark.parametrize(
    ("left_out", "of_the_place", "right"),
    [
        (["role"], ["country"], 1),
        (["role", "attack_type"], [], 1),
        (["role", "attack_type"], ["country"], 0),
        (["attack_type", "location"], [], 1),
    ],
)
def test_what_is_unlabelled_weighs_nothing_when_incidents_are_paired(
    left_out: list[str], of_the_place: list[str], right: int
) -> None:
    """An incident that says little is found in its own copy, though most of what the copy says is not labelled."""
    prediction = extraction(incident(**BARE, location=PLACELESS))
    gold = noted(**BARE, location=PLACELESS | {"unlabelled": of_the_place}, unlabelled=left_out)
    assert detection(gold, prediction) == {"correct": 1}
    assert counts(gold, prediction).correct == right
    assert errors(gold, prediction) == []


def test_an_unlabelled_key_tells_no_incidents_apart() -> None:
    gold = noted(**BARE, location=PLACELESS | {"settlement": "Lviv", "unlabelled": ["settlement"]})
    prediction = extraction(incident(**BARE, location=PLACELESS | {"settlement": "Odesa"}))
    beside = incident(location__settlement="Sumy", role="background", attack_type="drone")
    both = {"incidents": [*gold["incidents"], beside]}, {"incidents": [*prediction["incidents"], beside]}
    assert detection(gold, prediction) == {"correct": 1}
    assert detection(*both) == {"correct": 2}


def test_facts_of_an_unlabelled_list_do_not_make_an_incident_another_one() -> None:
    gold = noted(**BARE, location=PLACELESS, unlabelled=["casualties"])
    many = [casualty("injured", number=number) for number in range(12)]
    prediction = extraction(incident(**BARE | {"casualties": many}, location=PLACELESS))
    assert detection(gold, prediction) == {"correct": 1}


def test_an_unlabelled_list_of_a_missed_incident_is_not_missed() -> None:
    gold = noted(unlabelled=["casualties", "sources"])
    assert counts(gold, extraction()).missing == counts(PLAIN, extraction()).missing - 3
    assert detection(gold, extraction(), "incidents.casualties") == {}


def test_notes_and_occurrences_change_nothing() -> None:
    gold = noted(note="unsure", nth=2)
    assert counts(gold, PLAIN) == counts(PLAIN, PLAIN)


def test_annotations_in_a_prediction_are_keys_that_the_schema_does_not_know() -> None:
    document = score_document(PLAN, PLAIN, noted(optional=True))
    assert [str(v) for v in document.violations] == ["incidents.optional (item 0): a key that the schema does not know"]


@pytest.mark.parametrize(
    ("annotation", "message"),
    [
        ({"accept": {"colour": ["red"]}}, "incidents: accept names 'colour', which is no leaf there"),
        ({"accept": {"casualties": [[]]}}, "incidents: accept names 'casualties', which is no leaf there"),
        ({"accept": {"role": [["primary"]]}}, "incidents.role: accept holds a list; correct the label"),
        ({"unlabelled": ["colour"]}, "incidents: unlabelled names 'colour', which is no field there"),
        ({"unlabelled": "role"}, "incidents: unlabelled is a text; write a list"),
        ({"accept": ["role"]}, "incidents: accept is a list; write {leaf: \\[other values\\]}"),
        ({"accept": {"role": "background"}}, "incidents: accept of 'role' is a text; write a list"),
        ({"accept": {"role": None}}, "incidents: accept of 'role' is NoneType; write a list"),
    ],
    ids=str,
)
def test_a_name_that_means_nothing_is_refused(annotation: Record, message: str) -> None:
    with pytest.raises(PlanError, match=message):
        score_pair(PLAN, noted(**annotation), PLAIN)


class Order(BaseModel):
    item: Annotated[str, Scored(key=True)]


class Customer(BaseModel):
    name: Annotated[str | None, Scored()] = None
    phones: Annotated[list[str], Scored()] = []
    orders: list[Order] = []


class Invoice(BaseModel):
    number: Annotated[str, Scored()]
    customer: Customer | None = None


INVOICES = ScoringPlan.from_model(Invoice)
CUSTOMER: Record = {"name": "Ada", "phones": ["1", "2"], "orders": [{"item": "pen"}]}


@pytest.mark.parametrize("silent", [None, {}, {"name": None, "phones": [], "orders": []}], ids=str)
def test_the_lists_of_an_optional_object_cost_nothing_either(silent: Any) -> None:
    gold = {"number": "7", "customer": CUSTOMER | {"optional": True}}
    assert errors(gold, {"number": "7", "customer": silent}, INVOICES) == []
    assert detection(gold, {"customer": silent}, "customer.orders", INVOICES) == {"absent": 1}
    assert aggregate(score_failed(INVOICES, gold, "timeout").leaves).overall.failed == 1


@pytest.mark.parametrize("said", [{"name": "Ada"}, {"phones": ["1"]}, {"orders": [{"item": "pen"}]}], ids=str)
def test_but_they_score_as_usual_once_anything_of_it_is_said(said: Record) -> None:
    found = counts({"customer": CUSTOMER | {"optional": True}}, {"customer": said}, INVOICES)
    assert (found.correct, found.missing) == (1, 3)


def test_an_unlabelled_object_is_left_out_with_its_lists() -> None:
    gold = {"number": "7", "unlabelled": ["customer"]}
    found = counts(gold, {"number": "7", "customer": CUSTOMER}, INVOICES)
    assert (found.correct, found.unlabelled, found.spurious) == (1, 4, 0)


class Noted(BaseModel):
    note: Annotated[str, Scored()]
    optional: Annotated[bool, Scored()]


def test_a_model_that_has_a_field_of_that_name_keeps_it_as_a_field() -> None:
    gold = {"note": "a", "optional": True}
    found = score_pair(ScoringPlan.from_model(Noted), gold, {"note": "b"})
    assert [(leaf.path, leaf.verdict) for leaf in found] == [("note", "incorrect"), ("optional", "missing")]


def test_a_failed_article_owes_nothing_optional_or_accepted_as_silent() -> None:
    gold = noted(
        perpetrator=perpetrator(optional=True),
        casualties=[casualty(number=14) | {"accept": {"count": [None]}}, casualty("injured", optional=True)],
    )
    document = score_failed(PLAN, gold, "timeout")
    charged = {leaf.path for leaf in document.leaves if leaf.verdict in ERRORS}
    assert not {"incidents.perpetrator.actor", "incidents.casualties.count"} & charged
    assert {leaf.verdict for leaf in document.leaves} == {"failed", "absent"}


def test_alternatives_take_part_in_the_pairing() -> None:
    """The second fact is only found because its alternative is looked at."""
    gold = noted(casualties=[casualty(number=1), casualty("injured", number=2, accept={"outcome": ["killed"]})])
    prediction = noted(casualties=[casualty(number=2), casualty(number=1)])
    assert errors(gold, prediction) == []


def test_annotations_change_no_count_of_what_is_not_annotated() -> None:
    gold = noted(accept={"role": ["background"]}, note="either")
    assert counts(gold, PLAIN) == counts(PLAIN, PLAIN) != Counts()

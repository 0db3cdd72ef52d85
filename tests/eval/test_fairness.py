"""The cases that a fair scorer must get right, one by one (docs/scoring.md tells why)."""

import copy
from typing import Annotated, Any

import pytest
from pydantic import BaseModel

from eval import Counts, Scored, ScoringPlan, aggregate, score_document, score_failed, score_pair
from eval.counts import Ratios
from tests.eval.records import (
    PLAN,
    casualty,
    counts,
    damage,
    day,
    detection,
    errors,
    exactly,
    extraction,
    incident,
    leaves,
    only,
    source,
    weapon,
)

GOLD = extraction(incident())
EMPTY = extraction()


def test_an_incident_against_itself_has_eleven_leaves_and_all_are_right() -> None:
    assert counts(GOLD, GOLD) == Counts(correct=11, absent=counts(GOLD, GOLD).absent)


WRONG_SCALARS: list[tuple[str, Any, str]] = [
    ("role", "background", "incidents.role"),
    ("attack_type", "drone", "incidents.attack_type"),
    ("date", day("2025-04-05", part="evening"), "incidents.date"),
    ("date__part_of_day", "night", "incidents.date.part_of_day"),
    ("location__country", "RU", "incidents.location.country"),
    ("location__settlement", "Lviv", "incidents.location.settlement"),
    ("perpetrator__actor", "Belarus", "incidents.perpetrator.actor"),
    ("perpetrator__certainty", "attributed", "incidents.perpetrator.certainty"),
    ("casualties", [casualty("injured", count=None, status=None)], "incidents.casualties.outcome"),
    ("casualties", [casualty(group="children", count=None, status=None)], "incidents.casualties.group"),
]


@pytest.mark.parametrize(("place", "value", "path"), WRONG_SCALARS, ids=[path for *_, path in WRONG_SCALARS])
def test_a_wrong_scalar_costs_a_leaf_of_precision_and_of_recall_and_is_one_line(
    place: str, value: Any, path: str
) -> None:
    prediction = extraction(incident(**{place: value}))
    assert errors(GOLD, prediction) == [(path, "incorrect")]
    assert counts(GOLD, prediction).strict == Ratios(10 / 11, 10 / 11, 10 / 11)


def test_an_omitted_scalar_costs_recall_only() -> None:
    prediction = extraction(incident(date__part_of_day=None))
    assert errors(GOLD, prediction) == [("incidents.date.part_of_day", "missing")]
    assert counts(GOLD, prediction).strict[:2] == (1.0, 10 / 11)


def test_a_hallucinated_scalar_costs_precision_only() -> None:
    gold = extraction(incident(date__part_of_day=None))
    assert errors(gold, GOLD) == [("incidents.date.part_of_day", "spurious")]
    assert counts(gold, GOLD).strict[:2] == (10 / 11, 1.0)


@pytest.mark.parametrize("silence", [None, "", "  ", [], {}], ids=repr)
def test_null_and_what_is_empty_say_nothing(silence: Any) -> None:
    assert errors(GOLD, extraction(incident(location__site=silence, weapons=silence, location__admin1=silence))) == []


def test_an_absent_key_says_nothing() -> None:
    prediction = copy.deepcopy(GOLD)
    del prediction["incidents"][0]["location"]["site"]
    del prediction["incidents"][0]["weapons"]
    assert errors(GOLD, prediction) == []
    assert score_document(PLAN, GOLD, prediction).violations == []


def test_zero_is_a_claim() -> None:
    denied = extraction(incident(casualties=[casualty(number=0)]))
    silent = extraction(incident(casualties=[casualty(count=None)]))
    assert errors(denied, silent) == [("incidents.casualties.count", "missing")]
    assert errors(silent, denied) == [("incidents.casualties.count", "spurious")]


def test_silence_everywhere_scores_nothing_and_absent_leaves_do_not_lift_it() -> None:
    found = counts(GOLD, extraction({}))
    assert found.absent > 0
    assert found.strict == Ratios(None, 0.0, 0.0)


def test_nothing_to_find_and_nothing_found_is_not_applicable() -> None:
    assert counts(EMPTY, EMPTY).strict == Ratios(None, None, None)
    assert detection(EMPTY, EMPTY) == {}


def test_an_invented_incident_where_there_is_none_is_all_spurious() -> None:
    assert {verdict for _, verdict in errors(EMPTY, GOLD)} == {"spurious"}
    assert counts(EMPTY, GOLD).strict == Ratios(0.0, None, 0.0)
    assert detection(EMPTY, GOLD) == {"spurious": 1}


def test_a_missed_incident_is_charged_in_full() -> None:
    assert counts(GOLD, EMPTY).missing == 11
    assert detection(GOLD, EMPTY) == {"missing": 1}


def test_a_repeated_incident_is_spurious_and_tagged() -> None:
    prediction = extraction(incident(), incident())
    document = score_document(PLAN, GOLD, prediction)
    assert counts(GOLD, prediction).strict[:2] == (0.5, 1.0)
    assert detection(GOLD, prediction) == {"correct": 1, "spurious": 1}
    assert document.pairs[-2].tags == document.pairs[-1].tags == ("duplicate",)
    assert {leaf.tags for leaf in document.leaves if leaf.verdict == "spurious"} == {("duplicate",)}


def test_a_repeated_fact_is_spurious_and_tagged() -> None:
    gold = extraction(incident(casualties=[casualty()]))
    prediction = extraction(incident(casualties=[casualty(), casualty(source="officials")]))
    document = score_document(PLAN, gold, prediction)
    assert [pair.tags for pair in document.pairs if pair.verdict == "spurious"] == [("duplicate",)]


FIRST = incident(casualties=[casualty(number=14)], damage=[damage()])
SECOND = incident(
    date=day("2025-04-02"), role="background", casualties=[casualty(number=4), casualty("injured", number=9)]
)


def test_two_gold_incidents_in_one_prediction_are_charged_and_tagged() -> None:
    both = incident(
        casualties=[casualty(number=14), casualty(number=4), casualty("injured", number=9)], damage=[damage()]
    )
    document = score_document(PLAN, extraction(FIRST, SECOND), extraction(both))
    incidents = [pair for pair in document.pairs if pair.path == "incidents"]
    assert [(pair.verdict, pair.tags) for pair in incidents] == [("correct", ("merged",)), ("missing", ("merged",))]
    assert {leaf.tags for leaf in document.leaves if leaf.verdict == "missing"} == {("merged",)}


def test_one_gold_incident_in_two_predictions_is_charged_and_tagged() -> None:
    whole = incident(casualties=[casualty(number=14), casualty("injured", number=9)], damage=[damage()])
    part, rest = (
        incident(casualties=[casualty(number=14)], damage=[damage()]),
        incident(role="background", date=None, casualties=[casualty("injured", number=9)]),
    )
    document = score_document(PLAN, extraction(whole), extraction(part, rest))
    incidents = [pair for pair in document.pairs if pair.path == "incidents"]
    assert [(pair.verdict, pair.tags) for pair in incidents] == [("correct", ("split",)), ("spurious", ("split",))]


def test_a_span_over_the_dates_of_two_incidents_merges_them() -> None:
    gold = extraction(incident(date=day("2025-04-02")), incident(date=day("2025-04-04")))
    document = score_document(PLAN, gold, extraction(incident(date=day("2025-04-02", "2025-04-04"))))
    assert [pair.tags for pair in document.pairs if pair.path == "incidents"] == [("merged",), ("merged",)]


def test_a_plain_miss_is_not_called_merged() -> None:
    document = score_document(PLAN, extraction(FIRST, SECOND), extraction(FIRST))
    assert all(pair.tags == () for pair in document.pairs)


def test_leaves_of_an_aligned_pair_show_however_few_are_right() -> None:
    class Item(BaseModel):
        a: Annotated[str, Scored()]
        b: Annotated[str, Scored()]
        c: Annotated[str, Scored()]
        d: Annotated[str, Scored()]
        e: Annotated[str, Scored()]
        f: Annotated[str, Scored()]
        g: Annotated[str, Scored()]

    class Items(BaseModel):
        items: list[Item]

    plan = ScoringPlan.from_model(Items)
    gold = {"items": [dict.fromkeys("abcdefg", "right")]}
    two, four = (
        {"items": [dict.fromkeys("abcdefg", "wrong") | dict.fromkeys(right, "right")]} for right in ("ab", "abcd")
    )
    assert counts(gold, two, plan) == Counts(correct=2, incorrect=5)
    assert counts(gold, four, plan) == Counts(correct=4, incorrect=3)


COERCED: list[tuple[str, str, Any, Any]] = [
    ("text for a number", "number", 14, "14"),
    ("padded text", "number", 14, " 14 "),
    ("word for a number", "number", 14, "fourteen"),
    ("thousands separator", "number", 1200, "1,200"),
    ("written date", "date", "2025-04-04", "April 4, 2025"),
    ("date and time", "date", "2025-04-04", "2025-04-04T21:30:00Z"),
    ("text for a truth value", "bool", True, " true"),
    ("number for a text", "exact", "14", 14),
]


@pytest.mark.parametrize(("rule", "gold", "predicted"), [row[1:] for row in COERCED], ids=[row[0] for row in COERCED])
def test_another_notation_is_equal_and_tagged(rule: str, gold: Any, predicted: Any) -> None:
    class Record(BaseModel):
        leaf: Annotated[Any, Scored(rule)]

    (score,) = score_pair(ScoringPlan.from_model(Record), {"leaf": gold}, {"leaf": predicted})
    assert (score.verdict, score.tags) == ("correct", ("coerced",))


DISTANCES: list[tuple[str, dict[str, Any], dict[str, Any], str, str]] = [
    ("a day off", {"date": day("2025-04-04")}, {"date": day("2025-04-05")}, "incidents.date", "1 day later"),
    ("two days off", {"date": day("2025-04-04")}, {"date": day("2025-04-02")}, "incidents.date", "2 days earlier"),
    (
        "fourteen for fifteen",
        {"casualties": [casualty(number=15)]},
        {"casualties": [casualty(number=14)]},
        "incidents.casualties.count",
        "1 less than gold",
    ),
    (
        "a nought too many",
        {"casualties": [casualty(number=100)]},
        {"casualties": [casualty(number=1000)]},
        "incidents.casualties.count",
        "900 more than gold",
    ),
]


@pytest.mark.parametrize(
    ("gold", "predicted", "path", "reason"), [row[1:] for row in DISTANCES], ids=[row[0] for row in DISTANCES]
)
def test_a_near_miss_is_wrong_and_the_reason_says_by_how_much(
    gold: dict[str, Any], predicted: dict[str, Any], path: str, reason: str
) -> None:
    score = only(leaves(extraction(incident(**gold)), extraction(incident(**predicted))), path)
    assert (score.verdict, score.reason) == ("incorrect", reason)


DIFFERENT = [
    ("a range is not its digits", "10-15", "1015"),
    ("a share is not a number", "50 %", "50"),
    ("another brigade", "142nd brigade", "143rd brigade"),
    ("a denial", "no casualties reported", "casualties reported"),
    ("a fraction", "14", "14.5"),
]


@pytest.mark.parametrize("rule", ["text", "exact"])
@pytest.mark.parametrize(("gold", "predicted"), [row[1:] for row in DIFFERENT], ids=[row[0] for row in DIFFERENT])
def test_alike_but_different(rule: str, gold: str, predicted: str) -> None:
    class Record(BaseModel):
        leaf: Annotated[str, Scored(rule)]

    (score,) = score_pair(ScoringPlan.from_model(Record), {"leaf": gold}, {"leaf": predicted})
    assert score.verdict == "incorrect"


def test_the_best_partner_is_kept_although_crossing_pairs_add_up_to_more_likeness() -> None:
    """a-x is all but equal, a-y and b-x are two thirds alike, b-y hardly: x stands for a."""

    class Record(BaseModel):
        sites: Annotated[list[str], Scored("text")]

    a, x = "ruined old brick primary school building", "the ruined old brick primary school buildings"
    b, y = "ruined old brick barn", "primary school building yard wall gate"
    found = score_pair(ScoringPlan.from_model(Record), {"sites": [a, b]}, {"sites": [y, x]})
    assert [(s.verdict, s.gold, s.predicted) for s in found if s.verdict == "correct"] == [("correct", a, x)]


def test_the_optimum_beats_greedy_pairing() -> None:
    """Greedily the first gold item takes its best partner and leaves nothing for the second."""

    class Item(BaseModel):
        a: Annotated[str, Scored(weight=3)]
        b: Annotated[str, Scored(weight=2)]

    class Items(BaseModel):
        items: list[Item]

    gold = {"items": [{"a": "1", "b": "2"}, {"a": "1", "b": "3"}]}
    prediction = {"items": [{"a": "1", "b": "4"}, {"a": "5", "b": "2"}]}
    found = score_document(ScoringPlan.from_model(Items), gold, prediction)
    assert [(pair.gold_at, pair.predicted_at) for pair in found.pairs] == [((0,), (1,)), ((1,), (0,))]


def test_an_unknown_key_is_one_violation_and_no_leaf() -> None:
    prediction = extraction(incident(weather="rain"))
    document = score_document(PLAN, GOLD, prediction)
    assert [str(v) for v in document.violations] == ["incidents.weather (item 0): a key that the schema does not know"]
    assert aggregate(document.leaves).overall == counts(GOLD, GOLD)


def test_failed_articles_lower_the_score() -> None:
    whole = [leaf for _ in range(5) for leaf in score_pair(PLAN, GOLD, GOLD)]
    failed = [leaf for _ in range(2) for leaf in score_pair(PLAN, GOLD, GOLD)]
    failed += [leaf for _ in range(3) for leaf in score_failed(PLAN, GOLD, "timeout").leaves]
    assert aggregate(whole).overall.strict.f1 == 1.0
    assert aggregate(failed).overall.strict == Ratios(1.0, 2 / 5, 4 / 7)


def test_a_hallucinated_fact_is_not_glued_to_a_missed_one() -> None:
    """{killed, all, 14} and {injured, all, 51} share the group and the status, which every fact has."""
    gold = extraction(incident(casualties=[casualty("killed", number=14, source="officials")]))
    prediction = extraction(incident(casualties=[casualty("injured", number=51, source="officials")]))
    assert detection(gold, prediction, "incidents.casualties") == {"missing": 1, "spurious": 1}


def test_an_outcome_mistaken_for_another_is_one_line_where_the_rest_agrees() -> None:
    gold = extraction(incident(casualties=[casualty("killed", number=14)]))
    prediction = extraction(incident(casualties=[casualty("injured", number=14)]))
    assert errors(gold, prediction) == [("incidents.casualties.outcome", "incorrect")]


def wave(settlement: str | None, admin1: str | None = None) -> dict[str, Any]:
    """A place hit in a wave, of which nothing else is known."""
    return incident(
        role="concurrent",
        location={"country": "UA", "admin1": admin1, "settlement": settlement, "site": None},
        casualties=[],
        sources=[],
    )


def test_an_invented_place_of_a_wave_is_not_glued_to_a_missed_one() -> None:
    gold = extraction(wave("Kyiv"), wave("Odesa"), wave(None, "Sumy"))
    prediction = extraction(wave("Odesa"), wave("Kyiv"), wave("Dnipro"))
    assert detection(gold, prediction) == {"correct": 2, "missing": 1, "spurious": 1}


def test_a_place_at_the_wrong_level_is_still_its_incident() -> None:
    gold = extraction(wave(None, "Kharkiv"), wave(None, "Odesa"), wave(None, "Sumy"))
    prediction = extraction(wave("Sumy"), wave("Kharkiv"), wave("Odesa"))
    assert detection(gold, prediction) == {"correct": 3}
    assert len(errors(gold, prediction)) == 6


def test_two_attacks_on_one_town_are_told_apart_by_their_dates() -> None:
    gold = extraction(incident(date=day("2025-04-04")), incident(date=day("2025-04-02")))
    prediction = extraction(incident(date=day("2025-04-02")), incident(date=day("2025-04-04")))
    assert errors(gold, prediction) == []


@pytest.mark.parametrize(
    ("name", "fact", "key", "wrong"),
    [
        ("weapons", weapon("drone", count=exactly(3)), "category", "mine"),
        ("weapons", weapon("missile", model="Iskander"), "model", "Kalibr"),
        ("weapons", weapon("drone"), "category", "mine"),
        ("damage", damage(), "object", "education"),
        ("damage", damage(), "description", "bridge"),
        ("sources", source("Vitali Klitschko", "mayor"), "name", "Oleh Kiper"),
        ("sources", source("Vitali Klitschko", "mayor"), "position", "governor"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_wrong_key_in_an_otherwise_equal_fact_is_one_line(
    name: str, fact: dict[str, Any], key: str, wrong: str
) -> None:
    gold, prediction = extraction(incident(**{name: [fact]})), extraction(incident(**{name: [fact | {key: wrong}]}))
    assert errors(gold, prediction) == [(f"incidents.{name}.{key}", "incorrect")]

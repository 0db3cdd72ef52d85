"""Lists of scalars, tags and places: what the findings of a document look like."""

from typing import Annotated, Any

import pytest
from pydantic import BaseModel

from eval import LeafScore, Scored, ScoringPlan, score_document, score_failed, score_pair
from tests.eval.records import PLAN, casualty, count, day, exactly, extraction, incident, leaves, only


class Record(BaseModel):
    words: Annotated[list[str] | None, Scored()]
    sites: Annotated[list[str], Scored("text")]
    numbers: Annotated[list[int], Scored()]
    kinds: Annotated[list[str], Scored("enum", relatives=(("missile", "ballistic"),))]


WORDS = ScoringPlan.from_model(Record)


def found(gold: dict[str, Any], prediction: dict[str, Any], path: str = "words") -> list[tuple[str, Any, Any]]:
    return [(s.verdict, s.gold, s.predicted) for s in score_pair(WORDS, gold, prediction) if s.path == path]


def test_each_entry_of_a_list_of_scalars_is_a_leaf() -> None:
    assert found({"words": ["a", "b"]}, {"words": ["b", "A", "c"]}) == [
        ("correct", "a", "A"),
        ("correct", "b", "b"),
        ("spurious", None, "c"),
    ]


def test_entries_that_share_nothing_are_missed_and_invented_not_mistaken() -> None:
    assert found({"words": ["a"]}, {"words": ["b"]}) == [("missing", "a", None), ("spurious", None, "b")]


def test_a_list_is_a_multiset() -> None:
    assert found({"words": ["a", "a"]}, {"words": ["a"]}) == [("correct", "a", "a"), ("missing", "a", None)]


def test_an_entry_said_twice_is_a_duplicate() -> None:
    score = score_pair(WORDS, {"words": ["a"]}, {"words": ["a", "a", "b"]})
    assert [(s.verdict, s.tags) for s in score if s.path == "words"] == [
        ("correct", ()),
        ("spurious", ("duplicate",)),
        ("spurious", ()),
    ]


@pytest.mark.parametrize("silence", [None, [], "", {}, [None, ""]], ids=repr)
def test_two_silent_lists_are_one_absent_leaf(silence: Any) -> None:
    assert [verdict for verdict, *_ in found({"words": silence}, {"words": []})] == ["absent"]


def test_a_single_value_stands_for_a_list_of_one() -> None:
    assert found({"words": ["a"]}, {"words": "a"}) == [("correct", "a", "a")]


def test_entries_are_read_like_any_value() -> None:
    assert found({"numbers": [1, 2]}, {"numbers": ["2", 1.0]}, "numbers") == [("correct", 1, 1.0), ("correct", 2, "2")]
    score = score_pair(WORDS, {"numbers": [2]}, {"numbers": ["2"]})
    assert [s.tags for s in score if s.path == "numbers"] == [("coerced",)]


def test_entries_may_be_partly_right() -> None:
    assert found({"kinds": ["missile", "drone"]}, {"kinds": ["drone", "ballistic"]}, "kinds") == [
        ("partial", "missile", "ballistic"),
        ("correct", "drone", "drone"),
    ]


def test_entries_of_an_impossible_type_are_violations() -> None:
    document = score_document(WORDS, {"words": ["a"]}, {"words": ["a", ["b"]]})
    assert [(v.path, v.at) for v in document.violations] == [("words", (1,))]


def test_sets_and_tuples_are_lists() -> None:
    assert found({"words": ("a", "b")}, {"words": {"b", "a"}}) == [("correct", "a", "a"), ("correct", "b", "b")]


def places(score: LeafScore) -> tuple[Any, Any]:
    return score.gold_at, score.predicted_at


def test_places_lead_to_the_leaf_on_both_sides() -> None:
    gold = extraction(incident(location__settlement="Lviv"), incident(casualties=[casualty("injured"), casualty()]))
    prediction = extraction(incident(casualties=[casualty(number=3)]))
    assert places(only(leaves(gold, prediction)[18:], "incidents.role")) == ((1,), (0,))
    figures = [places(s) for s in leaves(gold, prediction) if s.path == "incidents.casualties.count"]
    assert figures == [((0, 0), None), ((1, 0), None), ((1, 1), (0, 0))]


def test_places_of_entries_count_the_list_as_it_stands() -> None:
    score = score_pair(WORDS, {"words": [None, "a"]}, {"words": ["b", "", "a"]})
    assert [places(s) for s in score if s.path == "words"] == [((1,), (2,)), (None, (0,))]


def test_a_difference_in_what_only_remarks_is_a_tag() -> None:
    gold = extraction(incident(casualties=[casualty(number=count(20, 20, "approximate"))]))
    prediction = extraction(incident(casualties=[casualty(number=exactly(20))]))
    figure = only(leaves(gold, prediction), "incidents.casualties.count")
    assert (figure.verdict, figure.tags) == ("correct", ("basis",))


def test_the_precision_of_a_date_is_a_remark() -> None:
    prediction = extraction(incident(date=day("2025-04-04", part="evening") | {"precision": "on_or_before"}))
    score = only(leaves(extraction(incident()), prediction), "incidents.date")
    assert (score.verdict, score.tags) == ("correct", ("precision",))


def test_a_silent_remark_is_no_difference() -> None:
    prediction = extraction(incident(date={"start": "2025-04-04", "end": "2025-04-04", "part_of_day": "evening"}))
    assert only(leaves(extraction(incident()), prediction), "incidents.date").tags == ()


def test_values_of_an_object_leaf_are_shown_without_its_evidence() -> None:
    score = only(leaves(extraction(incident()), extraction(incident())), "incidents.date")
    assert score.gold == {"start": "2025-04-04", "end": "2025-04-04", "precision": "day"}


def test_items_of_items_are_paired_within_their_pair_only() -> None:
    """The figure of one town is not looked for in the other."""
    here, there = incident(casualties=[]), incident(location__settlement="Lviv", casualties=[casualty(number=3)])
    gold, prediction = (
        extraction(here, there),
        extraction(here | {"casualties": [casualty(number=3)]}, there | {"casualties": []}),
    )
    pairs = [p.verdict for p in score_document(PLAN, gold, prediction).pairs if p.path == "incidents.casualties"]
    assert sorted(pairs) == ["missing", "spurious"]


def test_a_missed_item_lists_its_inner_items_as_missed() -> None:
    pairs = score_document(PLAN, extraction(incident()), extraction()).pairs
    assert [(p.path, p.verdict, p.gold_at) for p in pairs] == [
        ("incidents", "missing", (0,)),
        ("incidents.casualties", "missing", (0, 0)),
        ("incidents.sources", "missing", (0, 0)),
    ]


def test_a_failed_extraction_misses_everything_and_says_why() -> None:
    document = score_failed(PLAN, extraction(incident()), "timeout: no answer in 60 s")
    verdicts = {leaf.verdict for leaf in document.leaves}
    reasons = {leaf.reason for leaf in document.leaves if leaf.verdict == "failed"}
    assert verdicts == {"failed", "absent"}
    assert reasons == {"the extraction failed: timeout: no answer in 60 s"}
    assert [(p.path, p.verdict) for p in document.pairs if p.path == "incidents"] == [("incidents", "failed")]
    assert document.violations == []

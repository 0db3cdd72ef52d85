"""Duplicates, merged and split items: which lone items a matched one has to do with."""

from typing import Annotated, Any

import pytest
from pydantic import BaseModel

from eval import Scored, ScoringPlan, score_document
from tests.eval.records import PLAN, casualty, count, damage, day, extraction, incident


def tags(gold: list[Any], predicted: list[Any], name: str) -> list[tuple[str, tuple[str, ...]]]:
    """Verdict and tags of the facts of one incident."""
    document = score_document(PLAN, extraction(incident(**{name: gold})), extraction(incident(**{name: predicted})))
    return [(pair.verdict, pair.tags) for pair in document.pairs if pair.path == f"incidents.{name}"]


CASES: list[tuple[str, list[Any], list[Any], str, list[tuple[str, tuple[str, ...]]]]] = [
    (
        "the same figure twice",
        [casualty()],
        [casualty(), casualty()],
        "casualties",
        [("correct", ()), ("spurious", ("duplicate",))],
    ),
    (
        "another figure of the same kind",
        [casualty(number=14)],
        [casualty(number=14), casualty(number=15)],
        "casualties",
        [("correct", ()), ("spurious", ("duplicate",))],
    ),
    (
        "a figure of another kind",
        [casualty()],
        [casualty(), casualty("injured", number=51)],
        "casualties",
        [("correct", ()), ("spurious", ())],
    ),
    (
        "two figures added up",
        [casualty(number=4), casualty(number=10)],
        [casualty(number=14)],
        "casualties",
        [("missing", ("merged",)), ("correct", ("merged",))],
    ),
    (
        "one figure taken apart",
        [damage(count=count(2, 2))],
        [damage(count=count(1, 1)), damage(description="school", count=count(1, 1))],
        "damage",
        [("correct", ()), ("spurious", ())],
    ),
    (
        "parts that add up to gold's figure",
        [damage(count=count(5, 5))],
        [damage(count=count(3, 3)), damage(description="school", count=count(2, 2))],
        "damage",
        [("correct", ("split",)), ("spurious", ("split",))],
    ),
    (
        "a plain miss",
        [casualty(), casualty("injured", number=9)],
        [casualty()],
        "casualties",
        [("correct", ()), ("missing", ())],
    ),
]


@pytest.mark.parametrize(("gold", "predicted", "name", "found"), [r[1:] for r in CASES], ids=[r[0] for r in CASES])
def test_facts(gold: list[Any], predicted: list[Any], name: str, found: list[tuple[str, tuple[str, ...]]]) -> None:
    assert sorted(tags(gold, predicted, name)) == sorted(found)


def test_reasons_name_the_relation() -> None:
    document = score_document(PLAN, extraction(incident()), extraction(incident(), incident()))
    reasons = {leaf.reason for leaf in document.leaves if leaf.verdict == "spurious"}
    assert reasons == {"nothing in gold stands for this predicted item; the prediction says this of one thing twice"}


class Shelf(BaseModel):
    name: Annotated[str, Scored(key=True, weight=3)]
    books: Annotated[list[str], Scored()]


class Room(BaseModel):
    shelves: list[Shelf]


def test_lists_of_scalars_are_evidence_too() -> None:
    plan = ScoringPlan.from_model(Room)
    gold = {"shelves": [{"name": "left", "books": ["a", "b"]}, {"name": "right", "books": ["c", "d"]}]}
    document = score_document(plan, gold, {"shelves": [{"name": "left", "books": ["a", "b", "c", "d"]}]})
    assert [(pair.verdict, pair.tags) for pair in document.pairs] == [
        ("correct", ("merged",)),
        ("missing", ("merged",)),
    ]


def test_a_span_is_not_two_days_of_other_towns() -> None:
    gold = extraction(incident(date=day("2025-04-02")), incident(date=day("2025-04-04"), location__settlement="Lviv"))
    document = score_document(PLAN, gold, extraction(incident(date=day("2025-04-02", "2025-04-04"))))
    assert all(pair.tags == () for pair in document.pairs)

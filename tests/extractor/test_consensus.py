"""Voting: equal answers stay what they are, the order of answers is nothing, a slip of one is outvoted."""

import random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractor.alignment.folding import written
from extractor.consensus import Consensus, consensus
from extractor.schema import Extraction
from tests.record_strategies import extractions

samples = st.lists(extractions, min_size=1, max_size=5)


def _incident(**changed: Any) -> dict[str, Any]:
    incident: dict[str, Any] = {
        "role": "primary",
        "summary": "A strike on Kyiv.",
        "attack_type": "missile",
        "date": {
            "start": "2026-02-04",
            "end": "2026-02-04",
            "precision": "day",
            "part_of_day": "night",
            "quote": "overnight",
        },
        "location": {"country": "UA", "admin1": None, "settlement": "Kyiv", "site": None, "quote": "Kyiv"},
        "perpetrator": None,
        "weapons": [],
        "casualties": [_toll(4)],
        "damage": [],
        "effects": [],
        "sources": [],
    }
    return incident | changed


def _toll(count: int, outcome: str = "killed", quote: str | None = None) -> dict[str, Any]:
    bounds = {"low": count, "high": count, "basis": "exact"}
    quote = quote or f"{count} people"
    return {"outcome": outcome, "group": "all", "count": bounds, "status": "current", "source": None, "quote": quote}


def _vote(*answers: list[dict[str, Any]]) -> Consensus:
    return consensus([Extraction.model_validate({"incidents": incidents}) for incidents in answers])


@settings(max_examples=60)
@given(answer=extractions, copies=st.integers(1, 5))
def test_equal_answers_are_the_answer_with_full_confidence(answer: Extraction, copies: int) -> None:
    found = consensus([answer] * copies)
    assert found.extraction == answer
    assert set(found.confidence.values()) <= {1.0}
    assert bool(found.confidence) == bool(answer.incidents)


@settings(max_examples=80)
@given(answers=samples, seed=st.integers(0, 99))
def test_the_order_of_answers_changes_nothing(answers: list[Extraction], seed: int) -> None:
    shuffled = random.Random(seed).sample(answers, len(answers))
    assert consensus(shuffled) == consensus(answers)


@settings(max_examples=60)
@given(answers=samples)
def test_nothing_is_said_that_nobody_said(answers: list[Extraction]) -> None:
    said = {written(value) for answer in answers for value in _values(answer.model_dump())}
    assert all(written(value) in said for value in _values(consensus(answers).extraction.model_dump()))


@settings(max_examples=60)
@given(answers=samples)
def test_every_leaf_has_a_confidence_and_every_confidence_a_leaf(answers: list[Extraction]) -> None:
    found = consensus(answers)
    assert set(found.confidence) == set(_paths(found.extraction))
    assert all(0 < share <= 1 for share in found.confidence.values())


@settings(max_examples=40)
@given(answers=samples, other=extractions)
def test_a_majority_of_equal_answers_cannot_be_outvoted(answers: list[Extraction], other: Extraction) -> None:
    found = consensus([other] * (len(answers) + 1) + answers)
    assert len(found.extraction.incidents) >= len(other.incidents)


def test_a_slip_of_one_is_outvoted() -> None:
    found = _vote([_incident()], [_incident()], [_incident(attack_type="drone")])
    assert found.extraction.incidents[0].attack_type == "missile"
    assert found.confidence["incidents[0].attack_type"] == 0.6667
    assert found.confidence["incidents[0].location.settlement"] == 1


def test_an_incident_needs_more_than_half() -> None:
    other = _incident(location=_incident()["location"] | {"settlement": "Odesa"})
    assert len(_vote([_incident(), other], [_incident()]).extraction.incidents) == 1
    assert len(_vote([_incident(), other], [_incident(), other], [_incident()]).extraction.incidents) == 2
    assert _vote([_incident()], []).extraction.incidents == []


def test_a_fact_needs_more_than_half() -> None:
    more = _incident(casualties=[_toll(4), _toll(9, "injured")])
    assert len(_vote([more], [_incident()]).extraction.incidents[0].casualties) == 1
    found = _vote([more], [more], [_incident()])
    assert [fact.outcome for fact in found.extraction.incidents[0].casualties] == ["killed", "injured"]
    assert found.confidence["incidents[0].casualties[1]"] == 0.6667


def test_bounds_are_voted_together_and_the_quote_goes_with_them() -> None:
    found = _vote(
        [_incident(casualties=[_toll(14, quote="fourteen people")])],
        [_incident(casualties=[_toll(14, quote="fourteen people")])],
        [_incident(casualties=[_toll(15, quote="15 dead")])],
    )
    (fact,) = found.extraction.incidents[0].casualties
    assert (fact.count.low, fact.count.high, fact.quote) == (14, 14, "fourteen people")
    assert found.confidence["incidents[0].casualties[0].count"] == 0.6667


def test_spellings_of_one_place_are_one_vote() -> None:
    places = [
        _incident(location=_incident()["location"] | {"settlement": name}) for name in ("Kyiv", "Kiev", "Київ", "Kyiv")
    ]
    found = _vote(*([place] for place in places))
    assert found.extraction.incidents[0].location.settlement == "Kyiv"
    assert found.confidence["incidents[0].location.settlement"] == 1


def test_an_object_that_half_do_not_have_is_left_out() -> None:
    found = _vote([_incident(date=None)], [_incident()])
    assert found.extraction.incidents[0].date is None
    assert found.confidence["incidents[0].date"] == 0.5


def test_a_tie_is_broken_by_content() -> None:
    one, other = _incident(attack_type="missile"), _incident(attack_type="drone")
    assert _vote([one], [other]) == _vote([other], [one])


def test_articles_without_attacks_agree_on_nothing_to_find() -> None:
    assert _vote([], [], []) == Consensus(Extraction(incidents=[]), {})


def test_no_answer_is_a_mistake_of_the_caller() -> None:
    with pytest.raises(ValueError, match="no answers"):
        consensus([])


def _values(value: Any) -> list[Any]:
    if isinstance(value, dict):
        return [inner for item in value.values() for inner in _values(item)]
    if isinstance(value, list):
        return [inner for item in value for inner in _values(item)]
    return [value]


UNVOTED = ("quote", "summary")
PARTS = {"date": ("start", "end", "precision"), "count": ("low", "high", "basis")}


def _paths(extraction: Extraction) -> list[str]:
    """Every path that must have a confidence, found without the code under test."""
    return [
        path
        for n, item in enumerate(extraction.model_dump()["incidents"])
        for path in _below(item, f"incidents[{n}]", "")
    ]


def _below(value: Any, path: str, key: str) -> list[str]:
    if isinstance(value, list):
        return [found for n, item in enumerate(value) for found in _below(item, f"{path}[{n}]", "")]
    own = [] if key == "location" else [path]
    if not isinstance(value, dict):
        return [path]
    kept = {name: item for name, item in value.items() if name not in (*UNVOTED, *PARTS.get(key, ()))}
    return own + [found for name, item in kept.items() for found in _below(item, f"{path}.{name}", name)]

"""Every verdict but a plain right or absent one says why, in one sentence."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from eval import score_pair
from tests.eval.changes import mistaken
from tests.eval.records import PLAN, casualty, count, extraction, incident, leaves, only
from tests.record_strategies import extractions

REASONS: list[tuple[dict[str, Any], dict[str, Any], str, str]] = [
    ({}, {"role": "background"}, "incidents.role", "“background” is not “primary”"),
    ({}, {"role": None}, "incidents.role", "gold has a value, the prediction none"),
    ({"role": None}, {}, "incidents.role", "the prediction has a value, gold none"),
    ({}, {"attack_type": "combined"}, "incidents.attack_type", "partly right: “combined” for “missile”"),
    ({}, {"location__settlement": "Odesa"}, "incidents.location.settlement", "“Odesa” is not “Kryvyi Rih”"),
    ({}, {"perpetrator__actor": "Belarus"}, "incidents.perpetrator.actor", "“Belarus” is not “Russia”"),
    ({}, {"perpetrator__actor": "the Kremlin"}, "incidents.perpetrator.actor", ""),
    (
        {"casualties": [casualty(number=count(14))]},
        {"casualties": [casualty(number=20)]},
        "incidents.casualties.count",
        "partly right: 20 is not at least 14 (low: 6 more than gold)",
    ),
    ({"unlabelled": ["role"]}, {}, "incidents.role", "left unlabelled in gold"),
    ({"role": "background", "accept": {"role": ["primary"]}}, {}, "incidents.role", "an alternative that gold accepts"),
    ({"accept": {"role": [None]}}, {"role": None}, "incidents.role", "gold accepts silence"),
    ({}, {"date": "April 4, 2025"}, "incidents.date", "the same value in another notation"),
]


@pytest.mark.parametrize(("gold", "predicted", "path", "reason"), REASONS, ids=[row[3] or "plain" for row in REASONS])
def test_reasons(gold: dict[str, Any], predicted: dict[str, Any], path: str, reason: str) -> None:
    score = only(leaves(extraction(incident(**gold)), extraction(incident(**predicted))), path)
    assert score.reason == reason


def test_items_on_one_side_only_say_so() -> None:
    missed = leaves(extraction(incident()), extraction())
    invented = leaves(extraction(), extraction(incident()))
    assert {s.reason for s in missed if s.verdict == "missing"} == {"nothing predicted stands for this item of gold"}
    assert {s.reason for s in invented if s.verdict == "spurious"} == {"nothing in gold stands for this predicted item"}


def test_values_that_are_no_texts_are_shown_as_json() -> None:
    score = only(leaves(extraction(incident()), extraction(incident(role=14))), "incidents.role")
    assert score.reason == "14 is not “primary”"


@given(extractions, extractions, st.randoms(use_true_random=False))
@settings(max_examples=60, deadline=None)
def test_no_error_is_without_a_reason(one: Any, other: Any, random: Any) -> None:
    gold = one.model_dump()
    for leaf in score_pair(PLAN, gold, mistaken(gold, other.model_dump(), random)):
        plain = leaf.verdict in ("correct", "absent") and not leaf.tags
        assert leaf.reason or plain or leaf.tags in (("basis",), ("precision",)), leaf
        assert "\n" not in leaf.reason

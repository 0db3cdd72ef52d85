"""The documents that the scorer is timed on are what the benchmark says they are."""

import pytest

from benchmarks.scoring_documents import ENTRIES, INCIDENT, LISTS, PERTURBED, SCALARS, model, pairs
from eval import Counts, ScoringPlan, aggregate, score_document

PLAN = ScoringPlan.from_model(model())


def test_a_document_has_25_scalars_and_incidents_with_two_lists_of_strings() -> None:
    ((gold, prediction),) = pairs(1, incidents=3, seed=1)
    assert len(SCALARS) == 25
    for record in (gold, prediction):
        assert set(record) == {*SCALARS, "incidents"}
        for incident in record["incidents"]:
            assert set(incident) == {*INCIDENT, *LISTS}
            assert [len(incident[name]) for name in LISTS] == [ENTRIES, ENTRIES]


def test_the_same_seed_gives_the_same_pairs() -> None:
    assert pairs(3, incidents=3, seed=1) == pairs(3, incidents=3, seed=1) != pairs(3, incidents=3, seed=2)


def test_the_documents_fit_their_model() -> None:
    for gold, prediction in pairs(5, incidents=3, seed=1):
        model().model_validate(gold)
        assert score_document(PLAN, gold, prediction).violations == []


def test_about_a_fifth_of_the_leaves_is_perturbed() -> None:
    total = sum(
        (aggregate(score_document(PLAN, *pair).leaves).overall for pair in pairs(60, incidents=3, seed=1)),
        start=Counts(),
    )
    # Fewer come out wrong than were touched, since some new values are the old ones; and lost pairs cost more.
    assert total.strict.recall == pytest.approx(1 - PERTURBED, abs=0.06)

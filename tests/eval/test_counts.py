"""Counts add, and every score is a property of a sum."""

import dataclasses

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eval import Aggregate, Counts, LeafScore, aggregate, score_pair
from eval.counts import Ratios
from eval.verdicts import VERDICTS
from tests.eval.records import PLAN, extraction, incident

counts = st.builds(Counts, **dict.fromkeys(VERDICTS, st.integers(0, 50)))


@pytest.mark.parametrize(
    ("found", "strict", "lenient"),
    [
        (Counts(), (None, None, None), (None, None, None)),
        (Counts(absent=9, unlabelled=3), (None, None, None), (None, None, None)),
        (Counts(correct=10, incorrect=1), (10 / 11, 10 / 11, 10 / 11), (10 / 11, 10 / 11, 10 / 11)),
        (Counts(correct=1, partial=2, missing=1), (1 / 3, 1 / 4, 2 / 7), (2 / 3, 2 / 4, 4 / 7)),
        (Counts(spurious=1), (0.0, None, 0.0), (0.0, None, 0.0)),
        (Counts(missing=1), (None, 0.0, 0.0), (None, 0.0, 0.0)),
        (Counts(correct=4, failed=6), (1.0, 0.4, 8 / 14), (1.0, 0.4, 8 / 14)),
        (Counts(partial=1), (0.0, 0.0, 0.0), (0.5, 0.5, 0.5)),
    ],
    ids=repr,
)
def test_precision_recall_and_f1(
    found: Counts, strict: tuple[float | None, ...], lenient: tuple[float | None, ...]
) -> None:
    assert found.strict == strict
    assert found.lenient == lenient


@given(st.lists(counts))
def test_counts_sum_in_any_way(parts: list[Counts]) -> None:
    whole = sum(parts, start=Counts())
    assert sum(parts) == (whole if parts else 0)
    assert sum(reversed(parts), start=Counts()) == whole
    for verdict in VERDICTS:
        assert getattr(whole, verdict) == sum(getattr(part, verdict) for part in parts)


@given(counts)
def test_f1_is_the_harmonic_mean_of_precision_and_recall(found: Counts) -> None:
    for ratios in (found.strict, found.lenient):
        if ratios.precision and ratios.recall:
            mean = 2 * ratios.precision * ratios.recall / (ratios.precision + ratios.recall)
            assert ratios.f1 == pytest.approx(mean)


def test_counts_have_a_field_for_each_verdict_and_cannot_be_changed() -> None:
    assert tuple(field.name for field in dataclasses.fields(Counts)) == VERDICTS
    with pytest.raises(dataclasses.FrozenInstanceError):
        Counts().correct = 1  # type: ignore[misc]


def test_counts_are_true_when_anything_was_counted() -> None:
    assert not Counts()
    assert Counts(absent=1)


def test_nothing_but_zero_adds_to_counts() -> None:
    with pytest.raises(TypeError):
        _ = 1 + Counts()


def test_aggregates_are_by_path_and_add() -> None:
    one = aggregate([LeafScore("a", "correct"), LeafScore("b", "missing")])
    other = aggregate([LeafScore("b", "correct")])
    assert one.fields == {"a": Counts(correct=1), "b": Counts(missing=1)}
    assert one + other == Aggregate(
        Counts(correct=2, missing=1), {"a": Counts(correct=1), "b": Counts(correct=1, missing=1)}
    )
    assert sum([one, other]) == one + other
    assert aggregate([]) == Aggregate()


def test_every_leaf_of_a_document_is_counted() -> None:
    scores = score_pair(PLAN, extraction(incident()), extraction(incident()))
    found = aggregate(iter(scores))
    assert found.overall.correct + found.overall.absent == len(scores)
    assert found.overall.strict == Ratios(1.0, 1.0, 1.0)

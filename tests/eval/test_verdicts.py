import pickle

import pytest

from eval import LeafScore, score_pair
from tests.eval.records import PLAN, extraction, incident


def test_a_finding_can_be_made_by_hand() -> None:
    score = LeafScore("a.b", "incorrect", gold=1, predicted=2, tags=["coerced"], reason="1 more than gold")
    assert (score.path, score.verdict, score.gold, score.predicted) == ("a.b", "incorrect", 1, 2)
    assert (score.tags, score.reason, score.gold_at, score.predicted_at) == (("coerced",), "1 more than gold", (), ())


def test_a_finding_cannot_be_changed() -> None:
    with pytest.raises(AttributeError):
        LeafScore("a", "correct").verdict = "missing"  # type: ignore[misc]


def test_a_finding_shows_its_reason() -> None:
    score = LeafScore("a", "incorrect", 14, 15, reason="1 more than gold")
    assert repr(score) == (
        "LeafScore(path='a', verdict='incorrect', gold=14, predicted=15, tags=(), reason='1 more than gold', "
        "gold_at=(), predicted_at=())"
    )


def test_findings_survive_pickling_with_their_reasons() -> None:
    scores = score_pair(PLAN, extraction(incident()), extraction(incident(role="background")))
    again = pickle.loads(pickle.dumps(scores))
    assert [(s.path, s.verdict, s.reason) for s in again] == [(s.path, s.verdict, s.reason) for s in scores]

from typing import Annotated, Any

import pytest
from pydantic import BaseModel

from eval import Scored, ScoringPlan, score_document, score_pair


class Point(BaseModel):
    x: int | None
    name: str | None


class Record(BaseModel):
    point: Annotated[Point | None, Scored()]


PLAN = ScoringPlan.from_model(Record)


@pytest.mark.parametrize(
    ("gold", "predicted", "verdict", "tags"),
    [
        ({"x": 1, "name": "A"}, {"x": 1, "name": "a"}, "correct", ()),
        ({"x": 1, "name": "A"}, {"x": "1", "name": "a"}, "correct", ("coerced",)),
        ({"x": 1, "name": "A"}, {"x": 2, "name": "A"}, "incorrect", ()),
        ({"x": 1, "name": "A"}, {"x": 1}, "incorrect", ()),
        ({"x": 0, "name": None}, {"x": None, "name": ""}, "missing", ()),
        (None, {"x": None, "name": None}, "absent", ()),
    ],
    ids=str,
)
def test_an_object_is_right_or_wrong_as_a_whole(gold: Any, predicted: Any, verdict: str, tags: tuple[str, ...]) -> None:
    (leaf,) = score_pair(PLAN, {"point": gold}, {"point": predicted})
    assert (leaf.path, leaf.verdict, leaf.tags) == ("point", verdict, tags)


@pytest.mark.parametrize("raw", ["a text", 14, [1]], ids=repr)
def test_anything_but_an_object_is_a_violation(raw: Any) -> None:
    document = score_document(PLAN, {"point": {"x": 1, "name": "A"}}, {"point": raw})
    assert ([leaf.verdict for leaf in document.leaves], len(document.violations)) == (["missing"], 1)

"""Documents of any schema, from files: what is read, what is refused with file and line, and that memory stays flat."""

import json
import tracemalloc
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any

import pytest
from pydantic import BaseModel

from eval import Scored, ScoringPlan
from eval.document_scores import score_documents
from eval.documents import load_model, read_pairs
from extractor.errors import InputError, UsageError


class Line(BaseModel):
    article: Annotated[str, Scored("exact", key=True)]
    amount: Annotated[int | None, Scored("number")]


class Invoice(BaseModel):
    number: Annotated[str, Scored()]
    lines: list[Line]


PLAN = ScoringPlan.from_model(Invoice)
GOLD: dict[str, Any] = {"number": "7", "lines": [{"article": "nails", "amount": 40}, {"article": "glue", "amount": 1}]}


def write(folder: Path, name: str, content: str) -> Path:
    file = folder / name
    file.write_text(content)
    return file


FORMS = [
    ("one object", "json", json.dumps(GOLD), 1),
    ("an array", "json", json.dumps([GOLD, GOLD]), 2),
    ("a line each", "jsonl", f"{json.dumps(GOLD)}\n\n{json.dumps(GOLD)}\n", 2),
]


@pytest.mark.parametrize(("suffix", "content", "number"), [row[1:] for row in FORMS], ids=[row[0] for row in FORMS])
def test_documents_are_read_from(tmp_path: Path, suffix: str, content: str, number: int) -> None:
    file = write(tmp_path, f"gold.{suffix}", content)
    assert list(read_pairs(file, file)) == [(GOLD, GOLD)] * number


REFUSED = [
    ("no JSON", "gold.json", "{", "{}", "gold.json: not JSON"),
    ("a bad line", "gold.jsonl", '{"number": "7"}\nnope\n', '{"number": "7"}\n{}\n', "gold.jsonl:2: not JSON"),
    ("a list in a line", "gold.jsonl", "[1]\n", "{}\n", "gold.jsonl:1: found list"),
    ("null gold", "gold.jsonl", "null\n", "{}\n", "document 1 is null"),
    ("fewer predictions", "gold.jsonl", "{}\n{}\n", "{}\n", "pred.jsonl: ends after 1 documents"),
    ("more predictions", "gold.jsonl", "{}\n", "{}\n{}\n", "gold.jsonl: ends after 1 documents"),
    ("a document of 100,000 levels", "gold.json", "[" * 100_000, "{}", "gold.json: not JSON"),
]


@pytest.mark.parametrize(("name", "gold", "pred", "message"), [row[1:] for row in REFUSED], ids=[r[0] for r in REFUSED])
def test_refused_is(tmp_path: Path, name: str, gold: str, pred: str, message: str) -> None:
    files = write(tmp_path, name, gold), write(tmp_path, name.replace("gold", "pred"), pred)
    with pytest.raises(InputError, match=message):
        list(read_pairs(*files))


def test_a_missing_file_is_one_clear_line(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"nowhere\.json: cannot be read: No such file"):
        list(read_pairs(tmp_path / "nowhere.json", tmp_path / "nowhere.json"))


MODELS = [
    ("no colon", "json", "write module:Model"),
    ("no such module", "nowhere_at_all:Model", "No module named"),
    ("no such name", "json:Model", "has no 'Model'"),
]


@pytest.mark.parametrize(("name", "message"), [row[1:] for row in MODELS], ids=[row[0] for row in MODELS])
def test_a_schema_that_is_not_there(name: str, message: str) -> None:
    with pytest.raises(UsageError, match=message):
        load_model(name)


def test_a_null_prediction_is_a_failed_document_that_costs_recall() -> None:
    scores = score_documents(PLAN, [(GOLD, GOLD), (GOLD, None)])
    assert (scores.documents, scores.failed) == (2, 1)
    assert tuple(scores.leaves.overall.strict) == pytest.approx((1, 1 / 2, 2 / 3))


def test_nothing_to_find_and_nothing_found_is_counted_apart() -> None:
    scores = score_documents(PLAN, [({}, {}), ({}, {"number": "8"})])
    assert (scores.correctly_empty, scores.leaves.overall.spurious) == (1, 1)


def test_each_document_is_handed_on_with_its_number() -> None:
    seen: list[int] = []
    score_documents(PLAN, [(GOLD, GOLD)] * 3, lambda number, _: seen.append(number))
    assert seen == [1, 2, 3]


def peak(documents: int) -> int:
    def pairs() -> Iterator[tuple[dict[str, Any], dict[str, Any]]]:
        for number in range(documents):
            yield {"number": "7"}, {"number": str(number % 100)}  # values repeat, so that only documents grow

    plan = ScoringPlan.from_model(Invoice)
    tracemalloc.start()
    score_documents(plan, pairs())
    used = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return used


def test_memory_does_not_grow_with_the_number_of_documents() -> None:
    assert peak(9_000) < 1.2 * peak(3_000)

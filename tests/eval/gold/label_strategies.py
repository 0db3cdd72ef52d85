"""Random labels: records of `tests.record_strategies` with annotation keys, all quotes in one made-up text."""

import hashlib
from typing import Any, Literal, get_args, get_origin

from hypothesis import strategies as st
from pydantic import BaseModel

from eval.gold import annotations
from eval.gold.header import TAGS
from extractor.evidence import occurrences
from extractor.schema import Extraction
from tests.record_strategies import counts, extractions, words

TEXT = " date 2026-02-04 a quote, and another quote of\n14 people: “a quote”, said # all 14 people."
FOLDED = "a  quote"
"""Stands nowhere letter by letter, twice but for white space."""
notes = st.text(max_size=30)


def _alternative(model: type[BaseModel], leaf: str) -> st.SearchStrategy[Any]:
    if leaf == "date":
        return st.sampled_from(
            [None, {"start": "2026-02-01", "end": "2026-02-09"}, {"start": None, "end": "2026-02-09"}]
        )
    annotation = model.model_fields[leaf].annotation
    if get_origin(annotation) is Literal:
        return st.sampled_from(get_args(annotation))
    if leaf == "country":
        return st.sampled_from(["NO", "PL"])
    return st.none() | counts.map(lambda count: count.model_dump()) if leaf == "count" else words


@st.composite
def _annotations(draw: st.DrawFn, model: type[BaseModel], value: dict[str, Any], *, unlabelled: bool) -> dict[str, Any]:
    leaves = annotations.leaves(model)
    said: dict[str, Any] = {}
    if draw(st.booleans()):
        said["optional"] = True
    if draw(st.booleans()):
        leaf = draw(st.sampled_from(leaves))
        said["accept"] = {leaf: draw(st.lists(_alternative(model, leaf), min_size=1, max_size=2))}
    if unlabelled and draw(st.integers(0, 3)) == 0:
        said["unlabelled"] = draw(st.lists(st.sampled_from(leaves), min_size=1, max_size=2, unique=True))
    if draw(st.booleans()):
        said["note"] = draw(notes)
    if "quote" in value:
        value["quote"] = draw(st.sampled_from([value["quote"], FOLDED]))
        if draw(st.booleans()) and len(occurrences(value["quote"], TEXT)) > 1:
            said["nth"] = 2
    return said


@st.composite
def records(draw: st.DrawFn, *, unlabelled: bool = True) -> dict[str, Any]:
    """Incidents with annotation keys, valid by the lint against `TEXT`."""
    record = draw(extractions).model_dump()
    for model, value, _ in list(annotations.objects(Extraction, record, ())):
        if model not in annotations.VALUES and model is not Extraction and draw(st.integers(0, 2)) == 0:
            value.update(draw(_annotations(model, value, unlabelled=unlabelled)))
    return record


@st.composite
def labels(draw: st.DrawFn) -> dict[str, Any]:
    """Whole label files of the article ``made_up``."""
    return {
        "article": "made_up",
        "source_file": draw(words),
        "sha256": hashlib.sha256(TEXT.encode()).hexdigest(),
        "guidelines": 1,
        "annotators": draw(st.lists(words, min_size=1, max_size=2, unique=True)),
        "status": draw(st.sampled_from(["draft", "double"])),
        "tags": draw(st.lists(st.sampled_from(TAGS), max_size=3, unique=True)),
        **draw(st.fixed_dictionaries({}, optional={"note": notes})),
        **draw(records()),
    }

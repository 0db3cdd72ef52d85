"""Each transform alone: what goes in, what comes out."""

from collections.abc import Callable
from typing import Any

import pytest

from extractor.errors import PlanError
from extractor.portability import transforms
from extractor.portability.walk import Schema

COUNT = {"type": "object", "description": "How many.", "properties": {"low": {"type": "integer"}}}
CASES: list[tuple[Callable[[Schema], Schema], Schema, Schema]] = [
    (transforms.tidy, {"title": "A", "description": " two\n  lines "}, {"description": "two lines"}),
    (
        transforms.tidy,
        {"properties": {"title": {"title": "Title", "type": "string"}}},
        {"properties": {"title": {"type": "string"}}},
    ),
    (
        transforms.inlined,
        {"properties": {"n": {"$ref": "#/$defs/Count", "description": "Of what."}}, "$defs": {"Count": COUNT}},
        {"properties": {"n": COUNT | {"description": "Of what. How many."}}},
    ),
    (
        transforms.inlined,
        {"anyOf": [{"$ref": "#/$defs/A"}], "$defs": {"A": {"items": {"$ref": "#/$defs/B"}}, "B": {"type": "null"}}},
        {"anyOf": [{"items": {"type": "null"}}]},
    ),
    (
        transforms.bare_references,
        {"description": "A figure.", "properties": {"n": {"$ref": "#/$defs/Count", "description": "Of what."}}},
        {"description": "A figure. n: Of what.", "properties": {"n": {"$ref": "#/$defs/Count"}}},
    ),
    (
        transforms.closed,
        {"type": "object", "properties": {"a": {}, "b": {}}, "required": ["b"]},
        {"type": "object", "properties": {"a": {}, "b": {}}, "required": ["a", "b"], "additionalProperties": False},
    ),
    (
        transforms.closed,
        {"properties": {"a": {}}, "additionalProperties": {"type": "string"}},
        {"properties": {"a": {}}, "additionalProperties": {"type": "string"}},
    ),
    (
        transforms.any_of,
        {"oneOf": [{"type": "string"}], "discriminator": {"propertyName": "kind"}},
        {"anyOf": [{"type": "string"}]},
    ),
    (transforms.any_of, {"allOf": [{"type": "string"}]}, {"type": "string"}),
    (
        transforms.type_arrays,
        {"anyOf": [{"type": "string", "enum": ["a"]}, {"type": "null"}], "description": "Why."},
        {"type": ["string", "null"], "enum": ["a", None], "description": "Why."},
    ),
    (
        transforms.type_arrays,
        {"anyOf": [COUNT, {"type": "null"}]},
        {"anyOf": [COUNT, {"type": "null"}]},
    ),
    (
        transforms.type_arrays_everywhere,
        {"anyOf": [COUNT, {"type": "null"}], "description": "Null where silent."},
        COUNT | {"type": ["object", "null"], "description": "Null where silent. How many."},
    ),
    (
        transforms.type_arrays,
        {"anyOf": [{"type": "string"}, {"type": "integer"}]},
        {"anyOf": [{"type": "string"}, {"type": "integer"}]},
    ),
    (transforms.single_enums, {"type": "string", "const": "a"}, {"type": "string", "enum": ["a"]}),
]


@pytest.mark.parametrize(
    ("transform", "given", "expected"), CASES, ids=[f"{case[0].__name__}-{n}" for n, case in enumerate(CASES)]
)
def test_transform(transform: Callable[[Schema], Schema], given: Schema, expected: Schema) -> None:
    before = repr(given)
    assert transform(given) == expected
    assert transform(transform(given)) == expected, "a second time changes nothing"
    assert repr(given) == before, "what was given stays as it was"


def test_words_of_a_keyword_that_goes_follow_in_the_description() -> None:
    given = {"type": "integer", "minimum": 0, "maximum": 9, "description": "People."}
    assert transforms.without(given, ["minimum", "maximum"]) == {
        "type": "integer",
        "description": "People. (minimum 0, maximum 9)",
    }


def test_a_default_goes_without_a_word() -> None:
    assert transforms.without({"type": "integer", "default": 1}, ["default"]) == {"type": "integer"}


def test_a_field_that_is_called_like_a_keyword_stays() -> None:
    given: dict[str, Any] = {"properties": {"minimum": {"type": "integer"}}}
    assert transforms.without(given, ["minimum"]) == given


@pytest.mark.parametrize(
    "definitions",
    [
        {"A": {"properties": {"next": {"$ref": "#/$defs/A"}}}},
        {"A": {"items": {"$ref": "#/$defs/B"}}, "B": {"anyOf": [{"$ref": "#/$defs/A"}]}},
    ],
    ids=["itself", "by way of another"],
)
def test_what_contains_itself_cannot_be_inlined(definitions: Schema) -> None:
    with pytest.raises(PlanError, match="A contains itself"):
        transforms.inlined({"$ref": "#/$defs/A", "$defs": definitions})

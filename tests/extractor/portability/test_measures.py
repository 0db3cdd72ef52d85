"""Sizes of a schema."""

from extractor.portability.measures import measures
from extractor.portability.walk import Schema

PAIR: Schema = {
    "type": "object",
    "properties": {"low": {"type": "integer"}, "high": {"type": ["integer", "null"]}},
    "required": ["low", "high"],
}


def test_counts_run_over_the_schema_as_it_stands() -> None:
    schema: Schema = {
        "type": "object",
        "properties": {
            "kind": {"enum": ["a", "bc"]},
            "one": {"anyOf": [{"$ref": "#/$defs/Pair"}, {"type": "null"}]},
            "two": {"$ref": "#/$defs/Pair"},
        },
        "required": ["kind"],
        "$defs": {"Pair": PAIR},
    }
    assert measures(schema) == {
        "nullable fields": 2,
        "optional fields": 2,
        "properties": 5,
        "nesting": 2,
        "enum values": 2,
        "characters of a large enum": 0,
        "characters of names and values": len("kindonetwo" + "lowhigh" + "Pair" + "abc"),
    }


def test_a_definition_put_in_place_twice_counts_twice() -> None:
    schema: Schema = {"properties": {"one": PAIR, "two": PAIR}}
    assert measures(schema)["nullable fields"] == 2


def test_nesting_counts_objects_and_not_arrays() -> None:
    inner: Schema = {"items": {"items": {"properties": {"a": {"properties": {"b": {"type": "string"}}}}}}}
    assert measures(inner)["nesting"] == 2


def test_a_definition_inside_itself_ends_the_count() -> None:
    node: Schema = {"properties": {"next": {"$ref": "#/$defs/Node"}}}
    assert measures({"$ref": "#/$defs/Node", "$defs": {"Node": node}})["nesting"] == 1


def test_only_a_large_enum_has_its_text_measured() -> None:
    assert measures({"enum": ["x"] * 250})["characters of a large enum"] == 0
    assert measures({"enum": ["xy"] * 251})["characters of a large enum"] == 502

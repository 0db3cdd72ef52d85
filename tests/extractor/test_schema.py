"""The record's contract: paths, enum values, what may be null, and what is refused."""

from collections.abc import Iterator
from typing import Annotated, Any, get_args, get_origin, get_type_hints

import pytest
from pydantic import BaseModel, ValidationError

from extractor import schema
from extractor.schema import Extraction
from extractor.scored import NotScored, Quoted, Scored
from tests.samples import RECORD, changed

SCHEMA = Extraction.model_json_schema()
OBJECTS: dict[str, dict[str, Any]] = {"Extraction": SCHEMA, **SCHEMA["$defs"]}
FIELDS = {f"{name}.{field}": spec for name, model in OBJECTS.items() for field, spec in model["properties"].items()}

# Transcribed from the contract, not from the code.
ENUMS = {
    "Incident.role": "primary concurrent background",
    "Incident.attack_type": ("missile drone combined air_strike shelling explosion ground_attack other unspecified"),
    "When.precision": "day range on_or_before unknown",
    "When.part_of_day": "night morning afternoon evening unspecified",
    "Perpetrator.certainty": "claimed disputed suspected attributed stated",
    "Weapon.category": (
        "ballistic_missile cruise_missile missile drone guided_bomb bomb artillery mortar rocket small_arms"
        " explosive_device mine other"
    ),
    "Weapon.scope": "incident operation",
    "Weapon.certainty": "stated suspected",
    "Casualty.outcome": "killed injured missing trapped rescued evacuated medical_assistance",
    "Casualty.group": "all children women men elderly medical_workers rescue_workers military other",
    "Casualty.status": "current superseded",
    "Count.basis": "exact at_least at_most range approximate vague",
    "Damage.object": (
        "residential education medical energy water transport vehicle port industrial commercial government diplomatic"
        " religious_cultural agriculture communications humanitarian military building infrastructure other"
    ),
    "Damage.level": "destroyed on_fire damaged affected",
    "Effect.kind": (
        "power_outage water_outage heating_outage gas_outage communications_outage transport_disruption fire"
        " environmental displacement other"
    ),
    "Effect.unit": "people households settlements buildings unspecified",
}
NULLABLE = {
    "Incident.date", "Incident.perpetrator",
    "When.start", "When.end",
    "Location.admin1", "Location.settlement", "Location.site",
    "Perpetrator.attributed_to",
    "Weapon.model", "Weapon.warhead", "Weapon.count",
    "Casualty.source",
    "Count.high",
    "Damage.count",
    "Effect.count",
    "Source.position",
}  # fmt: skip
KEYS = {
    "Extraction": "incidents",
    "Incident": ("role summary attack_type date location perpetrator weapons casualties damage effects sources"),
    "When": "start end precision part_of_day quote",
    "Location": "country admin1 settlement site quote",
    "Perpetrator": "actor certainty attributed_to quote",
    "Weapon": "category model warhead count scope certainty quote",
    "Casualty": "outcome group count status source quote",
    "Count": "low high basis",
    "Damage": "object description level count quote",
    "Effect": "kind count unit quote",
    "Source": "name position quote",
}


def problems(record: dict[str, Any]) -> list[tuple[str, str]]:
    """(place, message) of everything that is refused; places below the only incident."""
    try:
        Extraction.model_validate(record)
    except ValidationError as error:
        return [(".".join(map(str, problem["loc"][2:])), problem["msg"]) for problem in error.errors()]
    return []


# The shape -----------------------------------------------------------------------------------------------------------


def test_every_object_has_the_keys_of_the_contract_in_its_order() -> None:
    assert {name: " ".join(spec["properties"]) for name, spec in OBJECTS.items()} == KEYS


def test_every_enum_has_the_values_of_the_contract_in_its_order() -> None:
    assert {path: " ".join(spec["enum"]) for path, spec in FIELDS.items() if "enum" in spec} == ENUMS


def test_exactly_the_sixteen_places_of_the_contract_may_be_null() -> None:
    nullable = {path for path, spec in FIELDS.items() if {"type": "null"} in spec.get("anyOf", [])}
    assert nullable == NULLABLE
    assert len(nullable) == 16
    assert str(SCHEMA).count("'null'") == 16


@pytest.mark.parametrize("name", OBJECTS)
def test_every_key_is_required_none_has_a_default_and_no_other_is_allowed(name: str) -> None:
    spec = OBJECTS[name]
    assert spec["required"] == list(spec["properties"])
    assert spec["additionalProperties"] is False
    assert not [field for field, inner in spec["properties"].items() if "default" in inner]


@pytest.mark.parametrize("path", [*OBJECTS, *FIELDS])
def test_every_object_and_field_is_described_to_the_model_itself_or_by_what_it_holds(path: str) -> None:
    spec = FIELDS.get(path) or OBJECTS[path]
    assert spec.get("description") or OBJECTS[spec.get("items", spec)["$ref"].rpartition("/")[2]]["description"]


def test_the_schema_holds_nothing_that_providers_refuse() -> None:
    words = {"oneOf", "allOf", "not", "pattern", "format", "minimum", "maximum", "minLength", "maxItems", "default"}
    assert not words & set(_keys(SCHEMA))


def _keys(value: object) -> Iterator[str]:
    if isinstance(value, dict):
        for key, inner in value.items():
            yield key
            yield from _keys(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _keys(inner)


# Values --------------------------------------------------------------------------------------------------------------


def test_a_whole_record_is_taken_and_given_back_as_it_is() -> None:
    assert Extraction.model_validate(RECORD).model_dump() == RECORD


def test_an_article_without_an_attack_has_an_empty_list() -> None:
    assert Extraction.model_validate_json('{"incidents": []}').incidents == []


PLACES: dict[str, tuple[str | int, ...]] = {
    "Incident": (),
    "When": ("date",),
    "Location": ("location",),
    "Perpetrator": ("perpetrator",),
    "Weapon": ("weapons", 0),
    "Casualty": ("casualties", 0),
    "Count": ("casualties", 0, "count"),
    "Damage": ("damage", 0),
    "Effect": ("effects", 0),
    "Source": ("sources", 0),
}
"""Where each kind of object stands in the incident of the sample record."""


def at(path: str) -> tuple[str | int, ...]:
    name, field = path.split(".")
    return (*PLACES[name], field)


@pytest.mark.parametrize("path", ENUMS)
def test_every_enum_takes_its_values_and_no_other(path: str) -> None:
    *most, last = ENUMS[path].split()
    place = ".".join(map(str, at(path)))
    refused = problems(changed(at(path), "PRIMARY"))
    assert refused == [(place, f"Input should be {', '.join(map(repr, most))} or {last!r}")]
    for value in (*most, last):
        assert place not in dict(problems(changed(at(path), value)))
    assert place in dict(problems(changed(at(path), None)))


@pytest.mark.parametrize("path", [path for path in FIELDS if not path.startswith("Extraction")])
def test_null_is_taken_where_the_contract_says_so_and_nowhere_else(path: str) -> None:
    refused = dict(problems(changed(at(path), None)))
    assert (".".join(map(str, at(path))) in refused) == (path not in NULLABLE)


@pytest.mark.parametrize("path", [path for path in FIELDS if not path.startswith("Extraction")])
def test_a_missing_key_is_refused_also_where_null_would_be_taken(path: str) -> None:
    record = changed(at(path), None)
    holder: Any = record["incidents"][0]
    for step in at(path)[:-1]:
        holder = holder[step]
    del holder[at(path)[-1]]
    assert problems(record) == [(".".join(map(str, at(path))), "Field required")]


@pytest.mark.parametrize("name", PLACES)
def test_an_unknown_key_is_refused_by_name(name: str) -> None:
    path = (*PLACES[name], "confidence")
    assert problems(changed(path, 0.9)) == [(".".join(map(str, path)), "Extra inputs are not permitted")]


@pytest.mark.parametrize(
    ("path", "value", "place", "message"),
    [
        pytest.param(
            ("casualties", 0, "count"),
            {"low": 14, "high": None, "basis": "exact"},
            "casualties.0.count",
            "Value error, basis 'exact' needs low = high; found low 14, high null",
            id="bounds against basis",
        ),
        pytest.param(
            ("date", "precision"),
            "range",
            "date",
            "Value error, precision 'range' needs start before end; found start 2031-05-06, end 2031-05-06",
            id="days against precision",
        ),
        pytest.param(
            ("date", "start"),
            "6 May 2031",
            "date.start",
            "Value error, '6 May 2031' is not a date; write YYYY-MM-DD",
            id="a loose date",
        ),
        pytest.param(
            ("location", "country"),
            "UKR",
            "location.country",
            "Value error, 'UKR' is not an ISO 3166-1 alpha-2 code; write two capitals such as UA, or XZ at sea",
            id="a loose country",
        ),
        pytest.param(("weapons",), None, "weapons", "Input should be a valid list", id="null for an empty list"),
    ],
)
def test_a_value_that_breaks_a_rule_is_refused_at_its_place_with_what_to_do(
    path: tuple[str | int, ...], value: object, place: str, message: str
) -> None:
    assert problems(changed(path, value)) == [(place, message)]


def test_a_record_cannot_be_changed_after_it_was_checked() -> None:
    count = Extraction.model_validate(RECORD).incidents[0].casualties[0].count
    with pytest.raises(ValidationError, match="frozen"):
        count.low = 3  # type: ignore[misc]


# Scoring markers -----------------------------------------------------------------------------------------------------

MODELS: list[type[BaseModel]] = [getattr(schema, name) for name in OBJECTS]


def markers(model: type[BaseModel], field: str) -> list[object]:
    return [m for m in model.model_fields[field].metadata if isinstance(m, Scored | NotScored)]


def holds_objects(annotation: Any) -> bool:
    if get_origin(annotation) is Annotated:
        return holds_objects(get_args(annotation)[0])
    if isinstance(annotation, type) and get_origin(annotation) is None:
        return issubclass(annotation, BaseModel)
    return any(holds_objects(inner) for inner in get_args(annotation))


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_every_leaf_says_how_it_is_scored_itself_or_by_the_object_it_is_a_part_of(model: type[BaseModel]) -> None:
    parts_of_one_leaf = {"Count": {"low", "high"}, "When": {"start", "end"}}.get(model.__name__, set())
    hints = get_type_hints(model, include_extras=True)
    unmarked = {name for name in model.model_fields if not markers(model, name)}
    assert {name for name in unmarked if not holds_objects(hints[name])} == parts_of_one_leaf


@pytest.mark.parametrize(
    ("model", "field"),
    [(m, f) for m in MODELS for f in m.model_fields],
    ids=lambda v: v if isinstance(v, str) else v.__name__,
)
def test_no_leaf_is_marked_twice_and_every_quote_is_evidence(model: type[BaseModel], field: str) -> None:
    assert len(markers(model, field)) <= 1
    assert (field == "quote") == any(isinstance(m, Quoted) for m in markers(model, field))


def test_values_that_markers_name_are_values_of_their_enum() -> None:
    for model in MODELS:
        for field in model.model_fields:
            for marker in markers(model, field):
                if isinstance(marker, Scored):
                    named = {*marker.silent, *(value for pair in marker.relatives for value in pair)}
                    assert named <= set(FIELDS[f"{model.__name__}.{field}"].get("enum", []))


def test_markers_never_reach_the_model() -> None:
    assert not {"rule", "weight", "key", "silent", "relatives", "reason"} & set(_keys(SCHEMA))

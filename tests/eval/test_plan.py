"""What a plan makes of a model, and the models it refuses."""

import subprocess
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import Annotated, Any, Literal

import pytest
from pydantic import AfterValidator, AliasChoices, AliasPath, BaseModel, ConfigDict, Field, RootModel, computed_field
from pydantic.alias_generators import to_camel

from eval import NotScored, Quoted, Scored, ScoringPlan, score_document
from extractor.errors import PlanError
from extractor.schema import Extraction

PATHS = (
    "incidents.role",
    "incidents.attack_type",
    "incidents.date",
    "incidents.date.part_of_day",
    "incidents.location.country",
    "incidents.location.admin1",
    "incidents.location.settlement",
    "incidents.location.site",
    "incidents.perpetrator.actor",
    "incidents.perpetrator.certainty",
    "incidents.perpetrator.attributed_to",
    "incidents.weapons.category",
    "incidents.weapons.model",
    "incidents.weapons.warhead",
    "incidents.weapons.count",
    "incidents.weapons.scope",
    "incidents.weapons.certainty",
    "incidents.casualties.outcome",
    "incidents.casualties.group",
    "incidents.casualties.count",
    "incidents.casualties.status",
    "incidents.casualties.source",
    "incidents.damage.object",
    "incidents.damage.description",
    "incidents.damage.level",
    "incidents.damage.count",
    "incidents.effects.kind",
    "incidents.effects.count",
    "incidents.effects.unit",
    "incidents.sources.name",
    "incidents.sources.position",
)


def test_every_marked_leaf_of_the_record_is_planned_in_its_order() -> None:
    assert ScoringPlan.from_model(Extraction).paths == PATHS


class Colour(Enum):
    RED = "red"


class Part(BaseModel):
    low: int
    high: int | None
    remark: Annotated[str, NotScored("a remark")]
    quote: Annotated[str, Quoted()]
    kind: Annotated[Colour, Scored("enum")]


class Everything(BaseModel):
    text: Annotated[str, Scored()]
    number: Annotated[int | None, Scored()]
    share: Annotated[Decimal, Scored()]
    flag: Annotated[bool, Scored()]
    day: Annotated[date | None, Scored()]
    word: Annotated[Literal["a", "b"], Scored("enum")]
    checked: Annotated[Annotated[str, AfterValidator(str.strip)] | None, Scored("text")]
    numbers: Annotated[list[int], Scored()]
    part: Annotated[Part | None, Scored("count")]
    plain: "Plain | None"
    items: "list[Plain]"

    @computed_field  # type: ignore[prop-decorator]
    @property
    def derived(self) -> str:
        return self.text


class Plain(BaseModel):
    name: Annotated[str, Scored("name", key=True, weight=2)]


Everything.model_rebuild()


def test_every_kind_of_field_gets_the_rule_of_its_marker_or_its_type() -> None:
    plan = ScoringPlan.from_model(Everything)
    assert {path: leaf.rule.name for path, leaf in plan.leaves.items()} == {
        "text": "exact",
        "number": "number",
        "share": "number",
        "flag": "bool",
        "day": "date",
        "word": "enum",
        "checked": "text",
        "numbers": "number",
        "part": "count",
        "part.kind": "enum",
        "plain.name": "name",
        "items.name": "name",
    }


def refused(annotation: Any) -> str:
    model = type("Record", (BaseModel,), {"__annotations__": {"field": annotation}})
    with pytest.raises(PlanError) as error:
        ScoringPlan.from_model(model)
    return str(error.value)


class Looped(BaseModel):
    again: "list[Looped]"


class Marked(BaseModel):
    only: Annotated[str, Scored()]


@dataclass
class Plane:
    wings: Annotated[int, Scored()]


class Names(RootModel[list[Plain]]):
    pass


class Unfinished(BaseModel):
    later: "Later | None"  # type: ignore[name-defined] # noqa: F821 - nobody defines it


class Holder(BaseModel):
    inner: Plain
    other: str


REFUSED: list[tuple[str, Any, str]] = [
    ("no marker", str, "field: no marker says how it is scored"),
    ("a marker inside a list is invisible", list[Annotated[str, Scored()]], "field: no marker says how it is scored"),
    ("unknown rule", Annotated[str, Scored("fuzzy")], "field: unknown rule 'fuzzy'; there is exact, enum"),
    ("relatives of what is no enum", Annotated[str, Scored("text", relatives=(("a", "b"),))], "knows no relatives"),
    ("a dictionary", Annotated[dict[str, int], Scored()], "field: dict cannot be scored; make it a pydantic model"),
    ("a dataclass", Annotated[Plane, Scored()], "field: Plane cannot be scored; make it a pydantic model"),
    ("a root model", Names, "field: Names is a root model, which is no object with fields"),
    ("a type that is not there yet", Unfinished, "names a type that is not defined yet; define it and call"),
    ("weight that is no number", Annotated[str, Scored(weight="2")], "field: weight '2' is not between"),  # type: ignore[arg-type]
    ("negative weight", Annotated[str, Scored(weight=-1)], "field: weight -1 is not between"),
    ("marker on a list of objects", Annotated[list[Plain], Scored()], "mark the fields of Plain"),
    ("union of objects", Plain | Marked, "field: a union of objects or lists cannot be scored"),
    ("object or text", Plain | str, "field: a union of objects or lists cannot be scored"),
    ("list of lists", Annotated[list[list[str]], Scored()], "field: a list of lists cannot be scored"),
    ("model that holds itself", Looped, "field.again: Looped holds itself"),
    ("count without bounds", Annotated[Marked, Scored("count")], "needs two unmarked parts; Marked has []"),
    ("nothing left to compare", Annotated[Marked, Scored()], "needs an unmarked part"),
    ("text rule on an object", Annotated[Part, Scored("text")], "an object takes exact, date or count"),
    ("objects in an object leaf", Annotated[Holder, Scored()], "a part of Holder is an object or a list"),
]


@pytest.mark.parametrize(("annotation", "message"), [row[1:] for row in REFUSED], ids=[row[0] for row in REFUSED])
def test_what_cannot_be_planned_is_named_with_its_place(annotation: Any, message: str) -> None:
    assert message in refused(annotation)


def test_only_a_pydantic_model_can_be_planned() -> None:
    with pytest.raises(PlanError, match="dict is no pydantic model"):
        ScoringPlan.from_model(dict)
    with pytest.raises(PlanError, match="is no pydantic model"):
        ScoringPlan.from_model(Marked(only="an instance"))  # type: ignore[arg-type]
    with pytest.raises(PlanError, match="Names is a root model"):
        ScoringPlan.from_model(Names)


Town = Annotated[str, Scored("place")]


class Journey(BaseModel):
    start: Annotated[Town, Scored("place", weight=5)]
    end: Annotated[Town, Field(description="where to")]
    route: Annotated[list[list[Plane]], NotScored("drawn, not said")]
    means: Annotated[Plain | Marked | dict[str, Looped], NotScored("any of them")]
    stops: Annotated[Iterable[str], Scored()]


def test_the_outermost_marker_counts_and_what_is_not_scored_may_be_of_any_type() -> None:
    plan = ScoringPlan.from_model(Journey)
    assert plan.paths == ("start", "end", "stops")
    assert plan.leaf("start").weight == 5 * plan.leaf("end").weight
    assert plan.leaf("end").rule.name == "place"


class Bounds(BaseModel):
    low: Annotated[int | None, Field(alias="from")]
    high: Annotated[int | None, Field(validation_alias=AliasChoices("to", AliasPath("upTo", 0)))]


class Aliased(BaseModel):
    model_config = ConfigDict(alias_generator=to_camel)
    first_name: Annotated[str, Scored()]
    how_many: Annotated[Bounds | None, Scored("count")]
    their_towns: list[Journey] = []


@pytest.mark.parametrize(
    "record",
    [
        {"firstName": "Ada", "howMany": {"from": 1, "to": 3}, "theirTowns": [{"start": "Kyiv"}]},
        {"first_name": "Ada", "how_many": {"low": 1, "high": 3}, "their_towns": [{"start": "Kyiv"}]},
        {"first_name": "Ada", "firstName": "Bob", "howMany": {"low": 1, "to": 3}, "their_towns": [{"start": "Kyiv"}]},
    ],
    ids=["aliases", "names", "both"],
)
def test_fields_are_read_by_their_aliases_and_by_their_names(record: dict[str, Any]) -> None:
    gold = {"first_name": "Ada", "how_many": {"low": 1, "high": 3}, "their_towns": [{"start": "Kyiv"}]}
    plan = ScoringPlan.from_model(Aliased)
    for one, other in ((gold, record), (record, gold)):
        document = score_document(plan, one, other)
        assert document.violations == []
        assert [leaf.verdict for leaf in document.leaves if leaf.verdict != "absent"] == ["correct"] * 3


def test_a_leaf_is_found_by_its_path_or_the_error_lists_them() -> None:
    plan = ScoringPlan.from_model(Plain)
    assert plan.leaf("name").key
    with pytest.raises(PlanError, match="'nom' is no leaf of this plan; there is name"):
        plan.leaf("nom")


def hash_of(**marker: Any) -> str:
    annotation = Annotated[str, Scored(**marker)]
    return ScoringPlan.from_model(type("Record", (BaseModel,), {"__annotations__": {"field": annotation}})).rules_sha256


def test_the_hash_is_of_the_content() -> None:
    assert hash_of() == hash_of()
    assert len({hash_of(**change) for change in CHANGES}) == len(CHANGES)


CHANGES: list[dict[str, Any]] = [
    {},
    {"rule": "text"},
    {"rule": "name"},
    {"weight": 2},
    {"key": True},
    {"silent": ("none",)},
    {"rule": "enum"},
    {"rule": "enum", "relatives": (("a", "b"),)},
]


def test_importing_the_scorer_imports_nothing_heavy() -> None:
    code = "import sys, eval; print(sorted({'pydantic', 'rich', 'openai', 'yaml', 'asyncio'} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"

"""What providers refuse and ignore, and that the transforms do what the tables say they do."""

from typing import Annotated, Any, Literal

import pytest
from pydantic import BaseModel, ConfigDict, Field

from extractor.portability.lint import findings, recursive, sizes
from extractor.portability.providers import TABLE, provider
from extractor.portability.report import refusals
from extractor.schema import Extraction

Closed = ConfigDict(extra="forbid")


class Bounded(BaseModel):
    model_config = Closed
    age: Annotated[int, Field(ge=0, le=150)]
    share: Annotated[float, Field(gt=0)]
    step: Annotated[int, Field(multiple_of=5)]


class Lengths(BaseModel):
    model_config = Closed
    name: Annotated[str, Field(min_length=1, max_length=80)]
    code: Annotated[str, Field(pattern="[A-Z]{2}", max_length=2)]


class Defaults(BaseModel):
    model_config = Closed
    name: str = "unnamed"
    note: str | None = None


class Lists(BaseModel):
    model_config = Closed
    few: Annotated[list[str], Field(min_length=2, max_length=5)]
    unique: set[int]


class Open(BaseModel):
    name: str


class Keyed(BaseModel):
    model_config = Closed
    counts: dict[str, int]


class Cat(BaseModel):
    model_config = Closed
    kind: Literal["cat"]


class Dog(BaseModel):
    model_config = Closed
    kind: Literal["dog"]


class Tagged(BaseModel):
    model_config = Closed
    pet: Annotated[Cat | Dog, Field(discriminator="kind")]


class Described(BaseModel):
    model_config = Closed
    cat: Annotated[Cat, Field(description="The one that was seen.")]


class Tree(BaseModel):
    model_config = Closed
    branches: list["Tree"]


class Wide(BaseModel):
    model_config = Closed
    a: str | None
    b: str | None
    c: str | None
    d: str | None
    e: str | None
    f: str | None
    g: str | None
    h: str | None
    i: str | None
    j: str | None
    k: str | None
    l: str | None  # noqa: E741 - one of seventeen letters
    m: str | None
    n: str | None
    o: str | None
    p: str | None
    q: str | None


FLAT: list[type[BaseModel]] = [Bounded, Lengths, Defaults, Lists, Open, Keyed, Tagged, Described, Wide, Extraction]

EXPECTED: list[tuple[type[BaseModel], str, set[tuple[str, str, str]]]] = [
    (Bounded, "openai", set()),
    (
        Bounded,
        "anthropic",
        {
            ("Bounded.age", "minimum", "refused"),
            ("Bounded.age", "maximum", "refused"),
            ("Bounded.share", "exclusiveMinimum", "refused"),
            ("Bounded.step", "multipleOf", "refused"),
        },
    ),
    (Bounded, "vllm", {("Bounded.step", "multipleOf", "refused")}),
    (Bounded, "llamacpp", {("Bounded.share", "minimum", "ignored"), ("Bounded.step", "multipleOf", "ignored")}),
    (
        Lengths,
        "anthropic",
        {
            ("Lengths.name", "minLength", "refused"),
            ("Lengths.name", "maxLength", "refused"),
            ("Lengths.code", "maxLength", "refused"),
        },
    ),
    (Lengths, "vllm", {("Lengths.code", "pattern", "refused")}),
    (Lengths, "llamacpp", {("Lengths.code", "pattern", "refused")}),
    (
        Defaults,
        "openai",
        {
            ("Defaults", "required", "refused"),
            ("Defaults.name", "default", "refused"),
            ("Defaults.note", "default", "refused"),
        },
    ),
    (
        Lists,
        "anthropic",
        {
            ("Lists.few", "minItems", "refused"),
            ("Lists.few", "maxItems", "refused"),
            ("Lists.unique", "uniqueItems", "refused"),
        },
    ),
    (Lists, "vllm", {("Lists.unique", "uniqueItems", "refused")}),
    (Open, "openai", {("Open", "additionalProperties", "refused")}),
    (Open, "anthropic", {("Open", "additionalProperties", "refused")}),
    (Open, "gemini", set()),
    (Keyed, "openai", {("Keyed.counts", "any keys", "refused")}),
    (Keyed, "gemini", {("Keyed.counts", "any keys", "ignored")}),
    (Tagged, "openai", {("Tagged.pet", "oneOf", "refused")}),
    (
        Tagged,
        "gemini",
        {
            ("Tagged.pet", "oneOf", "ignored"),
            ("Tagged.pet(oneOf 0)", "$ref", "ignored"),
            ("Tagged.pet(oneOf 1)", "$ref", "ignored"),
            ("Cat.kind", "const", "ignored"),
            ("Dog.kind", "const", "ignored"),
        },
    ),
    (Described, "openai", {("Described.cat", "$ref", "refused")}),
    (Described, "anthropic", {("Described.cat", "$ref", "ignored")}),
    (Described, "ollama", {("Described.cat", "$ref", "refused")}),
    (Described, "vllm", set()),
]


@pytest.mark.parametrize(
    ("model", "name", "expected"), EXPECTED, ids=[f"{model.__name__}-{name}" for model, name, _ in EXPECTED]
)
def test_findings(model: type[BaseModel], name: str, expected: set[tuple[str, str, str]]) -> None:
    found = findings(model.model_json_schema(), provider(name))
    assert {(f.path, f.keyword, f.verdict) for f in found if f.keyword != "description"} == expected


@pytest.mark.parametrize("name", TABLE)
@pytest.mark.parametrize("model", FLAT, ids=lambda m: m.__name__)
def test_what_the_tables_say_is_done_has_been_done(model: type[BaseModel], name: str) -> None:
    sent = provider(name).sent(model.model_json_schema())
    assert [str(found) for found in findings(sent, provider(name)) if found.fix] == []


@pytest.mark.parametrize("name", TABLE)
def test_the_record_is_taken_by_every_provider(name: str) -> None:
    sent = provider(name).sent(Extraction.model_json_schema())
    assert refusals(findings(sent, provider(name)), sizes(sent, provider(name))) == []


def test_one_nullable_field_too_many_is_refused() -> None:
    anthropic = provider("anthropic")
    sent = anthropic.sent(Wide.model_json_schema())
    assert refusals(findings(sent, anthropic), sizes(sent, anthropic)) == ["nullable fields: 17 of at most 16: refused"]


def test_nullable_fields_of_a_definition_count_once_where_references_stay() -> None:
    """Put in place, the record would have more than the 16 that are taken: why Anthropic gets references."""
    anthropic, openai = provider("anthropic"), provider("openai")
    schema = Extraction.model_json_schema()
    assert [s.found for s in sizes(anthropic.sent(schema), anthropic) if s.measure == "nullable fields"] == [16]
    assert [s.found for s in sizes(openai.sent(schema), anthropic) if s.measure == "nullable fields"] == [19]


def test_a_model_that_contains_itself_is_named() -> None:
    schema = Tree.model_json_schema()
    assert recursive(schema) == ["Tree"]
    assert [f for f in findings(schema, provider("anthropic")) if f.why == "the definition contains itself"]


def test_every_rule_and_limit_has_a_source() -> None:
    for found in TABLE.values():
        sources = [rule.source for rule in found.rules] + [limit.source for limit in found.limits]
        assert all(source.startswith("https://") for source in sources)


def test_a_line_says_place_keyword_verdict_reason_and_what_is_done() -> None:
    (line,) = findings(Open.model_json_schema(), provider("anthropic"))
    assert str(line) == (
        "Open: additionalProperties: refused: every object must be closed -> additionalProperties: false is added"
    )


def test_the_descriptions_reach_every_provider_whole() -> None:
    """Transforms move words, they lose none."""
    said = _words(Extraction.model_json_schema())
    for name in TABLE:
        missing = said - _words(provider(name).sent(Extraction.model_json_schema()))
        assert not missing, name


def _words(schema: dict[str, Any]) -> set[str]:
    """Every word of a description anywhere."""
    found = set(str(schema["description"]).split()) if isinstance(schema.get("description"), str) else set()
    for value in schema.values():
        inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
        for item in (value, *inner) if isinstance(value, dict) else inner:
            if isinstance(item, dict):
                found |= _words(item)
    return found

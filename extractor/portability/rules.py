"""What each provider refuses or ignores in a JSON schema, as tables with the source of every row.

``refused``: the request fails. ``ignored``: it passes, and answers may break the rule. Either way the record's own
validators decide in the end; the tables say what a provider's help is worth.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Literal

from extractor.portability import shapes
from extractor.portability.shapes import Node

Verdict = Literal["refused", "ignored"]

OPENAI = "https://platform.openai.com/docs/guides/structured-outputs#supported-schemas"
ANTHROPIC = "https://platform.claude.com/docs/en/build-with-claude/structured-outputs#json-schema-limitations"
GEMINI = "https://ai.google.dev/gemini-api/docs/structured-output#json_schema_support"
LLAMACPP = "https://github.com/ggml-org/llama.cpp/blob/master/grammars/README.md"
OLLAMA = "https://github.com/ollama/ollama/blob/main/llama/llama.cpp/common/json-schema-to-grammar.cpp"
VLLM = "https://github.com/vllm-project/vllm/blob/main/vllm/v1/structured_output/backend_xgrammar.py"
VLLM_GUIDE = "https://docs.vllm.ai/en/latest/features/structured_outputs/"

STRIPPED = "taken out; its words follow in the description"
DROPPED = "taken out"
INLINED = "the definition is put in its place"
CLOSED = "every property is listed as required"
SEALED = "additionalProperties: false is added"


@dataclass(frozen=True, slots=True)
class Rule:
    """One keyword or shape. `fix` says what the transforms do about it; null where only the model can change."""

    keyword: str
    verdict: Verdict
    why: str
    source: str
    fix: str | None = None
    when: Callable[[Node], bool] | None = None
    """Where the shape is more than the keyword."""

    def breaks(self, node: Node) -> bool:
        return self.when(node) if self.when else self.keyword in node


@dataclass(frozen=True, slots=True)
class Limit:
    """The most that a provider takes of one of `extractor.portability.measures`."""

    measure: str
    most: int
    source: str
    verdict: Verdict = "refused"


def keywords(names: str, verdict: Verdict, why: str, source: str, fix: str | None = STRIPPED) -> tuple[Rule, ...]:
    """One rule for each of the space-separated keywords."""
    return tuple(Rule(name, verdict, why, source, fix) for name in names.split())


def stripped(rules: Iterable[Rule]) -> list[str]:
    """The keywords that the rules say are taken out."""
    return [rule.keyword for rule in rules if rule.fix in {STRIPPED, DROPPED}]


STRICT = "strict mode does not take it"
STRICT_OBJECTS = "strict mode wants every object closed and every property required"
GRAMMAR = "the grammar converter skips it without a word"
UNREAD = "the schema forms the answer, but the model never reads it: send it in the messages too"

OPENAI_RULES = (
    Rule("required", "refused", STRICT_OBJECTS, OPENAI, CLOSED, shapes.optional_property),
    Rule("additionalProperties", "refused", STRICT_OBJECTS, OPENAI, SEALED, shapes.open_object),
    Rule("any keys", "refused", "keys must be named: use a list of pairs", OPENAI, None, shapes.any_keys),
    Rule("$ref", "refused", "no words may stand beside it", OPENAI, INLINED, shapes.words_beside_reference),
    Rule("oneOf", "refused", STRICT, OPENAI, "sent as anyOf"),
    *keywords("default", "refused", STRICT, OPENAI, DROPPED),
    *keywords("not if then else dependentRequired dependentSchemas patternProperties", "refused", STRICT, OPENAI),
    *keywords("minLength maxLength uniqueItems contains minContains maxContains", "refused", STRICT, OPENAI),
    *keywords("minProperties maxProperties propertyNames unevaluatedProperties", "refused", STRICT, OPENAI),
    Rule("allOf", "refused", STRICT, OPENAI, None, lambda node: len(node.get("allOf", ())) > 1),
)
"""minLength and maxLength are taken by newer snapshots only, so they are taken out for all."""

ANTHROPIC_RULES = (
    Rule("additionalProperties", "refused", "every object must be closed", ANTHROPIC, SEALED, shapes.open_object),
    Rule("any keys", "refused", "keys must be named: use a list of pairs", ANTHROPIC, None, shapes.any_keys),
    Rule(
        "$ref", "ignored", "what stands beside it is dropped", ANTHROPIC,
        "the words move to the object that holds the field", shapes.words_beside_reference,
    ),
    Rule("oneOf", "refused", "unions are written anyOf", ANTHROPIC, "sent as anyOf"),
    *keywords("minimum maximum exclusiveMinimum exclusiveMaximum multipleOf", "refused", "no bounds", ANTHROPIC),
    *keywords("minLength maxLength", "refused", "no lengths", ANTHROPIC),
    *keywords("maxItems uniqueItems contains", "refused", "no array constraints", ANTHROPIC),
    Rule("minItems", "refused", "only 0 and 1", ANTHROPIC, None, shapes.many_items),
    *keywords("not if then else patternProperties", "refused", "not supported", ANTHROPIC),
)  # fmt: skip

GEMINI_RULES = (
    Rule("$ref", "ignored", "older models know no definitions", GEMINI, INLINED),
    Rule("oneOf", "ignored", "unions are written anyOf", GEMINI, "sent as anyOf"),
    Rule(
        "anyOf", "ignored", "a nullable value is written as two types", GEMINI,
        "sent as one schema with the types of both", shapes.union_with_null,
    ),
    Rule("const", "ignored", "not in the supported subset", GEMINI, "sent as an enum of one"),
    Rule("required", "ignored", "fields left out of it may be missing", GEMINI, CLOSED, shapes.optional_property),
    Rule("any keys", "ignored", "models seldom fill keys that are not named", GEMINI, None, shapes.any_keys),
    *keywords("pattern minLength maxLength", "ignored", "not in the supported subset", GEMINI),
    *keywords("exclusiveMinimum exclusiveMaximum multipleOf", "ignored", "not in the supported subset", GEMINI),
    *keywords("uniqueItems contains not if then else patternProperties", "ignored", "not supported", GEMINI),
    *keywords("default", "ignored", "not in the supported subset", GEMINI, DROPPED),
)  # fmt: skip

LLAMACPP_RULES = (
    Rule("$ref", "ignored", "nested references break", LLAMACPP, INLINED),
    Rule("additionalProperties", "ignored", "open objects are closed anyway", LLAMACPP, SEALED, shapes.open_object),
    Rule("required", "ignored", "optional fields slow the grammar", LLAMACPP, CLOSED, shapes.optional_property),
    Rule(
        "anyOf", "ignored", "properties beside a union are lost", LLAMACPP, None, shapes.union_beside_properties
    ),
    Rule("minimum", "ignored", "bounds hold for integers only", LLAMACPP, None, shapes.bounds_of_a_fraction),
    Rule("pattern", "refused", "must begin with ^ and end with $", LLAMACPP, None, shapes.loose_pattern),
    *keywords("uniqueItems contains minContains maxContains multipleOf", "ignored", GRAMMAR, LLAMACPP),
    *keywords("not if then else dependentSchemas patternProperties prefixItems", "ignored", GRAMMAR, LLAMACPP),
    *keywords("default", "ignored", GRAMMAR, LLAMACPP, DROPPED),
    Rule("description", "ignored", UNREAD, LLAMACPP),
)  # fmt: skip

OLLAMA_RULES = (
    Rule("$ref", "refused", "definitions may be lost on the way: invalid JSON schema in format", OLLAMA, INLINED),
    *(Rule(r.keyword, r.verdict, r.why, OLLAMA, r.fix, r.when) for r in LLAMACPP_RULES if r.keyword != "$ref"),
)

VLLM_RULES = (
    Rule(
        "pattern", "refused", "a length beside a pattern or format", VLLM,
        "the lengths are taken out; their words follow in the description", shapes.form_and_length,
    ),
    Rule("required", "ignored", "fields left out of it may be missing", VLLM, CLOSED, shapes.optional_property),
    Rule("additionalProperties", "ignored", "open objects take any key", VLLM, SEALED, shapes.open_object),
    *keywords("multipleOf uniqueItems contains minContains maxContains", "refused", "not in xgrammar", VLLM),
    *keywords("patternProperties propertyNames", "refused", "not beside properties in xgrammar", VLLM),
    *keywords("not if then else", "ignored", "not in xgrammar", VLLM),
    *keywords("default", "ignored", "not in xgrammar", VLLM, DROPPED),
    Rule("description", "ignored", UNREAD, VLLM_GUIDE),
)  # fmt: skip

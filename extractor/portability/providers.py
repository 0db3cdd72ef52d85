"""The providers by name: the transforms that each one gets, its rules and its limits."""

from collections.abc import Callable
from dataclasses import dataclass

from extractor.errors import UsageError
from extractor.portability import rules
from extractor.portability.rules import Limit, Rule
from extractor.portability.shapes import LENGTHS, form_and_length
from extractor.portability.transforms import (
    any_of,
    bare_references,
    closed,
    inlined,
    single_enums,
    tidy,
    type_arrays,
    type_arrays_everywhere,
    without,
)  # fmt: skip
from extractor.portability.walk import Schema, rebuilt

Transform = Callable[[Schema], Schema]


@dataclass(frozen=True, slots=True)
class Provider:
    """`transforms` run in order; then every keyword goes that `rules` say is taken out."""

    name: str
    transforms: tuple[Transform, ...]
    rules: tuple[Rule, ...]
    limits: tuple[Limit, ...] = ()

    @property
    def reads_schema(self) -> bool:
        """Whether the model sees the schema; where it only forms the answer, the messages must carry it too."""
        return not any(rule.keyword == "description" for rule in self.rules)

    def sent(self, schema: Schema) -> Schema:
        """`schema` as this provider gets it; PlanError for a model that contains itself where that cannot be said."""
        for transform in self.transforms:
            schema = transform(schema)
        return without(schema, rules.stripped(self.rules))


def _no_length_beside_form(schema: Schema) -> Schema:
    """A pattern or a length, not both: the pattern says more."""
    return rebuilt(schema, lambda node: without(node, LENGTHS) if form_and_length(node) else node)


COMMON = (tidy, any_of, closed)
GRAMMARS = (*COMMON, inlined, type_arrays)

TABLE = {
    provider.name: provider
    for provider in (
        Provider(
            "openai",
            (*COMMON, inlined, type_arrays),
            rules.OPENAI_RULES,
            (
                Limit("properties", 5000, rules.OPENAI),
                Limit("nesting", 5, rules.OPENAI),  # 10 in newer snapshots
                Limit("enum values", 1000, rules.OPENAI),
                Limit("characters of a large enum", 15_000, rules.OPENAI),
                Limit("characters of names and values", 120_000, rules.OPENAI),
            ),
        ),
        Provider(
            # References stay: put in place, a nullable field of a definition would count once for each use of it.
            "anthropic",
            (*COMMON, bare_references, type_arrays),
            rules.ANTHROPIC_RULES,
            (Limit("nullable fields", 16, rules.ANTHROPIC), Limit("optional fields", 24, rules.ANTHROPIC)),
        ),
        Provider(
            "gemini",
            (*COMMON, inlined, single_enums, type_arrays_everywhere),
            rules.GEMINI_RULES,
            (Limit("nesting", 5, rules.GEMINI),),
        ),
        Provider("ollama", GRAMMARS, rules.OLLAMA_RULES),
        Provider("vllm", (*GRAMMARS, _no_length_beside_form), rules.VLLM_RULES),
        Provider("llamacpp", GRAMMARS, rules.LLAMACPP_RULES),
    )
}

ALIASES = {"google": "gemini", "genai": "gemini", "vertexai": "gemini", "vertex_ai": "gemini"}
"""Names that libraries give to the same dialect."""
DEFAULT = "openai"
"""The dialect of every provider that is not in the table: OpenAI-compatible endpoints take what OpenAI takes."""


def provider(name: str) -> Provider:
    """The provider called `name`; UsageError for one that is not in the table."""
    if name not in TABLE:
        raise UsageError(f"no schema rules for {name!r}; choose from {', '.join(TABLE)}")
    return TABLE[name]


def dialect(name: str) -> Provider:
    """The rules for instructor's provider `name`, with OpenAI's for every provider that has none of its own."""
    return TABLE.get(ALIASES.get(name, name), TABLE[DEFAULT])

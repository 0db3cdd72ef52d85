"""What a provider would refuse or ignore in a schema, line by line, and what is done about it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from extractor.portability.measures import measures
from extractor.portability.providers import Provider
from extractor.portability.rules import Verdict
from extractor.portability.walk import DEFINITIONS, children, nodes

WHOLE = "(whole schema)"


@dataclass(frozen=True, slots=True)
class Finding:
    """`path` is the place in the model, such as ``Casualty.count``. `fix` is null where nothing is done about it."""

    path: str
    keyword: str
    verdict: Verdict
    why: str
    fix: str | None
    source: str

    def __str__(self) -> str:
        return f"{self.path}: {self.keyword}: {self.verdict}: {self.why} -> {self.fix or 'nothing is done'}"


@dataclass(frozen=True, slots=True)
class Size:
    """One limit and how much of it the schema takes."""

    measure: str
    found: int
    most: int
    source: str

    @property
    def fits(self) -> bool:
        return self.found <= self.most

    def __str__(self) -> str:
        return f"{self.measure}: {self.found} of at most {self.most}" + ("" if self.fits else ": refused")


def findings(schema: Mapping[str, Any], provider: Provider) -> Iterator[Finding]:
    """Every break of the provider's rules, in the order of the schema; recursion last."""
    for node in nodes(schema):
        for rule in provider.rules:
            if rule.breaks(node.schema):
                yield Finding(node.path, rule.keyword, rule.verdict, rule.why, rule.fix, rule.source)
    for name in recursive(schema):
        yield Finding(name, "$ref", "refused", "the definition contains itself", None, provider.rules[0].source)


def sizes(schema: Mapping[str, Any], provider: Provider) -> list[Size]:
    """Every limit of the provider with what `schema`, as it is sent, takes of it."""
    found = measures(schema)
    return [Size(limit.measure, found[limit.measure], limit.most, limit.source) for limit in provider.limits]


def recursive(schema: Mapping[str, Any]) -> list[str]:
    """Names of the definitions that contain themselves, however far down."""
    uses = {name: _references(inner) for name, inner in schema.get("$defs", {}).items()}
    return [name for name in uses if name in _reached(name, uses)]


def _references(schema: Mapping[str, Any]) -> set[str]:
    own = {schema["$ref"].removeprefix(DEFINITIONS)} if "$ref" in schema else set()
    return own.union(*(_references(inner) for _, inner in children(schema)))


def _reached(name: str, uses: Mapping[str, set[str]]) -> set[str]:
    found: set[str] = set()
    front = set(uses[name])
    while front:
        found |= front
        front = set().union(*(uses[inner] for inner in front)) - found
    return found

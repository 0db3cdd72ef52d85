"""What a gold set holds, and how many leaves each score rests on, counted by the scorer itself."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import get_args, get_origin

from eval.counts import Aggregate, Counts, aggregate
from eval.gold import annotations
from eval.gold.labels import GoldCase, GoldSet
from eval.plan import ScoringPlan
from eval.score import score_document
from extractor.schema import Extraction, Incident, Role
from extractor.strictyaml import Path


@dataclass(frozen=True, slots=True)
class FieldStats:
    """One leaf path. Its score has at least `required` gold leaves under it, and at most `stated`."""

    path: str
    stated: int
    """Leaves that have a value."""
    required: int
    """Of these, leaves that cost something when they are not found: neither optional nor open to silence."""
    alternatives: int
    """Leaves with `accept`, also where their own value is null."""
    unlabelled: int
    articles: int
    """Articles that state it: scores are only as sure as their articles are many."""


@dataclass(frozen=True, slots=True)
class GoldStats:
    """Counts over all articles."""

    articles: int
    characters: int
    statuses: dict[str, int]
    tags: dict[str, int]
    roles: dict[str, int]
    facts: dict[str, int]
    """Items by list, such as ``casualties``."""
    optional: dict[str, int]
    """Optional objects by the key they stand under: a list, or ``incidents``, ``perpetrator``, ``date``."""
    empty: int
    """Articles without an incident."""
    fields: dict[str, FieldStats]


def gold_stats(gold: GoldSet) -> GoldStats:
    cases = list(gold.cases.values())
    objects = [
        (_key(path), value) for case in cases for _, value, path in annotations.objects(Extraction, case.record, ())
    ]
    keys = Counter(key for key, _ in objects)
    roles = Counter(value["role"] for key, value in objects if key == "incidents")
    return GoldStats(
        articles=len(cases),
        characters=sum(len(case.article.text) for case in cases),
        statuses=dict(Counter(case.status for case in cases)),
        tags=dict(sorted(Counter(tag for case in cases for tag in case.tags).items())),
        roles={role: roles[role] for role in get_args(Role) if roles[role]},
        facts={
            name: keys[name] for name, found in Incident.model_fields.items() if get_origin(found.annotation) is list
        },
        optional=dict(Counter(key for key, value in objects if value.get("optional"))),
        empty=sum(not case.record["incidents"] for case in cases),
        fields=_fields(cases),
    )


def _key(path: Path) -> str:
    """The last name on the way: ``casualties`` for a casualty, ``date`` for a date."""
    return next((step for step in reversed(path) if isinstance(step, str)), "")


def _fields(cases: Iterable[GoldCase]) -> dict[str, FieldStats]:
    plan = ScoringPlan.from_model(Extraction)
    perfect, silent, states = Aggregate(), Aggregate(), Counter[str]()
    accept: Counter[str] = Counter()
    for case in cases:
        found = score_document(plan, case.record, annotations.strip(case.record)).leaves
        perfect += aggregate(found)
        silent += aggregate(score_document(plan, case.record, {}).leaves)
        states.update({leaf.path for leaf in found if leaf.verdict == "correct"})
        accept.update(_alternatives(case))
    return {path: _field(path, perfect, silent, accept[path], states[path]) for path in plan.paths}


def _field(path: str, perfect: Aggregate, silent: Aggregate, alternatives: int, articles: int) -> FieldStats:
    most, least = perfect.fields.get(path, Counts()), silent.fields.get(path, Counts())
    return FieldStats(path, most.gold, least.gold, alternatives, most.unlabelled, articles)


def _alternatives(case: GoldCase) -> Iterator[str]:
    """The leaf path of every `accept`; a date's is that of its object."""
    for model, value, path in annotations.objects(Extraction, case.record, ()):
        names = ".".join(step for step in path if isinstance(step, str))
        yield from (f"{names}.{leaf}" if leaf in model.model_fields else names for leaf in value.get("accept", ()))

"""Records to score: an incident of eleven leaves, its changes, and short ways to read a score."""

import copy
from collections import Counter
from typing import Any

from eval import Counts, LeafScore, ScoringPlan, aggregate, score_document, score_pair
from extractor.schema import Extraction

PLAN = ScoringPlan.from_model(Extraction)
ERRORS = {"partial", "incorrect", "missing", "spurious", "failed"}

Record = dict[str, Any]


def count(low: int | None, high: int | None = None, basis: str = "exact") -> Record:
    return {"low": low, "high": high, "basis": basis}


def exactly(number: int) -> Record:
    return count(number, number)


def day(start: str | None, end: str | None = None, part: str = "unspecified") -> Record:
    precision = "day" if start == (end or start) else "range"
    return {"start": start, "end": end or start, "precision": precision, "part_of_day": part, "quote": "then"}


def casualty(outcome: str = "killed", group: str = "all", number: Record | int = 14, **more: Any) -> Record:
    figure = exactly(number) if isinstance(number, int) else number
    return {"outcome": outcome, "group": group, "count": figure, "status": "current", "source": None} | more


def weapon(category: str = "drone", **more: Any) -> Record:
    silent = {"model": None, "warhead": None, "count": None}
    return {"category": category, **silent, "scope": "incident", "certainty": "stated"} | more


def damage(what: str = "residential", description: str = "apartment building", **more: Any) -> Record:
    return {"object": what, "description": description, "level": "damaged", "count": None} | more


def source(name: str, position: str | None = None) -> Record:
    return {"name": name, "position": position}


def incident(**changes: Any) -> Record:
    """An incident of eleven leaves; keys of `changes` may be dotted paths into its single objects."""
    record: Record = {
        "role": "primary",
        "attack_type": "missile",
        "date": day("2025-04-04", part="evening"),
        "location": {"country": "UA", "admin1": None, "settlement": "Kryvyi Rih", "site": None},
        "perpetrator": {"actor": "Russia", "certainty": "stated", "attributed_to": None},
        "weapons": [],
        "casualties": [casualty(count=None, status=None)],
        "damage": [],
        "effects": [],
        "sources": [source("Ukrainian officials")],
    }
    record = copy.deepcopy(record)
    for path, value in changes.items():
        target, *rest = path.split("__")
        holder = record
        for key in rest:
            holder, target = holder[target], key
        holder[target] = value
    return record


def extraction(*incidents: Record) -> Record:
    return {"incidents": list(incidents)}


def leaves(gold: Record, prediction: Record, plan: ScoringPlan = PLAN) -> list[LeafScore]:
    return score_pair(plan, gold, prediction)


def counts(gold: Record, prediction: Record, plan: ScoringPlan = PLAN) -> Counts:
    return aggregate(score_pair(plan, gold, prediction)).overall


def errors(gold: Record, prediction: Record, plan: ScoringPlan = PLAN) -> list[tuple[str, str]]:
    """(path, verdict) of every leaf that is not right, in the order of the score."""
    return [(leaf.path, leaf.verdict) for leaf in score_pair(plan, gold, prediction) if leaf.verdict in ERRORS]


def detection(gold: Record, prediction: Record, path: str = "incidents", plan: ScoringPlan = PLAN) -> Counter[str]:
    """How many items of a list got each verdict."""
    return Counter(pair.verdict for pair in score_document(plan, gold, prediction).pairs if pair.path == path)


def only(found: list[LeafScore], path: str) -> LeafScore:
    """The single score of a leaf."""
    (leaf,) = (leaf for leaf in found if leaf.path == path)
    return leaf

"""Predictions made from gold by the mistakes that extractors make, and the correction of a single one."""

import copy
from random import Random
from typing import Any

from eval import ItemPair, LeafScore

Record = dict[str, Any]

FACTS = ("weapons", "casualties", "damage", "effects", "sources")


def mistaken(gold: Record, other: Record, random: Random, share: float = 0.2) -> Record:
    """`gold` with about a `share` of its values taken from `other`, facts lost and invented, and all lists shuffled."""
    prediction = copy.deepcopy(gold)
    for incident in prediction["incidents"]:
        if other["incidents"]:
            _mix(incident, random.choice(other["incidents"]), random, share)
        for name in FACTS:
            if incident[name] and random.random() < share:
                incident[name].pop()
    if prediction["incidents"] and random.random() < share:
        prediction["incidents"].pop()
    if random.random() < share:
        prediction["incidents"] += copy.deepcopy(other["incidents"][:1])
    result: Record = shuffled(prediction, random)
    return result


def shuffled(value: Any, random: Random) -> Any:
    """The same record with every list in another order."""
    if isinstance(value, list):
        items = [shuffled(item, random) for item in value]
        random.shuffle(items)
        return items
    return {key: shuffled(item, random) for key, item in value.items()} if isinstance(value, dict) else value


def corrected(prediction: Record, gold: Record, score: LeafScore) -> Record:
    """`prediction` with gold's value at one leaf of an aligned pair."""
    fixed = copy.deepcopy(prediction)
    *parents, name = score.path.split(".")
    holder, wanted = (
        _walk(record, parents, list(at or ())) for record, at in ((fixed, score.predicted_at), (gold, score.gold_at))
    )
    if isinstance(score.gold, dict) or isinstance(score.predicted, dict):
        parts = (score.gold or score.predicted).keys()
        holder[name] = (holder[name] or {}) | {part: (wanted[name] or {}).get(part) for part in parts}
    else:
        holder[name] = copy.deepcopy(wanted.get(name))
    return fixed


def without(prediction: Record, pair: ItemPair) -> Record:
    """`prediction` without one spurious item; a null stays in its place, so that the others keep theirs."""
    fixed = copy.deepcopy(prediction)
    *_, index = pair.predicted_at or ()
    _walk(fixed, pair.path.split("."), list(pair.predicted_at or ())[:-1])[index] = None
    return fixed


def _mix(target: Record, source: Record, random: Random, share: float) -> None:
    for key, value in source.items():
        if isinstance(value, dict) and isinstance(target.get(key), dict) and key != "count":
            _mix(target[key], value, random, share)
        elif isinstance(value, list):
            for mine, theirs in zip(target[key], value, strict=False):
                _mix(mine, theirs, random, share)
            if random.random() < share:
                target[key] = target[key] + copy.deepcopy(value[:1])
        elif random.random() < share:
            target[key] = copy.deepcopy(value)


def _walk(record: Any, path: list[str], at: list[int]) -> Any:
    """The object or list at `path`, made where the record is silent there."""
    value = record
    for key in path:
        if value.get(key) is None:
            value[key] = {}
        value = value[key]
        if isinstance(value, list) and at:
            value = value[at.pop(0)]
    return value

"""Times structured-eval on a task of `benchmarks.scoring_peers`. Runs in that package's own environment."""

import json
import sys
from importlib.metadata import version
from pathlib import Path
from time import perf_counter

from structured_eval import evaluate  # type: ignore[import-not-found]
from structured_eval.metrics import ExactMatch, Fuzzy  # type: ignore[import-not-found]
from structured_eval.models import (  # type: ignore[import-not-found]
    ArrayFieldConfig,
    ArrayStrategy,
    EvalConfig,
    FieldConfig,
    ObjectFieldConfig,
)

task = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
fields = task["fields"]


def leaf(rule: str) -> FieldConfig:
    return FieldConfig(key_metric=Fuzzy() if rule == "text" else ExactMatch(), threshold=0.8)


def aligned(item: object) -> ArrayFieldConfig:
    return ArrayFieldConfig(strategy=ArrayStrategy.HUNGARIAN, params={"threshold": 0.1}, item=item)


incident = ObjectFieldConfig(
    fields={name: leaf(rule) for name, rule in fields["incident"].items()}
    | {name: aligned(leaf("exact")) for name in fields["lists"]}
)
config = EvalConfig(
    fields={name: leaf(rule) for name, rule in fields["scalars"].items()} | {"incidents": aligned(incident)}
)


def seconds() -> float:
    start = perf_counter()
    for gold, prediction in task["pairs"]:
        evaluate(prediction, gold, config)
    return perf_counter() - start


print(json.dumps({"version": version("structured-eval"), "seconds": min(seconds() for _ in range(3))}))

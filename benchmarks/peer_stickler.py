"""Times stickler-eval on a task of `benchmarks.scoring_peers`. Runs in that package's own environment."""

import json
import sys
from importlib.metadata import version
from pathlib import Path
from time import perf_counter

from stickler import (  # type: ignore[import-not-found]
    ComparableField,
    ExactComparator,
    LevenshteinComparator,
    NumericComparator,
    StructuredModel,
)

COMPARATORS = {"text": LevenshteinComparator, "number": NumericComparator}
task = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
fields = task["fields"]


def model(name: str, rules: dict[str, str], lists: dict[str, object]) -> type[StructuredModel]:
    annotations: dict[str, object] = {}
    members: dict[str, object] = {}
    for field, rule in rules.items():
        annotations[field] = int if rule == "number" else str
        members[field] = ComparableField(comparator=COMPARATORS.get(rule, ExactComparator)())
    for field, item in lists.items():
        annotations[field] = list[item]  # type: ignore[valid-type]
        members[field] = ComparableField()
    return type(name, (StructuredModel,), {"__annotations__": annotations, "__module__": __name__} | members)


incident = model("Incident", fields["incident"], dict.fromkeys(fields["lists"], str))
report = model("Report", fields["scalars"], {"incidents": incident})
pairs = [(report(**gold), report(**prediction)) for gold, prediction in task["pairs"]]


def seconds() -> float:
    start = perf_counter()
    for gold, prediction in pairs:
        gold.compare_with(prediction, include_confusion_matrix=True, document_field_comparisons=True)
    return perf_counter() - start


print(json.dumps({"version": version("stickler-eval"), "seconds": min(seconds() for _ in range(3))}))

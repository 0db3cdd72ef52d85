"""How fast the scorer is: documents a second with all leaf verdicts, long lists, memory, start-up.

`python -m benchmarks.scoring [--json] [--peers]`. Times are the best of several rounds, since a machine that does
other things as well only ever adds to them. `--peers` times two other scorers on the same pairs in a virtual
environment of its own, which takes a minute and the package index.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import tracemalloc
from collections.abc import Callable
from time import perf_counter
from typing import Any

from benchmarks.scoring_documents import Pair, model, pairs
from eval import ScoringPlan, score_pair

DOCUMENTS = 500
INCIDENTS = 3
LONG_LISTS = (10, 30, 100)
SEED = 7
ROUNDS = 25


def measure() -> dict[str, Any]:
    """All figures: documents per second, milliseconds per document with long lists, MiB, milliseconds of import."""
    plan = ScoringPlan.from_model(model())
    documents = pairs(DOCUMENTS, INCIDENTS, SEED)
    first, best = timed(lambda: score_all(plan, documents))
    return {
        "documents_per_second": round(DOCUMENTS / best),
        "documents_per_second_first_round": round(DOCUMENTS / first),
        "leaves_per_document": round(sum(len(score_pair(plan, *pair)) for pair in documents) / DOCUMENTS, 1),
        "milliseconds_by_incidents": {str(n): long_list(plan, n) for n in LONG_LISTS},
        "peak_mib": peak_mib(plan, documents),
        "import_milliseconds": import_milliseconds(),
        "python": sys.version.split()[0],
    }


def score_all(plan: ScoringPlan, documents: list[Pair]) -> None:
    for gold, prediction in documents:
        score_pair(plan, gold, prediction)


def timed(work: Callable[[], object]) -> tuple[float, float]:
    """Seconds of the first round and of the best."""
    rounds = []
    for _ in range(ROUNDS):
        start = perf_counter()
        work()
        rounds.append(perf_counter() - start)
    return rounds[0], min(rounds)


def long_list(plan: ScoringPlan, incidents: int) -> float:
    """Milliseconds for one document with so many incidents, the mean of several."""
    documents = pairs(5, incidents, SEED)
    _, best = timed(lambda: score_all(plan, documents))
    return round(best / len(documents) * 1000, 2)


def peak_mib(plan: ScoringPlan, documents: list[Pair]) -> float:
    """Most memory that scoring held at a time, all findings of all documents kept."""
    tracemalloc.start()
    kept = [score_pair(plan, *pair) for pair in documents]
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert len(kept) == len(documents)
    return round(peak / 2**20, 1)


def import_milliseconds() -> float:
    """What importing the scorer adds to a Python that starts anyway, both with bytecode as installed packages have."""
    with tempfile.TemporaryDirectory() as cache:
        environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
        environment["PYTHONPYCACHEPREFIX"] = cache

        def start(code: str) -> float:
            _, best = timed(lambda: subprocess.run([sys.executable, "-c", code], check=True, env=environment))
            return best

        return round((start("import eval") - start("pass")) * 1000, 1)


def show(figures: dict[str, Any]) -> None:
    first = figures["documents_per_second_first_round"]
    print(f"{figures['documents_per_second']:,} documents a second (first round {first:,}), Python {figures['python']}")
    print(f"{figures['leaves_per_document']} leaf verdicts a document")
    for incidents, milliseconds in figures["milliseconds_by_incidents"].items():
        print(f"{incidents:>4} incidents: {milliseconds} ms a document")
    print(f"{figures['peak_mib']} MiB at most, all findings kept; import {figures['import_milliseconds']} ms")
    for name, peer in figures.get("peers", {}).items():
        found = f"{peer['documents_per_second']} documents a second, {peer['ratio']} times as long"
        print(f"{name} {peer['version'] or ''}: {peer['error'] or found}")


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    parser.add_argument("--peers", action="store_true", help="time stickler-eval and structured-eval as well")
    parser.add_argument("--peer-python", default=sys.executable, help="interpreter for the peers, 3.12 or later")
    args = parser.parse_args()
    figures = measure()
    if args.peers:
        from benchmarks.scoring_peers import measure_peers

        documents = pairs(DOCUMENTS, INCIDENTS, SEED)
        figures["peers"] = measure_peers(args.peer_python, documents, figures["documents_per_second"])
    if args.json:
        print(json.dumps(figures, indent=1))
    else:
        show(figures)


if __name__ == "__main__":
    main()

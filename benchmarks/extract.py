"""What a run costs beside its calls, how near it comes to a limit that it is not told, and whether its memory grows.

`python -m benchmarks.extract [--quick] [--json]`. A stub server in a process of its own answers after 50 ms with a
record of 1.5 kB to articles of 3 kB; every contender runs in a fresh process, in turns, and the median of its runs
counts. Nothing leaves the machine.
"""

import argparse
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from statistics import median
from typing import Any

from benchmarks.extract_load import answer

DELAY_S = 0.05
AT_ONCE = 64
QUOTA = 200
CONTENDERS = ("raw", "product", "instructor")
Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Plan:
    rounds: int = 3
    articles: int = 3000
    instructor_articles: int = 600
    quota_s: int = 30
    sizes: tuple[int, int] = (1000, 100_000)


QUICK = Plan(rounds=1, articles=1000, instructor_articles=200, quota_s=15, sizes=(500, 5000))


@contextmanager
def stub(*options: str) -> Iterator[str]:
    """The base URL of a stub server."""
    with tempfile.NamedTemporaryFile("w", suffix=".json") as file:
        file.write(answer())
        file.flush()
        command = [sys.executable, "-m", "benchmarks.stub_server", "--answer", file.name, *options]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:
            assert server.stdout
            try:
                yield server.stdout.readline().strip()
            finally:
                server.terminate()


def contender(name: str, url: str, articles: int, limit: str) -> Row:
    """One measured run in a process of its own."""
    command = [sys.executable, "-m", "benchmarks.extract_contenders", name, url, str(articles), limit]
    ended = subprocess.run(command, capture_output=True, text=True, check=False)
    if ended.returncode:
        raise SystemExit(f"{name}: {ended.stderr.strip().splitlines()[-1]}")
    found: Row = json.loads(ended.stdout)
    return found | {"per_s": articles / found["wall_s"], "cpu_ms": 1000 * found["cpu_s"] / articles}


def throughput(plan: Plan) -> Row:
    """Articles a second and CPU an article at 64 at once, contenders in turns."""
    counts = {"raw": plan.articles, "product": plan.articles, "instructor": plan.instructor_articles}
    runs: dict[str, list[Row]] = {name: [] for name in counts}
    with stub("--delay", str(DELAY_S)) as url:
        for _ in range(plan.rounds):
            for name, count in counts.items():
                runs[name].append(contender(name, url, count, str(AT_ONCE)))
    rows = {name: _median(found) for name, found in runs.items()}
    pairs = zip(runs["product"], runs["raw"], strict=True)
    return rows | {"of_raw": median(product["per_s"] / raw["per_s"] for product, raw in pairs)}


def efficiency(plan: Plan, at_once: int = 50) -> Row:
    """The share of its time in which each place was taken by a call: N * mean latency / at once / wall.

    `of_ideal` takes the server's 50 ms in place of the measured latency, so that waiting for the CPU counts as loss.
    """
    with stub("--delay", str(DELAY_S)) as url:
        found = contender("product", url, plan.articles, str(at_once))
    share = plan.articles / at_once / found["wall_s"]
    return {"eta": share * found["latency_s"], "of_ideal": share * DELAY_S, "per_s": found["per_s"]}


def hidden_quota(plan: Plan) -> dict[str, Row]:
    """How much of 200 requests a second is used, and how many calls are refused, with and without Retry-After."""
    cases = {"no Retry-After": (), "Retry-After: 1": ("--retry-after", "1")}
    return {name: _quota_case(plan, options) for name, options in cases.items()}


def _quota_case(plan: Plan, options: tuple[str, ...]) -> Row:
    with stub("--delay", str(DELAY_S), "--quota", str(QUOTA), *options) as url:
        found = contender("product", url, QUOTA * plan.quota_s, "auto")
    refused = 1 - plan.quota_s * QUOTA / found["calls"]
    return {"used": found["per_s"] / QUOTA, "refused": refused, "last_limit": found["last_limit"]}


def memory(plan: Plan) -> Row:
    """Peak resident memory, after a warm-up of 200 articles, of a short run and a long one."""
    with stub("--delay", "0.005") as url:
        peaks = [contender("product", url, size, str(AT_ONCE))["peak_mb"] for size in plan.sizes]
    return {"articles": plan.sizes, "peak_mb": peaks, "growth_mb": peaks[1] - peaks[0]}


def _median(rows: list[Row]) -> Row:
    return {key: median(row[key] for row in rows) for key in ("per_s", "cpu_ms", "latency_s", "peak_mb")}


def _line(name: str, row: Row) -> str:
    return f"  {name:<11}{row['per_s']:7.0f} articles/s {row['cpu_ms']:7.2f} ms CPU an article"


def report(found: Row) -> str:
    speed, eta, grown = found["throughput"], found["efficiency"], found["memory"]
    lines = [f"{AT_ONCE} at once, {DELAY_S:g} s a call:", *(_line(name, speed[name]) for name in CONTENDERS)]
    lines.append(f"  product / raw {speed['of_raw']:.2f} (goal 0.6)")
    lines.append(f"50 at once: eta {eta['eta']:.3f} (goal 0.93), of the ideal {eta['of_ideal']:.2f}")
    for name, row in found["hidden_quota"].items():
        used, refused = row["used"], row["refused"]
        lines.append(f"quota {QUOTA}/s, {name}: used {used:.1%} (goal 90%), refused {refused:.1%} (goal 5%)")
    short, long = grown["articles"]
    first, second = grown["peak_mb"]
    lines.append(f"peak memory: {first:.0f} MB at {short:,} articles, {second:.0f} MB at {long:,}")
    return "\n".join(lines)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="a minute in place of ten, and rougher figures")
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    args = parser.parse_args()
    plan = QUICK if args.quick else Plan()
    parts = {"throughput": throughput, "efficiency": efficiency, "hidden_quota": hidden_quota, "memory": memory}
    found = {name: measure(plan) for name, measure in parts.items()}
    print(json.dumps(found, indent=2) if args.json else report(found))


if __name__ == "__main__":
    main()

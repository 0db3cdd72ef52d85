"""What the statistics of `eval.stats` hold when the truth is known, and how fast they are.

    python -m benchmarks.small_gold_sets            the tables that docs/statistics.md quotes
    python -m benchmarks.small_gold_sets --json     the same as one JSON object
    python -m benchmarks.small_gold_sets --speed    how long thirty fields take (not quoted: it depends on the machine)

Everything is drawn from seeds, so the figures are the same at every run. A minute or two.
"""

import argparse
import json
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict
from random import Random
from typing import Any

from benchmarks.comparison_errors import FalseAlarms, Flakes, Power, false_alarms, flakes, power
from benchmarks.interval_coverage import ARTICLES, LIKENESS, OTHERS, THIS, Coverage, interval_coverage
from benchmarks.worlds import World
from eval.stats.interval import estimate
from eval.stats.measures import f1
from eval.stats.paired import compare

SEED = 2026
RUNS = {"coverage": 400, "false alarms": 600, "power": 400, "flakes": 4000}


def results(runs: Mapping[str, int] = RUNS, seed: int = SEED) -> dict[str, list[Any]]:
    """Rows of every simulation by its name."""
    return {
        "coverage": interval_coverage(runs["coverage"], seed),
        "false alarms": false_alarms(runs["false alarms"], seed),
        "power": power(runs["power"], seed),
        "flakes": flakes(runs["flakes"], seed),
    }


def tables(found: dict[str, list[Any]]) -> Iterator[str]:
    """The lines of all tables, in Markdown."""
    yield from _coverage_table(found["coverage"])
    yield from _alarms_table(found["false alarms"])
    yield from _power_table(found["power"])
    yield from _flakes_table(found["flakes"])


def _coverage_table(rows: Sequence[Coverage]) -> Iterator[str]:
    cells = {(row.articles, row.likeness, row.method): row for row in rows}
    yield from _head("articles", "likeness", "this interval", "its width", *OTHERS)
    for articles, likeness in ((a, x) for a in ARTICLES for x in LIKENESS):
        own = cells[articles, likeness, THIS]
        others = (cells.get((articles, likeness, name)) for name in OTHERS)
        yield _row(
            articles, likeness, _span(own), f"{own.width:.2f}", *(_span(other) if other else "–" for other in others)
        )


def _alarms_table(rows: Sequence[FalseAlarms]) -> Iterator[str]:
    yield from _head(
        "articles", "runs differ by article", "articles like these: p ≤ 5 %", "exactly these: p ≤ 5 %",
        "interval below 0", "interval holds 0",
    )  # fmt: skip
    for row in rows:
        yield _row(
            row.articles, "yes" if row.taste else "no", _percent(row.similar_articles), _percent(row.these_articles),
            _percent(row.interval_below), _percent(row.held),
        )  # fmt: skip


def _power_table(rows: Sequence[Power]) -> Iterator[str]:
    yield from _head("articles", "smallest difference named", "found at p ≤ 5 %", "interval holds it")
    for row in rows:
        yield _row(row.articles, f"{row.smallest:.2f}", _percent(row.found), _percent(row.held))


def _flakes_table(rows: Sequence[Flakes]) -> Iterator[str]:
    flaky = sorted({row.flaky for row in rows})
    yield from _head("samples", *(f"{number} flaky values" for number in flaky))
    for samples in sorted({row.samples for row in rows}):
        yield _row(samples, *(_percent(row.alarmed, 1) for row in rows if row.samples == samples))


def _head(*names: str) -> Iterator[str]:
    yield ""
    yield _row(*names)
    yield _row(*("---" for _ in names))


def _row(*cells: object) -> str:
    return f"| {' | '.join(map(str, cells))} |"


def _span(row: Coverage) -> str:
    """The lowest coverage of any world, and the mean over them."""
    return f"{100 * row.lowest:.0f} ({100 * row.mean:.0f})"


def _percent(share: float | None, decimals: int = 0) -> str:
    return "–" if share is None else f"{100 * share:.{decimals}f} %"


def speed(fields: int = 30, samples: int = 5) -> Iterator[str]:
    """Seconds for an estimate of two runs and their comparison in every field, of two leaves an article."""
    yield from _head("articles", "fields", "samples", "seconds")
    for articles in ARTICLES:
        world = World(0.8, 2, 0.1, 0.2)
        pairs = [world.two_runs(articles, samples, Random(field)) for field in range(fields)]
        start = time.perf_counter()
        for a, b in pairs:
            estimate(a, f1)
            estimate(b, f1)
            compare(a, b, f1)
        yield _row(articles, fields, samples, f"{time.perf_counter() - start:.3f}")


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--json", action="store_true", help="one JSON object")
    parser.add_argument("--speed", action="store_true", help="time, not truth")
    parser.add_argument("--quick", action="store_true", help="a fiftieth of the runs: a look, not a figure")
    options = parser.parse_args(arguments)
    runs = {name: number // 50 for name, number in RUNS.items()} if options.quick else RUNS
    if options.speed:
        print("\n".join(speed()))
    elif options.json:
        print(json.dumps({name: [asdict(row) for row in rows] for name, rows in results(runs).items()}))
    else:
        print("\n".join(tables(results(runs))))


if __name__ == "__main__":
    main()

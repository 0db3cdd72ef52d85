"""How fast and how large a report is: 100 articles in five samples, and in one. `--json` prints one object.

The articles are the gold set's, over and over under other names, answered by a made-up model that errs in every way;
scoring them is not part of what is measured.
"""

import json
import sys
from time import perf_counter, process_time

from benchmarks.report_cards import Mistakes, copies, erring, scorecard
from eval.gold.labels import load_gold
from eval.plan import ScoringPlan
from eval.report import html, terminal
from eval.report_builder import build_report
from eval.scorecard import Scorecard
from extractor import resources
from extractor.schema import Extraction

ARTICLES = 100
REPEATS = 3


def measure(samples: int) -> dict[str, float]:
    """Seconds and bytes, the best of three; `cpu_s` is what no other program on the machine can lengthen much."""
    gold = copies(load_gold(resources.folder("goldset")), ARTICLES)
    plan = ScoringPlan.from_model(Extraction)
    card = scorecard(gold, plan, erring(1, Mistakes(failures=0.05)), samples=samples)
    runs = [_timed(card) for _ in range(REPEATS)]
    best = min(runs, key=lambda run: run["cpu_s"])
    return {"articles": ARTICLES, "samples": samples} | best


def _timed(card: Scorecard) -> dict[str, float]:
    start, used = perf_counter(), process_time()
    report = build_report(card)
    built = perf_counter()
    page = html.render(report)
    rendered, spent = perf_counter(), process_time()
    terminal.render(report)
    return {
        "build_s": built - start,
        "html_s": rendered - built,
        "terminal_s": perf_counter() - rendered,
        "seconds": rendered - start,
        "cpu_s": spent - used,
        "html_bytes": len(page.encode()),
        "errors": len(report.mistakes),
    }


def main() -> None:
    figures = [measure(samples) for samples in (1, 5)]
    if "--json" in sys.argv[1:]:
        print(json.dumps({"report": figures}))
        return
    for found in figures:
        print(
            f"{found['articles']} articles x {found['samples']}: built in {found['build_s']:.2f} s, "
            f"page in {found['html_s']:.2f} s, terminal in {found['terminal_s']:.2f} s, "
            f"{found['seconds']:.2f} s in all ({found['cpu_s']:.2f} s of processor); "
            f"page {found['html_bytes'] / 1e6:.2f} MB with {found['errors']:,.0f} errors"
        )


if __name__ == "__main__":
    main()

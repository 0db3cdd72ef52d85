"""From the stored scores of past runs to what they show over time."""

from collections.abc import Iterable, Sequence

from eval.past_runs import PastScores, Samples
from eval.report.model import History, Measure, PastRun, Scored
from eval.report_builder.numbers import interval, tally
from eval.report_builder.tallied import all_of

ALIKE = ("gold", "schema", "rules")
"""Hashes that have to agree before two scores stand in one line."""
SHOWN = 8


def build_history(runs: Iterable[PastScores], left_out: Sequence[str] = ()) -> History:
    """Runs in the order in which they were made; those that were measured alike together."""
    ordered = sorted(runs, key=lambda run: (run.manifest.created, run.name))
    series = list(dict.fromkeys(map(_series, ordered)))
    alike: dict[tuple[str | None, ...], list[PastScores]] = {}
    for run in ordered:
        alike.setdefault(tuple(run.hashes.get(name) for name in ALIKE), []).append(run)
    newest_first = sorted(alike.values(), key=lambda same: same[-1].manifest.created, reverse=True)
    return History(tuple(series), tuple(_measure(same, series) for same in newest_first), tuple(left_out))


def _series(run: PastScores) -> str:
    asked = run.manifest
    model = " + ".join(asked.models_returned) or asked.model
    return " · ".join(part for part in (asked.prompt or asked.backend, model) if part)


def _measure(runs: Sequence[PastScores], series: list[str]) -> Measure:
    past = tuple(_past(run, series.index(_series(run))) for run in runs)
    paths = dict.fromkeys(path for run in past for path, found in run.fields.items() if found.tally.scored)
    schema, rules = ((runs[0].hashes.get(name) or "")[:SHOWN] for name in ALIKE[1:])
    return Measure(runs[0].gold, schema, rules, past, tuple(paths))


def _past(run: PastScores, series: int) -> PastRun:
    asked = run.manifest
    return PastRun(
        name=run.name, created=asked.created, series=series, articles=len(run.whole), samples=asked.samples,
        failures=run.failures, overall=_scored(run.whole),
        fields={path: _scored(samples) for path, samples in run.fields.items()}, cost=_cost(run),
        median_latency_s=run.median_latency_s,
    )  # fmt: skip


def _scored(samples: Samples) -> Scored:
    return Scored(tally(all_of(samples)), interval(samples))


def _cost(run: PastScores) -> float | None:
    asked = run.manifest.articles * run.manifest.samples
    return None if run.manifest.totals.cost is None or not asked else run.manifest.totals.cost / asked

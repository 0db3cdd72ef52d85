"""Bars that a run is held to: single figures that the caller states, and the run that was blessed before."""

from collections.abc import Collection, Iterable, Mapping
from difflib import get_close_matches

from eval.comparison import rights, whole
from eval.counts import Counts
from eval.plan import ScoringPlan
from eval.scorecard import Scorecard
from eval.stats.difference import difference
from eval.stats.gate import Verdict, gate
from eval.stats.measures import f1
from eval.stats.stability import FEWEST_TO_BREAK, broken
from extractor.errors import UsageError

OVERALL, DETECTION = "overall", "incidents"
ANSWERS_ALIKE = frozenset({"rules"})
"""Backends whose one answer is all their answers: a value that they lose is lost, and not flaky."""


def check(bars: Iterable[str], plan: ScoringPlan) -> None:
    """UsageError for a bar on a field that `plan` does not score: before a run is paid for, not after."""
    for name in bars:
        _path((OVERALL, DETECTION, *plan.paths), name)


def bars_of(card: Scorecard) -> dict[str, Counts]:
    """What a bar can be put on, by name."""
    return {OVERALL: card.overall, DETECTION: card.detection} | card.fields


def below(known: Mapping[str, Counts], bars: Mapping[str, float]) -> list[str]:
    """A sentence for every bar on strict F1 that is not met. UsageError for a field that is not scored.

    A field with nothing to score (0/0) meets no bar: a gate that measured nothing has not passed.
    """
    return [line for name, bar in bars.items() if (line := _below(name, known[_path(known, name)], bar))]


def regressed(card: Scorecard, baseline: Scorecard) -> Verdict:
    """Whether `card` is worse than `baseline` beyond what few articles and samples can fake."""
    change = difference(whole(baseline), whole(card), f1)
    alike = all(run.manifest.backend in ANSWERS_ALIKE for run in (card, baseline))
    lost = broken(rights(baseline), rights(card), fewest=1 if alike else FEWEST_TO_BREAK)
    names = None if lost is None else [f"{article} {path}" for article, path, _ in lost]
    return gate(change, names)


def _path(known: Collection[str], name: str) -> str:
    matches = [path for path in known if path in {name, f"{DETECTION}.{name}"}]
    if not matches:
        near = get_close_matches(name, known, n=1)
        hint = f"did you mean {near[0]!r}?" if near else f"there is {', '.join(known)}"
        raise UsageError(f"--min: no field is called {name!r}; {hint}")
    return matches[0]


def _below(name: str, counts: Counts, bar: float) -> str | None:
    score = counts.strict.f1
    if score is None:
        return f"{name} has nothing to score, so F1 >= {bar:g} is not shown"
    if score >= bar:
        return None
    right, of = counts.correct, (counts.gold + counts.predicted) / 2
    return f"{name} F1 {score:.3f} ({right}/{of:g}) is below {bar:g}"

"""The error list: every wrong leaf is one line, but a fact that is missing or invented as a whole is one line too."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from eval.report.model import CHARGED, Case, Change, Fact, Leaf, Mistake, Reading, Verdict
from eval.report.words import field

COST: Mapping[Verdict, int] = {"partial": 2, "incorrect": 2, "missing": 1, "spurious": 1, "failed": 1}
"""What one leaf charges to precision and recall together, read strictly."""


@dataclass(frozen=True, slots=True)
class _Absence:
    """Samples in which the run lacks a fact, and in which it lacks it because there was no extraction."""

    missing: int = 0
    failed: int = 0

    def explains(self, reading: Reading) -> int:
        """How many samples of a leaf's reading are already told by the line of its fact."""
        return {"missing": self.missing, "failed": self.failed}.get(reading.verdict, 0)


def mistakes(case: Case) -> Iterator[Mistake]:
    """Of one article, in reading order. Failures explain what is missing by them, whole facts explain their leaves."""
    failed = _Absence(failed=len(case.failures))
    if case.failures:
        yield _failure(case, failed)
    for fact in case.incidents:
        yield from _of_fact(case, fact, failed)


def _of_fact(case: Case, fact: Fact, above: _Absence) -> Iterator[Mistake]:
    if not fact.in_gold:
        if _loss(fact, _Absence()):
            yield _whole(case, fact, "spurious", fact.found, _Absence())
        return
    here = _Absence(fact.samples - fact.failed - fact.found, fact.failed)
    if here.missing > above.missing and not _is_free(fact, here):
        yield _whole(case, fact, "missing", here.missing, _Absence(here.missing - above.missing))
    for leaf in fact.leaves:
        yield from _of_leaf(case, leaf, here)
    for inner in fact.facts:
        yield from _of_fact(case, inner, here)


def _is_free(fact: Fact, absence: _Absence) -> bool:
    """Whether its absence costs nothing, as that of an optional fact."""
    return not _loss(fact, absence)


def _of_leaf(case: Case, leaf: Leaf, absence: _Absence) -> Iterator[Mistake]:
    wrong = [r for r in leaf.readings if r.verdict in CHARGED and r.samples > absence.explains(r)]
    if not wrong:
        return
    first = wrong[0]
    times = sum(r.samples - absence.explains(r) for r in wrong)
    loss = sum(COST[r.verdict] * (r.samples - absence.explains(r)) for r in wrong) / case.samples
    yield Mistake(
        number=leaf.number, article=case.id, what=field(leaf.path), fields=(leaf.path,), verdict=first.verdict,
        gold=leaf.gold, predicted=first.predicted, loss=loss, wrong=times, samples=case.samples, tags=first.tags,
        reason=first.reason, change=leaf.change,
    )  # fmt: skip


def _whole(case: Case, fact: Fact, verdict: Verdict, times: int, absence: _Absence) -> Mistake:
    gold, predicted = (None, fact.title) if verdict == "spurious" else (fact.title, None)
    loss = _loss(fact, absence) / case.samples
    return Mistake(
        number=fact.number, article=case.id, what=_kind(fact), fields=_fields(fact), verdict=verdict,
        gold=gold, predicted=predicted, loss=loss, wrong=times, samples=case.samples, tags=fact.tags,
        reason="", change=_worst(fact),
    )  # fmt: skip


def _failure(case: Case, absence: _Absence) -> Mistake:
    fields = dict.fromkeys(path for fact in case.incidents for path in _fields(fact))
    return Mistake(
        number=case.number, article=case.id, what="whole article", fields=tuple(fields), verdict="failed",
        gold=f"{len(case.incidents)} incidents", predicted=None,
        loss=sum(_loss(fact, absence) for fact in case.incidents) / case.samples,
        wrong=len(case.failures), samples=case.samples, tags=(), reason=case.failures[0].reason, change=None,
    )  # fmt: skip


def _loss(fact: Fact, absence: _Absence) -> int:
    """What all leaves of a fact charge, over all samples: of an invented one, or in those in which it is absent."""
    return sum(_charge(reading, absence) for leaf in _leaves(fact) for reading in leaf.readings)


def _charge(reading: Reading, absence: _Absence) -> int:
    if reading.verdict == "spurious":
        return reading.samples
    return min(reading.samples, absence.explains(reading))


def _leaves(fact: Fact) -> Iterator[Leaf]:
    yield from fact.leaves
    for inner in fact.facts:
        yield from _leaves(inner)


def _fields(fact: Fact) -> tuple[str, ...]:
    return tuple(dict.fromkeys(leaf.path for leaf in _leaves(fact) if not leaf.right))


def _kind(fact: Fact) -> str:
    return "incident" if fact.kind == "incidents" else fact.kind


def _worst(fact: Fact) -> Change | None:
    order: tuple[Change, ...] = ("broken", "worse", "same", "better")
    found = {leaf.change for leaf in _leaves(fact)}
    return next((change for change in order if change in found), None)


def by_loss(mistake: Mistake) -> tuple[Any, ...]:
    """Sort key: the worst first, then those wrong in more samples, then in reading order."""
    return -mistake.loss, -mistake.wrong, mistake.number

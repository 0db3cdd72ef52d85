"""The error list: every wrong leaf is one line, but a fact that is missing or invented as a whole is one line too."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from eval.report.model import CHARGED, Case, Change, Fact, Leaf, Mistake, Verdict
from eval.report.words import field, plural

COST: Mapping[Verdict, int] = {"partial": 2, "incorrect": 2, "missing": 1, "spurious": 1, "failed": 1}
"""What one leaf charges to precision and recall together, read strictly."""


def mistakes(case: Case) -> Iterator[Mistake]:
    """Of one article, in reading order."""
    if case.failures:
        yield _failure(case)
    for fact in case.incidents:
        yield from _of_fact(case, fact, 0)


def _of_fact(case: Case, fact: Fact, above: int) -> Iterator[Mistake]:
    """`above` is in how many samples the fact that holds this one is lacking, which is told there."""
    if fact.in_gold:
        loss = _lacked(fact, fact.lacking - above)
        if loss:
            yield _whole(case, fact, "missing", fact.lacking - above, loss)
    elif loss := _charged(fact, "spurious"):
        yield _whole(case, fact, "spurious", fact.found, loss)
        return
    for leaf in fact.leaves:
        if leaf.wrong:
            yield _of_leaf(case, leaf)
    for inner in fact.facts:
        yield from _of_fact(case, inner, fact.lacking)


def _of_leaf(case: Case, leaf: Leaf) -> Mistake:
    wrong = [reading for reading in leaf.told if reading.verdict in CHARGED]
    loss = sum(COST[reading.verdict] * reading.samples for reading in wrong)
    first = wrong[0]
    return Mistake(
        number=leaf.number, article=case.id, what=field(leaf.path), fields=(leaf.path,), verdict=first.verdict,
        gold=leaf.gold, predicted=first.predicted, loss=loss / case.samples,
        wrong=sum(reading.samples for reading in wrong), samples=case.samples, tags=first.tags,
        reason=first.reason, change=leaf.change,
    )  # fmt: skip


def _whole(case: Case, fact: Fact, verdict: Verdict, times: int, loss: int) -> Mistake:
    gold, predicted = (None, fact.title) if verdict == "spurious" else (fact.title, None)
    return Mistake(
        number=fact.number, article=case.id, what="incident" if fact.kind == "incidents" else fact.kind,
        fields=_fields([fact]), verdict=verdict, gold=gold, predicted=predicted, loss=loss / case.samples,
        wrong=times, samples=case.samples, tags=fact.tags, reason="", change=_worst(fact),
    )  # fmt: skip


def _failure(case: Case) -> Mistake:
    loss = sum(_charged(fact, "failed") for fact in case.incidents)
    return Mistake(
        number=case.number, article=case.id, what="whole article", fields=_fields(case.incidents), verdict="failed",
        gold=plural(case.detection.gold // case.samples, "incident"), predicted=None, loss=loss / case.samples,
        wrong=len(case.failures), samples=case.samples, tags=(), reason=case.failures[0].reason, change=None,
    )  # fmt: skip


def _charged(fact: Fact, verdict: Verdict) -> int:
    """How often a leaf of the fact has the verdict."""
    return sum(r.samples for leaf in _leaves(fact) for r in leaf.readings if r.verdict == verdict)


def _lacked(fact: Fact, samples: int) -> int:
    """What the leaves of a fact that is lacking in so many samples charge; 0 for an optional one."""
    return sum(min(samples, _untold(leaf)) for leaf in _leaves(fact))


def _untold(leaf: Leaf) -> int:
    return sum(r.samples for r in leaf.readings if r.verdict == "missing") - sum(
        r.samples for r in leaf.told if r.verdict == "missing"
    )


def _leaves(fact: Fact) -> Iterator[Leaf]:
    yield from fact.leaves
    for inner in fact.facts:
        yield from _leaves(inner)


def _fields(facts: Iterable[Fact]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(leaf.path for fact in facts for leaf in _leaves(fact) if not leaf.right))


def _worst(fact: Fact) -> Change | None:
    order: tuple[Change, ...] = ("broken", "worse", "same", "better")
    found = {leaf.change for leaf in _leaves(fact)}
    return next((change for change in order if change in found), None)


def by_loss(mistake: Mistake) -> tuple[Any, ...]:
    """Sort key: the worst first, then those wrong in more samples, then in reading order."""
    return -mistake.loss, -mistake.wrong, mistake.number

"""Small cases that can be checked by eye, and what the statistics say about them.

python -m benchmarks.worked_examples        the tables that docs/statistics.md quotes
"""

from collections.abc import Iterator, Sequence

from benchmarks.worlds import Verdicts
from eval.stats.difference import Difference
from eval.stats.interval import Interval, estimate
from eval.stats.limits import rate_still_possible, smallest_difference
from eval.stats.measures import recall
from eval.stats.multiplicity import holm
from eval.stats.paired import Answer, compare
from eval.stats.stability import pass_power
from eval.stats.wording import score_text

Hits = Sequence[int]
"""Right ones out of ten leaves, by article."""

MIXED = (6, 9, 8, 10, 7, 9, 8, 9, 8, 6)


def examples() -> Iterator[str]:
    """The lines of all tables, in Markdown."""
    for table in (scores(), no_errors(), differences(), fields(), every_sample(), smallest()):
        yield ""
        yield from table


def scores() -> Iterator[str]:
    yield from head("right of 10 leaves, by article", "recall", "95 % interval", "worth independent leaves")
    for hits in ((9,), (9, 9, 9), (10, 10, 7), (10, 10, 10), (9,) * 30, (10, 10, 7) * 10, (9,) * 100):
        found = estimate(_run(hits), recall)
        if found:
            yield row(_listed(hits), score_text(found), _interval(found.interval), f"{found.effective:.1f}")


def no_errors() -> Iterator[str]:
    yield from head("articles without an error", *(str(articles) for articles in (1, 3, 6, 10, 30, 100)))
    rates = (rate_still_possible(articles) or 1.0 for articles in (1, 3, 6, 10, 30, 100))
    yield row("error rate still possible", *(f"{100 * rate:.0f} %" for rate in rates))


def differences() -> Iterator[str]:
    yield from head(
        "run A, of 10",
        "run B, of 10",
        "samples",
        "B - A",
        "95 % interval",
        "on articles like these",
        "on exactly these",
    )
    for a, b, samples in (
        ((9, 9, 9), (9, 9, 9), 1),
        ((9, 9, 9), (8, 8, 8), 1),
        ((9, 9, 9), (8, 8, 8), 3),
        ((9, 9, 9), (9, 9, 0), 3),
        ((9,) * 6, (8,) * 6, 3),
        ((9,) * 6, (8, 8, 8, 8, 8, 9), 3),
        ((9,) * 10, MIXED, 3),
        ((9,) * 30, MIXED * 3, 3),
    ):
        found = compare(_run(a, samples), _run(b, samples), recall)
        if found.difference:
            yield row(
                _listed(a), _listed(b), samples, *_difference(found.difference),
                _answer(found.similar_articles), _answer(found.these_articles),
            )  # fmt: skip


def fields() -> Iterator[str]:
    found = {"date": 0.004, "country": 0.02, "casualties.count": 0.03, "weapons.model": 0.2, "damage.level": None}
    yield from head("field", *found)
    yield row("p", *(_p(p) for p in found.values()))
    yield row("p, Holm", *(_p(p) for p in holm(found).values()))


def every_sample() -> Iterator[str]:
    steady, wavering = {leaf: [leaf < 8] * 5 for leaf in range(10)}, {leaf: [True] * 4 + [False] for leaf in range(10)}
    yield from head("ten values, five samples", *("mean" if k == 1 else f"pass^{k}" for k in range(1, 6)))
    for name, rights in (("eight always right, two never", steady), ("all right four times in five", wavering)):
        yield row(name, *(f"{100 * pass_power(rights, k):.0f} %" for k in range(1, 6)))


def smallest() -> Iterator[str]:
    numbers = (3, 5, 6, 8, 10, 20, 50, 100)
    yield from head("articles", *map(str, numbers))
    # Articles whose differences spread by a tenth around their mean: its standard error is 0.1 / √articles.
    named = (smallest_difference(0.1 / articles**0.5, articles) for articles in numbers)
    yield row("smallest difference", *("–" if size is None else f"{size:.2f}" for size in named))


def head(*names: str) -> Iterator[str]:
    yield row(*names)
    yield row(*("---" for _ in names))


def row(*cells: object) -> str:
    return f"| {' | '.join(map(str, cells))} |"


def _run(hits: Hits, samples: int = 1) -> dict[str, list[Verdicts]]:
    return {str(n): [Verdicts(hit, 0, 10 - hit, 0, 0)] * samples for n, hit in enumerate(hits)}


def _listed(hits: Hits) -> str:
    """``9, 9, 7``; ``30 × (9)`` and ``10 × (9, 9, 7)`` where many repeat."""
    unit = next(size for size in range(1, len(hits) + 1) if tuple(hits[:size]) * (len(hits) // size) == tuple(hits))
    listed = ", ".join(map(str, hits[:unit]))
    return listed if unit == len(hits) else f"{len(hits) // unit} × ({listed})"


def _difference(found: Difference) -> tuple[str, str]:
    return f"{found.value:+.2f}", _interval(found.interval) if found.interval else "–"


def _interval(bounds: Interval) -> str:
    return f"{bounds.low:.2f} to {bounds.high:.2f}"


def _answer(answer: Answer) -> str:
    return answer.reason or f"p = {_p(answer.p)}"


def _p(p: float | None) -> str:
    return "–" if p is None else f"{p:.3f}" if p >= 0.001 else f"{p:.0e}"


if __name__ == "__main__":
    print("\n".join(examples()))

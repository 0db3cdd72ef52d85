"""Runs for the tests: from plain rows of verdicts, and random ones."""

from collections.abc import Sequence

from hypothesis import strategies as st

from eval.counts import Counts
from eval.stats.measures import f1, lenient, precision, recall

MEASURES = {"precision": precision, "recall": recall, "f1": f1, "lenient f1": lenient(f1)}

Run = dict[str, list[Counts]]

measures = st.sampled_from([*MEASURES.values()])

small = st.integers(0, 6)
counts = st.builds(
    Counts, correct=small, partial=small, incorrect=small, missing=small, spurious=small, absent=small, failed=small
)


def right(*articles: tuple[int, int] | Sequence[tuple[int, int]]) -> Run:
    """A run from (right, gold leaves) by article, or a list of such pairs by article: its samples."""
    run: Run = {}
    for number, samples in enumerate(articles):
        pairs: Sequence[tuple[int, int]] = [samples] if isinstance(samples, tuple) else samples
        run[f"article {number}"] = [Counts(correct=hits, missing=of - hits) for hits, of in pairs]
    return run


@st.composite
def runs(draw: st.DrawFn, fewest: int = 1, most: int = 6, samples: int = 3) -> Run:
    """One run of a few articles with one to `samples` samples each."""
    several = st.lists(counts, min_size=1, max_size=samples)
    return {f"article {number}": draw(several) for number in range(draw(st.integers(fewest, most)))}


@st.composite
def two_runs(
    draw: st.DrawFn, fewest: int = 1, most: int = 8, samples: int = 3, *, even: bool = True
) -> tuple[Run, Run]:
    """Two runs on the same articles; `even` ones have the same number of samples."""
    articles = draw(st.integers(fewest, most))
    a_size = draw(st.integers(1, samples))
    b_size = a_size if even else draw(st.integers(1, samples))
    a, b = (
        {f"article {n}": draw(st.lists(counts, min_size=size, max_size=size)) for n in range(articles)}
        for size in (a_size, b_size)
    )
    return a, b


def shuffled(run: Run, order: Sequence[int]) -> Run:
    """The same run with its articles in another order."""
    names = list(run)
    return {names[place]: run[names[place]] for place in order}

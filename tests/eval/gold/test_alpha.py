"""Krippendorff's alpha, held against the reference implementation and the textbook."""

from random import Random

import krippendorff
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from eval.gold.alpha import nominal_alpha

WORDS = ("missile", "drone", "shelling", "other")
readings = st.lists(st.tuples(*[st.none() | st.sampled_from(WORDS)] * 3), min_size=1, max_size=25)


@settings(max_examples=100)
@given(readings)
def test_it_is_what_the_reference_implementation_says(units: list[tuple[str | None, ...]]) -> None:
    pairable = {value for unit in units if sum(v is not None for v in unit) > 1 for value in unit if value is not None}
    ours = nominal_alpha(units)
    if len(pairable) < 2:
        assert ours is None
        return
    data = np.array([[np.nan if value is None else WORDS.index(value) for value in unit] for unit in units]).T
    assert ours == pytest.approx(krippendorff.alpha(reliability_data=data, level_of_measurement="nominal"))


def test_the_textbook_example() -> None:
    """Krippendorff, Computing Krippendorff's Alpha-Reliability (2011), C: four observers, missing data."""
    a = [1, 2, 3, 3, 2, 1, 4, 1, 2, None, None, None]
    b = [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, None, 3]
    c = [None, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, None]
    d = [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, None]
    assert nominal_alpha(list(zip(a, b, c, d, strict=True))) == pytest.approx(0.743, abs=0.0005)


@pytest.mark.parametrize(
    ("units", "alpha"),
    [
        ([("a", "a"), ("b", "b")], 1.0),
        ([("a", "b"), ("b", "a")], -0.5),
        ([("a", "a"), ("a", "a")], None),
        ([("a", None), (None, "b")], None),
        ([], None),
    ],
    ids=["all agree", "all differ", "one word everywhere", "nobody reads what another reads", "nothing"],
)
def test_its_ends(units: list[tuple[str | None, ...]], alpha: float | None) -> None:
    assert nominal_alpha(units) == alpha


@settings(max_examples=50)
@given(readings, st.randoms(use_true_random=False))
def test_neither_the_order_of_units_nor_of_readers_changes_it(
    units: list[tuple[str | None, ...]], random: Random
) -> None:
    shuffled = [tuple(reversed(unit)) for unit in random.sample(units, len(units))]
    assert nominal_alpha(shuffled) == (None if nominal_alpha(units) is None else pytest.approx(nominal_alpha(units)))

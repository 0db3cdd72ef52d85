from collections.abc import Sequence
from itertools import product
from math import prod
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from eval.stats.exchange import DRAWS, Lot, p_value

lots = st.lists(st.dictionaries(st.integers(-9, 9), st.integers(1, 6), min_size=1, max_size=4), min_size=1, max_size=5)


def flips(*leads: int) -> list[Lot]:
    return [{lead: 1, -lead: 1} for lead in leads]


def too_many(articles: int, seed: int = 1) -> list[Lot]:
    """Flips of leads that hardly ever add up to equal sums."""
    rng = Random(seed)
    return flips(*(rng.randrange(10**9) for _ in range(articles)))


def counted(drawn: Sequence[Lot], observed: int) -> float:
    """The definition: every combination of outcomes, weighted by its ways."""
    every = [
        (sum(lead for lead, _ in each), prod(ways for _, ways in each)) for each in product(*(d.items() for d in drawn))
    ]
    return sum(ways for total, ways in every if abs(total) >= abs(observed)) / sum(ways for _, ways in every)


@given(lots, st.integers(0, 30))
def test_counts_all_exchanges(drawn: list[Lot], observed: int) -> None:
    found = p_value(drawn, observed, seed=0)
    assert found.exact
    assert found.p == pytest.approx(counted(drawn, observed))


@pytest.mark.parametrize(
    ("drawn", "observed", "p"),
    [
        pytest.param(flips(1, 1, 1, 1, 1, 1), 6, 2 / 64, id="six of six in one direction"),
        pytest.param(flips(1, 1, 1, 1, 1), 5, 2 / 32, id="five cannot reach 5 %"),
        pytest.param(flips(*[1] * 100), 100, 2**-99, id="a hundred, enumerated"),
        pytest.param(flips(*[1] * 100, *[0] * 50), 100, 2**-99, id="articles without a lead change nothing"),
        pytest.param(flips(3, 1, 1, 1, 1), 3, 22 / 32, id="ties count"),
        pytest.param(flips(0, 0, 0), 0, 1, id="no lead anywhere"),
        pytest.param([], 0, 1, id="no lots"),
    ],
)
def test_known_probabilities(drawn: list[Lot], observed: int, p: float) -> None:
    found = p_value(drawn, observed, seed=0)
    assert found.exact
    assert found.p == pytest.approx(p)


@pytest.mark.parametrize("articles", [16, 24])
def test_all_flips_are_enumerated_whatever_the_leads(articles: int) -> None:
    drawn = too_many(articles)
    found = p_value(drawn, sum(max(lot) for lot in drawn), seed=0)
    assert (found.p, found.exact) == (2 / 2**articles, True)


def test_where_there_are_too_many_sums_it_draws() -> None:
    drawn = too_many(60)
    assert p_value(drawn, sum(max(lot) for lot in drawn), seed=0) == p_value(drawn, 10**12, seed=5)
    found = p_value(drawn, 10**12, seed=0)
    assert (found.p, found.exact) == (1 / (1 + DRAWS), False)


@pytest.mark.parametrize("seed", range(5))
def test_draws_come_near_what_counting_gives(seed: int) -> None:
    rng = Random(seed)
    near = [{rng.randrange(10**6): 1, -rng.randrange(10**6): rng.randrange(1, 5)} for _ in range(12)]
    # Adding outcomes that weigh nothing makes the very same chances too many to enumerate.
    fine = [{10**9 * lead + rng.randrange(-50, 50): ways * 3 for lead, ways in lot.items()} for lot in near]
    padded = [*fine, *({k * 2**i: 1 for k in range(6)} for i in range(12))]
    observed = sum(max(lot) for lot in near) // 3
    drawn, exact = p_value(padded, 10**9 * observed, seed), p_value(near, observed, seed)
    assert (drawn.exact, exact.exact) == (False, True)
    # Four standard errors of 9,999 draws.
    assert drawn.p == pytest.approx(exact.p, abs=4 * (exact.p * (1 - exact.p) / DRAWS) ** 0.5)


@pytest.mark.parametrize("ways", [1, 2, 3, 100, 251, 252, 256])
def test_every_exchange_of_a_lot_is_as_likely_to_be_drawn(ways: int) -> None:
    lot = {10**15: ways, 0: 256 - ways} if ways < 256 else {10**15: 1}
    found = p_value([lot, *too_many(40)], 10**14, seed=3)
    expected = ways / 256
    assert not found.exact
    assert found.p == pytest.approx(expected, abs=4 * max(expected * (1 - expected), 1e-4) ** 0.5 / 100)


def test_the_seed_decides_and_nothing_else() -> None:
    drawn = too_many(60)
    seen = sum(max(lot) for lot in drawn) // 4
    again = [p_value(drawn, seen, seed).p for seed in (1, 1, 2, 3, 4)]
    assert again[0] == again[1]
    assert len(set(again)) > 1


@settings(max_examples=15)
@given(st.randoms(use_true_random=False))
def test_the_order_of_the_lots_does_not_matter_even_to_draws(rng: Random) -> None:
    drawn = too_many(30)
    seen = sum(max(lot) for lot in drawn) // 4
    assert p_value(rng.sample(drawn, len(drawn)), -seen, 7) == p_value(drawn, seen, 7)


def test_drawing_leaves_the_global_generator_alone() -> None:
    import random

    random.seed(1)
    before = random.getstate()
    p_value(too_many(40), 10**9, 0)
    assert random.getstate() == before

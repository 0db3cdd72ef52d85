from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from eval.counts import Counts
from eval.stats.difference import difference
from eval.stats.limits import rate_still_possible
from eval.stats.measures import Measure, f1, precision, recall
from tests.eval.stats.made import Run, measures, right, shuffled, two_runs


def of_ten(*hits: int) -> Run:
    return right(*((hit, 10) for hit in hits))


@pytest.mark.parametrize(
    ("a", "b"),
    [
        pytest.param((5, 6, 7, 8), (9, 5, 9, 6), id="up and down"),
        pytest.param((9, 9, 8, 10, 7, 9), (2, 7, 3, 9, 5, 1), id="down"),
        pytest.param((0, 10, 0), (10, 0, 10), id="wild"),
    ],
)
@pytest.mark.parametrize("level", [0.8, 0.95])
def test_with_articles_of_one_size_it_is_the_paired_t_interval(
    a: tuple[int, ...], b: tuple[int, ...], level: float
) -> None:
    found = difference(of_ten(*a), of_ten(*b), recall, level)
    oracle = stats.ttest_rel([hit / 10 for hit in b], [hit / 10 for hit in a]).confidence_interval(level)
    assert found is not None
    assert found.value == pytest.approx((sum(b) - sum(a)) / (10 * len(a)))
    assert found.interval is not None
    assert tuple(found.interval) == pytest.approx((max(-1, oracle.low), min(1, oracle.high)))


@pytest.mark.parametrize(
    ("a", "b"),
    [
        pytest.param(of_ten(9, 9, 9), of_ten(8, 8, 8), id="all articles lose alike"),
        pytest.param([1] * 3, [2] * 3, id="all articles gain a spurious leaf"),
    ],
)
def test_articles_that_agree_to_the_leaf_are_no_certainty(a: Run | list[int], b: Run | list[int]) -> None:
    first, second = (
        run if isinstance(run, dict) else {str(n): [Counts(correct=9, spurious=s)] for n, s in enumerate(run)}
        for run in (a, b)
    )
    found = difference(first, second, f1)
    assert found is not None
    assert found.interval is not None
    assert found.interval.low < found.value - 0.02
    assert found.interval.high > found.value + 0.02


def test_the_least_variance_is_that_of_the_leaves_that_must_differ() -> None:
    # By hand: 3 of 30 leaves lost, McNemar (3/30 - 0.1²) / 30.
    found = difference(of_ten(9, 9, 9), of_ten(8, 8, 8), recall)
    assert found is not None
    assert found.standard_error == pytest.approx((0.09 / 30) ** 0.5)


def test_a_leaf_that_wavers_in_one_of_many_samples_hardly_counts() -> None:
    steady, wavering = right(*[[(9, 10)] * 5] * 3), right(*[[(9, 10)] * 4 + [(8, 10)]] * 3)
    found = difference(steady, wavering, recall)
    assert found is not None
    assert found.standard_error == pytest.approx(((3 * 0.04 / 30 - 0.02**2) / 30) ** 0.5)


@pytest.mark.parametrize("articles", [2, 3, 10, 100])
def test_no_difference_seen_is_not_no_difference(articles: int) -> None:
    run = of_ten(*[9] * articles)
    found = difference(run, run, f1)
    reach = rate_still_possible(articles)
    assert found is not None
    assert reach is not None
    assert (found.value, found.standard_error, found.interval) == (0, None, (-reach, reach))


def test_one_article_has_a_difference_and_no_interval() -> None:
    found = difference(of_ten(5), of_ten(7), f1)
    assert found is not None
    assert found.value == pytest.approx(14 / 17 - 2 / 3)
    assert (found.interval, found.standard_error) == (None, None)


@pytest.mark.parametrize(
    ("a", "b", "measure"),
    [
        pytest.param({}, {}, f1, id="no articles"),
        pytest.param(right((0, 0)), right((0, 0)), f1, id="nothing to score"),
        pytest.param(right((0, 3)), right((1, 3)), precision, id="one run says nothing"),
    ],
)
def test_is_null_where_either_run_is_nothing_out_of_nothing(a: Run, b: Run, measure: Measure) -> None:
    assert difference(a, b, measure) is None
    assert difference(b, a, measure) is None


@given(two_runs(even=False), measures)
def test_holds_the_difference_and_stays_between_minus_1_and_1(runs: tuple[Run, Run], measure: Measure) -> None:
    found = difference(*runs, measure)
    if found and found.interval:
        assert -1 <= found.interval.low <= found.value <= found.interval.high <= 1


@given(two_runs(even=False), measures)
def test_swapping_the_runs_turns_it_round(runs: tuple[Run, Run], measure: Measure) -> None:
    one, other = difference(runs[0], runs[1], measure), difference(runs[1], runs[0], measure)
    assert (one is None) == (other is None)
    if one and other:
        assert other.value == pytest.approx(-one.value)
        assert (one.a, one.b) == (other.b, other.a)
        if one.interval and other.interval:
            assert tuple(other.interval) == pytest.approx((-one.interval.high, -one.interval.low))


@given(two_runs(), measures, st.randoms(use_true_random=False))
def test_does_not_depend_on_the_order_of_the_articles(runs: tuple[Run, Run], measure: Measure, rng: Random) -> None:
    order = rng.sample(range(len(runs[0])), len(runs[0]))
    assert difference(shuffled(runs[0], order), runs[1], measure) == difference(*runs, measure)

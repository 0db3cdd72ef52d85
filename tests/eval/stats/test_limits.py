import pytest
from scipy import stats

from eval.stats.limits import rate_still_possible, smallest_difference, unpaired_error


class TestRateStillPossible:
    @pytest.mark.parametrize("trials", [1, 2, 3, 10, 100, 1000])
    @pytest.mark.parametrize("level", [0.8, 0.95, 0.99])
    def test_is_the_exact_bound_of_clopper_and_pearson(self, trials: int, level: float) -> None:
        oracle = stats.binomtest(0, trials, alternative="less").proportion_ci(level, method="exact").high
        assert rate_still_possible(trials, level) == pytest.approx(oracle)

    @pytest.mark.parametrize("trials", [1, 5, 50])
    def test_at_that_rate_a_run_without_errors_is_just_surprising(self, trials: int) -> None:
        rate = rate_still_possible(trials)
        assert rate is not None
        assert (1 - rate) ** trials == pytest.approx(0.05)

    @pytest.mark.parametrize(
        ("articles", "leaves", "alpha", "beta"), [(3, 11, 0.5, 0.5), (10, 4, 1, 0.3), (6, 30, 3, 3)]
    )
    def test_counting_articles_is_safe_however_leaves_cling_together(
        self, articles: int, leaves: int, alpha: float, beta: float
    ) -> None:
        """Beta-binomial articles without any error: what is possible by articles is never less than true."""
        clean = stats.betabinom(leaves, alpha, beta).pmf(0) ** articles
        surprising = rate_still_possible(articles, 1 - clean)
        assert surprising is not None
        assert surprising >= alpha / (alpha + beta)

    def test_three_over_n_is_near_it_for_many(self) -> None:
        assert rate_still_possible(300) == pytest.approx(3 / 300, rel=0.01)

    def test_no_trials_exclude_nothing(self) -> None:
        assert rate_still_possible(0) is None


class TestSmallestDifference:
    @pytest.mark.parametrize("articles", [7, 10, 30, 100])
    @pytest.mark.parametrize("power", [0.5, 0.8, 0.95])
    def test_a_t_test_finds_it_about_as_often(self, articles: int, power: float) -> None:
        smallest = smallest_difference(0.01, articles, 0.95, power)
        assert smallest is not None
        limit, reached = stats.t.ppf(0.975, articles - 1), stats.nct(articles - 1, smallest / 0.01)
        assert reached.sf(limit) + reached.cdf(-limit) == pytest.approx(power, abs=0.04)

    def test_of_six_articles_all_must_point_the_same_way(self) -> None:
        smallest = smallest_difference(0.01, 6)
        assert smallest is not None
        # The chance that one article points the right way: its own spread is √6 times that of the mean.
        assert stats.norm.cdf(smallest / (0.01 * 6**0.5)) ** 6 == pytest.approx(0.8)

    @pytest.mark.parametrize(
        ("error", "articles"),
        [
            pytest.param(0.01, 5, id="too few articles for the test"),
            pytest.param(None, 30, id="no standard error"),
            pytest.param(0.4, 10, id="not even everything against nothing"),
        ],
    )
    def test_is_null_where_no_difference_could_be_shown(self, error: float | None, articles: int) -> None:
        assert smallest_difference(error, articles) is None

    def test_shrinks_with_articles_and_grows_with_what_is_asked(self) -> None:
        sizes = [smallest_difference(0.02, articles) or 1 for articles in (6, 7, 8, 12, 50, 200)]
        assert sizes == sorted(sizes, reverse=True)
        asked = [
            smallest_difference(0.02, 12, level, power) or 1 for level, power in ((0.9, 0.8), (0.95, 0.8), (0.95, 0.9))
        ]
        assert asked == sorted(asked)


def test_a_second_run_that_varies_alone_doubles_the_variance() -> None:
    assert unpaired_error(0.03) == pytest.approx((2 * 0.03**2) ** 0.5)
    assert unpaired_error(None) is None

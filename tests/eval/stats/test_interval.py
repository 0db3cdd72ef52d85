from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from statsmodels.stats.proportion import proportion_confint

from eval.counts import Counts
from eval.stats.interval import critical, critical_t, estimate, wilson
from eval.stats.measures import Measure, f1, precision, recall
from tests.eval.stats.made import Run, measures, right, runs, shuffled


class TestWilson:
    @pytest.mark.parametrize("trials", [1, 3, 7, 30, 500])
    @pytest.mark.parametrize("level", [0.8, 0.95, 0.99])
    def test_is_that_of_statsmodels(self, trials: int, level: float) -> None:
        for hits in {0, 1, trials // 3, trials // 2, trials - 1, trials}:
            oracle = proportion_confint(hits, trials, alpha=1 - level, method="wilson")
            assert tuple(wilson(hits / trials, trials, level)) == pytest.approx(oracle, abs=1e-12)

    @given(st.floats(0, 1), st.floats(0.01, 1e6), st.floats(0.5, 0.999))
    def test_holds_the_proportion_and_stays_between_0_and_1(self, p: float, trials: float, level: float) -> None:
        low, high = wilson(p, trials, level)
        assert 0 <= low <= p <= high <= 1

    @given(st.floats(0, 1), st.floats(0.1, 1e4), st.floats(1.01, 10))
    def test_is_narrower_the_more_trials_there_are(self, p: float, trials: float, times: float) -> None:
        few, many = wilson(p, trials), wilson(p, trials * times)
        assert many.high - many.low < few.high - few.low

    @given(st.floats(0, 1), st.floats(0.1, 1e4))
    def test_of_the_errors_is_its_mirror_image(self, p: float, trials: float) -> None:
        ours, errors = wilson(p, trials), wilson(1 - p, trials)
        assert tuple(ours) == pytest.approx((1 - errors.high, 1 - errors.low))


class TestEstimate:
    @pytest.mark.parametrize(
        ("run", "value", "of", "articles", "effective"),
        [
            pytest.param(right((5, 5), (7, 7), (3, 3)), 1, 15, 3, 3, id="all right: an article is one trial"),
            pytest.param(right((0, 5), (0, 7)), 0, 12, 2, 2, id="none right: the same"),
            pytest.param(right((3, 4)), 0.75, 4, 1, 1, id="one article: one trial, however many leaves"),
            pytest.param(right((1, 1), (0, 0), (0, 0)), 1, 1, 1, 1, id="articles with nothing to score do not count"),
            pytest.param(right([(2, 4), (4, 4)]), 0.75, 4, 1, 1, id="samples are averaged, not added"),
            pytest.param(right([(1, 1), (0, 0)], (0, 0)), 1, 0.5, 1, 0.5, id="never more trials than leaves"),
            pytest.param(right(*[(9, 10)] * 20), 0.9, 200, 20, 200, id="articles alike: every leaf is a trial"),
            pytest.param(right((10, 10), (0, 10)), 0.5, 20, 2, 2, id="two articles, opposite: no less than one each"),
        ],
    )
    def test_says_what_is_behind_it(self, run: Run, value: float, of: float, articles: int, effective: float) -> None:
        found = estimate(run, recall)
        assert found is not None
        assert (found.value, found.of, found.articles) == (value, of, articles)
        assert found.hits == pytest.approx(value * of)
        assert found.effective == pytest.approx(effective, rel=1e-3)
        assert found.interval == wilson(found.value, found.effective)

    def test_charges_for_leaves_that_are_right_and_wrong_together(self) -> None:
        # By hand: p 0.6, residuals ±2 in eight articles, cse² = 8/7 · 8 · 4 / 80², binomial variance 0.24 / 80.
        found = estimate(right(*[(8, 10)] * 4, *[(4, 10)] * 4), recall)
        assert found is not None
        assert found.standard_error == pytest.approx((0.04 / 7) ** 0.5)
        price = critical_t(0.95, 8) / critical(0.95)
        assert found.effective == pytest.approx(80 / (price**2 * (0.04 / 7) / (0.24 / 80)))

    @pytest.mark.parametrize(
        ("run", "measure"),
        [
            pytest.param({}, f1, id="no articles"),
            pytest.param(right((0, 0), (0, 0)), f1, id="nothing to find and nothing found"),
            pytest.param(right((0, 4)), precision, id="precision of a run that says nothing"),
            pytest.param({"a": [Counts(spurious=2)]}, recall, id="recall of gold that says nothing"),
        ],
    )
    def test_is_null_for_nothing_out_of_nothing(self, run: Run, measure: Measure) -> None:
        assert estimate(run, measure) is None

    def test_a_failed_extraction_lowers_the_score(self) -> None:
        whole, failed = Counts(correct=4), Counts(failed=4)
        found = estimate({"a": [whole], "b": [whole], "c": [failed]}, recall)
        assert found is not None
        assert found.value == pytest.approx(2 / 3)

    @given(runs(), measures)
    def test_holds_the_score(self, run: Run, measure: Measure) -> None:
        found = estimate(run, measure)
        if found:
            assert 0 <= found.interval.low <= found.value <= found.interval.high <= 1
            assert 0 < found.effective <= found.of

    @given(runs(), measures, st.randoms(use_true_random=False))
    def test_does_not_depend_on_the_order_of_the_articles(self, run: Run, measure: Measure, rng: Random) -> None:
        order = rng.sample(range(len(run)), len(run))
        assert estimate(shuffled(run, order), measure) == estimate(run, measure)

    @given(runs(samples=1), measures, st.integers(2, 4))
    def test_asking_again_for_the_same_answers_says_nothing_new(self, run: Run, measure: Measure, times: int) -> None:
        again = {article: samples * times for article, samples in run.items()}
        once, often = estimate(run, measure), estimate(again, measure)
        assert (once is None) == (often is None)
        if once and often:
            assert often.interval == pytest.approx(once.interval)

    @given(runs(fewest=2), measures, st.integers(2, 3))
    def test_more_articles_of_the_kind_narrow_it(self, run: Run, measure: Measure, times: int) -> None:
        more = {f"{article} {copy}": samples for article, samples in run.items() for copy in range(times)}
        few, many = estimate(run, measure), estimate(more, measure)
        if few and many and few.articles > 1:
            assert many.interval.high - many.interval.low < few.interval.high - few.interval.low

    def test_is_wider_at_a_higher_level(self) -> None:
        run = right((3, 5), (4, 5), (2, 6))
        wide, narrow = estimate(run, f1, 0.99), estimate(run, f1, 0.8)
        assert wide is not None
        assert narrow is not None
        assert wide.interval.low < narrow.interval.low < narrow.interval.high < wide.interval.high
        assert (wide.level, narrow.level) == (0.99, 0.8)

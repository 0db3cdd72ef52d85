from collections.abc import Callable, Sequence
from itertools import combinations, product
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from eval.counts import Counts
from eval.stats.interval import LEVEL
from eval.stats.measures import Measure, f1, precision, recall
from eval.stats.paired import Answer, compare, similar_articles, these_articles
from extractor.errors import InputError
from tests.eval.stats.made import Run, measures, right, shuffled, two_runs

Question = Callable[..., Answer]

GOLD = (7, 3, 12, 5, 9, 4, 8)


def p_of(answer: Answer) -> float:
    assert answer.p is not None
    return answer.p


def ahead(run: Run, other: Run, measure: Measure) -> float:
    """By how much `run` is ahead, times the leaves of both: from sums of Counts, as the report adds them."""
    (hits, of), (others, others_of) = (
        map(sum, zip(*(measure(counts) for samples in each.values() for counts in samples), strict=True))
        for each in (run, other)
    )
    return float(hits * others_of - others * of)


class TestSimilarArticles:
    @pytest.mark.parametrize(
        ("a", "b"),
        [
            pytest.param((5, 2, 9, 4, 6, 3, 5), (6, 3, 12, 4, 9, 3, 7), id="better"),
            pytest.param((5, 2, 9, 4, 6, 3, 5), (5, 2, 8, 5, 6, 2, 6), id="about as good"),
            pytest.param((7, 3, 12, 5, 9, 4, 8), (0, 0, 0, 0, 0, 0, 0), id="everything lost"),
            pytest.param((1, 1, 1, 1, 1, 1, 1), (1, 1, 1, 1, 1, 1, 1), id="alike"),
        ],
    )
    def test_is_the_exact_sign_flip_test_of_scipy(self, a: Sequence[int], b: Sequence[int]) -> None:
        oracle = stats.permutation_test(
            (b, a), lambda x, y: sum(x) - sum(y), permutation_type="samples", n_resamples=10**5, vectorized=False
        )
        found = similar_articles(right(*zip(a, GOLD, strict=True)), right(*zip(b, GOLD, strict=True)), recall)
        assert (found.method, found.reason) == ("exact", None)
        assert found.p == pytest.approx(oracle.pvalue)

    @settings(max_examples=25)
    @given(two_runs(fewest=6, most=7, samples=1), measures)
    def test_swaps_the_counts_of_whole_articles(self, runs: tuple[Run, Run], measure: Measure) -> None:
        found = similar_articles(*runs, measure)
        if found.p is None:
            return
        swaps = [
            [{k: runs[flip ^ side][k] for k, flip in zip(runs[0], flips, strict=True)} for side in (0, 1)]
            for flips in product((0, 1), repeat=len(runs[0]))
        ]
        leads = [abs(ahead(b, a, measure)) for a, b in swaps]
        assert found.p == pytest.approx(sum(lead >= leads[0] for lead in leads) / len(leads))

    @pytest.mark.parametrize("articles", [0, 1, 3, 5])
    def test_under_six_articles_cannot_be_answered(self, articles: int) -> None:
        a, b = right(*[(0, 9)] * articles), right(*[(9, 9)] * articles)
        noun = "article" if articles == 1 else "articles"
        reason = f"cannot be answered with {articles} {noun} (6 at least)"
        assert similar_articles(a, b, recall) == Answer(None, None, reason)

    def test_articles_with_nothing_to_score_are_not_counted(self) -> None:
        a, b = (right(*[(hits, 9)] * 5, *[(0, 0)] * 5) for hits in (3, 4))
        assert similar_articles(a, b, recall).reason == "cannot be answered with 5 articles (6 at least)"

    @pytest.mark.parametrize(("articles", "p"), [(6, 2 / 64), (7, 2 / 128), (20, 2 / 2**20)])
    def test_the_most_that_articles_can_show(self, articles: int, p: float) -> None:
        a, b = right(*[(3, 9)] * articles), right(*[(4, 9)] * articles)
        assert p_of(similar_articles(a, b, f1)) == pytest.approx(p)

    def test_more_samples_of_the_same_articles_are_not_more_articles(self) -> None:
        a, b = (right(*[[(hits, 9)] * 10] * 6) for hits in (3, 4))
        assert p_of(similar_articles(a, b, f1)) == pytest.approx(2 / 64)

    @settings(max_examples=40)
    @given(two_runs(fewest=6, most=8, samples=2, even=False), measures, st.integers(2, 3))
    def test_runs_with_unlike_numbers_of_samples_weigh_alike(
        self, runs: tuple[Run, Run], measure: Measure, times: int
    ) -> None:
        a, b = runs
        again = {article: samples * times for article, samples in b.items()}
        assert similar_articles(a, again, measure) == similar_articles(a, b, measure)


class TestTheseArticles:
    @pytest.mark.parametrize(
        ("a", "b"),
        [
            pytest.param((5, 6, 5, 7), (8, 6, 9, 8), id="better"),
            pytest.param((5, 6, 5), (6, 5, 6), id="wavering"),
            pytest.param((4, 4, 4, 4, 4), (5, 5, 5, 5, 5), id="apart"),
            pytest.param((4, 4), (4, 4), id="alike"),
        ],
    )
    def test_is_the_exact_permutation_test_of_scipy(self, a: Sequence[int], b: Sequence[int]) -> None:
        oracle = stats.permutation_test(
            (b, a), lambda x, y: sum(x) / len(x) - sum(y) / len(y), n_resamples=10**4, vectorized=False
        )
        one, other = (right([(hits, 10) for hits in run]) for run in (a, b))
        found = these_articles(one, other, recall)
        assert (found.method, found.reason) == ("exact", None)
        assert found.p == pytest.approx(oracle.pvalue)

    @settings(max_examples=25)
    @given(st.lists(st.lists(st.integers(0, 5), min_size=5, max_size=5), min_size=2, max_size=3))
    def test_permutes_labels_within_articles_also_of_unlike_numbers(self, articles: list[list[int]]) -> None:
        def lead(chosen: Sequence[tuple[int, ...]]) -> float:
            rest = [sum(pool) - sum(pool[i] for i in taken) for pool, taken in zip(articles, chosen, strict=True)]
            own = [sum(pool[i] for i in taken) for pool, taken in zip(articles, chosen, strict=True)]
            return abs(sum(r / 3 - o / 2 for r, o in zip(rest, own, strict=True)))

        a = right(*[[(hits, 5) for hits in pool[:2]] for pool in articles])
        b = right(*[[(hits, 5) for hits in pool[2:]] for pool in articles])
        leads = [lead(chosen) for chosen in product(*[[*combinations(range(5), 2)]] * len(articles))]
        expected = sum(each >= leads[0] - 1e-9 for each in leads) / len(leads)
        assert p_of(these_articles(a, b, recall)) == pytest.approx(expected)

    @pytest.mark.parametrize(
        ("a", "b"),
        [
            pytest.param(right((3, 9), (4, 9)), right((5, 9), (6, 9)), id="one sample each"),
            pytest.param(right([(3, 9), (4, 9)]), right((5, 9)), id="one sample in one run"),
            pytest.param(
                right([(3, 9)] * 2, (4, 9)), right([(5, 9)] * 2, [(5, 9)] * 2), id="one sample in one article"
            ),
        ],
    )
    def test_one_sample_cannot_answer(self, a: Run, b: Run) -> None:
        assert these_articles(a, b, f1) == Answer(None, None, "cannot be answered with 1 sample (2 at least)")

    def test_needs_no_more_than_one_article(self) -> None:
        a, b = right([(3, 9)] * 5), right([(4, 9)] * 5)
        assert p_of(these_articles(a, b, f1)) == pytest.approx(2 / 252)

    @pytest.mark.parametrize(("samples", "ways"), [(5, 252), (6, 20 * 20), (10, 252 * 252), (11, 70 * 70 * 20)])
    def test_many_samples_are_permuted_in_blocks_of_at_most_five(self, samples: int, ways: int) -> None:
        a, b = right([(3, 9)] * samples), right([(4, 9)] * samples)
        assert p_of(these_articles(a, b, f1)) == pytest.approx(2 / ways)

    def test_one_article_that_changed_for_good_shows_here_and_not_there(self) -> None:
        a = right([(0, 9)] * 4, *[[(8, 9)] * 4] * 6)
        b = right([(9, 9)] * 4, *[[(8, 9)] * 4] * 6)
        assert p_of(similar_articles(a, b, recall)) == 1
        assert p_of(these_articles(a, b, recall)) == pytest.approx(2 / 70)


@pytest.mark.parametrize("question", [similar_articles, these_articles])
class TestBoth:
    def test_a_run_that_says_nothing_has_no_precision_to_compare(self, question: Question) -> None:
        a, b = right(*[[(0, 9)] * 2] * 6), right(*[[(1, 9)] * 2] * 6)
        reason = "cannot be answered with nothing to score (0/0) in one of the runs"
        assert question(a, b, precision) == Answer(None, None, reason)

    def test_runs_on_different_articles_are_refused(self, question: Question) -> None:
        with pytest.raises(InputError, match="score both on the same articles"):
            question(right((1, 1)), right((1, 1), (1, 1)), f1)

    @settings(max_examples=40)
    @given(runs=two_runs(fewest=6, samples=2, even=False), measure=measures)
    def test_p_is_over_0_and_up_to_1_or_explained(
        self, question: Question, runs: tuple[Run, Run], measure: Measure
    ) -> None:
        found = question(*runs, measure)
        assert (found.p is None) != (found.reason is None)
        assert found.p is None or 0 < found.p <= 1

    @settings(max_examples=40)
    @given(runs=two_runs(fewest=6, samples=2), measure=measures)
    def test_swapping_the_runs_changes_nothing(
        self, question: Question, runs: tuple[Run, Run], measure: Measure
    ) -> None:
        assert question(runs[1], runs[0], measure) == question(*runs, measure)

    @settings(max_examples=40)
    @given(runs=two_runs(fewest=6, samples=2), measure=measures, rng=st.randoms(use_true_random=False))
    def test_nor_does_the_order_of_the_articles(
        self, question: Question, runs: tuple[Run, Run], measure: Measure, rng: Random
    ) -> None:
        order = rng.sample(range(len(runs[0])), len(runs[0]))
        assert question(shuffled(runs[0], order), runs[1], measure) == question(*runs, measure)


class TestManyArticles:
    """More than can be enumerated."""

    @staticmethod
    def runs(seed: int, articles: int = 60) -> tuple[Run, Run]:
        rng = Random(seed)
        one, other = (
            {
                str(n): [
                    Counts(rng.randrange(40), 0, rng.randrange(9), rng.randrange(9), rng.randrange(9)) for _ in "12345"
                ]
                for n in range(articles)
            }
            for _ in range(2)
        )
        return one, other

    def test_draws_are_seeded_and_symmetric(self) -> None:
        a, b = self.runs(1)
        found = compare(a, b, f1, seed=3)
        assert {found.similar_articles.method, found.these_articles.method} == {"sampled"}
        assert compare(a, b, f1, seed=3) == found
        turned = compare(b, a, f1, seed=3)
        assert (turned.similar_articles, turned.these_articles) == (found.similar_articles, found.these_articles)
        reordered = shuffled(a, [*reversed(range(len(a)))])
        assert compare(reordered, b, f1, seed=3).similar_articles == found.similar_articles

    def test_draws_agree_with_the_normal_limit(self) -> None:
        """With eighty articles the sign-flip test is a z test on their leads."""
        a, b = (self.padded(run) for run in self.runs(2, 80))
        leads = [sum(y.correct - x.correct for x, y in zip(a[k], b[k], strict=True)) for k in a]
        z = sum(leads) / sum(lead**2 for lead in leads) ** 0.5
        assert similar_articles(a, b, recall).p == pytest.approx(2 * stats.norm.sf(abs(z)), abs=0.03)

    @staticmethod
    def padded(run: Run) -> Run:
        """Sixty gold leaves in every sample, the same for both runs."""
        return {k: [Counts(correct=c.correct, missing=60 - c.correct) for c in samples] for k, samples in run.items()}


class TestCompare:
    def test_puts_the_answers_together(self) -> None:
        a, b = (
            right(*[[(h, 9), (h + 1, 9)] for h in (3, 5, 4, 6, 2, 7)]),
            right(*[[(8, 9), (h, 9)] for h in (3, 5, 9, 6, 2, 7)]),
        )
        found = compare(a, b, f1)
        assert found.difference is not None
        assert found.difference.level == LEVEL
        assert found.similar_articles == similar_articles(a, b, f1)
        assert found.these_articles == these_articles(a, b, f1)
        assert found.smallest is not None
        assert found.smallest > 2.5 * (found.difference.standard_error or 1)

    def test_of_nothing_says_why(self) -> None:
        found = compare({}, {}, f1)
        assert (found.difference, found.smallest) == (None, None)
        assert found.similar_articles.reason == "cannot be answered with 0 articles (6 at least)"
        assert found.these_articles.reason == "cannot be answered with nothing to score (0/0) in one of the runs"

import pytest
from hypothesis import given

from eval.counts import Counts
from eval.stats.measures import (
    Measure,
    Share,
    article_shares,
    f1,
    lenient,
    mean_share,
    paired_shares,
    precision,
    recall,
)
from extractor.errors import InputError
from tests.eval.stats.made import counts, right

ONE_OF_EACH = Counts(correct=1, partial=1, incorrect=1, missing=1, spurious=1, absent=1, unlabelled=1)


@pytest.mark.parametrize(
    ("measure", "given_counts", "hits", "of"),
    [
        pytest.param(precision, ONE_OF_EACH, 1, 4, id="precision is out of the predicted leaves"),
        pytest.param(recall, ONE_OF_EACH, 1, 4, id="recall is out of the gold leaves"),
        pytest.param(f1, ONE_OF_EACH, 1, 4, id="F1 is out of the mean of both"),
        pytest.param(f1, Counts(correct=1, missing=1), 1, 1.5, id="a missing leaf is half a trial of F1"),
        pytest.param(f1, Counts(correct=1, spurious=1), 1, 1.5, id="a spurious leaf is half a trial of F1"),
        pytest.param(f1, Counts(correct=1, incorrect=1), 1, 2, id="a wrong value is a whole one"),
        pytest.param(recall, Counts(correct=1, failed=3), 1, 4, id="a failed extraction costs recall its gold leaves"),
        pytest.param(precision, Counts(correct=1, failed=3), 1, 1, id="and precision nothing"),
        pytest.param(lenient(recall), ONE_OF_EACH, 1.5, 4, id="lenient: partly right is half right"),
        pytest.param(lenient(f1), Counts(partial=3), 1.5, 3, id="lenient F1"),
        pytest.param(f1, Counts(absent=5, unlabelled=2), 0, 0, id="silence and unlabelled leaves are not scored"),
    ],
)
def test_a_measure_is_right_leaves_out_of_so_many(
    measure: Measure, given_counts: Counts, hits: float, of: float
) -> None:
    assert measure(given_counts) == Share(int(2 * hits), int(2 * of))


@given(counts)
def test_the_shares_are_the_scores_that_counts_report(seen: Counts) -> None:
    ratios = {
        precision: seen.strict.precision, recall: seen.strict.recall, f1: seen.strict.f1,
        lenient(precision): seen.lenient.precision, lenient(recall): seen.lenient.recall, lenient(f1): seen.lenient.f1,
    }  # fmt: skip
    for measure, ratio in ratios.items():
        hits, of = measure(seen)
        assert (hits / of if of else None) == (pytest.approx(ratio) if ratio is not None else None)


def test_samples_of_an_article_are_averaged_into_leaves() -> None:
    assert tuple(mean_share([Share(2, 6), Share(4, 6), Share(6, 8)])) == pytest.approx((2, 10 / 3))


def test_an_article_without_samples_is_refused() -> None:
    with pytest.raises(ValueError, match="article 'a' has no sample"):
        article_shares({"a": []}, f1)


def test_runs_on_different_articles_are_refused_by_name() -> None:
    with pytest.raises(InputError, match="article 'article 1' is in one of them only"):
        paired_shares(right((1, 1)), right((1, 1), (1, 1)), f1)


def test_articles_with_nothing_to_score_in_either_run_say_nothing() -> None:
    a, b = right((0, 0), (1, 2), (0, 0)), right((0, 0), (0, 0), (1, 1))
    assert len(paired_shares(a, b, f1)) == 2

import pytest

from eval.stats.interval import estimate
from eval.stats.measures import f1, recall
from eval.stats.wording import score_text, still_possible_text
from tests.eval.stats.made import Run, right


@pytest.mark.parametrize(
    ("run", "text"),
    [
        pytest.param({}, "n/a", id="nothing to score"),
        pytest.param(right((7, 9)), "7/9", id="under ten: no percentage"),
        pytest.param(right((9, 9)), "9/9", id="not even a hundred of them"),
        pytest.param(right((7, 10)), "70.0 % (7/10)", id="ten"),
        pytest.param(right((40, 50), (7, 10)), "78.3 % (47/60)", id="never a percentage alone"),
        pytest.param(right([(2, 4), (3, 4), (2, 4)]), "2.3/4", id="a mean over samples"),
        pytest.param(right([(9, 10), (10, 10)], (3, 5)), "83.3 % (12.5/15)", id="the same with a percentage"),
    ],
)
def test_a_score_says_what_it_is_out_of(run: Run, text: str) -> None:
    assert score_text(estimate(run, recall)) == text


def test_f1_is_out_of_the_mean_of_both_sides() -> None:
    assert score_text(estimate(right((2, 3)), f1)) == "2/2.5"


@pytest.mark.parametrize(
    ("run", "text"),
    [
        pytest.param(
            right((4, 4), (5, 5), (3, 3)),
            "no error in 12 leaves of 3 articles: in articles like these up to 63 % may still be wrong",
            id="few articles exclude little",
        ),
        pytest.param(
            right((1, 1)),
            "no error in 1 leaf of 1 article: in articles like these up to 95 % may still be wrong",
            id="one excludes next to nothing",
        ),
        pytest.param(right((4, 4), (4, 5)), None, id="there was an error"),
        pytest.param(right([(4, 4), (3, 4)]), None, id="in one sample"),
        pytest.param({}, None, id="nothing to score"),
    ],
)
def test_no_error_is_not_no_errors(run: Run, text: str | None) -> None:
    assert still_possible_text(estimate(run, recall)) == text

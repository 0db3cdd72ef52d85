import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from eval.stats.students_t import cdf, quantile

FREEDOMS = (*range(1, 31), 49, 50, 99, 100, 365, 1000)
PROBABILITIES = (0.001, 0.025, 0.2, 0.5, 0.6, 0.8, 0.9, 0.95, 0.975, 0.99, 0.995, 0.9995, 0.99999)


@pytest.mark.parametrize("freedom", FREEDOMS)
def test_quantiles_are_those_of_scipy(freedom: int) -> None:
    for probability in PROBABILITIES:
        assert quantile(probability, freedom) == pytest.approx(stats.t.ppf(probability, freedom), rel=1e-9, abs=1e-12)


@pytest.mark.parametrize("freedom", FREEDOMS)
def test_probabilities_are_those_of_scipy(freedom: int) -> None:
    for t in (-40, -3, -1.5, -0.1, 0, 0.5, 2, 12.7, 100):
        assert cdf(t, freedom) == pytest.approx(stats.t.cdf(t, freedom), abs=1e-12)


@given(st.floats(0.0001, 0.9999), st.integers(1, 200))
def test_a_quantile_is_where_its_probability_is_reached(probability: float, freedom: int) -> None:
    assert cdf(quantile(probability, freedom), freedom) == pytest.approx(probability, abs=1e-10)


@pytest.mark.parametrize(("probability", "freedom"), [(0, 3), (1, 3), (-0.1, 3), (0.5, 0)])
def test_what_has_no_quantile_is_refused(probability: float, freedom: int) -> None:
    with pytest.raises(ValueError, match="no t quantile"):
        quantile(probability, freedom)

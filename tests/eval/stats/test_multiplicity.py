import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from statsmodels.stats.multitest import multipletests

from eval.stats.multiplicity import holm

p_values = st.lists(st.floats(0.00001, 1), min_size=1, max_size=40)


@settings(max_examples=20)
@given(p_values)
def test_is_that_of_statsmodels(found: list[float]) -> None:
    oracle = multipletests(found, method="holm")[1]
    assert list(holm(dict(enumerate(found))).values()) == pytest.approx(list(oracle))


@given(p_values)
def test_never_makes_a_field_more_significant(found: list[float]) -> None:
    adjusted = holm(dict(enumerate(found)))
    assert all(p <= (adjusted[field] or 0) <= 1 for field, p in enumerate(found))


@pytest.mark.parametrize(
    ("found", "adjusted"),
    [
        pytest.param({}, {}, id="no fields"),
        pytest.param({"a": 0.03}, {"a": 0.03}, id="one field"),
        pytest.param({"a": 0.01, "b": 0.04, "c": 0.03}, {"a": 0.03, "b": 0.06, "c": 0.06}, id="by hand"),
        pytest.param({"a": None, "b": 0.02, "c": 0.5}, {"a": None, "b": 0.04, "c": 0.5}, id="untested is no family"),
        pytest.param({"a": None}, {"a": None}, id="nothing tested"),
    ],
)
def test_by_field_in_the_order_given(found: dict[str, float | None], adjusted: dict[str, float | None]) -> None:
    result = holm(found)
    assert list(result) == list(adjusted)
    for field, p in adjusted.items():
        assert result[field] == (None if p is None else pytest.approx(p))

from fractions import Fraction
from itertools import combinations
from statistics import fmean

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eval.stats.stability import Stability, broken, pass_power, stability

YES, NO = [True] * 3, [False] * 3
SOME = [True, False, True]

rights = st.integers(1, 6).flatmap(
    lambda samples: st.dictionaries(
        st.integers(0, 99), st.lists(st.booleans(), min_size=samples, max_size=samples), min_size=1, max_size=8
    )
)


class TestStability:
    def test_tells_stable_errors_from_flaky_ones(self) -> None:
        assert stability({"a": YES, "b": NO, "c": SOME, "d": YES}) == Stability(
            samples=3, right=("a", "d"), flaky=("c",), wrong=("b",), mean=8 / 12, every=0.5
        )

    def test_one_sample_cannot_tell(self) -> None:
        assert stability({"a": [True], "b": [False]}) == Stability(
            samples=1, right=("a",), flaky=None, wrong=("b",), mean=0.5, every=0.5
        )

    def test_nothing_to_judge(self) -> None:
        assert stability({}) is None

    def test_a_leaf_without_samples_is_refused(self) -> None:
        with pytest.raises(ValueError, match="every leaf needs a sample"):
            stability({"a": YES, "b": []})

    @given(rights)
    def test_every_leaf_is_one_of_three(self, seen: dict[int, list[bool]]) -> None:
        found = stability(seen)
        assert found is not None
        assert sorted((*found.right, *(found.flaky or ()), *found.wrong)) == sorted(seen)


class TestPassPower:
    @given(rights, st.data())
    def test_is_the_share_of_k_samples_that_are_all_right(
        self, seen: dict[int, list[bool]], data: st.DataObject
    ) -> None:
        k = data.draw(st.integers(1, len(next(iter(seen.values())))))
        chosen = [[all(some) for some in combinations(samples, k)] for samples in seen.values()]
        assert pass_power(seen, k) == pytest.approx(fmean(fmean(leaf) for leaf in chosen))

    @pytest.mark.parametrize(("chance", "samples", "k"), [(0.5, 4, 2), (0.9, 5, 5), (0.3, 6, 3)])
    def test_is_unbiased(self, chance: float, samples: int, k: int) -> None:
        """Over every outcome of so many samples, weighted by its probability, it comes to chance^k."""
        p = Fraction(chance).limit_denominator(100)
        expected = sum(
            Fraction(pass_power({0: [bool(bits >> i & 1) for i in range(samples)]}, k)).limit_denominator(10**6)
            * p ** bits.bit_count()
            * (1 - p) ** (samples - bits.bit_count())
            for bits in range(2**samples)
        )
        assert float(expected) == pytest.approx(chance**k)

    @given(rights)
    def test_starts_at_the_mean_and_never_rises(self, seen: dict[int, list[bool]]) -> None:
        curve = [pass_power(seen, k) for k in range(1, len(next(iter(seen.values()))) + 1)]
        assert curve[0] == pytest.approx(fmean(fmean(samples) for samples in seen.values()))
        assert curve == sorted(curve, reverse=True)

    @pytest.mark.parametrize("k", [0, 4])
    def test_cannot_be_told_from_fewer_samples(self, k: int) -> None:
        with pytest.raises(ValueError, match="needs between 1 and 3 samples"):
            pass_power({"a": YES, "b": [True] * 9}, k)


class TestBroken:
    @pytest.mark.parametrize(
        ("baseline", "new", "found"),
        [
            pytest.param({"a": YES}, {"a": NO}, ("a",), id="right in all, wrong in all"),
            pytest.param({"a": SOME}, {"a": NO}, (), id="it was flaky before"),
            pytest.param({"a": YES}, {"a": SOME}, (), id="it is flaky now"),
            pytest.param({"a": NO}, {"a": NO}, (), id="it was never right"),
            pytest.param({"a": NO}, {"a": YES}, (), id="mended"),
            pytest.param({"b": YES, "a": YES}, {"a": NO, "b": NO}, ("b", "a"), id="in the order of the baseline"),
            pytest.param({"a": YES, "b": YES}, {"a": NO}, ("a",), id="scored in one run only"),
            pytest.param({"a": YES}, {"b": NO}, None, id="nothing in common"),
            pytest.param({"a": YES[:2]}, {"a": NO}, None, id="two samples are too few"),
            pytest.param({"a": YES[:2], "b": YES}, {"a": NO, "b": NO}, ("b",), id="judged where there are enough"),
            pytest.param({}, {}, None, id="nothing at all"),
        ],
    )
    def test_is_right_always_and_then_never(
        self, baseline: dict[str, list[bool]], new: dict[str, list[bool]], found: tuple[str, ...] | None
    ) -> None:
        assert broken(baseline, new) == found

    def test_one_sample_does_for_a_backend_that_always_answers_alike(self) -> None:
        assert broken({"a": [True]}, {"a": [False]}, fewest=1) == ("a",)

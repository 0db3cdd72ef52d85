import pytest

from eval.stats.difference import Difference, difference
from eval.stats.gate import gate
from eval.stats.measures import f1
from eval.stats.stability import broken
from tests.eval.stats.made import Run, right

GOOD, BAD = right(*[(9, 10)] * 8), right(*[(hits, 10) for hits in (4, 5, 3, 6, 4, 5, 4, 3)])


def of(a: Run, b: Run) -> Difference | None:
    return difference(a, b, f1)


WORSE, BETTER, ALIKE = of(GOOD, BAD), of(BAD, GOOD), of(GOOD, GOOD)
DIP = of(GOOD, right(*[(9, 10)] * 6, (7, 10), (8, 10)))
ONE, NOTHING = of(right((9, 10)), right((1, 10))), of(right((0, 0)), right((0, 0)))


@pytest.mark.parametrize(
    ("seen", "values", "outcome"),
    [
        pytest.param(DIP, (), "passed", id="a little worse: the interval reaches over 0"),
        pytest.param(ALIKE, (), "passed", id="nothing changed"),
        pytest.param(BETTER, (), "passed", id="better"),
        pytest.param(WORSE, (), "failed", id="the interval lies below 0"),
        pytest.param(BETTER, ("a",), "failed", id="better on the whole, and a value broke"),
        pytest.param(WORSE, ("a",), "failed", id="both"),
        pytest.param(WORSE, None, "failed", id="values cannot be judged, the score can"),
        pytest.param(ALIKE, None, "passed", id="half of it could be judged"),
        pytest.param(ONE, (), "passed", id="the other half"),
        pytest.param(ONE, ("a",), "failed", id="one article, and a value broke"),
        pytest.param(ONE, None, "undecided", id="nothing could be judged: one article"),
        pytest.param(NOTHING, None, "undecided", id="nothing could be judged: nothing to score"),
    ],
)
def test_fails_on_either_half_and_passes_only_what_it_judged(
    seen: Difference | None, values: tuple[str, ...] | None, outcome: str
) -> None:
    assert gate(seen, values).outcome == outcome


@pytest.mark.parametrize(
    ("seen", "values", "reason"),
    [
        pytest.param(
            WORSE,
            (),
            "The score fell: -0.351 (95 % interval -0.512 to -0.190, 8 articles).",
            id="what failed",
        ),
        pytest.param(
            ALIKE,
            (),
            "The score did not provably fall: +0.000 (95 % interval -0.312 to +0.312, 8 articles). "
            "No value went from right in every sample to wrong in every sample.",
            id="all that was judged",
        ),
        pytest.param(
            NOTHING,
            None,
            "The score is not judged: one of the runs has nothing to score (0/0). "
            "Single values are not judged: too few samples to tell broken from flaky (five are safe).",
            id="all that was not",
        ),
        pytest.param(
            ONE,
            ("a", "b"),
            "The score is not judged: one article gives no interval. "
            "2 values went from right in every sample to wrong in every sample: a, b.",
            id="what failed and what was not judged",
        ),
        pytest.param(
            ALIKE,
            ("a", "b", "c", "d", "e"),
            "5 values went from right in every sample to wrong in every sample: a, b, c and 2 more.",
            id="many",
        ),
        pytest.param(ALIKE, ("a",), "1 value went from right in every sample to wrong in every sample: a.", id="one"),
    ],
)
def test_says_why(seen: Difference | None, values: tuple[str, ...] | None, reason: str) -> None:
    assert gate(seen, values).reason == reason


def test_from_runs_to_verdict() -> None:
    before = {"kyiv date": [True] * 5, "kyiv killed": [True, False, True, True, True]}
    after = {"kyiv date": [False] * 5, "kyiv killed": [False] * 5}
    verdict = gate(of(GOOD, GOOD), broken(before, after))
    assert (verdict.outcome, "kyiv date." in verdict.reason) == ("failed", True)

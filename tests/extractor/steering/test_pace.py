import pytest

from extractor.steering.pace import Bucket, Pace
from tests.extractor.steering.clock import Clock


def calls_in(seconds: float, pace: Pace, clock: Clock, tokens: int = 0) -> int:
    """Calls that start within `seconds`, each as soon as it may."""
    end, calls = clock.now + seconds, 0
    while True:
        clock.now += pace.wait_s(tokens)
        if clock.now > end:
            return calls
        pace.take(1, tokens)
        calls += 1


@pytest.mark.parametrize("rpm", [1, 30, 60, 600, 6000])
def test_in_a_minute_no_more_than_that_and_a_second_of_burst(rpm: int) -> None:
    clock = Clock()
    assert rpm <= calls_in(60, Pace(rpm, None, clock), clock) <= rpm + max(1, rpm / 60) + 1


def test_tokens_are_limited_like_calls() -> None:
    clock = Clock()
    assert 60 <= calls_in(60, Pace(None, 60_000, clock), clock, tokens=1000) <= 62


def test_the_tighter_limit_counts() -> None:
    clock = Clock()
    assert calls_in(60, Pace(600, 10_000, clock), clock, tokens=1000) <= 12
    clock = Clock()
    assert calls_in(60, Pace(10, 10_000_000, clock), clock, tokens=1000) <= 12


def test_without_limits_nothing_waits() -> None:
    pace = Pace(None, None)
    pace.take(10**6, 10**9)
    assert pace.wait_s(10**9) == 0


def test_a_call_larger_than_a_full_bucket_goes_when_it_is_full_and_is_paid_for_afterwards() -> None:
    clock = Clock()
    pace = Pace(None, 600, clock)  # ten a second
    assert pace.wait_s(100) == 0
    pace.take(1, 100)
    assert pace.wait_s(10) == pytest.approx(10)


def test_a_call_that_turned_out_larger_is_paid_for_by_those_after_it_and_a_smaller_one_gives_back() -> None:
    clock = Clock()
    bucket = Bucket(60, clock)
    bucket.take(1)
    bucket.take(5)
    assert bucket.wait_s() == pytest.approx(6)
    bucket.take(-5)
    assert bucket.wait_s() == pytest.approx(1)


def test_what_was_not_used_is_not_saved_up() -> None:
    clock = Clock()
    bucket = Bucket(60, clock)
    clock.now += 3600
    bucket.take(1)
    assert bucket.wait_s() == pytest.approx(1)

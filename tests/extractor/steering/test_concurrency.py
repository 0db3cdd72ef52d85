import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.steering.concurrency import LONGEST_HISTORY, LONGEST_HOLD_S, LONGEST_OWN_HOLD_S, Bounds, Concurrency
from tests.extractor.steering.clock import Clock

LATENCY_S = 0.005


def a_round(
    limit: Concurrency, clock: Clock, *, seconds: float = 0.1, full: bool = True, latency_s: float = LATENCY_S
) -> int:
    """One round of answers without a 429; the limit after it."""
    for _ in range(limit.limit):
        if full:
            limit.filled()
        limit.answered(latency_s)
    clock.now += seconds
    return limit.limit


def refuse(limit: Concurrency, clock: Clock, retry_after_s: float | None = None) -> None:
    """Two calls that were sent just now meet a 429, which is more than chance."""
    for _ in range(2):
        limit.refused(clock.now, retry_after_s)
    clock.now += 0.01


def test_slow_start_doubles_a_round_up_to_the_bound() -> None:
    clock = Clock()
    limit = Concurrency(Bounds(1, 10, 100), clock)
    assert [limit.limit, *(a_round(limit, clock) for _ in range(5))] == [10, 20, 40, 80, 100, 100]


def test_a_limit_that_was_not_used_does_not_grow() -> None:
    clock = Clock()
    limit = Concurrency(Bounds(1, 10, 100), clock)
    assert [a_round(limit, clock, full=False) for _ in range(3)] == [10, 10, 10]


def test_a_fixed_limit_stays() -> None:
    clock = Clock()
    limit = Concurrency(Bounds.fixed(7), clock)
    a_round(limit, clock)
    refuse(limit, clock)
    assert limit.limit == 7
    assert len(limit.history) == 1


@pytest.mark.parametrize(("most", "start"), [(100, 10), (10, 10), (4, 4), (1, 1)])
def test_an_upper_bound_below_the_start_is_the_start(most: int, start: int) -> None:
    assert Bounds.up_to(most) == Bounds(1, start, most)


def test_two_429_cut_by_a_fifth() -> None:
    clock = Clock()
    limit = Concurrency(Bounds(1, 50, 100), clock)
    refuse(limit, clock)
    assert limit.limit == 40


def test_a_429_now_and_then_is_the_price_of_knowing_the_limit() -> None:
    clock = Clock()
    limit = Concurrency(Bounds.up_to(50), clock)
    for _ in range(10):
        limit.refused(clock.now, None)
        for _ in range(60):
            limit.answered(LATENCY_S)
    assert all(change.reason != "cut" for change in limit.history)


def test_answers_to_calls_from_before_the_cut_do_not_cut_again() -> None:
    clock = Clock()
    limit = Concurrency(Bounds(1, 50, 100), clock)
    sent = clock.now - 1
    for _ in range(30):  # all of one volley
        limit.refused(sent, None)
        limit.answered(LATENCY_S)
    assert limit.limit == 40


def test_a_limit_that_is_still_too_high_is_cut_again() -> None:
    clock = Clock()
    limit = Concurrency(Bounds(1, 50, 100), clock)
    for _ in range(3):
        refuse(limit, clock)
        limit.answered(LATENCY_S)
        clock.now += 0.01
    assert limit.limit == 25


def test_a_closed_window_cuts_once_however_many_run_into_it() -> None:
    clock = Clock()
    limit = Concurrency(Bounds(1, 50, 100), clock)
    for _ in range(100):  # nothing passes in between
        refuse(limit, clock, retry_after_s=20)
    assert limit.limit == 40


def test_what_was_lost_is_regained_up_to_just_below_the_ceiling_and_no_further() -> None:
    clock = Clock()
    limit = Concurrency(Bounds(1, 40, 100), clock)
    refuse(limit, clock)
    a_round(limit, clock)  # the round with the 429 in it
    assert [a_round(limit, clock) for _ in range(4)] == [38, 38, 38, 38]


@pytest.mark.parametrize(
    ("latency_s", "retry_after_s", "held_s"),
    [
        pytest.param(0.05, None, 20 * 0.05, id="as long as twenty calls"),
        pytest.param(5.0, None, LONGEST_OWN_HOLD_S, id="of slow calls not that long"),
        pytest.param(0.05, 40.0, 40.0, id="as the server asks"),
        pytest.param(5.0, 1.0, LONGEST_OWN_HOLD_S, id="no shorter because it asks for less"),
        pytest.param(0.05, 10.0**9, LONGEST_HOLD_S, id="not for an absurd time"),
    ],
)
def test_more_is_tried_only_after_the_hold(latency_s: float, retry_after_s: float | None, held_s: float) -> None:
    clock = Clock()
    limit = Concurrency(Bounds(1, 40, 100), clock)
    limit.answered(latency_s)
    cut_at = clock.now
    refuse(limit, clock, retry_after_s)
    for _ in range(4):
        a_round(limit, clock, seconds=0.01, latency_s=latency_s)
    clock.now = cut_at + held_s - 0.01
    assert a_round(limit, clock, seconds=1.1, latency_s=latency_s) == 38
    assert [a_round(limit, clock, seconds=1.1, latency_s=latency_s) for _ in range(3)] == [39, 41, 43]


def test_after_a_step_a_second_passes_before_the_next() -> None:
    clock = Clock()
    limit = Concurrency(Bounds(1, 40, 100), clock)
    refuse(limit, clock)
    for _ in range(3):
        a_round(limit, clock)
    clock.now += 20
    assert [a_round(limit, clock, seconds=0.3) for _ in range(9)] == [39, 39, 39, 39, 41, 41, 41, 41, 43]


def test_a_round_with_a_429_in_it_does_not_grow() -> None:
    clock = Clock()
    limit = Concurrency(Bounds(1, 40, 100), clock)
    limit.filled()
    limit.refused(clock.now, None)
    for _ in range(40):
        limit.answered(LATENCY_S)
    assert limit.limit == 40


def test_the_history_tells_every_change_of_the_limit() -> None:
    clock = Clock()
    limit = Concurrency(Bounds(1, 10, 100), clock)
    a_round(limit, clock, seconds=1.0)
    refuse(limit, clock)
    assert [(change.at_s, change.limit, change.reason) for change in limit.history] == [
        (0.0, 10, "start"),
        (0.0, 20, "grown"),
        (1.0, 16, "cut"),
    ]


def test_the_history_does_not_grow_without_end() -> None:
    clock = Clock()
    limit = Concurrency(Bounds(1, 10, 100), clock)
    for _ in range(LONGEST_HISTORY):
        refuse(limit, clock)
        a_round(limit, clock, seconds=LONGEST_OWN_HOLD_S + 1)
        for _ in range(5):
            a_round(limit, clock, seconds=1.1)
    assert len(limit.history) == LONGEST_HISTORY


@given(st.lists(st.sampled_from(["answered", "filled", "refused", "later"]), max_size=300))
def test_the_limit_never_leaves_its_bounds(events: list[str]) -> None:
    clock = Clock()
    limit = Concurrency(Bounds(2, 5, 9), clock)
    for event in events:
        match event:
            case "answered":
                limit.answered(LATENCY_S)
            case "filled":
                limit.filled()
            case "refused":
                refuse(limit, clock)
            case _:
                clock.now += 20
        assert 2 <= limit.limit <= 9

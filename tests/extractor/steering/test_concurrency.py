import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.steering.concurrency import HOLD_S, LONGEST_HISTORY, LONGEST_HOLD_S, Bounds, Concurrency
from tests.extractor.steering.clock import Clock


def a_round(limit: Concurrency, clock: Clock, *, seconds: float = 0.1, full: bool = True) -> int:
    """One round of answers without a 429; the limit after it."""
    for _ in range(limit.limit):
        if full:
            limit.filled()
        limit.answered()
    clock.now += seconds
    return limit.limit


def refuse(limit: Concurrency, clock: Clock, retry_after_s: float | None = None) -> None:
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


def test_a_429_cuts_by_a_fifth() -> None:
    clock = Clock()
    limit = Concurrency(Bounds(1, 50, 100), clock)
    refuse(limit, clock)
    assert limit.limit == 40


def test_answers_to_calls_from_before_the_cut_do_not_cut_again() -> None:
    clock = Clock()
    limit = Concurrency(Bounds(1, 50, 100), clock)
    sent = clock.now - 1
    for _ in range(30):  # all of one volley
        limit.refused(sent, None)
        limit.answered()
    assert limit.limit == 40


def test_a_limit_that_is_still_too_high_is_cut_again() -> None:
    clock = Clock()
    limit = Concurrency(Bounds(1, 50, 100), clock)
    for _ in range(3):
        refuse(limit, clock)
        limit.answered()
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
    ("retry_after_s", "held_s"),
    [(None, HOLD_S), (1.0, HOLD_S), (40.0, 40.0), (10.0**9, LONGEST_HOLD_S)],
    ids=["not said", "shorter than the hold", "longer than the hold", "absurd"],
)
def test_more_is_tried_only_after_the_hold(retry_after_s: float | None, held_s: float) -> None:
    clock = Clock()
    limit = Concurrency(Bounds(1, 40, 100), clock)
    began = clock.now
    refuse(limit, clock, retry_after_s)
    for _ in range(4):
        a_round(limit, clock)
    clock.now = began + held_s - 0.5
    assert a_round(limit, clock, seconds=1.0) == 38
    assert [a_round(limit, clock) for _ in range(3)] == [39, 41, 43]  # by a twentieth


def test_a_round_with_a_429_in_it_does_not_grow() -> None:
    clock = Clock()
    limit = Concurrency(Bounds(1, 40, 100), clock)
    limit.filled()
    limit.answered()
    refuse(limit, clock)
    for _ in range(40):
        limit.answered()
    assert limit.limit == 32


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
        a_round(limit, clock, seconds=HOLD_S + 1)
        for _ in range(5):
            a_round(limit, clock)
    assert len(limit.history) == LONGEST_HISTORY


@given(st.lists(st.sampled_from(["answered", "filled", "refused", "later"]), max_size=300))
def test_the_limit_never_leaves_its_bounds(events: list[str]) -> None:
    clock = Clock()
    limit = Concurrency(Bounds(2, 5, 9), clock)
    for event in events:
        match event:
            case "answered":
                limit.answered()
            case "filled":
                limit.filled()
            case "refused":
                refuse(limit, clock)
            case _:
                clock.now += 20
        assert 2 <= limit.limit <= 9

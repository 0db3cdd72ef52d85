"""How near the limit comes to a quota that nobody tells it; the same over HTTP is in benchmarks/extract.py."""

import pytest

from tests.extractor.steering.quota import Quota, Simulation


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("retry_after_s", [None, 1.0], ids=["silent", "with Retry-After"])
@pytest.mark.parametrize(
    ("rate", "burst_s", "latency_s"),
    [(200, 0.1, 0.05), (200, 1.0, 0.05), (50, 1.0, 0.2), (20, 1.0, 1.0)],
    ids=lambda value: f"{value:g}",
)
def test_nine_tenths_of_a_hidden_quota_are_used_and_one_call_in_twenty_refused(
    rate: float, burst_s: float, latency_s: float, retry_after_s: float | None, seed: int
) -> None:
    quota = Quota(rate, burst_s)
    seconds = max(60.0, 300 * latency_s)
    Simulation(quota, latency_s, retry_after_s=retry_after_s, seed=seed).run(seconds)
    assert quota.answered / seconds >= 0.9 * rate
    assert quota.refused / (quota.answered + quota.refused) <= 0.05


def test_without_a_quota_it_goes_to_the_bound() -> None:
    assert Simulation(Quota(10**6)).run(10).limit == 100


def test_a_closed_window_does_not_cost_the_limit() -> None:
    closed = Quota(0.001)
    assert Simulation(closed, retry_after_s=5.0).run(60).limit >= 8

import pytest

from extractor.ledger.budget import Budget, Ceilings
from extractor.ledger.estimate import Estimate
from extractor.ledger.prices import Price
from extractor.record import Totals, Usage

ONE = Estimate(prompt=80, completion=20)
PRICE = Price(prompt=10_000, cached=None, completion=10_000)  # a cent a token, so that ONE is a dollar


def budget(cost: float | None = None, tokens: int | None = None, spent: Totals | None = None) -> Budget:
    return Budget(Ceilings(cost, tokens), PRICE, spent or Totals())


@pytest.mark.parametrize("most", [{"cost": 3.0}, {"tokens": 300}], ids=["cost", "tokens"])
def test_estimates_of_what_is_under_way_count_until_the_bill_is_there(most: dict[str, float]) -> None:
    rest = budget(**most)  # type: ignore[arg-type]
    for _ in range(3):
        assert rest.room_for(ONE) == "there"
        rest.hold(ONE)
    assert rest.room_for(ONE) == "later"
    rest.release(ONE)
    rest.spend(0.2, 20)  # cheaper than thought
    assert rest.room_for(ONE) == "later"
    for _ in range(2):
        rest.release(ONE)
        rest.spend(0.2, 20)
    assert rest.room_for(ONE) == "there"


def test_what_does_not_fit_beside_what_is_spent_never_will() -> None:
    rest = budget(tokens=150)
    rest.spend(None, 60)
    assert rest.room_for(ONE) == "none"
    assert rest.room_for(Estimate(80, 10)) == "there"  # a shorter one does


def test_with_nothing_under_way_there_is_nothing_to_wait_for() -> None:
    assert budget(tokens=99).room_for(ONE) == "none"


def test_without_a_ceiling_there_is_always_room() -> None:
    rest = budget()
    rest.spend(10.0**9, 10**12)
    assert rest.room_for(ONE) == "there"


def test_earlier_sessions_of_the_run_count() -> None:
    spent = Totals(calls=2, usage=Usage(prompt=200, completion=60), cost=2.5)
    assert budget(tokens=350, spent=spent).room_for(ONE) == "none"
    assert budget(cost=3.0, spent=spent).room_for(ONE) == "none"
    assert budget(cost=3.6, tokens=400, spent=spent).room_for(ONE) == "there"


def test_a_call_without_a_bill_costs_what_was_estimated() -> None:
    rest = budget(cost=1.5)
    rest.spend_estimate(ONE)
    assert rest.room_for(ONE) == "none"
    assert rest.reason().startswith("not asked: $1.0000 of $1.5 spent, and this article would not fit; raise")


def test_the_reason_names_every_ceiling() -> None:
    assert "$0.0000 of $1 and 0 of 1,000 tokens spent" in budget(cost=1.0, tokens=1000).reason()

from extractor.ledger.tally import Tally
from extractor.record import Attempt, Totals, Usage
from tests.extractor.journal.rows import articles, record

(ARTICLE,) = articles(1)
USAGE = Usage(prompt=10, cached=4, completion=2)


def tally(*attempts: Attempt, reused: bool = False) -> Totals:
    found = Tally()
    found.add(record(ARTICLE, attempts=list(attempts), reused=reused))
    return found.totals()


def test_nothing_is_null_and_not_zero_dollars() -> None:
    assert tally() == Totals(calls=0, outcomes={}, usage=Usage(), cost=None, unpriced=0)


def test_calls_tokens_and_cost_add_up() -> None:
    found = tally(
        Attempt(outcome="rate_limited"),
        Attempt(outcome="invalid_output", usage=USAGE, cost=0.1),
        Attempt(outcome="ok", usage=USAGE, cost=0.2),
    )
    assert found == Totals(
        calls=3,
        outcomes={"invalid_output": 1, "ok": 1, "rate_limited": 1},
        usage=Usage(prompt=20, cached=8, completion=4),
        cost=0.3,
    )


def test_calls_without_a_price_are_counted_beside_the_cost() -> None:
    found = tally(Attempt(outcome="ok", usage=USAGE), Attempt(outcome="ok", usage=USAGE, cost=0.2))
    assert (found.cost, found.unpriced) == (0.2, 1)
    assert tally(Attempt(outcome="ok", usage=USAGE)).cost is None


def test_reused_answers_cost_nothing_again() -> None:
    assert tally(Attempt(outcome="ok", usage=USAGE, cost=0.2), reused=True) == Totals()

import pytest

from extractor.ledger.account import Account
from extractor.ledger.budget import Ceilings
from extractor.ledger.prices import Price, Prices
from extractor.record import Attempt, RunOutcome, Usage
from tests.extractor.answering import request

PRICES = Prices({"openai/m": Price(2.0, 0.5, 8.0)}, {})
USAGE = Usage(prompt=1000, cached=200, completion=100)


def test_a_call_is_priced_by_the_model_that_answered() -> None:
    account = Account(prices=PRICES, model="openai/m")
    assert account.priced(Attempt(outcome="ok", model="m-2026-04-14", usage=USAGE)).cost == pytest.approx(0.0025)


@pytest.mark.parametrize(
    ("account", "attempt"),
    [
        pytest.param(Account(model="openai/m"), Attempt(outcome="ok", usage=USAGE), id="no price"),
        pytest.param(Account(prices=PRICES, model="openai/m"), Attempt(outcome="timeout"), id="no tokens"),
    ],
)
def test_what_is_not_known_stays_null(account: Account, attempt: Attempt) -> None:
    assert account.priced(attempt) == attempt


@pytest.mark.parametrize(
    ("outcome", "usage", "tokens"),
    [
        ("ok", USAGE, 1100),
        ("invalid_output", USAGE, 1100),
        ("ok", None, 1010),
        ("timeout", None, 1010),
        ("rate_limited", None, 0),
        ("transport", None, 0),
        ("auth", None, 0),
    ],
)
def test_how_many_tokens_a_call_is_booked_with(outcome: RunOutcome, usage: Usage | None, tokens: int) -> None:
    account = Account(Ceilings(tokens=10_000))
    asked = request("x" * 35)
    assert account.spend(asked, account.estimate(asked), Attempt(outcome=outcome, usage=usage)) == tokens

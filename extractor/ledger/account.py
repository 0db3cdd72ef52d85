"""The account of one run: what each call costs, what may still be spent."""

from extractor.backends.base import Request
from extractor.ledger.budget import Budget, Ceilings, Room
from extractor.ledger.estimate import Estimate, Estimator
from extractor.ledger.prices import Prices
from extractor.record import Attempt, Totals

NOTHING_SPENT = Totals()
WORKED_ON = frozenset({"ok", "refused", "filtered", "truncated", "invalid_output", "timeout"})
"""Outcomes of calls that a model worked on: where the server names no tokens, the estimate counts as spent."""


class Account:
    """`model` is the one asked, by which calls are priced where the server names none; `spent` is what earlier sessions
    of the run came to."""

    def __init__(
        self,
        ceilings: Ceilings | None = None,
        prices: Prices | None = None,
        model: str | None = None,
        *,
        estimator: Estimator | None = None,
        spent: Totals = NOTHING_SPENT,
    ) -> None:
        self._prices, self._model = prices or Prices({}, {}), model
        self._estimator = estimator or Estimator()
        self._budget = Budget(ceilings or Ceilings(), self._prices.price(model), spent)

    def estimate(self, request: Request) -> Estimate:
        return self._estimator.estimate(request)

    def room_for(self, estimate: Estimate) -> Room:
        return self._budget.room_for(estimate)

    def why_not(self) -> str:
        """Why an article for which there was no room was not asked."""
        return self._budget.reason()

    def hold(self, estimate: Estimate) -> None:
        self._budget.hold(estimate)

    def release(self, estimate: Estimate) -> None:
        self._budget.release(estimate)

    def priced(self, attempt: Attempt) -> Attempt:
        """`attempt` with its cost, where the server named tokens and the model has a price."""
        price = self._prices.price(self._model, attempt.model) if attempt.usage else None
        return attempt.model_copy(update={"cost": price.cost(attempt.usage)}) if price and attempt.usage else attempt

    def spend(self, request: Request, estimate: Estimate, attempt: Attempt) -> int:
        """Book one call of `request`; its tokens."""
        if attempt.usage:
            self._estimator.learn(request, attempt.usage)
            tokens = (attempt.usage.prompt or 0) + (attempt.usage.completion or 0)
            self._budget.spend(self.priced(attempt).cost, tokens)
            return tokens
        if attempt.outcome not in WORKED_ON:
            return 0
        self._budget.spend_estimate(estimate)
        return estimate.tokens

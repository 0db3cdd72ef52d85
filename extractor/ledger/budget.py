"""Ceilings on what a run may take, checked before a call is made and not after."""

from dataclasses import dataclass
from typing import Literal

from extractor.ledger.estimate import Estimate
from extractor.ledger.prices import Price
from extractor.record import Totals

Room = Literal["there", "later", "none"]
"""Whether one more article fits. ``later``: not beside the estimates of those under way, which may turn out lower."""


@dataclass(frozen=True, slots=True)
class Ceilings:
    """Of the whole run, earlier sessions included; null means none."""

    cost: float | None = None
    """US dollars."""
    tokens: int | None = None


class Budget:
    """Spent, and held for what is under way. `price` must be known where the ceiling is one of cost."""

    def __init__(self, ceilings: Ceilings, price: Price | None, spent: Totals) -> None:
        self._ceilings, self._price = ceilings, price
        self._cost, self._tokens = spent.cost or 0.0, (spent.usage.prompt or 0) + (spent.usage.completion or 0)
        self._held_cost, self._held_tokens = 0.0, 0

    def room_for(self, estimate: Estimate) -> Room:
        if self._fits(self._cost + self._held_cost, self._tokens + self._held_tokens, estimate):
            return "there"
        return "later" if self._held_tokens and self._fits(self._cost, self._tokens, estimate) else "none"

    def hold(self, estimate: Estimate) -> None:
        self._held_cost += self._cost_of(estimate)
        self._held_tokens += estimate.tokens

    def release(self, estimate: Estimate) -> None:
        self._held_cost -= self._cost_of(estimate)
        self._held_tokens -= estimate.tokens

    def spend(self, cost: float | None, tokens: int) -> None:
        self._cost += cost or 0.0
        self._tokens += tokens

    def spend_estimate(self, estimate: Estimate) -> None:
        """For a call that cost something of which nobody said how much."""
        self.spend(self._cost_of(estimate), estimate.tokens)

    def reason(self) -> str:
        """Why an article was not asked."""
        parts = []
        if self._ceilings.cost is not None:
            parts.append(f"${self._cost:.4f} of ${self._ceilings.cost:g}")
        if self._ceilings.tokens is not None:
            parts.append(f"{self._tokens:,} of {self._ceilings.tokens:,} tokens")
        spent = " and ".join(parts)
        return f"not asked: {spent} spent, and this article would not fit; raise the ceiling and go on with the run"

    def _fits(self, cost: float, tokens: int, estimate: Estimate) -> bool:
        most_cost, most_tokens = self._ceilings.cost, self._ceilings.tokens
        return (most_cost is None or cost + self._cost_of(estimate) <= most_cost) and (
            most_tokens is None or tokens + estimate.tokens <= most_tokens
        )

    def _cost_of(self, estimate: Estimate) -> float:
        return self._price.cost(estimate.usage()) or 0.0 if self._price else 0.0

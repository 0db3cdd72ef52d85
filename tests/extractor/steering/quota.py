"""A server with a quota that it does not tell, and clients at the limit that `Concurrency` gives, in simulated time."""

import heapq
from dataclasses import dataclass, field
from itertools import count
from random import Random

from extractor.steering.concurrency import Bounds, Concurrency
from tests.extractor.steering.clock import Clock


@dataclass
class Quota:
    """`rate` requests a second, of which those of `burst_s` may come at once."""

    rate: float
    burst_s: float = 0.1
    level: float = 0.0
    at: float = 0.0
    answered: int = 0
    refused: int = 0

    def takes(self, now: float) -> bool:
        self.level = min(max(1.0, self.rate * self.burst_s), self.level + (now - self.at) * self.rate)
        self.at = now
        taken = self.level >= 1
        self.level -= taken
        self.answered += taken
        self.refused += not taken
        return taken


@dataclass
class Simulation:
    """Endless articles; a call takes `latency_s` more or less, a refusal 1 ms, and a pause keeps its place."""

    quota: Quota
    latency_s: float = 0.05
    backoff_s: float = 1.0
    retry_after_s: float | None = None
    seed: int = 0
    clock: Clock = field(default_factory=Clock)

    def run(self, seconds: float) -> Concurrency:
        """Run for so long; the limit as it stands then."""
        chance, order = Random(self.seed), count()
        limit = Concurrency(Bounds(), self.clock)
        end = self.clock.now + seconds
        events: list[tuple[float, int, str, float]] = []  # (when, order, what, when the call was sent)
        under_way = 0

        def at(delay: float, what: str) -> None:
            heapq.heappush(events, (self.clock.now + delay, next(order), what, self.clock.now))

        def send() -> None:
            taken = self.quota.takes(self.clock.now)
            at(self.latency_s * chance.uniform(0.9, 1.3) if taken else 0.001, "answer" if taken else "refusal")

        while True:
            while under_way < limit.limit:
                under_way += 1
                send()
            limit.filled()
            self.clock.now, _, what, sent = heapq.heappop(events)
            if self.clock.now > end:
                return limit
            match what:
                case "answer":
                    limit.answered(self.clock.now - sent)
                    under_way -= 1
                case "refusal":
                    limit.refused(sent, self.retry_after_s)
                    pause = chance.uniform(0, self.backoff_s)
                    at(pause + (self.retry_after_s or 0.0), "again")
                case _:
                    send()

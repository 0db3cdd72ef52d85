"""The helm of one run: whether the next request may go, and what every call that ended means for those to come."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import partial
from time import monotonic
from typing import Literal

from extractor.article import Article
from extractor.backends.base import Request
from extractor.ledger.account import Account
from extractor.ledger.estimate import Estimate
from extractor.record import Attempt
from extractor.steering.concurrency import Bounds, Concurrency
from extractor.steering.pace import Pace


@dataclass(frozen=True, slots=True)
class Limits:
    """What the user allows. Null means no limit."""

    bounds: Bounds = field(default_factory=Bounds)
    rpm: int | None = None
    """Calls a minute."""
    tpm: int | None = None
    """Tokens a minute, of prompts and answers together."""


@dataclass(frozen=True, slots=True)
class Clearance:
    """Whether a request may go now. ``wait``: until a call ends, or for `seconds` where they are known."""

    verdict: Literal["go", "wait", "over_budget"]
    seconds: float | None = None


@dataclass(slots=True)
class Watched:
    """A request under way, told to the backend with its calls observed."""

    request: Request
    estimate: Estimate
    calls: int = 0


GO, WAIT, OVER = Clearance("go"), Clearance("wait"), Clearance("over_budget")


def every(_article: Article, _sample: int) -> bool:
    return True


class Steering:
    """Decides for one run. `wants` says which articles are still to be asked, each in each sample."""

    def __init__(
        self,
        limits: Limits | None = None,
        account: Account | None = None,
        wants: Callable[[Article, int], bool] = every,
        clock: Callable[[], float] = monotonic,
    ) -> None:
        limits = limits or Limits()
        self.concurrency = Concurrency(limits.bounds, clock)
        self.account = account or Account()
        self.wants = wants
        self.stopped = False
        self._pace = Pace(limits.rpm, limits.tpm, clock)
        self._clock = clock
        self._wake: Callable[[], None] | None = None

    def on_stop(self, wake: Callable[[], None]) -> None:
        """Call `wake` when the run is stopped."""
        self._wake = wake

    def stop(self) -> None:
        """Ask nothing more; what is under way goes on to its end."""
        self.stopped = True
        if self._wake:
            self._wake()

    def clearance(self, request: Request, under_way: int) -> Clearance:
        """For `request` beside so many under way."""
        if under_way >= self.concurrency.limit:
            self.concurrency.filled()
            return WAIT
        estimate = self.account.estimate(request)
        room = self.account.room_for(estimate)
        if room != "there":
            return WAIT if room == "later" else OVER
        seconds = self._pace.wait_s(estimate.tokens)
        return Clearance("wait", seconds) if seconds else GO

    def begin(self, request: Request) -> Watched:
        """Charge for `request`, which goes now."""
        watched = Watched(request, self.account.estimate(request))
        watched.request = replace(request, observe=partial(self._hear, watched))
        self._pace.take(1, watched.estimate.tokens)
        self.account.hold(watched.estimate)
        return watched

    def end(self, watched: Watched) -> None:
        """The answer is there. One that took no call, such as a cached one, gives back what it was charged."""
        self.account.release(watched.estimate)
        if not watched.calls:
            self._pace.take(-1, -watched.estimate.tokens)

    def _hear(self, watched: Watched, attempt: Attempt) -> None:
        watched.calls += 1
        first = watched.calls == 1
        tokens = self.account.spend(watched.request, watched.estimate, attempt)
        self._pace.take(0 if first else 1, tokens - (watched.estimate.tokens if first else 0))
        if attempt.outcome == "rate_limited":
            self.concurrency.refused(self._clock() - attempt.latency_s, attempt.retry_after_s)
        else:
            self.concurrency.answered(attempt.latency_s)

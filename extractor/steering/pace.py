"""Limits on calls and tokens a minute, where the user knows them."""

from collections.abc import Callable
from time import monotonic

BURST_S = 1.0
"""Unused allowance that is kept: providers that speak of minutes count in seconds."""


class Bucket:
    """Allowance that flows in at a steady rate. It may be overdrawn, and then nothing starts until it is level again.

    So a call that turned out larger than thought, or was made again, is paid for by those after it.
    """

    def __init__(self, per_minute: float, clock: Callable[[], float] = monotonic) -> None:
        self._per_s, self._clock = per_minute / 60, clock
        self._most = max(1.0, self._per_s * BURST_S)
        self._level, self._at = self._most, clock()

    def wait_s(self, amount: float = 1.0) -> float:
        """Seconds until `amount` may be taken, or, of more than a full bucket, until it is full."""
        self._flow()
        return max(0.0, (min(amount, self._most) - self._level) / self._per_s)

    def take(self, amount: float) -> None:
        """Take out `amount`; a negative one gives back."""
        self._flow()
        self._level = min(self._most, self._level - amount)

    def _flow(self) -> None:
        now = self._clock()
        self._level = min(self._most, self._level + (now - self._at) * self._per_s)
        self._at = now


class Pace:
    """Both limits together; null means none."""

    def __init__(self, rpm: int | None, tpm: int | None, clock: Callable[[], float] = monotonic) -> None:
        self._calls = Bucket(rpm, clock) if rpm else None
        self._tokens = Bucket(tpm, clock) if tpm else None

    def wait_s(self, tokens: int) -> float:
        """Seconds until a call of about `tokens` may start."""
        for_call = self._calls.wait_s() if self._calls else 0.0
        return max(for_call, self._tokens.wait_s(tokens) if self._tokens else 0.0)

    def take(self, calls: int, tokens: int) -> None:
        if self._calls and calls:
            self._calls.take(calls)
        if self._tokens and tokens:
            self._tokens.take(tokens)

"""What came of a session, counted as it goes, so that a million records take no more room than one."""

from collections import Counter
from pathlib import Path

from extractor.record import RunOutcome, RunRecord, Totals


class Summary:
    """`wanted` counts articles, each in each sample; `before` those of them that an earlier session had settled.

    `failed_before` of these had failed, and are failures of the run although this session does not ask them.
    """

    def __init__(self, wanted: int, before: int = 0, failed_before: int = 0) -> None:
        self.wanted, self.before, self._failed_before = wanted, before, failed_before
        self._outcomes: Counter[RunOutcome] = Counter()
        self._unlocated = self._reused = 0
        self._last_error: str | None = None

    def add(self, record: RunRecord) -> None:
        self._outcomes[record.outcome] += 1
        self._reused += record.reused
        self._unlocated += sum(e.status == "missing" for e in record.evidence)
        self._last_error = record.error or self._last_error

    @property
    def recorded(self) -> int:
        """Records of this session."""
        return self._outcomes.total()

    @property
    def complete(self) -> bool:
        """Whether nothing was left out and nothing failed, now or before."""
        return self.recorded == self._outcomes["ok"] == self.wanted - self.before and not self._failed_before

    def line(self, folder: Path, totals: Totals, *, interrupted: bool = False) -> str:
        """What the user reads at the end."""
        parts = [f"{self._outcomes['ok']} of {self.wanted - self.before} extracted", *self._remarks(interrupted)]
        if totals.calls:
            parts.append(spent(totals))
        return f"{'; '.join(parts)}; run: {folder}"

    def _remarks(self, interrupted: bool) -> list[str]:
        failed = sorted(outcome for outcome in self._outcomes if outcome != "ok")
        left = self.wanted - self.before - self.recorded
        remarks = {
            f"{self.before} were there already{self._old_failures()}": self.before > 0,
            f"{self._reused} from earlier answers": self._reused > 0,
            f"{self.recorded - self._outcomes['ok']} failed ({', '.join(failed)})": bool(failed),
            f"{left} left when it was stopped, the same command goes on": left > 0 and interrupted,
            f"{left} not asked, since every call would fail: {self._last_error}": left > 0 and not interrupted,
            f"{self._unlocated} quotes not in their article": self._unlocated > 0,
        }
        return [words for words, holds in remarks.items() if holds]

    def _old_failures(self) -> str:
        return f", {self._failed_before} of them failed: --retry-failed asks these again" if self._failed_before else ""


def spent(totals: Totals) -> str:
    """Calls, tokens and cost in words."""
    usage = totals.usage
    words = [f"{totals.calls:,} call{'' if totals.calls == 1 else 's'}"]
    if usage.prompt is not None or usage.completion is not None:
        cached = f" ({usage.cached:,} cached)" if usage.cached else ""
        words.append(f"{usage.prompt or 0:,}{cached} + {usage.completion or 0:,} tokens")
    if totals.cost is not None:
        words.append(
            f"${totals.cost:.4f}" + (f" and {totals.unpriced} calls without a price" if totals.unpriced else "")
        )
    return ", ".join(words)

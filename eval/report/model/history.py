"""Runs over time: what was scored against the same gold by the same rules stands in one line, and nothing else does."""

from collections.abc import Mapping
from dataclasses import dataclass

from eval.report.model.scores import Interval, Tally


@dataclass(frozen=True, slots=True)
class Scored:
    """A tally with the interval of its strict F1, which is null where there was nothing to score."""

    tally: Tally
    interval: Interval | None


@dataclass(frozen=True, slots=True)
class PastRun:
    """`series` is the index of the prompt and model that it belongs to."""

    name: str
    created: str
    series: int
    articles: int
    samples: int
    failures: int
    overall: Scored
    fields: Mapping[str, Scored]
    """By path, in the order of the record."""
    cost: float | None
    """US dollars an article and sample; null where no price is known."""
    median_latency_s: float | None
    """Of all calls for one article and sample together; null where nobody was called."""


@dataclass(frozen=True, slots=True)
class Measure:
    """Runs that were measured alike, the oldest first. `paths` are the fields on which any of them says something."""

    gold: str
    schema: str
    rules: str
    runs: tuple[PastRun, ...]
    paths: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class History:
    """The measure of the newest run first. `left_out` are folders that could not be read, and why."""

    series: tuple[str, ...]
    """Prompt version and model, in the order in which they first came."""
    measures: tuple[Measure, ...]
    left_out: tuple[str, ...]

    @property
    def runs(self) -> int:
        return sum(len(measure.runs) for measure in self.measures)

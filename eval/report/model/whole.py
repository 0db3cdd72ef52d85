"""The report as a whole, with its provenance and its baseline."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from eval.report.model.cases import Case, Mistake
from eval.report.model.differences import FieldDifference
from eval.report.model.scores import Confusion, Difference, Evidence, FieldRow, Interval, SliceRow, Tally


@dataclass(frozen=True, slots=True)
class Provenance:
    """Where the numbers come from. Hashes are whole; tokens and seconds are null where nobody recorded any."""

    gold: str
    gold_sha256: str
    gold_articles: int
    schema_version: int
    schema_sha256: str
    rules_sha256: str
    prompt: str | None
    prompt_sha256: str | None
    backend: str
    model: str | None
    models_returned: tuple[str, ...]
    base_url: str | None
    parameters: Mapping[str, Any]
    samples: int
    created: str
    finished: bool
    versions: Mapping[str, str]
    calls: int
    prompt_tokens: int | None
    cached_tokens: int | None
    completion_tokens: int | None
    cost: float | None
    """US dollars of the calls whose price is known."""
    median_latency_s: float | None
    slowest_latency_s: float | None


@dataclass(frozen=True, slots=True)
class Baseline:
    """The run that this one is held against."""

    signature: str
    overall: Tally
    difference: Difference | None
    fields: tuple[FieldDifference, ...]
    """Those that differ, the largest difference first, with what can be claimed of each."""
    fixed: int
    """Leaves of gold that are wrong in a smaller share of the samples than there."""
    broken: int
    """In a larger share."""
    answers: tuple[str, ...]
    """Whether the difference is more than chance, on articles like these and on exactly these."""
    warnings: tuple[str, ...]
    """Why the two may not be comparable: other gold, schema or rules."""


@dataclass(frozen=True, slots=True)
class Report:
    """All of it. Fields, cases and mistakes come worst first."""

    signature: str
    provenance: Provenance
    overall: Tally
    interval: Interval | None
    """Of the overall strict F1."""
    limits: tuple[str, ...]
    """What this gold set can and cannot show, a sentence each."""
    detection: Tally
    evidence: Evidence
    fields: tuple[FieldRow, ...]
    slices: tuple[SliceRow, ...]
    cases: tuple[Case, ...]
    mistakes: tuple[Mistake, ...]
    confusions: tuple[Confusion, ...]
    not_in_run: tuple[str, ...]
    baseline: Baseline | None = None

    @property
    def failures(self) -> int:
        """Articles' samples without an extraction."""
        return sum(len(case.failures) for case in self.cases)

    @property
    def correctly_empty(self) -> int:
        return sum(case.correctly_empty for case in self.cases)

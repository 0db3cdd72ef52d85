"""What the difference of two runs in one field comes to, and what can be claimed of it."""

from dataclasses import dataclass

from eval.report.model.scores import Difference, Tally


@dataclass(frozen=True, slots=True)
class FieldDifference:
    """Strict F1 of one field in a run against the first."""

    path: str
    before: Tally
    after: Tally
    difference: Difference | None
    """Null where either has nothing to score."""
    similar_holm: float | None
    """p of *on articles like these*, adjusted over the fields; null where there is none."""
    these_holm: float | None
    """p of *on exactly these articles*, adjusted in the same way."""
    smallest: float | None
    """The smallest true difference that these articles would show four times in five; null where none is."""

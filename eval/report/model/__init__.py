"""What a report says: plain values, ordered as they are to be read, with no word of layout.

Everything here is counted over all samples of the run unless it says otherwise. Numbers are leaves: single values
of the record, such as the count of one casualty figure. A record's values stay as they were recorded; null is silence.
"""

from eval.report.model.cases import (
    Call,
    Case,
    Cell,
    Change,
    Fact,
    Failure,
    Leaf,
    Mistake,
    Passage,
    Proposal,
    Reading,
    Unlocated,
)
from eval.report.model.scores import (
    CHARGED,
    Confusion,
    ConfusionCell,
    Difference,
    Evidence,
    FieldRow,
    Interval,
    Ratios,
    SliceRow,
    Stability,
    Tally,
    Verdict,
)
from eval.report.model.whole import Baseline, Provenance, Report

__all__ = [
    "CHARGED",
    "Baseline",
    "Call",
    "Case",
    "Cell",
    "Change",
    "Confusion",
    "ConfusionCell",
    "Difference",
    "Evidence",
    "Fact",
    "Failure",
    "FieldRow",
    "Interval",
    "Leaf",
    "Mistake",
    "Passage",
    "Proposal",
    "Provenance",
    "Ratios",
    "Reading",
    "Report",
    "SliceRow",
    "Stability",
    "Tally",
    "Unlocated",
    "Verdict",
]

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
    Message,
    Mistake,
    Passage,
    Proposal,
    Reading,
    Unlocated,
)
from eval.report.model.compared import (
    KINDS,
    Against,
    Answered,
    Changed,
    Compared,
    ComparedRun,
    Kind,
    Quoted,
)
from eval.report.model.differences import FieldDifference
from eval.report.model.history import History, Measure, PastRun, Scored
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
    "KINDS",
    "Against",
    "Answered",
    "Baseline",
    "Call",
    "Case",
    "Cell",
    "Change",
    "Changed",
    "Compared",
    "ComparedRun",
    "Confusion",
    "ConfusionCell",
    "Difference",
    "Evidence",
    "Fact",
    "Failure",
    "FieldDifference",
    "FieldRow",
    "History",
    "Interval",
    "Kind",
    "Leaf",
    "Measure",
    "Message",
    "Mistake",
    "Passage",
    "PastRun",
    "Proposal",
    "Provenance",
    "Quoted",
    "Ratios",
    "Reading",
    "Report",
    "Scored",
    "SliceRow",
    "Stability",
    "Tally",
    "Unlocated",
    "Verdict",
]

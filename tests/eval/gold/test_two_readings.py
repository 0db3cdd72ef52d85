"""Two readings against each other: fair to what either leaves open, and the same whichever comes first."""

from typing import Any

import pytest
from hypothesis import given, settings

from eval.counts import Counts, aggregate
from eval.gold.annotations import strip
from eval.gold.two_readings import TwoReadings, compare_readings
from eval.plan import ScoringPlan
from eval.score import score_document
from extractor.schema import Extraction
from tests.eval.gold.label_strategies import records
from tests.eval.gold.reading_pairs import Change, drop, label, put

PLAN = ScoringPlan.from_model(Extraction)
SITE = "incidents.location.site"


def compared(ours: list[Change], theirs: list[Change]) -> TwoReadings:
    a, b = ({"incidents": label(*changes)["incidents"]} for changes in (ours, theirs))
    return compare_readings(PLAN, a, b)


def wrong(counts: Counts) -> int:
    return counts.incorrect + counts.partial + counts.missing + counts.spurious


SAME: list[Change] = []
DEPOT = put("location", site="grain depot")
PORT_TOO = put("location", accept={"site": ["port"]})
YARD = put("location", site="railway yard")
OPEN = [
    ([YARD, put("location", accept={"site": ["grain depot"]})], [DEPOT], SITE),
    (
        [YARD, put("location", accept={"site": ["grain depot"]})],
        [DEPOT, put("location", accept={"site": ["railway yard"]})],
        SITE,
    ),
    ([put("location", site=None, accept={"site": ["grain depot"]})], [DEPOT], SITE),
    ([DEPOT, put("location", accept={"site": [None]})], [put("location", site=None)], SITE),
    ([put("casualties", 1, optional=True)], [drop("casualties", 1)], "incidents.casualties.outcome"),
    (
        [put("damage", 1, optional=True)],
        [drop("damage", 1), put("damage", 0, level="damaged", accept={"level": ["affected"]})],
        "incidents.damage.object",
    ),
    ([put("perpetrator", optional=True)], [put(perpetrator=None)], "incidents.perpetrator.actor"),
    ([YARD, put("location", unlabelled=["site"])], [DEPOT], SITE),
]


@pytest.mark.parametrize("swapped", [False, True], ids=["first", "second"])
@pytest.mark.parametrize(
    ("ours", "theirs", "path"),
    OPEN,
    ids=["one accepts the other's", "both accept", "null accepts", "accepts null", "optional fact", "optional damage",
         "optional perpetrator", "unlabelled"],
)  # fmt: skip
def test_what_one_of_them_leaves_open_is_no_disagreement_whoever_comes_first(
    ours: list[Change], theirs: list[Change], path: str, swapped: bool
) -> None:
    found = compared(theirs, ours) if swapped else compared(ours, theirs)
    assert wrong(found.accepted.overall) == 0
    assert wrong(found.values.fields[path]) > 0


@pytest.mark.parametrize(
    ("ours", "theirs", "path", "verdict"),
    [
        ([YARD], [DEPOT], SITE, "incorrect"),
        ([YARD, PORT_TOO], [DEPOT, PORT_TOO], SITE, "incorrect"),
        ([put("location", site=None)], [DEPOT], SITE, "spurious"),
        ([DEPOT], [put("location", site=None)], SITE, "missing"),
        ([put(role="primary")], [put(role="background")], "incidents.role", "incorrect"),
    ],
    ids=["two values", "the same third value accepted by both", "only the second", "only the first", "enum"],
)  # fmt: skip
def test_a_disagreement_is_one_in_both_directions(
    ours: list[Change], theirs: list[Change], path: str, verdict: str
) -> None:
    found = compared(ours, theirs)
    (leaf,) = (leaf for key, leaf in found.verdicts.items() if key[0] == path)
    assert leaf.verdict == verdict
    assert wrong(found.accepted.fields[path]) == wrong(found.values.fields[path]) == 2


def test_a_fact_that_only_one_has_is_charged_in_both_directions() -> None:
    counts = compared(SAME, [drop("damage", 1)]).accepted.fields["incidents.damage.object"]
    assert (counts.correct, counts.missing, counts.spurious) == (2, 1, 1)


def test_incidents_that_one_has_and_the_other_has_not() -> None:
    two = {
        "incidents": [
            *label()["incidents"],
            *label(put("location", settlement="Sumy"), put(role="background"))["incidents"],
        ]
    }
    found = compare_readings(PLAN, two, {"incidents": label()["incidents"]}).detection
    assert (found.correct, found.missing, found.spurious) == (2, 1, 1)
    two["incidents"][1]["optional"] = True
    assert not wrong(compare_readings(PLAN, two, {"incidents": label()["incidents"]}).detection)


@settings(max_examples=25)
@given(records(), records())
def test_it_makes_no_difference_who_is_called_first(a: dict[str, Any], b: dict[str, Any]) -> None:
    forth, back = compare_readings(PLAN, a, b), compare_readings(PLAN, b, a)
    assert forth.accepted.overall == back.accepted.overall
    assert forth.accepted.fields == back.accepted.fields
    assert forth.values.overall == back.values.overall
    assert forth.detection == back.detection
    assert forth.accepted.overall.gold == forth.accepted.overall.predicted


@settings(max_examples=25)
@given(records(unlabelled=False))
def test_a_reading_agrees_with_itself_whatever_it_leaves_open(record: dict[str, Any]) -> None:
    found = compare_readings(PLAN, record, record)
    assert not wrong(found.accepted.overall)
    assert not wrong(found.values.overall)
    assert not wrong(found.detection)


@settings(max_examples=25)
@given(records(), records())
def test_without_annotations_both_figures_are_the_scorers_own(a: dict[str, Any], b: dict[str, Any]) -> None:
    a, b = strip(a), strip(b)
    found = compare_readings(PLAN, a, b)
    plain = aggregate(score_document(PLAN, a, b).leaves).overall
    assert found.values.overall.strict.f1 == plain.strict.f1
    assert found.accepted.overall.strict.f1 == plain.strict.f1

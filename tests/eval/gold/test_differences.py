"""What differs between two readings, down to the words of a quote, and how much it matters."""

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings

from eval.gold.adjudication import compare_all
from eval.gold.annotations import strip
from eval.gold.differences import CHARGED, Difference, side_by_side
from eval.gold.readings import Reading
from eval.plan import ScoringPlan
from eval.score import score_document
from extractor.schema import Extraction
from tests.eval.gold.label_strategies import labels
from tests.eval.gold.reading_pairs import Change, drop, label, put, reading

PLAN = ScoringPlan.from_model(Extraction)


def of(name: str, found: dict[str, Any]) -> Reading:
    return Reading(name, Path(name), {found["article"]: found})


def differences(ours: list[Change], theirs: list[Change], **header: Any) -> list[Difference]:
    a, b = of("a", label(*ours)), of("b", label(*theirs) | header)
    return side_by_side(PLAN, a, b, "zarichne").differences


CASES: list[tuple[list[Change], list[Change], tuple[str, str, str, str]]] = [
    ([], [put(role="background")], ("value", "incident 1, role", "primary", "background")),
    ([], [put("location", site=None)], ("value", "incident 1, location.site", '"grain depot"', "null")),
    (
        [], [put("date", start="2031-05-05", end="2031-05-05")],
        ("value", "incident 1, date", '{start: "2031-05-06", end: "2031-05-06"}',
         '{start: "2031-05-05", end: "2031-05-05"}'),
    ),
    (
        [], [put("casualties", 0, count={"low": 3, "high": None, "basis": "at_least"})],
        ("value", "incident 1, casualties 1 (killed, all), count", "{low: 2, high: null, basis: at_least}",
         "{low: 3, high: null, basis: at_least}"),
    ),
    (
        [], [put("casualties", 0, count={"low": 2, "high": None, "basis": "vague"})],
        ("wording", "incident 1, casualties 1 (killed, all), count", "{low: 2, high: null, basis: at_least}",
         "{low: 2, high: null, basis: vague}"),
    ),
    (
        [], [put("location", settlement="ZARICHNE")],
        ("wording", "incident 1, location.settlement", '"Zarichne"', '"ZARICHNE"'),
    ),
    (
        [put("location", accept={"site": ["depot"]})], [],
        ("accepted", "incident 1, location.site", '"grain depot", accepts "depot"', '"grain depot"'),
    ),
    (
        [put("location", accept={"site": ["yard"]})], [put("location", site="yard")],
        ("accepted", "incident 1, location.site", '"grain depot", accepts "yard"', '"yard"'),
    ),
    (
        [put("weapons", 0, unlabelled=["scope"])], [],
        ("accepted", "incident 1, weapons 1 (drone), scope", "not labelled", "incident"),
    ),
    (
        [put("effects", 0, optional=True)], [],
        ("accepted", "incident 1, effects 1 (power_outage), optional", "optional", "not optional"),
    ),
    (
        [], [drop("sources", 0)],
        ("fact", "incident 1, sources 1", 'name "Olha Bondar", position "Mayor"', "nothing"),
    ),
    (
        [put(sources=[])], [],
        ("fact", "incident 1, sources 1", "nothing", 'name "Olha Bondar", position "Mayor"'),
    ),
    (
        [put("sources", 0, optional=True)], [drop("sources", 0)],
        ("accepted", "incident 1, sources 1", 'optional: name "Olha Bondar", position "Mayor"', "nothing"),
    ),
    (
        [], [put(perpetrator=None)],
        ("fact", "incident 1, perpetrator", 'actor "Northern Army", certainty stated', "nothing"),
    ),
    (
        [], [put("location", quote="in Zarichne")],
        ("quote", "incident 1, location, quote", '"Zarichne"', '"in Zarichne"'),
    ),
    (
        [put("location", nth=2)], [],
        ("quote", "incident 1, location, quote", '"Zarichne", occurrence 2', '"Zarichne"'),
    ),
]  # fmt: skip


@pytest.mark.parametrize(("ours", "theirs", "expected"), CASES, ids=[f"{c[2][0]}: {c[2][1]}" for c in CASES])
def test_one_thing_that_differs_is_one_difference(
    ours: list[Change], theirs: list[Change], expected: tuple[str, str, str, str]
) -> None:
    (found,) = differences(ours, theirs)
    assert (found.kind, found.place, found.a.text, found.b.text) == expected


def test_tags_are_compared_as_sets() -> None:
    (found,) = differences([], [], tags=["vague_number"])
    assert (found.kind, found.a.text, found.b.text) == ("tags", "subset_count", "vague_number")
    assert differences([], [], tags=["subset_count"]) == []


def test_summaries_notes_and_the_order_of_facts_are_no_differences() -> None:
    def turn(incident: Any) -> None:
        incident["casualties"].reverse()

    assert differences([put(summary="Other words."), put("date", note="Why.")], [turn]) == []


def test_nothing_inside_a_fact_that_only_one_has_is_told_apart() -> None:
    a, b = label(), label()
    a["incidents"].append(label(put(role="background"), put("location", settlement="Sumy"))["incidents"][0])
    (found,) = side_by_side(PLAN, of("a", a), of("b", b), "zarichne").differences
    assert (found.kind, found.place, found.a.where, found.b.where) == ("fact", "incident 2", "incidents[1]", None)


@settings(max_examples=25)
@given(labels())
def test_a_reading_does_not_differ_from_itself(found: dict[str, Any]) -> None:
    incidents = [
        {key: value for key, value in incident.items() if key != "unlabelled"} for incident in found["incidents"]
    ]
    found = found | {"incidents": strip(incidents)}
    assert side_by_side(PLAN, of("a", found), of("b", found), "made_up").differences == []


@settings(max_examples=25)
@given(labels(), labels())
def test_every_charge_of_the_scorer_is_listed_and_nothing_else_as_charged(a: dict[str, Any], b: dict[str, Any]) -> None:
    plain = [found | {"incidents": strip(found["incidents"])} for found in (a, b)]
    charged = [
        d for d in side_by_side(PLAN, of("a", plain[0]), of("b", plain[1]), "made_up").differences if d.kind in CHARGED
    ]
    one, other = ({"incidents": found["incidents"]} for found in plain)
    leaves = [leaf for leaf in score_document(PLAN, one, other).leaves if leaf.verdict not in {"correct", "absent"}]
    assert bool(charged) == bool(leaves)


def test_two_folders_are_compared_article_by_article(tmp_path: Path) -> None:
    a = reading(tmp_path / "a", label(), label() | {"article": "b"})
    b = reading(tmp_path / "b", label(put(role="background")), label() | {"article": "b"})
    assert [(found.article, len(found.differences)) for found in compare_all(a, b)] == [("b", 0), ("zarichne", 1)]

"""Readings of pieces as one record: a split record becomes whole again, spans are those of the whole article."""

import random
from collections.abc import Iterable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractor.alignment.folding import written
from extractor.chunks import Chunk, chunks
from extractor.merge import Merged, Reading, merge
from extractor.schema import Extraction, Incident
from tests.record_strategies import casualties, damages, effects, extractions, incidents, sources, weapons

TEXT = (
    "A missile hit Kyiv overnight. Four people were killed.\n\n"
    + "Kyiv. " * 5
    + "\n\nA school was hit in Kyiv. Nine were hurt."
)
FIRST, SECOND = Chunk(0, 60), Chunk(56, len(TEXT))
LISTS = ("weapons", "casualties", "damage", "effects", "sources")


def _incident(**changed: Any) -> dict[str, Any]:
    incident: dict[str, Any] = {
        "role": "primary",
        "summary": "s",
        "attack_type": "missile",
        "date": None,
        "location": {"country": "UA", "admin1": None, "settlement": "Kyiv", "site": None, "quote": "Kyiv"},
        "perpetrator": None,
    }
    return incident | {name: [] for name in LISTS} | changed


def _toll(low: int, quote: str, outcome: str = "killed") -> dict[str, Any]:
    bounds = {"low": low, "high": low, "basis": "exact"}
    return {"outcome": outcome, "group": "all", "count": bounds, "status": "current", "source": None, "quote": quote}


def _damage(kind: str, low: int | None, quote: str) -> dict[str, Any]:
    bounds = {"low": low, "high": low, "basis": "exact"} if low is not None else None
    return {"object": kind, "description": quote, "level": "damaged", "count": bounds, "quote": quote}


def _date(day: str, precision: str = "day") -> dict[str, Any]:
    start = day if precision == "day" else None
    return {"start": start, "end": day, "precision": precision, "part_of_day": "night", "quote": "overnight"}


def _merged(first: list[dict[str, Any]], second: list[dict[str, Any]]) -> Merged:
    readings = [
        Reading(chunk, Extraction.model_validate({"incidents": found}))
        for chunk, found in ((FIRST, first), (SECOND, second))
    ]
    return merge(readings, TEXT)


def _bag(extraction: Extraction) -> list[Any]:
    """The record with its lists in the order of their contents."""
    plain = extraction.model_dump()["incidents"]
    for incident in plain:
        for name in LISTS:
            incident[name].sort(key=written)
    return sorted(plain, key=written)


def _one_of_each(facts: Iterable[Any], *keys: str) -> list[Any]:
    """Facts as a record may have them together: one for each key."""
    return list({tuple(getattr(fact, key) for key in keys): fact for fact in facts}.values())


def _apart_from_relatives(incident: Incident) -> Incident:
    """Without the facts that a looser word in another passage may mean: a missile and a cruise missile."""
    kinds = [weapon for weapon in incident.weapons if weapon.category != "missile"]
    return incident.model_copy(update={"weapons": kinds})


wholes = st.builds(
    lambda incident, **lists: incident.model_copy(update=lists),
    incidents,
    weapons=st.lists(weapons, max_size=4).map(lambda facts: _one_of_each(facts, "category")),
    casualties=st.lists(casualties, max_size=4).map(lambda facts: _one_of_each(facts, "outcome", "group", "count")),
    damage=st.lists(damages, max_size=3).map(lambda facts: _one_of_each(facts, "object")),
    effects=st.lists(effects, max_size=2).map(lambda facts: _one_of_each(facts, "kind")),
    sources=st.lists(sources, max_size=3).map(lambda facts: _one_of_each(facts, "name")),
).map(_apart_from_relatives)


@settings(max_examples=80)
@given(whole=wholes, parts=st.integers(2, 4), seed=st.integers(0, 999))
def test_facts_of_one_incident_dealt_out_to_pieces_come_back_whole(whole: Incident, parts: int, seed: int) -> None:
    dealt = random.Random(seed)
    hands: list[dict[str, list[Any]]] = [{name: [] for name in LISTS} for _ in range(parts)]
    for name in LISTS:
        for fact in getattr(whole, name):
            dealt.choice(hands)[name].append(fact)
    readings = [
        Reading(Chunk(number * 10, number * 10 + 12), Extraction(incidents=[whole.model_copy(update=hand)]))
        for number, hand in enumerate(hands)
    ]
    assert _bag(merge(readings, "x" * (parts * 10 + 2)).extraction) == _bag(Extraction(incidents=[whole]))


@settings(max_examples=60)
@given(found=st.lists(extractions, min_size=1, max_size=4), seed=st.integers(0, 99))
def test_the_order_of_the_readings_changes_nothing(found: list[Extraction], seed: int) -> None:
    spans = chunks("Some words here. " * 20, 100, 20)
    readings = [Reading(span, extraction) for span, extraction in zip(spans, found, strict=False)]
    shuffled = random.Random(seed).sample(readings, len(readings))
    assert merge(shuffled, "Some words here. " * 20) == merge(readings, "Some words here. " * 20)


@settings(max_examples=60)
@given(found=st.lists(extractions, min_size=1, max_size=3))
def test_every_quote_has_its_evidence(found: list[Extraction]) -> None:
    merged = merge([Reading(Chunk(n, n + 5), extraction) for n, extraction in enumerate(found)], "x" * 9)
    plain = merged.extraction.model_dump()
    assert [_at(plain, e.path) for e in merged.evidence] == [e.quote for e in merged.evidence]
    assert len({e.path for e in merged.evidence}) == str(plain).count("'quote':")


def _at(plain: Any, path: str) -> Any:
    """What stands at ``incidents[0].date.quote``."""
    for step in path.replace("[", ".").replace("]", "").split("."):
        plain = plain[int(step)] if step.isdigit() else plain[step]
    return plain


def test_a_quote_is_found_where_its_own_piece_has_it() -> None:
    merged = _merged([_incident()], [_incident(location=_incident()["location"] | {"settlement": "Odesa"})])
    spans = {e.path: (e.start, e.end) for e in merged.evidence}
    assert spans["incidents[0].location.quote"] == (TEXT.index("Kyiv"), TEXT.index("Kyiv") + 4)
    assert spans["incidents[1].location.quote"] == (TEXT.index("Kyiv", 56), TEXT.index("Kyiv", 56) + 4)
    assert all(TEXT[e.start : e.end] == e.quote for e in merged.evidence)


def test_incidents_and_facts_stand_in_the_order_of_the_article() -> None:
    late = _toll(9, "Nine were hurt", "injured")
    early = _toll(4, "Four people were killed")
    (incident,) = _merged([_incident(casualties=[early])], [_incident(casualties=[late])]).extraction.incidents
    assert [fact.outcome for fact in incident.casualties] == ["killed", "injured"]


SEAM = [
    ("a fact in both pieces is one", [_toll(4, "Four")], [_toll(4, "Four")], 1),
    ("figures that differ are both kept", [_toll(4, "Four")], [_toll(9, "Nine")], 2),
]


@pytest.mark.parametrize(("first", "second", "figures"), [case[1:] for case in SEAM], ids=[case[0] for case in SEAM])
def test_casualties(first: list[dict[str, Any]], second: list[dict[str, Any]], figures: int) -> None:
    (incident,) = _merged([_incident(casualties=first)], [_incident(casualties=second)]).extraction.incidents
    assert len(incident.casualties) == figures


def test_a_passage_that_says_it_goes_before_one_that_does_not() -> None:
    perpetrator = {"actor": "Russia", "certainty": "stated", "attributed_to": None, "quote": "Kyiv"}
    second = _incident(date=_date("2026-02-04"), perpetrator=perpetrator, damage=[_damage("education", 2, "school")])
    merged = _merged([_incident(damage=[_damage("education", None, "school")])], [second])
    (incident,) = merged.extraction.incidents
    assert incident.date
    assert incident.perpetrator
    assert [fact.count and fact.count.low for fact in incident.damage] == [2]


def test_of_two_figures_of_one_object_the_earlier_counts() -> None:
    first, second = _damage("education", 1, "school"), _damage("education", 3, "school")
    (incident,) = _merged([_incident(damage=[first])], [_incident(damage=[second])]).extraction.incidents
    assert [fact.count and fact.count.low for fact in incident.damage] == [1]


def test_a_day_goes_before_a_bound() -> None:
    bound, day = _incident(date=_date("2026-02-05", "on_or_before")), _incident(date=_date("2026-02-04"))
    (incident,) = _merged([bound], [day]).extraction.incidents
    assert incident.date
    assert (incident.date.precision, incident.date.start) == ("day", "2026-02-04")


@pytest.mark.parametrize(
    ("field", "first", "second", "merged"),
    [
        ("role", "concurrent", "primary", "primary"),
        ("attack_type", "unspecified", "drone", "drone"),
        ("attack_type", "missile", "drone", "combined"),
        ("attack_type", "combined", "drone", "combined"),
        ("attack_type", "explosion", "missile", "explosion"),
    ],
)
def test_conflicts_are_resolved_by_the_stated_rule(field: str, first: str, second: str, merged: str) -> None:
    same_day = {"date": _date("2026-02-04")}
    (incident,) = _merged(
        [_incident(**same_day, **{field: first})], [_incident(**same_day, **{field: second})]
    ).extraction.incidents
    assert getattr(incident, field) == merged


APART = [
    ("another place", {"location": _incident()["location"] | {"settlement": "Odesa"}}),
    ("another day", {"date": _date("2026-02-09")}),
    ("no place", {"location": _incident()["location"] | {"settlement": None}}),
]


@pytest.mark.parametrize("changed", [case[1] for case in APART], ids=[case[0] for case in APART])
def test_what_is_not_the_same_stays_apart(changed: dict[str, Any]) -> None:
    merged = _merged([_incident(date=_date("2026-02-04"))], [_incident(**({"date": _date("2026-02-04")} | changed))])
    assert len(merged.extraction.incidents) == 2


def test_pieces_without_attacks_say_nothing() -> None:
    assert _merged([], []) == Merged(Extraction(incidents=[]), [])

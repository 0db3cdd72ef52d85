"""The record that is written: every quote verbatim, every inherited fact with its own."""

import json

import pytest

from extractor.article import Article
from extractor.backends.rules.incidents import incidents
from extractor.backends.rules.writing import write
from extractor.schema import Incident

REPORT = """date 2024-05-06

A Russian missile attack killed at least 12 people, including two children, in the Ukrainian city of Lviv early on
Monday, local officials said. Two Iskander ballistic missiles hit an apartment building and a school in a residential
area, destroying the building, mayor Ivan Petrenko said. About 30 people were injured, and some 4,000 homes were
without power. Emergency services said one person was missing.
"""


def read(text: str) -> list[Incident]:
    return write(incidents(Article("a", text))).incidents


def test_a_whole_report() -> None:
    [incident] = read(REPORT)
    assert (incident.role, incident.attack_type) == ("primary", "missile")
    assert (incident.location.settlement, incident.location.country) == ("Lviv", "UA")
    assert incident.date
    assert (incident.date.start, incident.date.part_of_day) == ("2024-05-06", "night")
    assert incident.perpetrator
    assert (incident.perpetrator.actor, incident.perpetrator.certainty) == ("Russia", "stated")
    assert [(w.category, w.model, w.count and w.count.low) for w in incident.weapons] == [
        ("ballistic_missile", "Iskander", 2)
    ]
    assert [(c.outcome, c.group, c.count.low, c.count.high) for c in incident.casualties] == [
        ("killed", "all", 12, None),
        ("killed", "children", 2, 2),
        ("injured", "all", 30, 30),
        ("missing", "all", 1, 1),
    ]
    assert [(d.object, d.level) for d in incident.damage] == [
        ("residential", "affected"),
        ("education", "affected"),
        ("building", "destroyed"),
    ]
    assert [(e.kind, e.count and e.count.low, e.unit) for e in incident.effects] == [
        ("power_outage", 4000, "households")
    ]
    assert [(s.name, s.position) for s in incident.sources] == [
        ("local officials", None),
        ("Ivan Petrenko", "mayor"),
        ("Emergency services", None),
    ]


def quotes(value: object) -> list[str]:
    if isinstance(value, dict):
        return [v for k, v in value.items() if k == "quote"] + [q for v in value.values() for q in quotes(v)]
    return [q for item in value for q in quotes(item)] if isinstance(value, list) else []


def test_every_quote_is_verbatim() -> None:
    found = [q for incident in read(REPORT) for q in quotes(json.loads(incident.model_dump_json()))]
    assert len(found) > 12
    assert [q for q in found if q not in REPORT] == []


def test_the_summary_is_one_sentence() -> None:
    [incident] = read(REPORT)
    assert incident.summary == "Missile attack in Lviv, Ukraine (2024-05-06) attributed to Russia killed at least 12."


@pytest.mark.parametrize(
    ("text", "scope"),
    [
        ("Russia launched 40 missiles across Ukraine on Sunday.", "operation"),
        ("Russia launched 40 missiles at Lviv on Sunday.", "incident"),
    ],
)
def test_a_number_for_a_whole_country_is_the_operations(text: str, scope: str) -> None:
    [incident] = read("date 2024-05-06\n\n" + text)
    assert [w.scope for w in incident.weapons] == [scope]


def test_a_part_of_the_day_that_other_words_say() -> None:
    [incident] = read("date 2024-05-06\n\nA shell hit Lviv on Sunday at about 8.30am.")
    assert incident.date
    assert (incident.date.part_of_day, incident.date.quote) == ("morning", "Sunday")


def test_who_says_a_figure() -> None:
    [incident] = read("date 2024-05-06\n\nA shell hit Lviv on Sunday. Two people were killed, police said.")
    assert [c.source for c in incident.casualties] == ["police"]

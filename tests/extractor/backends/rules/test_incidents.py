"""One incident or several: the rules of the record's third section, on invented reports."""

import pytest

from extractor.article import Article
from extractor.backends.rules.incidents import incidents
from extractor.backends.rules.writing import write

HEADER = "date 2024-05-06\n\n"
"""A Monday."""

WAVE = "Russian missiles hit Lviv overnight, killing two people."


def read(text: str, header: str = HEADER) -> list[str]:
    """Incidents as "role place day"."""
    found = []
    for incident in write(incidents(Article("a", header + text))).incidents:
        place = incident.location
        day = incident.date.start if incident.date else None
        found.append(f"{incident.role} {place.settlement or place.admin1 or place.country} {day or '-'}")
    return found


INCIDENTS = [
    ("one place, two sentences", WAVE + " A school was destroyed.", ["primary Lviv 2024-05-06"]),
    ("two strikes in one city on one day", WAVE + " A second strike hit Lviv's market.", ["primary Lviv 2024-05-06"]),
    (
        "another place in the same wave",
        WAVE + " Odesa was also hit.",
        ["primary Lviv 2024-05-06", "concurrent Odesa 2024-05-06"],
    ),
    (
        "a list of places",
        "Russian drones attacked Lviv, Odesa and Sumy on Sunday.",
        ["primary Lviv 2024-05-05", "concurrent Odesa 2024-05-05", "concurrent Sumy 2024-05-05"],
    ),
    (
        "an earlier attack with a day of its own",
        WAVE + " In March, a strike on Lviv killed five people.",
        ["primary Lviv 2024-05-06", "background Lviv 2024-03-01"],
    ),
    (
        "an attack in another country",
        WAVE + " In a separate attack, a drone killed a man in Russia's Belgorod region on Sunday.",
        ["primary Lviv 2024-05-06", "primary Belgorod 2024-05-05"],
    ),
    (
        "the region first, then its settlement",
        "Shells killed two people in Ukraine's Kharkiv region on Sunday. They hit a house in Izium.",
        ["primary Izium 2024-05-05"],
    ),
    (
        "a wave over the country and a place in it",
        "Russia launched 40 missiles across Ukraine on Sunday. In Lviv, a missile killed a man.",
        ["primary UA 2024-05-05", "concurrent Lviv 2024-05-05"],
    ),
    (
        "a number for a whole night, told by the air force",
        WAVE + " Ukraine's air force said Russia launched 80 drones overnight.",
        ["primary Lviv 2024-05-06", "concurrent UA 2024-05-06"],
    ),
    (
        "late in an article about something else",
        "Ministers met. They spoke. They ate. They left. In March, a missile strike on Lviv in Ukraine killed two.",
        ["background Lviv 2024-03-01"],
    ),
    ("an attack at a village that no table has", "Shells hit the village of Qwertivka in Ukraine on Sunday.",
     ["primary Qwertivka 2024-05-05"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), [r[1:] for r in INCIDENTS], ids=[r[0] for r in INCIDENTS])
def test_incidents(text: str, expected: list[str]) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Ministers met in Kyiv. They spoke of trade.",
        "Russia could attack Lviv, officials in Ukraine warned.",
        "Lviv in Ukraine has often been shelled since the start of the war.",
        "Ukraine and Russia began missile drills near Lviv.",
        "A heart attack killed the mayor of Lviv.",
        "Air raid sirens sounded in Lviv.",
        "Attacks on cities like Lviv and Odesa worry Ukraine.",
        "",
    ],
)
def test_an_article_without_an_attack_has_none(text: str) -> None:
    assert read(text) == []


def test_an_attackers_word_for_what_it_hit_is_no_damage() -> None:
    text = "Israeli jets hit a house in Beirut on Sunday. The Israeli army said it struck a military site in Lebanon."
    [incident] = write(incidents(Article("a", HEADER + text))).incidents
    assert [d.object for d in incident.damage] == ["residential"]


def test_facts_go_to_the_place_that_they_stand_by() -> None:
    text = "Russian shells hit Lviv on Sunday, killing two people, while in Odesa three people were wounded."
    lviv, odesa = write(incidents(Article("a", HEADER + text))).incidents
    assert [(c.outcome, c.count.low) for c in lviv.casualties] == [("killed", 2)]
    assert [(c.outcome, c.count.low) for c in odesa.casualties] == [("injured", 3)]


def test_a_concurrent_incident_inherits_day_and_attacker_but_not_weapons_or_toll() -> None:
    first, other = write(incidents(Article("a", HEADER + WAVE + " Odesa was also hit."))).incidents
    assert first.perpetrator == other.perpetrator
    assert first.date == other.date
    assert (other.weapons, other.casualties, other.attack_type) == ([], [], "unspecified")


def test_without_an_articles_date_words_for_time_stay_words() -> None:
    assert read(WAVE, header="") == ["primary Lviv -"]


def test_a_day_on_which_somebody_spoke_only_bounds_it() -> None:
    [incident] = write(incidents(Article("a", HEADER + "A shell hit Lviv, officials said on Sunday."))).incidents
    assert incident.date
    assert (incident.date.start, incident.date.end) == (None, "2024-05-05")


def test_a_denial_disputes_the_attacker_that_somebody_names() -> None:
    text = "Shells killed two people in Lviv on Sunday. Ukraine blamed Russian forces. Russia denied the attack."
    [incident] = write(incidents(Article("a", HEADER + text))).incidents
    assert incident.perpetrator
    assert (incident.perpetrator.actor, incident.perpetrator.certainty) == ("Russia", "disputed")
    assert incident.perpetrator.attributed_to == "Ukraine"

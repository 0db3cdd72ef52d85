"""Which places a sentence names, and what part each plays in it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.backends.rules.gazetteer import survey
from extractor.backends.rules.roles import scenes
from extractor.backends.rules.sentences import tokenise


def read(text: str) -> str:
    """Places as "name, country level role", a country without its name."""
    sentence = tokenise(text)
    found = scenes(sentence, survey([sentence]))
    return "; ".join(_line(p.name, p.country, p.level, role) for p, role in found)


def _line(name: str, country: str, level: str, role: str) -> str:
    return f"{country} {level} {role}" if level == "country" else f"{name}, {country} {level} {role}"


ROLES = [
    ("A shell fell in Kharkiv.", "Kharkiv, UA settlement at"),
    ("A shell fell in Kharkov.", "Kharkiv, UA settlement at"),
    ("A shell fell in the Kharkiv region.", "Kharkiv, UA admin1 at"),
    ("Drones hit the village of Qwertivka in Ukraine.", "Qwertivka, UA settlement at; UA country at"),
    ("A shell fell in Crimea.", "Crimea, UA admin1 at"),
    ("A shell fell in Ukraine's Sumy Oblast.", "UA country at; Sumy, UA admin1 at"),
    ("The northern city of Homs was hit.", "Homs, SY settlement at"),
    (
        "Ukraine: shells fell in the Kharkiv and Sumy regions.",
        "UA country at; Kharkiv, UA admin1 at; Sumy, UA admin1 at",
    ),
    ("The regions of Odesa and Lviv were hit.", "Odesa, UA admin1 at; Lviv, UA admin1 at"),
    ("Homs, Hama and Idlib were hit.", "Homs, SY settlement at; Hama, SY settlement at; Idlib, SY settlement at"),
    ("It fell near Lviv.", "Lviv, UA settlement near"),
    ("It fell 50 km south of Kyiv.", "Kyiv, UA settlement near"),
    ("Rockets were fired from Kursk.", "Kursk, RU settlement origin"),
    ("Missiles flew towards Kyiv.", "Kyiv, UA settlement toward"),
    ("The mayor of Lviv spoke.", "Lviv, UA settlement title"),
    ("Lviv's mayor spoke.", "Lviv, UA settlement title"),
    ("The head of the Sumy region spoke.", "Sumy, UA admin1 title"),
    ("Kharkiv regional governor spoke.", "Kharkiv, UA settlement title"),
    ("KYIV, Ukraine — Shells fell in Lviv.", "Kyiv, UA settlement origin; UA country origin; Lviv, UA settlement at"),
    ("The office in Lviv said so.", "Lviv, UA settlement title"),
    ("The embassy of Japan burned.", "JP country embassy"),
    ("Kyiv denied it.", "Kyiv, UA settlement actor"),
    ("Russia has attacked again.", "RU country actor"),
    ("Israel's army fired.", "IL country actor"),
    ("Russia attacked Odesa.", "RU country actor; Odesa, UA settlement at"),
    ("Strikes on Gaza went on.", "PS country at"),
    ("Shells hit Gaza City.", "Gaza, PS settlement at"),
]


@pytest.mark.parametrize(("text", "expected"), ROLES, ids=[row[0] for row in ROLES])
def test_places_and_their_parts(text: str, expected: str) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Lloyd Austin spoke.",
        "The Kyiv Independent wrote.",
        "Officials met on Monday.",
        "He crossed the Dnipro River.",
        "A Russian drone fell.",
        "Most people left.",
        "The Geneva Convention applies.",
        "Victoria Nuland spoke.",
        "Shells fell in the Brazil neighbourhood.",
    ],
)
def test_names_of_people_institutions_and_rivers_are_no_places(text: str) -> None:
    assert read(text) == ""


def test_a_word_that_the_article_writes_small_is_no_name() -> None:
    sentences = [tokenise("Police came."), tokenise("The police left Poland.")]
    assert scenes(sentences[0], survey(sentences)) == []


def test_a_name_of_several_countries_is_the_one_that_the_article_is_about() -> None:
    sentences = [tokenise("Shells fell in Tripoli."), tokenise("Lebanon and Lebanese people mourned.")]
    [scene] = scenes(sentences[0], survey(sentences))
    assert scene.place.country == "LB"


@given(st.text(max_size=120))
def test_any_text_is_read(text: str) -> None:
    read(text)

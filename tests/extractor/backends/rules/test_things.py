"""Damage: things by function, level by the gravest word, number by the noun phrase."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.backends.rules.sentences import tokenise
from extractor.backends.rules.things import harms


def read(text: str) -> list[str]:
    """Harms as "kind level count: description"."""
    sentence = tokenise(text)
    found = []
    for thing, level in harms(sentence):
        number = thing.number
        count = "?" if number is None else f"{number.low}" if number.low == number.high else f"{number.low}-"
        found.append(f"{thing.kind} {level} {count}: {sentence.quote(thing.start, thing.end)}")
    return found


HARMS = [
    ("A school was destroyed.", ["education destroyed 1: school"]),
    ("Two schools were damaged.", ["education damaged 2: schools"]),
    ("The strike hit an eight-storey building.", ["building affected 1: eight-storey building"]),
    ("It hit a residential building.", ["residential affected 1: residential building"]),
    ("Several homes were hit.", ["residential affected 2-: homes"]),
    ("Houses and cars were damaged.", ["residential damaged 2-: Houses", "vehicle damaged 2-: cars"]),
    (
        "Four high-rise buildings, a hospital and dozens of cars were damaged.",
        ["residential damaged 4: high-rise buildings", "medical damaged 1: hospital", "vehicle damaged 12-: cars"],
    ),
    (
        "It destroyed a warehouse and damaged a shop.",
        ["commercial destroyed 1: warehouse", "commercial damaged 1: shop"],
    ),
    ("The depot caught fire.", ["transport on_fire 1: depot"]),
    ("An oil depot was set on fire.", ["energy on_fire 1: oil depot"]),
    ("A fire broke out at a warehouse.", ["commercial on_fire 1: warehouse"]),
    ("Windows were shattered.", ["building damaged 2-: Windows"]),
    ("Part of the house was destroyed.", ["residential damaged 1: house"]),
    ("An attack on a power plant took place.", ["energy affected 1: power plant"]),
    ("Energy infrastructure was hit.", ["energy affected ?: Energy infrastructure"]),
    ("The port was struck.", ["port affected 1: port"]),
    ("The embassy building was damaged.", ["diplomatic damaged 1: embassy building"]),
    ("The apartment block in the city of Lviv collapsed.", ["residential destroyed 1: apartment block"]),
    ("A drone crashed into a moving bus.", ["vehicle affected 1: moving bus"]),
    ("It damaged at least 35 buildings.", ["building damaged 35-: buildings"]),
    ("A two-storey house burned down.", ["residential destroyed 1: two-storey house"]),
    ("A church was hit and badly damaged.", ["religious_cultural damaged 1: church"]),
]


@pytest.mark.parametrize(("text", "expected"), HARMS, ids=[row[0] for row in HARMS])
def test_harms(text: str, expected: list[str]) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The wounded were taken to hospital.",
        "The port city of Odesa was hit.",
        "School children hid.",
        "A school could be hit.",
        "A railway worker was hurt.",
        "He went to the market.",
        "The factory makes cars.",
    ],
)
def test_descriptors_and_untouched_things_are_no_damage(text: str) -> None:
    assert read(text) == []


SCRAPS = [
    "a",
    "two",
    "school",
    "houses",
    "was",
    "were",
    "damaged",
    "destroyed",
    "hit",
    "and",
    ",",
    "on fire",
    "part of",
]


@given(st.lists(st.sampled_from(SCRAPS), max_size=16))
def test_any_order_of_words_is_read(words: list[str]) -> None:
    sentence = tokenise(" ".join(words))
    for thing, _ in harms(sentence):
        assert sentence.quote(thing.start, thing.end)
        assert thing.number is None or thing.number.to_count()

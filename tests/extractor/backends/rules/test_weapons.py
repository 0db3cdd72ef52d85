"""Weapon nouns, not acts: category, model and the number launched."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.backends.rules.sentences import tokenise
from extractor.backends.rules.weapons import Arm, arms


def read(text: str) -> list[Arm]:
    return arms(tokenise(text))


CATEGORIES = [
    ("A missile strike hit it.", "missile", None),
    ("Ballistic missiles hit it.", "ballistic_missile", None),
    ("Kalibr cruise missiles hit it.", "cruise_missile", "Kalibr"),
    ("An Iskander-M ballistic missile hit it.", "ballistic_missile", "Iskander-M"),
    ("An Iskander missile hit it.", "missile", "Iskander"),
    ("A Kh-59 hit it.", "missile", "Kh-59"),
    ("Shahed drones hit it.", "drone", "Shahed"),
    ("Iranian-made Shahed-136 drones hit it.", "drone", "Shahed-136"),
    ("Two Shaheds hit it.", "drone", "Shahed"),
    ("A loitering munition hit it.", "drone", None),
    ("A glide bomb hit it.", "guided_bomb", None),
    ("FAB-500 bombs hit it.", "bomb", "FAB-500"),
    ("An aerial bomb hit it.", "bomb", None),
    ("Artillery shells hit it.", "artillery", None),
    ("A mortar shell hit it.", "mortar", None),
    ("Grad rockets hit it.", "rocket", "Grad"),
    ("A rocket hit it.", "rocket", None),
    ("A bomb went off in a bus.", "explosive_device", None),
    ("A bomb fell on it.", "bomb", None),
    ("A car bomb went off.", "explosive_device", None),
    ("A landmine went off.", "mine", None),
    ("Men with assault rifles came.", "small_arms", None),
]


@pytest.mark.parametrize(("text", "category", "model"), CATEGORIES, ids=[row[0] for row in CATEGORIES])
def test_the_noun_says_the_category(text: str, category: str, model: str | None) -> None:
    assert [(arm.category, arm.model) for arm in read(text)] == [(category, model)]


@pytest.mark.parametrize(
    "text",
    [
        "A strike hit it.",
        "A blast shook it.",
        "Air defence missiles were moved.",
        "An anti-aircraft missile fell.",
        "Missile drills began.",
        "Bombers took off.",
        "The launchers were destroyed.",
        "Bomb shelters opened.",
        "Drone exports fell.",
    ],
)
def test_acts_launchers_aircraft_defence_and_trade_name_no_weapon(text: str) -> None:
    assert read(text) == []


COUNTS = [
    ("A missile hit it.", (1, 1)),
    ("Three missiles hit it.", (3, 3)),
    ("They fired 20 Iranian-made Shahed drones.", (20, 20)),
    ("They fired at least 5 cruise missiles.", (5, None)),
    ("They fired dozens of rockets.", (12, None)),
    ("Missiles hit it.", (2, None)),
    ("A missile strike hit it.", None),
    ("Missile strikes hit it.", None),
    ("Air defences shot down 12 drones.", None),
    ("12 drones were shot down.", None),
    ("More than 80 missiles and drones came.", None),
]


@pytest.mark.parametrize(("text", "bounds"), COUNTS, ids=[row[0] for row in COUNTS])
def test_the_count_is_what_was_launched(text: str, bounds: tuple[int, int | None] | None) -> None:
    number = read(text)[0].number
    assert (number and (number.low, number.high)) == bounds


def test_a_guess_is_suspected() -> None:
    assert [arm.certain for arm in read("It was believed to be a ballistic missile.")] == [False]
    assert [arm.certain for arm in read("It was a ballistic missile.")] == [True]


def test_the_warhead() -> None:
    assert read("A missile with a cluster warhead fell; cluster missiles fell.")[1].warhead == "cluster"


@given(st.text(max_size=80))
def test_any_text_is_read(text: str) -> None:
    sentence = tokenise(text)
    for arm in arms(sentence):
        assert sentence.quote(arm.start, arm.end)

"""Descriptions that a fair reader takes for the same thing, and those that only share words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eval.rules import RULES
from extractor.scored import Scored
from tests.eval.rules.compared import difference, verdict

SAME = [
    ("plural", "residential buildings", "residential building"),
    ("article", "the school", "a school"),
    ("order", "a school and a kindergarten", "kindergarten and school"),
    ("genitive", "mayor of the capital", "capital's mayor"),
    ("a modifier more", "residential building", "two-story residential building"),
    ("a modifier less", "industrial enterprise", "enterprise"),
    ("state and adjective", "President of Ukraine", "Ukrainian President"),
    ("state as adjective", "Azerbaijani embassy", "Azerbaijan embassy"),
    ("hyphen after a prefix", "multi-story apartment building", "multistory apartment buildings"),
    ("hyphen between words", "railway-station", "railway station"),
    ("British spelling", "shopping centre", "shopping center"),
    ("British neighbourhood", "neighbourhood", "neighborhood"),
    ("irregular plural ending", "buses", "the bus"),
    ("plural in -ies", "energy facilities", "energy facility"),
    ("a number where the other has none", "five buildings", "buildings"),
    (
        "most words of a long phrase",
        "head of the Odesa Military Administration",
        "head of Odesa military administration",
    ),
    ("the same denial", "no casualties", "no casualty"),
    ("number sign", "hospital No. 3", "hospital no 3"),
    ("case and full stop", "Power plant.", "power plant"),
    ("diacritics", "café", "cafe"),
    ("thousands separator", "5,000 homes", "5000 homes"),
    ("a number in words and in figures", "five-storey building", "5-story building"),
    ("irregular plural", "child", "children"),
    ("plural in -men", "spokesman", "spokesmen"),
    ("the UN denies nothing", "UN aid warehouse", "aid warehouse"),
]
DIFFERENT = [
    ("other figures", "142nd brigade", "143rd brigade"),
    ("figure against none", "142nd brigade", "brigade"),
    ("per cent", "50 % of homes", "50 homes"),
    ("other number words", "five buildings", "six buildings"),
    ("number of a hospital", "hospital No. 3", "hospital No. 5"),
    ("denial", "no casualties reported", "casualties reported"),
    ("contracted denial", "the bridge wasn't hit", "the bridge was hit"),
    ("negating prefix", "undamaged buildings", "damaged buildings"),
    ("a number in words and another in figures", "five buildings", "6 buildings"),
    (
        "negating prefix in a long phrase",
        "undamaged wing of a regional children hospital",
        "damaged wing of a regional children hospital",
    ),
    ("an office and its deputy", "deputy mayor of the city", "mayor of the city"),
    ("an office and the former one", "former regional governor", "regional governor"),
    ("vice president", "vice president", "president"),
    ("minister and prime minister", "prime minister", "minister"),
    ("opposite side", "northern outskirts of the city of Kharkiv", "southern outskirts of the city of Kharkiv"),
    ("military and civilian", "military hospital", "civilian hospital"),
    ("one of two things", "school and kindergarten", "school"),
    ("another head noun", "school bus", "school"),
    ("part and whole", "roof of a school", "school"),
    ("shared head noun", "power station", "fire station"),
    ("shared modifier", "oil depot", "oil refinery"),
    ("nothing but signs", "—", "+"),
    ("too many words more", "building", "two-story residential building of the school"),
    ("other words", "residential area", "industrial enterprise"),
]


@pytest.mark.parametrize(("one", "other"), [row[1:] for row in SAME], ids=[row[0] for row in SAME])
def test_one_thing(one: str, other: str) -> None:
    assert verdict("text", one, other) == verdict("text", other, one) == "correct"


@pytest.mark.parametrize(("one", "other"), [row[1:] for row in DIFFERENT], ids=[row[0] for row in DIFFERENT])
def test_two_things(one: str, other: str) -> None:
    assert verdict("text", one, other) == verdict("text", other, one) == "incorrect"


@pytest.mark.parametrize(("one", "other"), [row[1:] for row in SAME], ids=[row[0] for row in SAME])
def test_phrases_that_agree_share_a_hint(one: str, other: str) -> None:
    rule = RULES["text"](Scored("text"))
    a, b = rule.normalise(one), rule.normalise(other)
    assert a == b or not {*(rule.hints(a) or ())}.isdisjoint(rule.hints(b) or ())


def test_a_word_that_only_names_the_field_says_nothing() -> None:
    assert verdict("text", "cluster", "cluster warhead", field="warhead") == "correct"
    assert verdict("text", "cluster", "cluster warhead", field="description") == "incorrect"
    assert verdict("text", "warhead", "warheads", field="warhead") == "correct"


@pytest.mark.parametrize(
    ("gold", "predicted", "why"),
    [
        ("142nd brigade", "143rd brigade", "“143rd brigade” is not “142nd brigade”: other figures"),
        ("no casualties", "casualties", "“casualties” is not “no casualties”: one side is negated"),
        ("oil depot", "oil refinery", "“oil refinery” is not “oil depot”: 1 of 3 words in common"),
        ("north gate", "south gate", "“south gate” is not “north gate”: a word for its opposite"),
    ],
)
def test_the_difference_says_what_decided(gold: str, predicted: str, why: str) -> None:
    assert difference("text", gold, predicted) == why


@given(st.text(min_size=1, max_size=30), st.text(min_size=1, max_size=30))
def test_any_two_texts_compare_the_same_both_ways(one: str, other: str) -> None:
    assert verdict("text", one, other) == verdict("text", other, one)
    assert verdict("text", one, one) in ("correct", "silent")

"""What remains of facts that stand against each other."""

from typing import Any

import pytest

from extractor.backends.rules import settling
from extractor.backends.rules.actors import Attacker
from extractor.backends.rules.casualties import Figure
from extractor.backends.rules.drafts import Found
from extractor.backends.rules.sentences import tokenise
from extractor.backends.rules.speakers import Speaker, speakers
from extractor.backends.rules.things import harms
from extractor.backends.rules.weapons import Arm, arms
from extractor.quantities.numbers import Quantity

HERE = tokenise("Here.")


def killed(
    low: int, high: int | None = -1, basis: Any = "exact", source: str | None = None, **more: Any
) -> Found[Figure]:
    number = Quantity(0, 1, low, low if high == -1 else high, basis)
    return Found(Figure(0, 1, "killed", "all", number, **more), HERE, source)


def weapons_of(*texts: str) -> list[Found[Arm]]:
    return [Found(arm, sentence) for sentence in map(tokenise, texts) for arm in arms(sentence)]


@pytest.mark.parametrize(
    ("found", "lows"),
    [
        ([killed(5)], [5]),
        ([killed(12, None, "vague"), killed(9)], [9]),
        ([killed(7), killed(2)], [7]),
        ([killed(14, source="police"), killed(14, None, "at_least")], [14]),
        ([killed(10, superseded=True), killed(12)], [10, 12]),
        ([killed(12, superseded=True), killed(12)], [12]),
        ([killed(9, source="the police"), killed(11, source="the mayor")], [11, 9]),
        ([killed(2, source="the police"), killed(11, source="the mayor")], [11]),
        ([killed(3, superseded=True)], [3]),
    ],
    ids=["one", "a number beats a vague word", "parts of a total", "the article's own bound", "replaced", "repeated",
         "conflicting", "a small part is no conflict", "nothing replaces it"],
)  # fmt: skip
def test_casualties(found: list[Found[Figure]], lows: list[int]) -> None:
    assert [f.fact.number.low for f in settling.casualties(found)] == lows


def test_the_bound_in_the_articles_own_voice_stands() -> None:
    [one] = settling.casualties([killed(14, source="police"), killed(14, None, "at_least")])
    assert one.fact.number.basis == "at_least"


def test_a_figure_that_nothing_replaces_is_current() -> None:
    assert [f.fact.superseded for f in settling.casualties([killed(3, superseded=True)])] == [False]


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (["A missile hit it.", "It was a ballistic missile."], [("ballistic_missile", None)]),
        (["Drones hit it.", "Shahed drones fell."], [("drone", "Shahed")]),
        (["Kh-22 missiles hit it.", "A Kh-22 cruise missile fell."], [("cruise_missile", "Kh-22")]),
        (["Missiles and drones hit it."], [("missile", None), ("drone", None)]),
        (["A drone hit it.", "The drone burned."], [("drone", None)]),
    ],
)
def test_weapons_one_a_kind(texts: list[str], expected: list[tuple[str, str | None]]) -> None:
    assert [(w.fact.category, w.fact.model) for w in settling.weapons(weapons_of(*texts))] == expected


def test_a_stated_number_beats_a_bare_plural() -> None:
    [one] = settling.weapons(weapons_of("Missiles hit it.", "They fired 12 missiles."))
    assert one.fact.number
    assert one.fact.number.low == 12


@pytest.mark.parametrize(
    ("texts", "kinds", "expected"),
    [
        (["A missile hit it."], ["unspecified"], "missile"),
        (["Missiles and drones hit it."], [], "combined"),
        (["A glide bomb hit it."], ["explosion"], "air_strike"),
        (["Grad rockets hit it."], [], "shelling"),
        ([], ["air_strike", "unspecified"], "air_strike"),
        ([], ["shelling"], "shelling"),
        ([], ["explosion", "unspecified"], "explosion"),
        ([], ["unspecified"], "unspecified"),
        ([], [], "unspecified"),
    ],
)
def test_the_attack_type_is_the_weapons_else_the_acts(texts: list[str], kinds: Any, expected: str) -> None:
    assert settling.attack_type(kinds, [w.fact for w in weapons_of(*texts)]) == expected


def damage_of(*texts: str) -> list[tuple[str, str, int | None, int | None]]:
    found = [Found(harm, sentence) for sentence in map(tokenise, texts) for harm in harms(sentence)]
    return [
        (h.thing.kind, h.level, h.thing.number and h.thing.number.low, h.thing.number and h.thing.number.high)
        for h in (f.fact for f in settling.damage(found))
    ]


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (["A house was damaged.", "The house was destroyed."], [("residential", "destroyed", 1, 1)]),
        (["Two shops and a hotel were damaged."], [("commercial", "damaged", 3, 3)]),
        (["Shops and cafes were damaged."], [("commercial", "damaged", 4, None)]),
        (["A school and 20 cars were hit."], [("education", "affected", 1, 1), ("vehicle", "affected", 20, 20)]),
        (["Trees and fences were damaged."], [("other", "damaged", 2, None), ("other", "damaged", 2, None)]),
        (["Energy infrastructure was hit."], [("energy", "affected", None, None)]),
    ],
)
def test_damage_one_a_kind_gravest_level_numbers_added_up(texts: list[str], expected: list[Any]) -> None:
    assert damage_of(*texts) == expected


def attacker(certainty: Any, by: str | None = None, actor: str = "Russia") -> Found[Attacker]:
    return Found(Attacker(0, 1, actor, certainty, by), HERE)


@pytest.mark.parametrize(
    ("found", "denied", "expected"),
    [
        ([], set(), None),
        ([attacker("attributed", "Kyiv"), attacker("stated")], set(), ("stated", None)),
        ([attacker("stated"), attacker("claimed", "Russia")], set(), ("claimed", "Russia")),
        ([attacker("attributed", "Kyiv")], {"Russia"}, ("disputed", "Kyiv")),
        ([attacker("stated"), attacker("attributed", "Kyiv")], {"Russia"}, ("disputed", "Kyiv")),
        ([attacker("stated")], {"Israel"}, ("stated", None)),
        ([attacker("suspected")], set(), ("suspected", None)),
    ],
)
def test_the_surest_naming_stands_unless_denied(found: Any, denied: set[str], expected: Any) -> None:
    best = settling.perpetrator(found, denied)
    assert (best and (best.fact.certainty, best.fact.by)) == expected


def said(*texts: str) -> list[tuple[str, str | None]]:
    found: list[Found[Speaker]] = [Found(s, sentence) for sentence in map(tokenise, texts) for s in speakers(sentence)]
    return [(s.fact.name, s.fact.position) for s in settling.sources(found)]


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (["Police said so.", "Police said no."], [("Police", None)]),
        (["Officials said so.", "Local authorities said so."], [("Local authorities", None)]),
        (["Mayor Ivan Petrenko said so.", "Mr Petrenko said so."], [("Ivan Petrenko", "Mayor")]),
        (["Ivan Petrenko said so.", "Mayor Ivan Petrenko said so."], [("Ivan Petrenko", "Mayor")]),
        (["Police said so.", "The mayor said so."], [("Police", None), ("mayor", None)]),
    ],
)
def test_sources_once_with_the_fullest_name(texts: list[str], expected: list[tuple[str, str | None]]) -> None:
    assert said(*texts) == expected

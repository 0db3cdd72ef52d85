"""Perpetrators: who is named as attacker, and how surely."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.backends.rules.actors import attackers, denials
from extractor.backends.rules.sentences import tokenise
from extractor.backends.rules.speakers import speakers

ATTACKERS = [
    ("Russian forces struck the town.", "Russia", "stated", None),
    ("Russia launched 40 missiles.", "Russia", "stated", None),
    ("Russia has again attacked the port.", "Russia", "stated", None),
    ("A Russian missile attack killed two.", "Russia", "stated", None),
    ("Two died in Israeli airstrikes.", "Israel", "stated", None),
    ("Israel's latest strike killed two.", "Israel", "stated", None),
    ("The house was hit by a Russian drone.", "Russia", "stated", None),
    ("The bus was attacked by Hamas.", "Hamas", "stated", None),
    ("Hezbollah fired rockets.", "Hezbollah", "stated", None),
    ("Houthi rebels attacked a ship.", "Houthis", "stated", None),
    ("Moscow fired rockets at the town.", "Russia", "stated", None),
    ("The IDF struck the camp.", "Israel", "stated", None),
    ("American and British warplanes struck the port.", "United States", "stated", None),
    ("Russian forces struck the town, officials said.", "Russia", "stated", None),
    ("Officials said Russian forces struck the town.", "Russia", "attributed", "Officials"),
    ("Governor Ivan Petrenko blamed Ukrainian forces.", "Ukraine", "attributed", "Ivan Petrenko"),
    ("Syria accused Israel of the attack.", "Israel", "attributed", "Syria"),
    ("Suspected Turkish drones hit the village.", "Turkey", "suspected", None),
    ("Hamas claimed responsibility for the attack.", "Hamas", "claimed", "Hamas"),
]


@pytest.mark.parametrize(("text", "actor", "certainty", "by"), ATTACKERS, ids=[row[0] for row in ATTACKERS])
def test_attackers(text: str, actor: str, certainty: str, by: str | None) -> None:
    sentence = tokenise(text)
    [found] = attackers(sentence, speakers(sentence))
    assert (found.actor, found.certainty, found.by) == (actor, certainty, by)


@pytest.mark.parametrize(
    "text",
    [
        "The strike on a Russian airfield took place.",
        "A Ukrainian city was hit.",
        "Ukraine was attacked.",
        "Russia could attack again.",
        "Russia denied it.",
        "The Russian president spoke.",
        "Ukrainian air defence missiles fell.",
        "It happened near the Russian border.",
        "Terrorists attacked the town.",
    ],
)
def test_victims_threats_and_labels_name_nobody(text: str) -> None:
    sentence = tokenise(text)
    assert attackers(sentence, speakers(sentence)) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Russia denied the attack.", {"Russia"}),
        ("Moscow has denied responsibility.", {"Russia"}),
        ("Russia did not confirm it.", set()),
        ("Israel has not denied it.", set()),
    ],
)
def test_denials(text: str, expected: set[str]) -> None:
    assert denials(tokenise(text)) == expected


SCRAPS = [
    "Russia",
    "Russian",
    "'s",
    "forces",
    "struck",
    "by",
    "blamed",
    "said",
    "was",
    "missile",
    "attack",
    "on",
    "Hamas",
]


@given(st.lists(st.sampled_from(SCRAPS), max_size=12))
def test_any_order_of_words_is_read(words: list[str]) -> None:
    sentence = tokenise(" ".join(words))
    for found in attackers(sentence, speakers(sentence)):
        assert sentence.quote(found.start, found.end)

"""Which words report an attack."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.backends.rules.acts import acts, begins_another, is_general, looks_back
from extractor.backends.rules.sentences import tokenise


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("A strike hit the town.", ["unspecified", "unspecified"]),
        ("An airstrike levelled the house.", ["air_strike"]),
        ("The town was shelled.", ["shelling"]),
        ("Shelling went on.", ["shelling"]),
        ("An explosion rang out.", ["explosion"]),
        ("Gunmen opened fire.", ["ground_attack"]),
        ("The town came under fire.", ["unspecified"]),
        ("A stabbing took place.", ["other"]),
    ],
)
def test_words_for_attacks_and_the_kind_they_say(text: str, kinds: list[str]) -> None:
    assert [act.kind for act in acts(tokenise(text))] == kinds


@pytest.mark.parametrize(
    "text",
    [
        "They could attack the town.",
        "He warned of strikes.",
        "There is a threat of attack.",
        "They denied the attack.",
        "The city prepares for possible shelling.",
        "If attacked, they will answer.",
        "They hope to strike a deal.",
        "Workers began a hunger strike.",
        "Air raid sirens sounded.",
        "A cyber attack took place.",
        "He suffered a heart attack.",
        "Drills simulating strikes began.",
    ],
)
def test_plans_threats_generalities_and_idioms_report_none(text: str) -> None:
    assert acts(tokenise(text)) == []


def test_launching_reports_an_attack_only_beside_something_else() -> None:
    assert [act.weak for act in acts(tokenise("They launched 20 drones."))] == [True]


@pytest.mark.parametrize("text", ["In a separate strike, one died.", "Meanwhile, a shell fell."])
def test_turning_to_another_attack(text: str) -> None:
    assert begins_another(tokenise(text))


@pytest.mark.parametrize(
    "text", ["The region has often been shelled.", "Attacks have gone on since the start of the war."]
)
def test_sentences_about_many_attacks(text: str) -> None:
    assert is_general(tokenise(text))


@pytest.mark.parametrize("text", ["Last month a shell fell.", "It recalled an earlier strike."])
def test_looking_back(text: str) -> None:
    assert looks_back(tokenise(text))


@given(st.text(max_size=80))
def test_any_text_is_read(text: str) -> None:
    sentence = tokenise(text)
    for act in acts(sentence):
        assert sentence.quote(act.start, act.end)

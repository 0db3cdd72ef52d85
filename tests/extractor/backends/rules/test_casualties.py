"""Casualties: one figure per outcome and group, as the coding rules read it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.backends.rules.casualties import figures
from extractor.backends.rules.sentences import tokenise


def read(text: str) -> list[str]:
    """Figures as "killed all 2", with "2-" open, "!" superseded."""
    found = []
    for f in figures(tokenise(text)):
        high = "" if f.number.high is None else f.number.high
        bounds = str(f.number.low) if f.number.low == f.number.high else f"{f.number.low}-{high}"
        found.append(f"{f.outcome} {f.group} {bounds}" + ("!" if f.superseded else ""))
    return found


FIGURES = [
    ("Two people were killed.", ["killed all 2"]),
    ("The strike killed two people.", ["killed all 2"]),
    ("The strike killed at least 14 people and wounded 30 others.", ["killed all 14-", "injured all 30"]),
    ("Seven people have been killed and at least 35 injured.", ["killed all 7", "injured all 35-"]),
    ("It fell there, killing one person and injuring seven.", ["killed all 1", "injured all 7"]),
    ("It left three dead and dozens wounded.", ["killed all 3", "injured all 12-"]),
    ("More than 50 people were hurt.", ["injured all 51-"]),
    ("Several people were injured.", ["injured all 2-"]),
    ("A woman died.", ["killed women 1"]),
    ("A woman and two children were killed.", ["killed women 1", "killed children 2"]),
    ("Five people, including two children, were killed.", ["killed all 5", "killed children 2"]),
    ("It killed five people, including two children.", ["killed all 5", "killed children 2"]),
    ("Five people were killed in the attack, including a child.", ["killed all 5", "killed children 1"]),
    ("Five people were killed, two of them children.", ["killed all 5", "killed children 2"]),
    ("More than 60 including three children were injured.", ["injured all 61-", "injured children 3"]),
    ("The death toll rose to 12.", ["killed all 12"]),
    ("The death toll rose from 10 to 12.", ["killed all 10!", "killed all 12"]),
    ("The number of injured has reached 40.", ["injured all 40"]),
    ("They initially said 17 people had died.", ["killed all 17!"]),
    ("Three people are missing.", ["missing all 3"]),
    ("Two people are trapped.", ["trapped all 2"]),
    ("Rescuers pulled a man alive; 12 people were rescued.", ["rescued all 12"]),
    ("About 300 residents were evacuated.", ["evacuated all 300"]),
    ("Four people sought medical help.", ["medical_assistance all 4"]),
    ("Nobody was hurt.", ["injured all 0"]),
    ("There were no casualties.", ["killed all 0", "injured all 0"]),
    ("13 other people were wounded.", ["injured all 13"]),
    ("Another 12 were wounded.", ["injured all 12"]),
    ("It claimed the lives of three people.", ["killed all 3"]),
    ("A missile killed a 55-year-old man.", ["killed men 1"]),
    ("One journalist was wounded.", ["injured other 1"]),
    ("Two paramedics were killed.", ["killed medical_workers 2"]),
]


@pytest.mark.parametrize(("text", "expected"), FIGURES, ids=[row[0] for row in FIGURES])
def test_figures(text: str, expected: list[str]) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "There were no immediate reports of injuries.",
        "Two people could be killed.",
        "Since the start of the war 500 people have been killed.",
        "It killed 12 cows.",
        "A 12-storey building was hit.",
        "The wounded were taken away.",
        "Hopes died.",
        "Two cars were damaged.",
    ],
)
def test_guesses_totals_and_things_are_no_figures(text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("Two people were killed.", "Two people were killed"),
        ("The strike killed two people today.", "killed two people"),
        ("The death toll rose to 12.", "12"),
    ],
)
def test_the_quote_is_short(text: str, quote: str) -> None:
    sentence = tokenise(text)
    [figure] = figures(sentence)
    assert sentence.quote(figure.start, figure.end) == quote


SCRAPS = ["two", "people", "killed", "were", "and", "including", "child", ",", "wounded", "death toll", "to", "of them"]


@given(st.lists(st.sampled_from(SCRAPS), max_size=16))
def test_any_order_of_words_is_read(words: list[str]) -> None:
    sentence = tokenise(" ".join(words))
    for figure in figures(sentence):
        assert sentence.quote(figure.start, figure.end)


@given(st.text(max_size=80))
def test_any_text_is_read(text: str) -> None:
    figures(tokenise(text))

"""What one sentence says, put together."""

from datetime import date

import pytest

from extractor.backends.rules.gazetteer import survey
from extractor.backends.rules.reading import Reading
from extractor.backends.rules.relative import Anchors
from extractor.backends.rules.sentences import tokenise


def read(text: str) -> Reading:
    sentence = tokenise(text)
    return Reading(0, sentence, survey([sentence]), Anchors(date(2024, 5, 6)))


@pytest.mark.parametrize(
    "text",
    [
        "A missile strike hit Lviv.",
        "A drone killed a man in Lviv.",
        "Russia launched 40 drones.",
        "The region has often been shelled, and on Sunday a shell killed two people in Lviv.",
    ],
)
def test_sentences_that_report_an_attack(text: str) -> None:
    assert read(text).reports_attack


@pytest.mark.parametrize(
    "text",
    [
        "The company launched a new product.",
        "The region has often been shelled.",
        "Drones are sold abroad.",
        "Several other settlements in the region came under attack.",
        "Two people died.",
    ],
)
def test_sentences_that_report_none(text: str) -> None:
    assert not read(text).reports_attack


@pytest.mark.parametrize(
    ("text", "new"),
    [
        ("The attack drew protests.", False),
        ("The attack killed two people.", True),
        ("A strike hit Lviv.", True),
        ("The missile strike drew protests.", True),
    ],
)
def test_pointing_to_an_attack_is_nothing_new(text: str, new: bool) -> None:
    assert read(text).says_something_new == new


def test_the_day_of_the_attack_is_not_that_of_the_statement() -> None:
    both = read("Officials said on Monday that a shell fell on Lviv on Saturday.")
    assert both.day
    assert both.statement_day
    assert (both.day.days, both.statement_day.days) == ((date(2024, 5, 4),) * 2, (date(2024, 5, 6),) * 2)


def test_a_state_named_as_attacker_is_no_place_of_the_attack() -> None:
    assert [p.country for p in read("Russia's latest strike on Ukraine killed two.").loci] == ["UA"]


def test_an_official_stands_for_a_place_that_is_only_spoken_of() -> None:
    reading = read("The governor of the Sumy region spoke.")
    assert reading.loci == []
    assert [p.name for p in reading.spoken_of] == ["Sumy"]

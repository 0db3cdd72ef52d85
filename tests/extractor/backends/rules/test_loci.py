"""Places put together: settlement, region, country."""

import pytest

from extractor.backends.rules.gazetteer import survey
from extractor.backends.rules.loci import loci, site
from extractor.backends.rules.roles import scenes
from extractor.backends.rules.sentences import tokenise

LOCI = [
    ("A shell fell in Izium in Ukraine's Kharkiv region.", [("Izium", "Kharkiv", "UA")]),
    ("A shell fell in Ukraine's Sumy region.", [(None, "Sumy", "UA")]),
    ("In Ukraine's Kharkiv region, a drone hit a workshop in the city of Izium.", [("Izium", "Kharkiv", "UA")]),
    ("A shell fell in Lviv, Ukraine.", [("Lviv", None, "UA")]),
    ("Shells fell in Lviv and Odesa.", [("Lviv", None, "UA"), ("Odesa", None, "UA")]),
    ("Shells fell across Ukraine.", [(None, None, "UA")]),
    ("A shell fell near Lviv.", [("Lviv", None, "UA")]),
    ("A shell fell in Odesa, not far from the border with Moldova.", [("Odesa", None, "UA")]),
    ("The mayor of Lviv spoke.", []),
]


@pytest.mark.parametrize(("text", "expected"), LOCI, ids=[row[0] for row in LOCI])
def test_places_of_an_attack(text: str, expected: list[tuple[str | None, str | None, str]]) -> None:
    sentence = tokenise(text)
    found = loci(sentence, scenes(sentence, survey([sentence])))
    assert [(p.settlement, p.admin1, p.country) for p in found] == expected


def test_many_unnamed_places_and_a_place_nearby_are_marked() -> None:
    across, near = tokenise("It fell across Ukraine."), tokenise("It fell near Lviv.")
    assert [p.across for p in loci(across, scenes(across, survey([across])))] == [True]
    assert [p.near for p in loci(near, scenes(near, survey([near])))] == [True]


@pytest.mark.parametrize(
    ("text", "expected"),
    [("It fell in a residential area.", "residential area"), ("The market is old.", None), ("Shells fell.", None)],
)
def test_the_site(text: str, expected: str | None) -> None:
    assert site(tokenise(text)) == expected

"""Effects: outages and the like, with what is affected counted in its unit."""

import pytest

from extractor.backends.rules.effects import consequences
from extractor.backends.rules.sentences import tokenise

EFFECTS = [
    ("The attack left more than 400,000 people without power.", ("power_outage", 400_001, "people")),
    ("Some 150,000 homes were without electricity.", ("power_outage", 150_000, "households")),
    ("Power outages hit 20 settlements.", ("power_outage", 20, "settlements")),
    ("30 people were hurt, and 4,000 homes were without power.", ("power_outage", 4_000, "households")),
    ("Blackouts followed.", ("power_outage", None, "unspecified")),
    ("Two towns were left without water.", ("water_outage", 2, "settlements")),
    ("Three buildings are without heating.", ("heating_outage", 3, "buildings")),
    ("Fires broke out.", ("fire", None, "unspecified")),
    ("Two fires broke out across the area.", ("fire", None, "unspecified")),
    ("Flights were suspended.", ("transport_disruption", None, "unspecified")),
    ("300 families lost their homes.", ("displacement", 300, "people")),
]


@pytest.mark.parametrize(("text", "expected"), EFFECTS, ids=[row[0] for row in EFFECTS])
def test_effects(text: str, expected: tuple[str, int | None, str]) -> None:
    [found] = consequences(tokenise(text))
    assert (found.kind, found.number and found.number.low, found.unit) == expected


@pytest.mark.parametrize("text", ["They could be left without power.", "Power is back."])
def test_threats_and_repairs_are_no_effects(text: str) -> None:
    assert consequences(tokenise(text)) == []

"""People counted: numbers and groups."""

import pytest

from extractor.backends.rules.people import counted
from extractor.backends.rules.sentences import tokenise
from extractor.quantities.numbers import quantities

COUNTED = [
    ("two people", [("all", 2, 2)]),
    ("12 civilians", [("all", 12, 12)]),
    ("a child", [("children", 1, 1)]),
    ("a six-year-old boy", [("children", 1, 1)]),
    ("two teenage girls", [("children", 2, 2)]),
    ("a woman and two children", [("women", 1, 1), ("children", 2, 2)]),
    ("a 55-year-old man", [("men", 1, 1)]),
    ("three elderly women", [("elderly", 3, 3)]),
    ("two paramedics", [("medical_workers", 2, 2)]),
    ("a firefighter", [("rescue_workers", 1, 1)]),
    ("five soldiers", [("military", 5, 5)]),
    ("seven other railway workers", [("other", 7, 7)]),
    ("one of the journalists", [("other", 1, 1)]),
    ("a married couple", [("all", 2, 2)]),
    ("residents", [("all", 2, None)]),
    ("the residents", []),
    ("a resident", [("all", 1, 1)]),
    ("dozens of people", [("all", 12, None)]),
    ("at least 20 others", [("all", 20, None)]),
    ("23 Palestinians", [("all", 23, 23)]),
    ("residents said", []),
    ("two of them children", [("children", 2, 2)]),
]


@pytest.mark.parametrize(("phrase", "expected"), COUNTED, ids=[row[0] for row in COUNTED])
def test_groups_and_numbers(phrase: str, expected: list[tuple[str, int, int | None]]) -> None:
    words = tokenise(phrase).words
    assert [(p.group, p.number.low, p.number.high) for p in counted(words, list(quantities(words)))] == expected

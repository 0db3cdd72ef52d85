"""Which place of a sentence a fact belongs to."""

import pytest

from extractor.backends.rules.loci import Locus
from extractor.backends.rules.noting import nearest


def at(start: int) -> Locus:
    return Locus(start, start + 1, "UA", None, f"P{start}", None)


@pytest.mark.parametrize(
    ("places", "fact", "index"),
    [
        ([2, 20], (5, 8), 0),
        ([2, 20], (25, 27), 1),
        ([2, 12], (9, 11), 1),
        ([10, 20], (0, 2), 0),
        ([2, 30], (8, 20), 0),
    ],
    ids=["the last before", "the last before, again", "right after", "the first where none is before", "too far after"],
)
def test_nearest(places: list[int], fact: tuple[int, int], index: int) -> None:
    assert nearest([at(p) for p in places], *fact) == index


def test_without_places_there_is_one_target() -> None:
    assert nearest([], 3, 4) == 0

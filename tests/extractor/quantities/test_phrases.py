"""Tables of phrases."""

import pytest

from extractor.quantities.phrases import Phrases, flags, inflected, listed, plural, spread


def test_the_longest_entry_wins_and_none_overlaps() -> None:
    table = Phrases({"power": 1, "power plant": 2, "plant": 3})
    found = list(table.find(["the", "power", "plant", "and", "the", "plant"]))
    assert [(m.start, m.end, m.value) for m in found] == [(1, 3, 2), (5, 6, 3)]


def test_an_entry_does_not_reach_beyond_the_sentence() -> None:
    assert Phrases({"power plant": 1}).at(["power"], 0) is None


def test_mask_and_any_in() -> None:
    table = flags("air raid, raid")
    assert table.mask(["an", "air", "raid", "began"]) == {1, 2}
    assert table.any_in(["a", "raid"])
    assert not table.any_in(["an", "air", "show"])


def test_listed_folds_lines_and_drops_empty_entries() -> None:
    assert listed("one,\n two  words,,three ") == ["one", "two words", "three"]


def test_spread_turns_a_table_round() -> None:
    assert spread({1: "a, b", 2: "c"}) == {"a": 1, "b": 1, "c": 2}


@pytest.mark.parametrize(
    ("one", "many"),
    [("car", "cars"), ("church", "churches"), ("factory", "factories"), ("boy", "boys"), ("policeman", "policemen"),
     ("old woman", "old women"), ("schoolchild", "schoolchildren"), ("bus", "buses")],
)  # fmt: skip
def test_plural(one: str, many: str) -> None:
    assert plural(one) == many


def test_inflected_says_which_form_is_the_plural() -> None:
    assert list(inflected(["car"])) == [("car", False), ("cars", True)]

"""The table of disagreements: rows from the readings, the last two columns and all other text from people."""

import pytest

from eval.gold.adjudication import compare_all
from eval.gold.differences import Difference, Said
from eval.gold.disagreements import FILE, with_table
from eval.gold.labels import load_gold
from eval.gold.readings import readings_of
from extractor import resources

GOLD = resources.folder("goldset")
NAMES = ("one", "two")


def difference(place: str = "incident 1, role", a: str = "primary", b: str = "background") -> Difference:
    return Difference("zarichne", place, "role", "value", Said("x", text=a), Said("x", text=b))


def settle(text: str, settled: str, by: str) -> str:
    assert "|  |  |" in text
    return text.replace("|  |  |", f"| {settled} | {by} |", 1)


def test_a_new_file_has_a_title_and_a_row_a_difference() -> None:
    table = with_table(None, NAMES, [difference()])
    assert table.text == (
        "# Where the two readers differed\n"
        "\n"
        "| article | where | one | two | settled | by |\n"
        "|---|---|---|---|---|---|\n"
        "| zarichne | incident 1, role | primary | background |  |  |\n"
    )
    assert (table.open, table.dropped) == (1, {})


def test_words_that_were_written_stay_when_the_table_is_written_again() -> None:
    first = settle(with_table(None, NAMES, [difference()]).text, "primary", "§2: it is the news")
    again = with_table(first, NAMES, [difference("incident 2, role"), difference(a="primary, accepts background")])
    assert (
        "| zarichne | incident 1, role | primary, accepts background | background | primary | §2: it is the news |"
        in again.text
    )
    assert again.open == 1
    assert with_table(first, NAMES, [difference()]).text == first


def test_words_whose_place_is_no_longer_in_dispute_are_given_back_and_not_lost_in_silence() -> None:
    first = settle(with_table(None, NAMES, [difference()]).text, "primary", "§2")
    table = with_table(first, NAMES, [])
    assert table.dropped == {("zarichne", "incident 1, role"): ("primary", "§2")}
    assert "§2" not in table.text


def test_text_before_and_after_the_table_stays() -> None:
    old = "# Mine\nWords.\n\n| a | b |\n|---|---|\n\nMore words.\n"
    text = with_table(old, NAMES, [difference()]).text
    assert text.startswith("# Mine\nWords.\n\n| article |")
    assert text.endswith("|  |  |\n\nMore words.\n")


@pytest.mark.parametrize("value", ["a | b", "two\nlines", "| ---", "\\|"])
def test_hostile_values_stay_in_their_cells(value: str) -> None:
    first = settle(with_table(None, NAMES, [difference(a=value)]).text, "s", "b")
    assert len(first.splitlines()) == 5
    assert with_table(first, NAMES, [difference(a=value)]).text == first


# The committed table -------------------------------------------------------------------------------------------------


def test_the_committed_table_is_the_one_that_the_readings_give_and_all_of_it_is_settled() -> None:
    a, b = readings_of(GOLD)
    old = (GOLD / "annotation" / FILE).read_text(encoding="utf-8")
    table = with_table(old, (a.name, b.name), [d for article in compare_all(a, b) for d in article.differences])
    assert table.text == old
    assert (table.open, table.dropped) == (0, {})


def test_a_quote_that_was_settled_as_one_readers_is_that_readers_in_the_gold_labels() -> None:
    a, b = readings_of(GOLD)
    text = (GOLD / "annotation" / FILE).read_text(encoding="utf-8")
    cases = load_gold(GOLD).cases
    for article in compare_all(a, b):
        for found in (d for d in article.differences if d.kind == "quote"):
            (row,) = (line for line in text.splitlines() if line.startswith(f"| {found.article} | {found.place} |"))
            settled = found.a if f"| {a.name}'s |" in row else found.b
            assert "'s |" in row
            assert repr(settled.quote) in repr(cases[found.article].record)

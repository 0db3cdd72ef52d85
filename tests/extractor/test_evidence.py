"""Quote → span: where in the article the words stand that a fact rests on."""

from itertools import pairwise

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from extractor.evidence import FUZZY_FLOOR, LONGEST_FUZZY, locate, locate_all, nearest, occurrences, quotes
from extractor.schema import Extraction
from tests.samples import RECORD, REPORT, changed, extraction

TEXT = "Sirens at dawn.\n\nThree  people were killed in Zarichne,\r\nthe mayor said. Three people were hurt."


def found(quote: str, text: str = TEXT, nth: int = 1) -> tuple[str, str | None]:
    """(status, the words of the text that the span covers)."""
    evidence = locate("date.quote", quote, text, nth)
    assert (evidence.path, evidence.quote) == ("date.quote", quote)
    if evidence.start is None or evidence.end is None:
        assert evidence.start is evidence.end
        return evidence.status, None
    return evidence.status, text[evidence.start : evidence.end]


@pytest.mark.parametrize(
    ("quote", "status", "words"),
    [
        pytest.param("the mayor said", "exact", "the mayor said", id="word for word"),
        pytest.param("Three  people", "exact", "Three  people", id="its own white space"),
        pytest.param("Three people", "exact", "Three people", id="verbatim later beats folded earlier"),
        pytest.param("killed in  Zarichne, the mayor", "folded", "killed in Zarichne,\r\nthe mayor", id="line break"),
        pytest.param(" dawn. Three ", "folded", "dawn.\n\nThree", id="white space at the edges"),
        pytest.param("dawn.\u00a0Three", "folded", "dawn.\n\nThree", id="a no-break space"),
        pytest.param("Zarichne", "exact", "Zarichne", id="one word"),
        pytest.param(".", "exact", ".", id="one character"),
        pytest.param("Three people … the mayor said", "missing", None, id="two passages joined"),
        pytest.param("At least nineteen homes burned down", "missing", None, id="nowhere"),
        pytest.param(TEXT, "exact", TEXT, id="the whole text"),
        pytest.param(TEXT + "!", "missing", None, id="longer than the text"),
        pytest.param("", "missing", None, id="nothing"),
        pytest.param(" \n\t", "missing", None, id="nothing but white space"),
        pytest.param("(a.*)+$", "missing", None, id="a pattern is no pattern"),
    ],
)
def test_a_quote_is_found_verbatim_else_folded_else_not(quote: str, status: str, words: str | None) -> None:
    assert found(quote) == (status, words)


@pytest.mark.parametrize(
    ("quote", "passage"),
    [
        pytest.param("three people were hurt.", "Three people were hurt.", id="another case"),
        pytest.param("peoples were killed in Zarichne", "people were killed in Zarichne,", id="a letter more"),
        pytest.param(
            "Three people were kiled in Zarichne", "Three  people were killed in Zarichne", id="a letter less"
        ),
        pytest.param("“Three” people were hurt", "Three people were hurt.", id="other punctuation"),
        pytest.param("Three persons were killed in Zarichne", "Three  people were killed in Zarichne", id="a word"),
    ],
)
def test_a_quote_with_small_changes_leads_to_the_whole_words_of_its_passage(quote: str, passage: str) -> None:
    assert found(quote) == ("fuzzy", passage)


@pytest.mark.parametrize(
    ("quote", "nth", "start"),
    [("Three", 1, 17), ("Three", 2, 73), ("killed in  Zarichne", 1, 36), ("aa", 1, 100), ("aa", 2, 102)],
    ids=["first", "second", "folded", "overlapping occurrences are counted apart", "and in order"],
)
def test_nth_means_the_nth_occurrence(quote: str, nth: int, start: int) -> None:
    text = TEXT.ljust(100, "_") + "aaaaa"
    assert locate("", quote, text, nth).start == start
    assert occurrences(quote, text)[nth - 1][0] == start


@pytest.mark.parametrize("quote", ["Three", "killed in  Zarichne"], ids=["verbatim", "folded"])
def test_an_occurrence_that_is_not_there_is_missing_and_no_near_match(quote: str) -> None:
    assert found(quote, nth=3) == ("missing", None)
    assert len(occurrences(quote, TEXT)) < 3


def test_quotes_that_overlap_are_each_found() -> None:
    first, second = locate("", "people were killed", TEXT), locate("", "killed in Zarichne", TEXT)
    assert first.start is not None
    assert first.end is not None
    assert second.start is not None
    assert first.start < second.start < first.end


# The likeness of a near passage --------------------------------------------------------------------------------------


def test_likeness_is_one_for_a_found_quote_and_zero_for_a_missing_one() -> None:
    assert locate("", "the mayor said", TEXT).score == 1.0
    assert locate("", "dawn. Three", TEXT).score == 1.0
    assert locate("", "nowhere at all to be found", TEXT).score == 0.0


def test_likeness_falls_with_every_edit_and_ends_at_the_floor() -> None:
    quote, scores = "people were killed in Zarichne, the mayor said", []
    for edits in range(1, 12):
        edited = quote.translate({ord(char): "#" for char in "pkZmcedytrwl"[:edits]})
        scores.append(locate("", edited, TEXT.replace("\r\n", " ")).score)
    near = [score for score in scores if score]
    assert near == sorted(near, reverse=True)
    assert all(FUZZY_FLOOR <= score < 1 for score in near)
    assert 0 < len(near) < len(scores)


@pytest.mark.parametrize(
    ("quote", "text", "words", "likeness"),
    [
        pytest.param("abcde fghij klmno pq", "abcde fxxxj klmno pq", "abcde fxxxj klmno pq", 0.85, id="at the floor"),
        pytest.param("abcde fghij klmno pq", "abcde xxxxj klmno pq", None, None, id="below it"),
        pytest.param("kiled people", "killed people", "killed people", 0.9167, id="the whole text"),
        pytest.param("ille hall", "Villagers of Halle hall", "Halle hall", 0.9412, id="from within a word to the end"),
        pytest.param("Villageres of Hal", "Villagers of Halle hall", "Villagers of Halle", 0.9697, id="from the start"),
        pytest.param("illed peopl", "Killed people", "Killed people", 1.0, id="a letter short at either end"),
        pytest.param("sdro", "a Wednesdrones b", "Wednesdrones", 1.0, id="from the middle of a word"),
        pytest.param(
            "five dronez hit", "ab five-drones-hit cd", "five-drones-hit", 0.8, id="joined words, a lower floor"
        ),
        pytest.param("x" + " " * 30, " " * 40, None, None, id="white space is like no quote"),
        pytest.param("longer than it", "longer than i", None, None, id="a quote longer than the text"),
    ],
)
def test_the_nearest_passage_is_made_of_whole_words(
    quote: str, text: str, words: str | None, likeness: float | None
) -> None:
    found = nearest(quote, text, floor=FUZZY_FLOOR if likeness is None else min(likeness, FUZZY_FLOOR))
    start = text.index(words or "")
    assert found == (None if words is None else (start, start + len(words), likeness))


@pytest.mark.parametrize(("length", "status"), [(LONGEST_FUZZY, "fuzzy"), (LONGEST_FUZZY + 1, "missing")])
def test_a_quote_too_long_to_be_one_is_not_searched_for_near_passages(length: int, status: str) -> None:
    assert LONGEST_FUZZY == 600
    assert found(("word " * 121)[: length - 1] + "!", "word " * 1000)[0] == status


# Properties ----------------------------------------------------------------------------------------------------------

ANY_TEXT = st.text(min_size=1, max_size=80)


@given(ANY_TEXT, st.integers(0, 80), st.integers(1, 80))
def test_any_run_of_any_text_is_found_word_for_word(text: str, start: int, length: int) -> None:
    quote = text[start : start + length]
    assume(quote.strip())
    assert found(quote, text) == ("exact", quote)
    assert occurrences(quote, text)[0][0] <= start


@given(st.lists(st.text(st.characters(exclude_categories=["Z", "C"]), min_size=1, max_size=8), min_size=1, max_size=8))
def test_any_run_of_words_is_found_whatever_white_space_it_lost(words: list[str]) -> None:
    text = "\r\n \t".join(words)
    status, span = found(" ".join(words), f"[ {text} ]")
    assert (status, span) == ("exact" if len(words) == 1 else "folded", text)


@given(ANY_TEXT, ANY_TEXT, st.integers(1, 3))
def test_a_span_is_always_a_run_of_the_text_and_as_like_the_quote_as_it_says(quote: str, text: str, nth: int) -> None:
    evidence = locate("", quote, text, nth)
    if evidence.start is None or evidence.end is None:
        assert (evidence.status, evidence.score) == ("missing", 0.0)
        return
    words = text[evidence.start : evidence.end]
    assert 0 <= evidence.start < evidence.end <= len(text)
    assert (words == quote) == (evidence.status == "exact")
    assert (" ".join(words.split()) == " ".join(quote.split())) >= (evidence.status == "folded")
    assert (evidence.score == 1.0) == (evidence.status in {"exact", "folded"})


@given(ANY_TEXT, st.text(min_size=1, max_size=4))
def test_occurrences_stand_apart_and_in_order(text: str, quote: str) -> None:
    assert all(end <= start for (_, end), (start, _) in pairwise(occurrences(quote, text)))


# All quotes of a record ----------------------------------------------------------------------------------------------

PATHS = [
    "incidents[0].date.quote",
    "incidents[0].location.quote",
    "incidents[0].perpetrator.quote",
    "incidents[0].weapons[0].quote",
    "incidents[0].casualties[0].quote",
    "incidents[0].casualties[1].quote",
    "incidents[0].damage[0].quote",
    "incidents[0].damage[1].quote",
    "incidents[0].effects[0].quote",
    "incidents[0].sources[0].quote",
]


def test_every_quote_of_a_record_is_named_by_its_path_in_order() -> None:
    assert [path for path, _ in quotes(RECORD)] == PATHS
    assert dict(quotes(RECORD))["incidents[0].effects[0].quote"] == "about 400 households lost power"


def test_every_quote_of_a_record_is_located_in_its_article() -> None:
    evidence = locate_all(extraction(), REPORT)
    assert [e.path for e in evidence] == PATHS
    assert {e.path: REPORT[e.start : e.end] for e in evidence} == dict(quotes(RECORD))


def test_objects_that_are_null_have_no_quote() -> None:
    record = Extraction.model_validate(changed(("perpetrator",), None))
    assert [e.path for e in locate_all(record, REPORT)] == [path for path in PATHS if "perpetrator" not in path]

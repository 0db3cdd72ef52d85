"""Pieces of a text: they cover it, overlap a little, and end where the text does."""

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractor.chunks import Chunk, chunks

texts = st.lists(
    st.sampled_from(["word", "Two words.", " ", "\n\n", "\n", "x" * 30, "Слово. ", "末尾。", "!"]), max_size=120
).map("".join)
sizes = st.integers(8, 90)


def _pieces(text: str, size: int, overlap: int) -> list[str]:
    return [chunk.of(text) for chunk in chunks(text, size, overlap)]


@settings(max_examples=200)
@given(text=texts, size=sizes, share=st.integers(0, 22))
def test_pieces_cover_the_text_in_order_within_the_limits(text: str, size: int, share: int) -> None:
    overlap = min(share, size // 4)
    found = chunks(text, size, overlap)
    assert (found[0].start, found[-1].end) == (0, len(text))
    assert all(0 < chunk.end - chunk.start <= size for chunk in found) or not text
    for one, following in itertools.pairwise(found):
        assert one.start < following.start <= one.end < following.end
        assert one.end - following.start <= overlap


@given(text=texts, size=sizes)
def test_without_overlap_the_pieces_are_the_text(text: str, size: int) -> None:
    assert "".join(_pieces(text, size, 0)) == text


@given(text=texts)
def test_a_text_that_fits_is_one_piece(text: str) -> None:
    assert chunks(text, max(len(text), 1), 0) == [Chunk(0, len(text))]


@settings(max_examples=100)
@given(words=st.lists(st.sampled_from(["aa", "bbb", "cccc."]), min_size=20, max_size=120), size=st.integers(20, 60))
def test_no_word_is_cut_where_words_are_short(words: list[str], size: int) -> None:
    text = " ".join(words)
    assert all(set(piece.split()) <= set(words) for piece in _pieces(text, size, 5))


CASES = [
    ("paragraphs", "One. Two.\n\nThree. Four.\n\nFive.", 16, 0, ["One. Two.\n\n", "Three. Four.\n\n", "Five."]),
    ("sentences of a long paragraph", "One two. Three four. Five six.", 22, 0, ["One two. Three four. ", "Five six."]),
    ("words of a long sentence", "one two three four five", 10, 0, ["one two ", "three ", "four five"]),
    ("anything else", "x" * 25, 10, 0, ["x" * 10, "x" * 10, "x" * 5]),
    (
        "a paragraph shared",
        "First paragraph.\n\nSecond.\n\nThird paragraph here.\n\nFourth.",
        40,
        10,
        ["First paragraph.\n\nSecond.\n\n", "Second.\n\nThird paragraph here.\n\nFourth."],
    ),
    (
        "a sentence shared",
        "One two three. Four. Five six seven. Eight.",
        24,
        6,
        ["One two three. Four. ", "Four. Five six seven. ", "Eight."],
    ),
    ("a quotation mark after the full stop", "“Fire.” Then more words.", 20, 0, ["“Fire.” Then more ", "words."]),
    ("Chinese sentences", "一二三四。五六七八。九", 8, 0, ["一二三四。", "五六七八。九"]),
]


@pytest.mark.parametrize(
    ("text", "size", "overlap", "pieces"), [case[1:] for case in CASES], ids=[case[0] for case in CASES]
)
def test_where_pieces_end(text: str, size: int, overlap: int, pieces: list[str]) -> None:
    assert _pieces(text, size, overlap) == pieces


@pytest.mark.parametrize(("size", "overlap"), [(100, 26), (0, 0), (10, -1)])
def test_an_overlap_that_would_ask_most_of_the_text_twice_is_refused(size: int, overlap: int) -> None:
    with pytest.raises(ValueError, match="at most a quarter"):
        chunks("text", size, overlap)

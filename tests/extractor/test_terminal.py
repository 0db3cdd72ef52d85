"""Text of articles and models on a terminal: shown, never obeyed."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.terminal import KEPT, one_line, plain


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        pytest.param("\x1b[31mred\x1b[0m", r"\x1b[31mred\x1b[0m", id="colours"),
        pytest.param("\x1b]0;title\x07", r"\x1b]0;title\x07", id="a window title"),
        pytest.param("\x9b2J", r"\x9b2J", id="a one-character control sequence"),
        pytest.param("all well\rall lost", r"all well\x0dall lost", id="a line written over"),
        pytest.param("a\bb\x7fc\0", r"a\x08b\x7fc\x00", id="backspace, delete, NUL"),
        pytest.param("\u202egnp.exe", r"\u202egnp.exe", id="right-to-left override"),
        pytest.param("a\u200bb\u2066c\ufeff", r"a\u200bb\u2066c\ufeff", id="invisible characters"),
        pytest.param("one\u2028two\u2029", r"one\u2028two\u2029", id="line separators"),
        pytest.param("\U000e0041", r"\U000e0041", id="a tag character"),
        pytest.param("\ud83d", r"\ud83d", id="half a surrogate pair"),
    ],
)
def test_characters_that_act_are_shown_as_escapes(text: str, shown: str) -> None:
    assert plain(text) == shown


@pytest.mark.parametrize("text", ["", "plain", "two\n\tlines", "Київ “е́” — 16 px ↺", "[bold]x[/bold]", "\U0001f680"])
def test_everything_else_stays_as_it_is(text: str) -> None:
    assert plain(text) == text


def test_one_line_is_one_line() -> None:
    assert one_line("a\nb\tc\x1b") == "a\\x0ab\tc\\x1b"


@given(st.text(st.characters(), max_size=60))
def test_nothing_that_acts_is_left_in_any_text(text: str) -> None:
    left = {char for char in plain(text) if char not in KEPT}
    assert not [char for char in left if unicodedata.category(char) in {"Cc", "Cf", "Cs", "Zl", "Zp"}]


@given(st.text(st.characters(), max_size=60))
def test_making_a_text_plain_twice_changes_nothing_more(text: str) -> None:
    assert plain(plain(text)) == plain(text)

import html

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eval.report.html.text import finalize, visible


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        pytest.param("Kyiv, Київ", "Kyiv, Київ", id="plain"),
        pytest.param("a < b & c", "a &lt; b &amp; c", id="markup"),
        pytest.param("\x1b[31m", "<i class=z>␛</i>[31m", id="escape sequence"),
        pytest.param("a\u202eb", "a<i class=z>U+202E</i>b", id="right-to-left override"),
        pytest.param("\x7f", "<i class=z>␡</i>", id="delete"),
        pytest.param("a\ud800b", "a<i class=z>U+D800</i>b", id="half a character"),
        pytest.param("a\tb\nc\r\nd", "a\tb\nc\r\nd", id="white space stays"),
        pytest.param("a\rb", "a<i class=z>␍</i>b", id="a return that would hide a line"),
        pytest.param("no\u00a0break", "no\u00a0break", id="a wide character of its own"),
    ],
)
def test_everything_unseen_is_shown(text: str, shown: str) -> None:
    assert visible(text) == shown


@given(st.text())
def test_no_text_makes_an_element_of_its_own(text: str) -> None:
    assert visible(text).replace("<i class=z>", "").replace("</i>", "").count("<") == 0


@given(st.text(alphabet=st.characters(categories=("L", "N", "P", "S", "Zs"))))
def test_ordinary_text_comes_back_whole(text: str) -> None:
    assert html.unescape(visible(text)) == text


def test_numbers_and_markup_pass_through() -> None:
    assert finalize(3) == 3
    ready = visible("<b>")
    assert finalize(ready) is ready

"""When an article counts as one that a prompt holds."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.article import Article
from extractor.prompting.leakage import LONGEST_SHARED, fold, same_article, shared_run
from tests.samples import REPORT

SENTENCE = "Three drones of the Northern Army hit a grain depot in Zarichne overnight, killing at least two people"
assert len(SENTENCE) > LONGEST_SHARED


@pytest.mark.parametrize(
    ("name", "text", "how"),
    [
        ("zarichne", "Another text.", "its example 'zarichne' has the article's name"),
        ("other", REPORT, "its example 'other' is the article's text"),
        ("other", f"Elsewhere. {SENTENCE}, it was said.", "its example 'other' shares 'three drones of the northern"),
        ("other", SENTENCE.replace(" ", "\n\t "), "its example 'other' shares 'three drones"),
        ("other", SENTENCE.upper(), "its example 'other' shares 'three drones"),
    ],
    ids=["its name", "its text", "a sentence of it", "the sentence wrapped otherwise", "the sentence in capitals"],
)
def test_an_example_comes_from_an_article_by(name: str, text: str, how: str) -> None:
    found = same_article(Article(name, text), Article("zarichne", REPORT))
    assert found
    assert found.startswith(how)


@pytest.mark.parametrize(
    "text",
    ["", "Two people were killed.", SENTENCE[: LONGEST_SHARED - 1], REPORT[::-1]],
    ids=["nothing", "a stock phrase", "one character too few", "the same letters"],
)
def test_an_example_does_not_come_from_an_article_by(text: str) -> None:
    assert same_article(Article("other", text), Article("zarichne", REPORT)) is None


def naive(text: str, other: str, length: int) -> bool:
    return any(text[at : at + length] in other for at in range(len(text) - length + 1))


@given(st.text("ab ", max_size=40), st.text("ab ", max_size=40), st.integers(1, 12))
def test_a_run_is_found_where_trying_every_one_finds_one(text: str, other: str, length: int) -> None:
    run = shared_run(text, other, length)
    assert (run is not None) == naive(fold(text), fold(other), length)
    if run is not None:
        assert len(run) == length
        assert run in fold(text)
        assert run in fold(other)


@given(st.text("abcd", max_size=60), st.text("efgh", max_size=60), st.text("xyz", min_size=1, max_size=30))
def test_what_was_copied_is_found_wherever_it_stands(before: str, after: str, copied: str) -> None:
    assert shared_run(before + copied + after, after + copied + before, len(copied))

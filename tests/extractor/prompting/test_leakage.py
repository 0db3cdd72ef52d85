"""When an article counts as one that a prompt holds."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.article import Article
from extractor.prompting.leakage import LONGEST_SHARED, same_article, shared_run
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


@given(st.text("ab", max_size=30), st.text("cd", max_size=30), st.text("ef", max_size=30), st.integers(1, 12))
def test_a_run_is_found_wherever_it_stands_and_only_if_it_is_long_enough(
    before: str, after: str, shared: str, length: int
) -> None:
    run = shared_run(before + shared + after, after[::-1] + "x" + shared + "y", length)
    if len(shared) >= length:
        assert run is not None
    if run is not None:
        assert len(run) == length
        assert run in before + shared + after
        assert run in after[::-1] + "x" + shared + "y"

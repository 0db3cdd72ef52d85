"""From pages to sentences: furniture left out, sentences cut, words with their offsets."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.article import Article
from extractor.backends.rules.sentences import LONGEST, LONGEST_REPORT, read_body, tokenise


def sentences(text: str) -> list[str]:
    return [s.quote(0, len(s.tokens)) for s in read_body(Article("a", text)).sentences]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A shell fell. Two died.", ["A shell fell.", "Two died."]),
        ("A shell fell.Two died.", ["A shell fell.", "Two died."]),
        ("Mr. Petrenko came. He left.", ["Mr. Petrenko came.", "He left."]),
        ("The U.S. envoy came at 8 a.m. on Monday.", ["The U.S. envoy came at 8 a.m. on Monday."]),
        ("It cost $1.5 million. It burned.", ["It cost $1.5 million.", "It burned."]),
        ("“A shell fell.” He ran.", ["“A shell fell.”", "He ran."]),
        ("Did it fall? It did!", ["Did it fall?", "It did!"]),
        ("See www.example.org for it.", ["See www.example.org for it."]),
        ("date 2024-05-06\n\nA shell fell.", ["A shell fell."]),
        ("date 2024-05-06A shell fell.", ["A shell fell."]),
        ("A shell fell on the old market in the middle of the small town\nof Qwertivka at noon.",
         ["A shell fell on the old market in the middle of the small town\nof Qwertivka at noon."]),
    ],
)  # fmt: skip
def test_sentences(text: str, expected: list[str]) -> None:
    assert sentences(text) == expected


@pytest.mark.parametrize(
    "line",
    [
        "ADVERTISEMENT",
        "Sign up to our daily newsletter.",
        "+ ↺ − 16 px",
        "Share this article.",
        "By Ivan Petrenko",
        "SCHOOLS CLOSE AFTER STRIKE, MINISTER SAYS",
        "Ministers meet again in Geneva",
        "A man stands before a house hit by shells. Photograph: Ivan Petrenko/Agency",
        "Click here to subscribe.",
        "HomeNewsSportWeatherMore",
    ],
)
def test_site_furniture_states_nothing(line: str) -> None:
    assert sentences(f"A shell fell.\n\n{line}\n\nTwo died.") == ["A shell fell.", "Two died."]


def test_a_menu_glued_before_a_sentence_is_cut_off() -> None:
    text = "HomeNewsSportWeather NewsThe mayor says that a shell fell here today. Two died."
    assert sentences(text) == ["The mayor says that a shell fell here today.", "Two died."]


def test_without_any_full_stop_lines_count() -> None:
    assert sentences("Missile hits Lviv\n\nTwo dead") == ["Missile hits Lviv", "Two dead"]


def test_headings_are_kept_aside_for_the_date() -> None:
    body = read_body(Article("a", "Published 6 May 2024\n\nA shell fell."))
    assert [s.quote(0, len(s.tokens)) for s in body.furniture] == ["Published 6 May 2024"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Russia’s 1,200 Kh-22s", ["russia", "'s", "1,200", "kh-22s"]),
        ("an eight-storey block", ["an", "eight-storey", "block"]),
        ("U.S. drones", ["u.s.", "drones"]),
        ("didn’t", ["didn't"]),
        ("Sana'a", ["sana'a"]),
        ("8.30am", ["8.30am"]),
    ],
)
def test_words(text: str, words: list[str]) -> None:
    assert tokenise(text).words == words


def test_a_sentence_without_end_is_cut() -> None:
    assert max(len(s.tokens) for s in read_body(Article("a", "word " * 5 * LONGEST)).sentences) == LONGEST


@pytest.mark.parametrize("end", [" ", "\n\n"], ids=["in one line", "in lines"])
def test_of_a_text_without_end_the_beginning_is_read(end: str) -> None:
    found = read_body(Article("a", ("A shell fell." + end) * 2 * LONGEST_REPORT)).sentences
    assert LONGEST_REPORT <= len(found) <= LONGEST_REPORT + 1


@given(st.text(max_size=300))
def test_offsets_are_those_of_the_article(text: str) -> None:
    for sentence in read_body(Article("a", text)).sentences:
        for token in sentence.tokens:
            assert text[token.start : token.end] == token.text

import pytest

from eval.rules.words import name_words, plain_word, unhyphened


@pytest.mark.parametrize(
    ("word", "plain"),
    [
        ("buildings", "building"),
        ("facilities", "facility"),
        ("buses", "bus"),
        ("houses", "house"),
        ("churches", "church"),
        ("boxes", "box"),
        ("glasses", "glass"),
        ("glass", "glass"),
        ("crisis", "crisis"),
        ("virus", "virus"),
        ("gas", "gas"),
        ("centre", "center"),
        ("metres", "meter"),
        ("neighbourhoods", "neighborhood"),
        ("harbour", "harbor"),
        ("four", "four"),
        ("hour", "hour"),
        ("defence", "defense"),
        ("storey", "story"),
        ("fire", "fire"),
        ("are", "are"),
        ("organisation", "organization"),
        ("advertising", "advertizing"),
    ],
)
def test_words_without_what_grammar_and_spelling_vary(word: str, plain: str) -> None:
    assert plain_word(word) == plain


@pytest.mark.parametrize(
    ("text", "joined"), [("multi-story", "multistory"), ("two-story", "two-story"), ("anti-tank mine", "antitank mine")]
)
def test_prefixes_lose_their_hyphen(text: str, joined: str) -> None:
    assert unhyphened(text) == joined


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("the kremlin's forces", ["kremlin", "forces"]),
        ("u.s. forces", ["us", "forces"]),
        ("ministry of defense", ["ministry", "defense"]),
        ("workers' party", ["workers", "party"]),
        ("the", ["the"]),
        ("—", ["—"]),
    ],
)
def test_words_of_a_name(text: str, words: list[str]) -> None:
    assert name_words(text) == words

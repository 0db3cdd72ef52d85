"""Sources: who asserts what a sentence says."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.backends.rules.sentences import tokenise
from extractor.backends.rules.speakers import speakers

SPEAKERS = [
    ("Two died, officials said.", "officials", None),
    ("Two died, local officials said.", "local officials", None),
    ("Two died, Ukrainian officials said.", "Ukrainian officials", None),
    ("Police said two died.", "Police", None),
    ("Two died, according to the emergency services.", "emergency services", None),
    ("Two died, according to local officials.", "local officials", None),
    ("Regional governor Ivan Petrenko said two died.", "Ivan Petrenko", "Regional governor"),
    ("Mayor Ivan Petrenko said two died.", "Ivan Petrenko", "Mayor"),
    ("President Ivan Petrenko said two died.", "Ivan Petrenko", "President"),
    ("Mr Petrenko said two died.", "Petrenko", None),
    ("Ivan Petrenko, the mayor of Lviv, said two died.", "Ivan Petrenko", "mayor of Lviv"),
    ("The mayor, Ivan Petrenko, said two died.", "Ivan Petrenko", "mayor"),
    ("Two died, said Ivan Petrenko, the mayor.", "Ivan Petrenko", "mayor"),
    ("Two died, according to Ivan Petrenko, head of the region.", "Ivan Petrenko", "head of the region"),
    ("The mayor said two died.", "mayor", None),
    ("The defence ministry said two died.", "defence ministry", None),
    ("Two died, the health ministry reported.", "health ministry", None),
]


@pytest.mark.parametrize(("text", "name", "position"), SPEAKERS, ids=[row[0] for row in SPEAKERS])
def test_the_name_without_title_and_the_position(text: str, name: str, position: str | None) -> None:
    assert [(s.name, s.position) for s in speakers(tokenise(text))] == [(name, position)]


@pytest.mark.parametrize(
    "text", ["Two died, Reuters reported.", "He said two died.", "Two died on Monday.", "It said so."]
)
def test_publishers_and_pronouns_are_no_sources(text: str) -> None:
    assert speakers(tokenise(text)) == []


@pytest.mark.parametrize(
    ("text", "before"),
    [("Police said two died.", True), ("Two died, according to police.", False), ("Two died, said the police.", False)],
)
def test_what_follows_a_leading_speaker_is_that_speakers(text: str, before: bool) -> None:
    [speaker] = speakers(tokenise(text))
    assert speaker.before == before


@given(st.text(max_size=100))
def test_any_text_is_read(text: str) -> None:
    for speaker in speakers(tokenise(text)):
        assert speaker.name in text


SCRAPS = [
    "Mayor",
    "Ivan",
    "said",
    ",",
    "the",
    "according",
    "to",
    "police",
    "officials",
    "of",
    "Lviv",
    "'s",
    "head",
    ".",
]


@given(st.lists(st.sampled_from(SCRAPS), max_size=14))
def test_any_order_of_words_is_read(words: list[str]) -> None:
    text = " ".join(words)
    for speaker in speakers(tokenise(text)):
        assert speaker.name in text

"""When anchors: what the words for time mean, and that without an anchor they mean no date."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.article import Article
from extractor.backends.rules.dates import article_day, times_in, to_when
from extractor.backends.rules.relative import Anchors
from extractor.backends.rules.sentences import read_body, tokenise
from extractor.schema import When

MONDAY = date(2024, 5, 6)
ANCHORS = Anchors(MONDAY)


def whens(text: str, anchors: Anchors = ANCHORS) -> list[When]:
    sentence = tokenise(text)
    return [to_when(sentence, time) for time in times_in(sentence, anchors)]


# words, start, end, precision, part of day, quote
RESOLVED = [
    ("Shells fell on 3 May 2024.", "2024-05-03", "2024-05-03", "day", "unspecified", "3 May 2024"),
    ("Shells fell on Friday.", "2024-05-03", "2024-05-03", "day", "unspecified", "Friday"),
    ("Shells fell on Monday.", "2024-05-06", "2024-05-06", "day", "unspecified", "Monday"),
    ("Shells fell last Monday.", "2024-04-29", "2024-04-29", "day", "unspecified", "last Monday"),
    ("Shells fell overnight.", "2024-05-06", "2024-05-06", "day", "night", "overnight"),
    ("Shells fell overnight on Sunday.", "2024-05-05", "2024-05-05", "day", "night", "overnight on Sunday"),
    ("Shells fell overnight into Sunday.", "2024-05-05", "2024-05-05", "day", "night", "overnight into Sunday"),
    ("Shells fell last night.", "2024-05-05", "2024-05-05", "day", "night", "last night"),
    ("Shells fell on Saturday night.", "2024-05-04", "2024-05-04", "day", "night", "Saturday night"),
    ("Shells fell early on Sunday.", "2024-05-05", "2024-05-05", "day", "night", "early on Sunday"),
    ("Shells fell early on Sunday morning.", "2024-05-05", "2024-05-05", "day", "morning", "early on Sunday morning"),
    ("Shells fell in the early hours of Sunday.", "2024-05-05", "2024-05-05", "day", "night", "early hours of Sunday"),
    ("Shells fell on Sunday evening.", "2024-05-05", "2024-05-05", "day", "evening", "Sunday evening"),
    ("Shells fell this morning.", "2024-05-06", "2024-05-06", "day", "morning", "this morning"),
    ("Shells fell today.", "2024-05-06", "2024-05-06", "day", "unspecified", "today"),
    ("Shells fell yesterday.", "2024-05-05", "2024-05-05", "day", "unspecified", "yesterday"),
    ("Shells fell two days ago.", "2024-05-04", "2024-05-04", "day", "unspecified", "two days ago"),
    ("Shells fell a week ago.", "2024-04-26", "2024-05-02", "range", "unspecified", "a week ago"),
    ("Shells fell two months ago.", "2024-03-01", "2024-03-31", "range", "unspecified", "two months ago"),
    ("Shells fell earlier this week.", "2024-05-06", "2024-05-06", "day", "unspecified", "earlier this week"),
    ("Shells fell last week.", "2024-04-29", "2024-05-05", "range", "unspecified", "last week"),
    ("Shells fell last month.", "2024-04-01", "2024-04-30", "range", "unspecified", "last month"),
    ("Shells fell in April.", "2024-04-01", "2024-04-30", "range", "unspecified", "April"),
    ("Shells fell in late April.", "2024-04-21", "2024-04-30", "range", "unspecified", "late April"),
    ("Shells fell in 2022.", "2022-01-01", "2022-12-31", "range", "unspecified", "2022"),
    ("Sunday's strike hit a home.", "2024-05-05", "2024-05-05", "day", "unspecified", "Sunday"),
    ("It came after Sunday's strike.", "2024-05-05", "2024-05-05", "day", "unspecified", "Sunday"),
    ("It burned, officials said on Sunday.", None, "2024-05-05", "on_or_before", "unspecified", "Sunday"),
    ("It burned, he said in a statement on Sunday.", None, "2024-05-05", "on_or_before", "unspecified", "Sunday"),
    ("On Sunday, the mayor said it burned.", None, "2024-05-05", "on_or_before", "unspecified", "Sunday"),
]


@pytest.mark.parametrize("row", RESOLVED, ids=[row[0] for row in RESOLVED])
def test_times_resolve_against_the_articles_date(row: tuple[str | None, ...]) -> None:
    [when] = whens(str(row[0]))
    assert (when.start, when.end, when.precision, when.part_of_day, when.quote) == row[1:]


@pytest.mark.parametrize("text", ["Shells fell two days earlier.", "Two days earlier, shells fell."])
def test_days_earlier_are_counted_from_the_last_dated_event(text: str) -> None:
    [when] = whens(text, Anchors(MONDAY, date(2024, 4, 20)))
    assert when.start == "2024-04-18"


@pytest.mark.parametrize("text", ["The next day, shells fell.", "Shells fell the following day."])
def test_the_next_day_is_the_events(text: str) -> None:
    [when] = whens(text, Anchors(MONDAY, date(2024, 4, 20)))
    assert when.start == "2024-04-21"


@pytest.mark.parametrize(
    "text", ["Shells fell overnight.", "Shells fell on Friday.", "Shells fell two days ago.", "Shells fell on 3 May."]
)
def test_no_anchor_no_date(text: str) -> None:
    [when] = whens(text, Anchors(None))
    assert (when.start, when.end, when.precision) == (None, None, "unknown")
    assert when.quote in text


@pytest.mark.parametrize(
    "text",
    [
        "Day 795 of the war.",
        "It was the fourth winter.",
        "Shells have fallen since Monday.",
        "Fighting went on until April.",
        "Talks resume next Tuesday.",
        "It came a day after the deal.",
        "Troops march on.",
        "They may leave.",
    ],
)
def test_limits_the_future_and_counts_of_days_are_no_dates(text: str) -> None:
    assert whens(text) == []


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("It fell in the early hours.", "night"),
        ("It fell before dawn.", "night"),
        ("It fell at about 8.30am.", "morning"),
        ("It fell at 2 a.m. local time.", "night"),
        ("It fell at 14:30.", "afternoon"),
        ("It fell in the evening.", "evening"),
        ("It fell after midnight.", "night"),
    ],
)
def test_a_part_of_a_day_alone_names_no_day(text: str, part: str) -> None:
    [time] = times_in(tokenise(text), ANCHORS)
    assert (time.part, time.names_day, time.days) == (part, False, None)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("date 2024-05-06\n\nA shell fell.", "2024-05-06"),
        ("date 2024-05-06A shell fell.", "2024-05-06"),
        ("Published 6 May 2024\n\nA shell fell.", "2024-05-06"),
        ("Last updated: May 6, 2024\n\nA shell fell.", "2024-05-06"),
        ("Published 6 May\n\nA shell fell.", None),
        ("A shell fell on 6 May 2024.", None),
        ("A shell fell.", None),
    ],
)
def test_the_articles_own_date_is_one_that_it_shows(text: str, day: str | None) -> None:
    article = Article("a", text)
    found = article_day(article, read_body(article))
    assert (found and found.isoformat()) == day


@given(st.text(max_size=80), st.dates() | st.none(), st.dates() | st.none())
def test_any_text_gives_whens_that_the_record_accepts(text: str, article: date | None, event: date | None) -> None:
    assert all(w.quote in text for w in whens(text, Anchors(article, event)))


SCRAPS = ["Monday", "last", "overnight", "early", "on", "two", "days", "ago", "earlier", "said", "May", "12", "'s", "."]


@given(st.lists(st.sampled_from(SCRAPS), max_size=12), st.dates())
def test_any_time_words_give_whens_that_the_record_accepts(words: list[str], day: date) -> None:
    assert all(isinstance(w, When) for w in whens(" ".join(words), Anchors(day, day)))

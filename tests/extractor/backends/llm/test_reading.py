import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractor.backends.llm.reading import LONGEST_ANSWER, read_record
from extractor.schema import Extraction
from tests.extractor.backends.llm.samples import GOOD, INCIDENT, RECORD

EMPTY = '{"incidents": []}'
WITHOUT_DEADLINE = settings(deadline=None, max_examples=60)  # the first difficult text loads instructor
PROSE = st.text(alphabet=st.characters(exclude_characters="{}"))


@pytest.mark.parametrize(
    ("text", "incidents"),
    [
        (EMPTY, 0),
        (GOOD, 1),
        (f"```\n{EMPTY}\n```", 0),
        (f"```json{GOOD}```", 1),
        (f"It is [1]: {GOOD} [1] see above", 1),
        (f"First {EMPTY}, but better:\n{GOOD}", 1),
        (f"I weighed {{role: primary}} and decided.\n```json\n{GOOD}\n```", 1),
        ("\ufeff" + EMPTY, 0),
    ],
    ids=["empty", "plain", "fence", "fence-without-lines", "footnotes", "the-last-of-two", "braces-in-prose", "bom"],
)
def test_a_record_is_found_wherever_it_stands(text: str, incidents: int) -> None:
    found = read_record(text)
    assert isinstance(found, Extraction)
    assert len(found.incidents) == incidents


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("", "the answer is empty"),
        (" \n\t", "the answer is empty"),
        ("No attack is reported.", "the answer holds no JSON object"),
        ("[]", "the answer holds no JSON object"),
        ('"{"', "the answer: Input should be an object"),
        ("{}", "incidents: Field required"),
        (GOOD[:-5], "the answer: Invalid JSON: EOF while parsing"),
        (GOOD[:120], "the answer: Invalid JSON: EOF while parsing"),
        (f"Here: {GOOD[:-5]}", "the answer: Invalid JSON: EOF while parsing"),
        ('{"incidents": [], "note": "none"}', "note: Extra inputs are not permitted"),
        ('{"incidents": [{"role": "primary"}]}', "incidents[0].summary: Field required"),
        ("{" * 1000, "the answer: Invalid JSON: key must be a string"),
        ("x" * (LONGEST_ANSWER + 1), "the answer has 1,000,001 characters, of which at most 1,000,000 are read"),
    ],
)
def test_what_is_wrong_is_said_with_its_place(text: str, problem: str) -> None:
    found = read_record(text)
    assert not isinstance(found, Extraction)
    assert found[0].startswith(problem)


def test_every_failure_is_said_once_in_words() -> None:
    when = INCIDENT["date"] | {"start": "May", "end": "2024-02-30"}
    found = read_record(json.dumps({"incidents": [INCIDENT | {"date": when}]}))
    assert found == (
        "incidents[0].date.start: 'May' is not a date; write YYYY-MM-DD",
        "incidents[0].date.end: '2024-02-30' is not a day of the calendar",
    )


def test_words_quoted_from_an_answer_are_cut() -> None:
    when = INCIDENT["date"] | {"start": "never " * 1000}
    found = read_record(json.dumps({"incidents": [INCIDENT | {"date": when}]}))
    assert not isinstance(found, Extraction)
    assert len(found[0]) < 300
    assert found[0].endswith("…")


def test_no_url_of_pydantic_is_among_the_words() -> None:
    found = read_record('{"incidents": [{}]}')
    assert "pydantic" not in " ".join(map(str, found))


@WITHOUT_DEADLINE
@given(PROSE, PROSE)
def test_any_prose_without_braces_may_stand_around_a_record(before: str, after: str) -> None:
    found = read_record(before + GOOD + after)
    assert isinstance(found, Extraction)
    assert found.model_dump() == RECORD


@WITHOUT_DEADLINE
@given(st.text())
def test_no_text_is_an_error(text: str) -> None:
    found = read_record(text)
    assert isinstance(found, Extraction) or (found and all(isinstance(problem, str) for problem in found))


@WITHOUT_DEADLINE
@given(st.integers(1, len(GOOD) - 1))
def test_no_piece_of_a_cut_answer_is_taken_for_the_record(cut: int) -> None:
    found = read_record(GOOD[:-cut])
    assert not isinstance(found, Extraction)
    assert all("\n" not in problem for problem in found)

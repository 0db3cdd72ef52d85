"""Voting in front of a backend: K answers in, one out, with what they cost and what each leaf is worth."""

import asyncio
from dataclasses import replace
from typing import Any

import pytest

from extractor.backends.base import Answer
from extractor.backends.voting import Voting
from extractor.record import Evidence, RunOutcome
from extractor.schema import Extraction
from tests.extractor.answering import Answering, answer, request
from tests.samples import RECORD

FOUND = Extraction.model_validate(RECORD)


def _vote(*given: Answer, sample: int = 0) -> tuple[Answer, Answering]:
    inner = Answering(lambda asked: given[asked.sample % len(given)])
    return asyncio.run(Voting(inner, len(given)).answer(request(sample=sample))), inner


def _ok(extraction: Extraction = FOUND, **more: Any) -> Answer:
    return replace(answer(), extraction=extraction, **more)


def test_each_voter_is_a_sample_of_its_own() -> None:
    assert sorted(asked.sample for asked in _vote(_ok(), _ok(), _ok())[1].asked) == [0, 1, 2]
    assert sorted(asked.sample for asked in _vote(_ok(), _ok(), _ok(), sample=2)[1].asked) == [6, 7, 8]


def test_equal_answers_are_the_answer() -> None:
    voted, _ = _vote(_ok(), _ok(), _ok())
    assert voted.extraction == FOUND
    assert set(voted.confidence.values()) == {1.0}


def test_all_calls_are_paid_for_and_told_of() -> None:
    voted, _ = _vote(_ok(), answer("invalid_output"), _ok())
    assert [attempt.outcome for attempt in voted.attempts] == ["ok", "invalid_output", "ok"]
    assert voted.usage
    assert voted.usage.prompt == 300


def test_earlier_answers_are_not_paid_for_again() -> None:
    mixed, _ = _vote(_ok(reused=True), _ok(), _ok(reused=True))
    assert (mixed.reused, len(mixed.attempts)) == (False, 1)
    old, _ = _vote(_ok(reused=True), _ok(reused=True))
    assert (old.reused, len(old.attempts)) == (True, 0)


@pytest.mark.parametrize(
    ("outcomes", "voted"),
    [
        (["ok", "ok", "refused"], "ok"),
        (["ok", "refused", "refused"], "refused"),
        (["ok", "transport", "refused"], "refused"),
        (["ok", "timeout"], "timeout"),
        (["rate_limited", "timeout", "timeout"], "timeout"),
    ],
    ids=["most usable", "most refused", "one of each", "half", "none"],
)
def test_more_than_half_must_be_usable(outcomes: list[RunOutcome], voted: RunOutcome) -> None:
    found, _ = _vote(*(answer(outcome) for outcome in outcomes))
    assert found.outcome == voted
    assert (found.extraction is not None) == (voted == "ok")
    failed = len([outcome for outcome in outcomes if outcome != "ok"])
    assert found.error == (None if voted == "ok" else f"{failed} of {len(outcomes)} answers failed: it was {voted}")


def test_what_ends_the_run_ends_it_although_others_failed_otherwise() -> None:
    found, _ = _vote(answer("timeout"), answer("timeout"), answer("quota", fatal=True))
    assert (found.outcome, found.fatal) == ("quota", True)


def test_spans_that_the_answers_brought_go_with_their_quotes() -> None:
    def located(start: int) -> tuple[Evidence, ...]:
        from extractor.evidence import quotes

        return tuple(
            Evidence(path=path, quote=quote, status="exact", start=start, end=start + len(quote))
            for path, quote in quotes(FOUND.model_dump())
        )

    voted, _ = _vote(_ok(evidence=located(100)), _ok(evidence=located(100)))
    assert voted.evidence == located(100)
    assert _vote(_ok(), _ok())[0].evidence is None


def test_closing_closes_what_stands_behind() -> None:
    inner = Answering()
    asyncio.run(Voting(inner, 2).close())
    assert inner.closed

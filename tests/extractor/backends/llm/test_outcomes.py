from typing import get_args

import pytest

from extractor.backends.llm import outcomes
from extractor.backends.llm.outcomes import CODES, FINISHES, STATUSES, Remedy, Verdict, of_finish, of_http
from extractor.record import RunOutcome

NAMED = [value for value in vars(outcomes).values() if isinstance(value, Verdict)]
VERDICTS = [*NAMED, *STATUSES.values(), *CODES.values(), *FINISHES.values()]


@pytest.mark.parametrize(
    ("status", "codes", "outcome", "remedy"),
    [
        (400, (), "rejected", "none"),
        (401, (), "auth", "stop"),
        (402, (), "quota", "stop"),
        (403, (), "auth", "stop"),
        (404, (), "rejected", "stop"),
        (408, (), "timeout", "wait"),
        (409, (), "transport", "wait"),
        (418, (), "rejected", "none"),
        (429, (), "rate_limited", "wait"),
        (500, (), "transport", "wait"),
        (504, (), "timeout", "wait"),
        (529, (), "transport", "wait"),
        (429, ("insufficient_quota",), "quota", "stop"),
        (400, ("invalid_api_key", "invalid_request_error"), "auth", "stop"),
        (400, ("content_filter",), "filtered", "none"),
        (403, ("403", "flagged_input"), "filtered", "none"),
        (429, ("rate_limit_exceeded", "tokens"), "rate_limited", "wait"),
    ],
)
def test_an_error_response_is_judged_by_its_codes_then_by_its_status(
    status: int, codes: tuple[str, ...], outcome: RunOutcome, remedy: Remedy
) -> None:
    verdict = of_http(status, codes)
    assert (verdict.outcome, verdict.remedy) == (outcome, remedy)


@pytest.mark.parametrize(
    ("reason", "outcome"),
    [
        ("length", "truncated"),
        ("MAX_TOKENS", "truncated"),
        ("content_filter", "filtered"),
        ("SAFETY", "filtered"),
        ("refusal", "refused"),
        ("error", "transport"),
    ],
)
def test_an_answer_that_was_cut_or_withheld_is_told_by_its_finish(reason: str, outcome: RunOutcome) -> None:
    verdict = of_finish(reason)
    assert verdict is not None
    assert verdict.outcome == outcome


@pytest.mark.parametrize("reason", ["stop", "tool_calls", "end_turn", "STOP", "something new", "", None])
def test_any_other_finish_is_no_fault(reason: str | None) -> None:
    assert of_finish(reason) is None


def test_the_table_speaks_the_outcomes_of_the_record() -> None:
    # Only the run itself knows its budget.
    assert {verdict.outcome for verdict in VERDICTS} == set(get_args(RunOutcome)) - {"over_budget"}


def test_whatever_ends_a_run_says_what_to_do() -> None:
    assert all(verdict.advice for verdict in VERDICTS if verdict.remedy == "stop")

"""Pauses and ends, without waiting for them: tenacity's own `sleep` is given, the policy is the real one."""

import asyncio
from collections.abc import Sequence
from dataclasses import replace

import pytest

from extractor.backends.base import Settings
from extractor.backends.llm.dialogue import Dialogue
from extractor.backends.llm.outcomes import INVALID, LOST, OK, REJECTED, UNTAKEN_FORMAT, Verdict
from extractor.backends.llm.policy import retrying
from extractor.backends.llm.redaction import Redaction
from extractor.backends.llm.reply import Reply

SETTINGS = Settings(attempts=6, backoff_s=1.0, retry_after_cap_s=60.0, deadline_s=1e6)
BUSY = Reply(LOST, ("busy",))


def pauses(replies: Sequence[Reply], settings: Settings = SETTINGS) -> tuple[list[float], str]:
    """Seconds before each further call, and the outcome, where `replies` come in order and the last one stays."""
    slept: list[float] = []
    dialogue = Dialogue((("user", "?"),), settings.attempts, Redaction(()))

    async def sleep(seconds: float) -> None:
        slept.append(seconds)

    async def call() -> Reply:
        reply = replies[min(len(dialogue.attempts), len(replies) - 1)]
        dialogue.note(reply, 0.0)
        return reply

    last: Reply = asyncio.run(retrying(settings, dialogue).copy(sleep=sleep)(call))
    return slept, dialogue.answer(last).outcome


def test_pauses_are_drawn_from_a_window_that_doubles() -> None:
    drawn = [pauses([BUSY])[0] for _ in range(40)]
    for number, column in enumerate(zip(*drawn, strict=True)):
        window = 2.0**number
        assert all(0 <= pause <= window for pause in column)
        assert max(column) > window / 2
        assert min(column) < window / 2


def test_no_pause_is_longer_than_the_cap() -> None:
    slept, _ = pauses([BUSY], replace(SETTINGS, attempts=30, retry_after_cap_s=5.0))
    assert len(slept) == 29
    assert max(slept) <= 5.0


@pytest.mark.parametrize(("asked", "least"), [(0.0, 0.0), (20.0, 20.0), (1e9, 60.0)], ids=["at-once", "20-s", "absurd"])
def test_a_server_is_given_the_time_it_asks_for_up_to_the_cap(asked: float, least: float) -> None:
    slept, _ = pauses([replace(BUSY, retry_after_s=asked)])
    assert all(least <= pause <= least + SETTINGS.backoff_s for pause in slept)
    assert len(set(slept)) > 1, "those told the same moment come back apart"


@pytest.mark.parametrize("verdict", [INVALID, UNTAKEN_FORMAT], ids=["reask", "reformat"])
def test_a_call_that_was_answered_is_repeated_at_once(verdict: Verdict) -> None:
    slept, outcome = pauses([Reply(verdict, ("no",)), Reply(OK)])
    assert (slept, outcome) == ([0.0], "ok")


@pytest.mark.parametrize(
    ("replies", "calls", "outcome"),
    [
        ([Reply(OK)], 1, "ok"),
        ([Reply(REJECTED, ("no",))], 1, "rejected"),
        ([BUSY], 6, "transport"),
        ([BUSY, Reply(OK)], 2, "ok"),
        ([Reply(INVALID, ("no",))], 3, "invalid_output"),
        ([BUSY] * 5 + [Reply(INVALID, ("no",))] * 2 + [Reply(OK)], 8, "ok"),
        ([BUSY, Reply(INVALID, ("no",)), Reply(REJECTED, ("no",))], 3, "rejected"),
    ],
    ids=["ok", "final", "busy", "busy-once", "unfit", "each-within-its-own-number", "the-last-one-counts"],
)
def test_how_many_calls_a_row_of_replies_takes(replies: list[Reply], calls: int, outcome: str) -> None:
    slept, end = pauses(replies)
    assert (len(slept) + 1, end) == (calls, outcome)


def test_a_pause_that_would_pass_the_deadline_is_not_begun() -> None:
    slept, outcome = pauses([replace(BUSY, retry_after_s=30.0)], replace(SETTINGS, deadline_s=20.0))
    assert (slept, outcome) == ([], "transport")

"""The extraction run: one record for each article and sample, whatever happens to any of them."""

import asyncio
from collections.abc import AsyncIterator, Callable, Iterable, Iterator
from contextlib import aclosing
from dataclasses import replace
from itertools import count
from random import Random
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor import resources
from extractor.article import Article
from extractor.backends.base import Answer, Request
from extractor.errors import PromptError
from extractor.prompts import load_prompt, render
from extractor.record import Attempt, RunOutcome, RunRecord, Usage
from extractor.run import RunPlan, extract
from extractor.steering.concurrency import Bounds
from extractor.steering.steering import Limits, Steering
from tests.extractor.answering import Answering, answer
from tests.samples import REPORT, article, extraction

PROMPT = load_prompt("incident/v1", resources.folder("prompts"))
FAILURES = [outcome for outcome in get_args(RunOutcome) if outcome != "ok"]


def articles(number: int) -> list[Article]:
    return [Article(f"a{n}", f"Text {n}.") for n in range(number)]


def at_once(number: int) -> Steering:
    return Steering(Limits(Bounds.fixed(number)))


def run(
    asked: Iterable[Article], backend: Answering, samples: int = 1, steering: Steering | None = None
) -> list[RunRecord]:
    async def collect() -> list[RunRecord]:
        async with aclosing(extract(asked, backend, RunPlan(PROMPT, samples), steering)) as records:
            return [record async for record in records]

    return asyncio.run(collect())


class Shuffling(Answering):
    """Answers after pauses of chance, so that answers arrive in any order."""

    def __init__(self, seed: int, script: Callable[[Request], Answer] | None = None) -> None:
        super().__init__(script)
        self._chance = Random(seed)

    async def answer(self, request: Request) -> Answer:
        for _ in range(self._chance.randrange(6)):
            await asyncio.sleep(0)
        return await super().answer(request)


# Every article gets its record ---------------------------------------------------------------------------------------


@given(st.integers(0, 12), st.integers(1, 3), st.integers(1, 5), st.integers())
def test_whatever_order_answers_come_in_each_article_and_sample_has_one_record(
    number: int, samples: int, limit: int, seed: int
) -> None:
    records = run(articles(number), Shuffling(seed), samples, at_once(limit))
    asked = [(a.id, a.sha256, sample) for a in articles(number) for sample in range(samples)]
    assert sorted((r.article, r.sha256, r.sample) for r in records) == sorted(asked)


@given(st.lists(st.sampled_from(get_args(RunOutcome)), min_size=1, max_size=12), st.integers())
def test_a_failure_is_a_row_among_the_others_and_ends_nothing(outcomes: list[RunOutcome], seed: int) -> None:
    backend = Shuffling(seed, lambda request: answer(outcomes[int(request.article.id[1:])]))
    records = run(articles(len(outcomes)), backend)
    assert {r.article: r.outcome for r in records} == {f"a{n}": outcome for n, outcome in enumerate(outcomes)}


def test_no_articles_are_a_run_without_records() -> None:
    backend = Answering()
    assert run([], backend) == []
    assert backend.closed


def test_records_come_in_the_order_in_which_answers_arrive() -> None:
    gates = {name: asyncio.Event() for name in ("a0", "a1", "a2")}

    class Gated(Answering):
        async def answer(self, request: Request) -> Answer:
            await gates[request.article.id].wait()
            return await super().answer(request)

    async def collect() -> list[str]:
        order = []
        async with aclosing(extract(articles(3), Gated(), RunPlan(PROMPT))) as records:
            for name in ("a2", "a0", "a1"):
                gates[name].set()
                order.append((await anext(records)).article)
        return order

    assert asyncio.run(collect()) == ["a2", "a0", "a1"]


# What a record holds -------------------------------------------------------------------------------------------------


def test_a_record_holds_the_answer_and_where_its_quotes_stand() -> None:
    attempts = (
        Attempt(outcome="invalid_output", error="no JSON", usage=Usage(prompt=10, completion=1), raw="Well"),
        Attempt(outcome="ok", usage=Usage(prompt=12, cached=4)),
    )
    (record,) = run([article()], Answering(lambda _: Answer("ok", extraction(), attempts=attempts)))
    assert (record.article, record.sha256, record.sample) == ("zarichne", article().sha256, 0)
    assert (record.outcome, record.error, record.extraction) == ("ok", None, extraction())
    assert record.usage == Usage(prompt=22, cached=4, completion=1)
    assert [(a.outcome, a.raw) for a in record.attempts] == [("invalid_output", "Well"), ("ok", None)]
    assert {e.path: REPORT[e.start : e.end] for e in record.evidence} == {e.path: e.quote for e in record.evidence}


@pytest.mark.parametrize("outcome", FAILURES)
def test_a_failed_record_says_why_and_holds_no_extraction(outcome: RunOutcome) -> None:
    (record,) = run([article()], Answering(lambda _: answer(outcome)))
    assert (record.outcome, record.error) == (outcome, f"it was {outcome}")
    assert (record.extraction, record.evidence) == (None, [])
    assert [a.outcome for a in record.attempts] == [outcome]


def test_a_quote_that_is_nowhere_is_kept_and_marked() -> None:
    (record,) = run([article(text="Another report.")], Answering(lambda _: Answer("ok", extraction())))
    assert {e.status for e in record.evidence} == {"missing"}
    assert record.extraction == extraction()


def test_an_answer_that_is_reused_says_so() -> None:
    (record,) = run([article()], Answering(lambda _: replace(answer(), reused=True)))
    assert record.reused


# What a backend is asked ---------------------------------------------------------------------------------------------


def test_a_backend_gets_the_article_and_the_messages_rendered_for_it() -> None:
    backend = Answering()
    run([article()], backend, samples=2)
    assert [(r.article, r.sample) for r in backend.asked] == [(article(), 0), (article(), 1)]
    assert {r.messages for r in backend.asked} == {render(PROMPT, article())}


@pytest.mark.parametrize("limit", [1, 3, 8])
def test_never_more_calls_are_under_way_than_allowed_and_all_that_are(limit: int) -> None:
    backend = Answering(delay_s=0.002)
    run(articles(12), backend, steering=at_once(limit))
    assert backend.most_at_once == limit


def test_articles_are_read_as_there_is_room_for_them() -> None:
    read = 0

    def endless() -> Iterator[Article]:
        nonlocal read
        for number in count():
            read += 1
            yield Article(f"a{number}", f"Text {number}.")

    async def first_ten() -> None:
        async with aclosing(extract(endless(), Answering(), RunPlan(PROMPT), at_once(3))) as records:
            for _ in range(10):
                await anext(records)

    asyncio.run(first_ten())
    assert 10 <= read <= 10 + 3 + 3 + 1  # not yet taken, under way, next


# How a run ends ------------------------------------------------------------------------------------------------------


def test_a_fatal_answer_ends_the_run_after_those_under_way_have_come_back() -> None:
    backend = Answering(lambda request: answer("auth", fatal=request.article.id == "a2"), delay_s=0.002)
    records = run(articles(50), backend, steering=at_once(4))
    assert {r.article for r in records} == {r.article.id for r in backend.asked}
    assert {"a0", "a1", "a2"} <= {r.article for r in records}
    assert len(records) <= 3 + 4
    assert backend.closed


def test_whoever_leaves_early_leaves_nothing_under_way_and_the_backend_closed() -> None:
    backend = Answering(lambda _: answer(), delay_s=0.001)

    async def leave() -> None:
        async with aclosing(extract(articles(50), backend, RunPlan(PROMPT), at_once(5))) as records:
            await anext(records)

    asyncio.run(leave())
    assert backend.closed
    assert backend.at_once == 0
    assert len(backend.asked) < 50


def test_cancellation_stops_what_is_under_way_and_closes_the_backend() -> None:
    full = asyncio.Event()

    class Never(Answering):
        async def answer(self, request: Request) -> Answer:
            if len(self.asked) == 4:
                full.set()
            return await super().answer(request)

    backend = Never(delay_s=60)

    async def cancelled() -> None:
        task = asyncio.create_task(_drain(extract(articles(50), backend, RunPlan(PROMPT), at_once(5))))
        await full.wait()
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task

    asyncio.run(cancelled())
    assert (backend.closed, backend.at_once, len(backend.asked)) == (True, 0, 5)


async def _drain(records: AsyncIterator[RunRecord]) -> None:
    async for _ in records:
        pass


def test_a_bug_in_a_backend_is_raised_after_the_others_were_recorded() -> None:
    def script(request: Request) -> Answer:
        if request.article.id == "a1":
            raise ZeroDivisionError
        return answer()

    backend, records = Answering(script, delay_s=0.002), list[RunRecord]()

    async def collect() -> None:
        async with aclosing(extract(articles(50), backend, RunPlan(PROMPT), at_once(4))) as stream:
            async for record in stream:
                records.append(record)

    with pytest.raises(ZeroDivisionError):
        asyncio.run(collect())
    assert {r.article for r in records} == {r.article.id for r in backend.asked} - {"a1"}
    assert backend.closed


def test_a_template_that_fails_ends_the_run_with_its_error_and_the_backend_closed() -> None:
    prompt, backend = replace(PROMPT, templates={"system": "", "user": "{{ article.nothing }}"}), Answering()

    async def collect() -> None:
        await _drain(extract(articles(3), backend, RunPlan(prompt)))

    with pytest.raises(PromptError, match=r"incident/v1/user\.j2"):
        asyncio.run(collect())
    assert backend.asked == []
    assert backend.closed

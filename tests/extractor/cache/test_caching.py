import asyncio
from collections.abc import Sequence
from pathlib import Path

import pytest

from extractor.backends.base import Answer, Request, Settings
from extractor.cache.caching import Caching
from extractor.cache.key import KeyMaker
from extractor.cache.store import AnswerStore
from tests.extractor.answering import Answering, answer, request

KEYS = KeyMaker.of(Settings(model="openai/m"))


def ask(
    folder: Path, inner: Answering | None, requests: Sequence[Request], *, look_up: bool = True
) -> list[Answer | BaseException]:
    """Answers to `requests`, which are all under way together."""

    async def answers() -> list[Answer | BaseException]:
        backend = Caching(inner, AnswerStore(folder), KEYS, look_up=look_up)
        try:
            return await asyncio.gather(*map(backend.answer, requests), return_exceptions=True)
        finally:
            await backend.close()

    return asyncio.run(answers())


def outcomes(answers: Sequence[Answer | BaseException]) -> list[str]:
    return [found.outcome if isinstance(found, Answer) else type(found).__name__ for found in answers]


def test_the_second_run_asks_nothing(tmp_path: Path) -> None:
    requests = [request(f"Text {n}.") for n in range(5)]
    first, second = Answering(), Answering()
    ask(tmp_path, first, requests)
    again = ask(tmp_path, second, requests)
    assert len(first.asked) == 5
    assert second.asked == []
    assert all(isinstance(found, Answer) and found.reused for found in again)
    assert first.closed
    assert second.closed


def test_refresh_asks_everything_and_keeps_it(tmp_path: Path) -> None:
    ask(tmp_path, Answering(lambda _: answer(usage=None)), [request()])
    inner = Answering()
    ask(tmp_path, inner, [request()], look_up=False)
    assert len(inner.asked) == 1
    (kept,) = ask(tmp_path, None, [request()])
    assert isinstance(kept, Answer)
    assert kept.attempts == answer().attempts


def test_reading_alone_answers_what_is_there_and_calls_the_rest_an_error(tmp_path: Path) -> None:
    ask(tmp_path, Answering(), [request()])
    found = ask(tmp_path, None, [request(), request("Another text.")])
    assert outcomes(found) == ["ok", "rejected"]
    assert isinstance(found[1], Answer)
    assert found[1].error == "not in the cache, and --cache read asks no model"


def test_samples_of_one_article_are_kept_apart(tmp_path: Path) -> None:
    inner = Answering()
    ask(tmp_path, inner, [request(sample=n) for n in range(3)])
    assert len(inner.asked) == 3


@pytest.mark.parametrize("look_up", [True, False], ids=["readwrite", "refresh"])
def test_the_same_text_under_way_twice_is_asked_once(tmp_path: Path, *, look_up: bool) -> None:
    inner = Answering(delay_s=0.02)
    answers = ask(tmp_path, inner, [request(name=name) for name in "abc"], look_up=look_up)
    assert len(inner.asked) == 1
    assert sorted(found.reused for found in answers if isinstance(found, Answer)) == [False, True, True]


@pytest.mark.parametrize("outcome", ["timeout", "refused", "invalid_output", "rate_limited"])
def test_failures_are_neither_kept_nor_shared(tmp_path: Path, outcome: str) -> None:
    inner = Answering(lambda _: answer(outcome), delay_s=0.01)  # type: ignore[arg-type]
    assert outcomes(ask(tmp_path, inner, [request(name=name) for name in "abc"])) == [outcome] * 3
    assert len(inner.asked) == 3
    assert inner.most_at_once == 1
    assert outcomes(ask(tmp_path, Answering(), [request()])) == ["ok"]


def test_after_a_failure_the_next_success_is_shared(tmp_path: Path) -> None:
    script = iter([answer("timeout"), answer()])
    inner = Answering(lambda _: next(script), delay_s=0.01)
    assert sorted(outcomes(ask(tmp_path, inner, [request(name=name) for name in "abc"]))) == ["ok", "ok", "timeout"]
    assert len(inner.asked) == 2


def test_one_that_breaks_does_not_block_those_behind_it(tmp_path: Path) -> None:
    script = iter([1, 0])
    inner = Answering(lambda _: answer() if not next(script) else answer(1 / 0), delay_s=0.01)  # type: ignore[arg-type]
    assert outcomes(ask(tmp_path, inner, [request(name=name) for name in "ab"])) == ["ZeroDivisionError", "ok"]

from dataclasses import replace
from typing import Any

import pytest

from extractor.backends.base import Settings
from extractor.cache.key import KeyMaker
from tests.extractor.answering import request

BASE = Settings(model="openai/m", base_url="http://localhost:1/v1", parameters={"temperature": 0, "seed": 1})


def key(settings: Settings = BASE, **changes: Any) -> bytes:
    return KeyMaker.of(settings).key(replace(request(), **changes))


@pytest.mark.parametrize(
    "other",
    [
        pytest.param(key(replace(BASE, model="openai/n")), id="model"),
        pytest.param(key(replace(BASE, base_url="http://localhost:2/v1")), id="host"),
        pytest.param(key(replace(BASE, parameters={"temperature": 1, "seed": 1})), id="parameter"),
        pytest.param(key(messages=(("system", "Read!"), ("user", "Text."))), id="a letter of a message"),
        pytest.param(key(messages=(("user", "Read."), ("user", "Text."))), id="a role"),
        pytest.param(key(sample=1), id="sample"),
    ],
)
def test_what_shapes_an_answer_is_in_the_key(other: bytes) -> None:
    assert other != key()


@pytest.mark.parametrize(
    "same",
    [
        pytest.param(key(article=request(name="b").article), id="the article's id"),
        pytest.param(key(replace(BASE, timeout_s=1.0, attempts=1, deadline_s=1.0)), id="time limits and retries"),
        pytest.param(key(replace(BASE, parameters={"seed": 1, "temperature": 0})), id="order of parameters"),
        pytest.param(key(replace(BASE, base_url="http://localhost:1/v1?key=secret")), id="query of the URL"),
        pytest.param(key(observe=print), id="who listens"),
    ],
)
def test_what_shapes_no_answer_is_not(same: bytes) -> None:
    assert same == key()


def test_the_api_key_is_not_in_the_key(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", "one")
    first = key()
    monkeypatch.setenv("OPENAI_API_KEY", "two")
    assert key() == first


def test_text_that_is_no_valid_unicode_has_a_key() -> None:
    assert key(messages=(("user", "\ud800"),)) != key(messages=(("user", "\ud801"),))

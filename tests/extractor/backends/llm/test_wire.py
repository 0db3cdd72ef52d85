"""Both ways to an endpoint send the same and bring back the same."""

import asyncio
from collections.abc import Callable

import pytest
from openai import AsyncAzureOpenAI, AsyncOpenAI

from extractor.backends.llm.outcomes import LOST
from extractor.backends.llm.reply import Reply
from extractor.backends.llm.wire import DirectWire, Response, SdkWire, Wire, wire_of
from tests.loopback import Loopback, Recorded, broken, completion, status

REQUEST = {"model": "m", "messages": [{"role": "user", "content": "Текст \u2028 {{ x }}"}]}
NOT_THE_SAME = {"host", "content-length", "accept-encoding", "connection", "x-stainless-retry-count"}
WIRES = pytest.mark.parametrize("kind", [SdkWire, DirectWire])


def client(base_url: str, **options: object) -> AsyncOpenAI:
    return AsyncOpenAI(base_url=base_url, api_key="k-1", max_retries=0, **options)  # type: ignore[arg-type]


def post(kind: Callable[[AsyncOpenAI], Wire], loopback: Loopback, times: int = 1) -> list[Response | Reply]:
    async def run() -> list[Response | Reply]:
        wire = kind(client(loopback.base_url))
        try:
            return [await wire.post(REQUEST) for _ in range(times)]
        finally:
            await wire.close()

    return asyncio.run(run())


def test_both_send_the_same(loopback: Loopback) -> None:
    post(SdkWire, loopback)
    post(DirectWire, loopback)
    first, second = loopback.requests
    assert first.body == second.body == REQUEST
    assert (first.method, first.path) == (second.method, second.path) == ("POST", "/v1/chat/completions")
    assert told(first) == told(second)
    assert second.headers["authorization"] == "Bearer k-1"


def told(request: Recorded) -> dict[str, str]:
    """Headers that both must send; the SDK adds some of its own about itself."""
    own = {name: value for name, value in request.headers.items() if name not in NOT_THE_SAME}
    return {name: value for name, value in own.items() if not name.startswith("x-stainless-read")}


@WIRES
def test_a_response_of_any_status_comes_back_whole(kind: Callable[[AsyncOpenAI], Wire], loopback: Loopback) -> None:
    loopback.script(completion("{}"), status(429, headers={"Retry-After": "7"}))
    good, refused = post(kind, loopback, times=2)
    assert isinstance(good, Response)
    assert isinstance(refused, Response)
    assert (good.status, good.body) == (200, completion("{}").body)
    assert (refused.status, refused.headers["retry-after"]) == (429, "7")


@WIRES
@pytest.mark.parametrize("ending", ["drop", "reset", "half"])
def test_a_lost_connection_is_a_reply(kind: Callable[[AsyncOpenAI], Wire], ending: str, loopback: Loopback) -> None:
    loopback.script(broken(ending))  # type: ignore[arg-type]
    (reply,) = post(kind, loopback)
    assert isinstance(reply, Reply)
    assert reply.verdict == LOST


@WIRES
def test_a_wire_that_was_never_used_closes(kind: Callable[[AsyncOpenAI], Wire], loopback: Loopback) -> None:
    assert post(kind, loopback, times=0) == []


def test_half_a_surrogate_pair_is_no_reason_to_fail(loopback: Loopback) -> None:
    async def run() -> Response | Reply:
        wire = DirectWire(client(loopback.base_url))
        try:
            return await wire.post({"messages": [{"role": "user", "content": "\ud800"}]})
        finally:
            await wire.close()

    assert isinstance(asyncio.run(run()), Response)


def test_the_way_is_direct_where_nothing_is_lost_on_it(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "https_proxy", "all_proxy", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"):
        monkeypatch.delenv(name, raising=False)
    azure = AsyncAzureOpenAI(azure_endpoint="https://x.example", api_key="k", api_version="2024-10-21")
    assert isinstance(wire_of(client("http://x.example/v1")), DirectWire)
    assert isinstance(wire_of(client("http://x.example/v1", default_query={"version": "1"})), SdkWire)
    assert isinstance(wire_of(azure), SdkWire)
    monkeypatch.setenv("HTTPS_PROXY", "http://proxy.example:3128")
    assert isinstance(wire_of(client("http://x.example/v1")), SdkWire)

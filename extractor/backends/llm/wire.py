"""How a prepared request gets to an endpoint and its response back.

The SDK knows every variety of its providers, and takes more than half of the processor time of a request for it. Where
there is nothing for it to do but to add its headers, the request goes out on aiohttp as it is.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol
from urllib.request import getproxies

import httpx2
from openai import APIConnectionError, APIStatusError, AsyncOpenAI

from extractor.backends.llm.faults import lost
from extractor.backends.llm.reply import Reply

if TYPE_CHECKING:
    from aiohttp import ClientSession

COMPLETIONS = "/chat/completions"


@dataclass(frozen=True, slots=True)
class Response:
    """A whole response, whatever its status."""

    status: int
    headers: Mapping[str, str]
    """Names in any case."""
    body: bytes


class Wire(Protocol):
    """A way to one endpoint's chat completions."""

    async def post(self, request: Mapping[str, Any]) -> Response | Reply:
        """The response to `request`, or the reply that says why there is none."""

    async def close(self) -> None: ...


def wire_of(client: AsyncOpenAI) -> Wire:
    """The shortest way on which nothing is lost: varieties of the client (Azure), queries and proxies need the SDK."""
    plain = type(client) is AsyncOpenAI and not client.default_query and not getproxies()
    return DirectWire(client) if plain else SdkWire(client)


class SdkWire:
    """Through `client`, which must not retry by itself."""

    def __init__(self, client: AsyncOpenAI) -> None:
        self._client = client

    async def post(self, request: Mapping[str, Any]) -> Response | Reply:
        try:
            found = await self._client.post(COMPLETIONS, cast_to=httpx2.Response, body=request)
        except APIStatusError as error:
            found = error.response
        except APIConnectionError as error:
            return lost(error)
        return Response(found.status_code, found.headers, found.content)

    async def close(self) -> None:
        await self._client.close()


class DirectWire:
    """To the place and with the headers of `client`, which itself sends nothing."""

    def __init__(self, client: AsyncOpenAI) -> None:
        self._client = client
        self._url = f"{str(client.base_url).rstrip('/')}{COMPLETIONS}"
        headers = {**client.default_headers, **client.auth_headers}
        self._headers = {name: value for name, value in headers.items() if isinstance(value, str)}
        self._session: ClientSession | None = None

    async def post(self, request: Mapping[str, Any]) -> Response | Reply:
        from aiohttp import ClientError

        session = self._session = self._session or self._open()
        try:
            # ASCII: an article can hold half a surrogate pair, which JSON can write and UTF-8 cannot.
            async with session.post(self._url, data=json.dumps(request).encode(), headers=self._headers) as found:
                return Response(found.status, found.headers, await found.read())
        except (ClientError, OSError) as error:
            return lost(error, error)

    async def close(self) -> None:
        if self._session:
            await self._session.close()
        await self._client.close()

    def _open(self) -> "ClientSession":
        from aiohttp import ClientSession, ClientTimeout, DummyCookieJar, TCPConnector

        connect_s = getattr(self._client.timeout, "connect", None)
        return ClientSession(
            connector=TCPConnector(limit=0),  # how many are under way is decided elsewhere
            timeout=ClientTimeout(total=None, sock_connect=connect_s),
            cookie_jar=DummyCookieJar(),
        )

"""An OpenAI-compatible server on 127.0.0.1 whose answers and faults a test scripts; real HTTP/1.1 over real sockets.

    with Loopback() as server:
        server.script(status(429, headers={"Retry-After": "0"}), completion('{"incidents": []}'))
        ...  # point a client at server.base_url
        assert len(server.requests) == 2

Each request takes the next step of the script; the last step answers all that follow.
"""

import asyncio
import json
import socket
import struct
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from types import TracebackType
from typing import Any, Literal, Self

USAGE = {
    "prompt_tokens": 900,
    "completion_tokens": 100,
    "total_tokens": 1000,
    "prompt_tokens_details": {"cached_tokens": 512},
}

Ending = Literal["whole", "drop", "reset", "half", "hang", "drip"]
"""How a response goes out. ``drop``, ``reset`` and ``hang`` send nothing, ``half`` stops within the body, ``drip``
sends a byte now and then."""


@dataclass(frozen=True, slots=True)
class Recorded:
    """A request as the server got it."""

    method: str
    path: str
    headers: Mapping[str, str]
    """Names in lower case."""
    body: dict[str, Any]

    @property
    def messages(self) -> list[dict[str, str]]:
        messages: list[dict[str, str]] = self.body["messages"]
        return messages


@dataclass(frozen=True, slots=True)
class Step:
    """One response."""

    status: int = 200
    body: bytes = b""
    headers: Mapping[str, str] = field(default_factory=dict)
    ending: Ending = "whole"
    delay_s: float = 0.0


Script = Step | Callable[[Recorded], Step]


def completion(text: str | None, **message_or_choice: Any) -> Step:
    """A chat completion whose content is `text`. Keywords: ``finish_reason``, ``refusal``, ``tool_calls``, ``usage``
    (null leaves it out), ``model``, ``delay_s``."""
    extra = dict(message_or_choice)
    usage, model, delay = extra.pop("usage", USAGE), extra.pop("model", "loopback-1"), extra.pop("delay_s", 0.0)
    finish = extra.pop("finish_reason", "stop")
    body: dict[str, Any] = {
        "id": "chatcmpl-1",
        "object": "chat.completion",
        "created": 1700000000,
        "model": model,
        "choices": [
            {
                "index": 0,
                "message": {"role": "assistant", "content": text, "refusal": None, **extra},
                "finish_reason": finish,
                "logprobs": None,
            }
        ],
    }
    return Step(body=json.dumps(body | ({"usage": usage} if usage else {})).encode(), delay_s=delay)


def tool_call(arguments: str, name: str = "Extraction") -> dict[str, Any]:
    return {"id": "call_1", "type": "function", "function": {"name": name, "arguments": arguments}}


def status(code: int, error: Any = None, headers: Mapping[str, str] | None = None) -> Step:
    """An error response; `error` is a message, a whole error object, or null for a usual one."""
    detail = error if isinstance(error, dict) else {"message": error or f"fault {code}", "type": "some_error"}
    return Step(code, json.dumps({"error": detail}).encode(), headers or {})


def body(content: str | bytes, content_type: str = "application/json", code: int = 200) -> Step:
    """Any body at all."""
    content = content.encode() if isinstance(content, str) else content
    return Step(code, content, {"Content-Type": content_type})


def broken(ending: Ending) -> Step:
    """A good answer that does not arrive."""
    return Step(body=completion('{"incidents": []}').body, ending=ending)


class Loopback:
    """Runs in a thread of its own, so that a client may block; use it in a ``with`` block."""

    def __init__(self) -> None:
        self.requests: list[Recorded] = []
        self.asked = threading.Event()
        """Set from the first request on."""
        self.connections = 0
        self.most_at_once = 0
        self._script: list[Script] = [completion('{"incidents": []}')]
        self._taken = 0
        self._at_once = 0
        self._loop = asyncio.new_event_loop()
        self._stop = asyncio.Event()
        self._ready = threading.Event()
        self._port = 0
        self._thread = threading.Thread(target=self._loop.run_until_complete, args=(self._serve(),), daemon=True)

    @property
    def base_url(self) -> str:
        return f"http://127.0.0.1:{self._port}/v1"

    def script(self, *steps: Script) -> None:
        """Answer with `steps`, in order, from now on."""
        self._script, self._taken = list(steps), 0

    def __enter__(self) -> Self:
        self._thread.start()
        self._ready.wait(5)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._loop.call_soon_threadsafe(self._stop.set)
        self._thread.join(5)
        self._loop.close()

    async def _serve(self) -> None:
        connections: set[asyncio.Task[None]] = set()

        def accept(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            self.connections += 1
            task = asyncio.ensure_future(self._talk(reader, writer))
            connections.add(task)
            task.add_done_callback(connections.discard)

        server = await asyncio.start_server(accept, "127.0.0.1", 0, limit=2**24, backlog=512)
        self._port = server.sockets[0].getsockname()[1]
        self._ready.set()
        await self._stop.wait()
        server.close()
        for task in list(connections):
            task.cancel()
        await asyncio.gather(*connections, return_exceptions=True)

    async def _talk(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            while await self._exchange(reader, writer):
                pass
        except (ConnectionError, asyncio.IncompleteReadError):
            pass  # the client left
        finally:
            writer.close()

    async def _exchange(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> bool:
        """One request and its response; whether the connection goes on."""
        request = await _read(reader)
        self.requests.append(request)
        self.asked.set()
        self._at_once += 1
        self.most_at_once = max(self.most_at_once, self._at_once)
        try:
            step = self._next(request)
            await asyncio.sleep(step.delay_s)
            return await _send(writer, step)
        finally:
            self._at_once -= 1

    def _next(self, request: Recorded) -> Step:
        step = self._script[min(self._taken, len(self._script) - 1)]
        self._taken += 1
        return step(request) if callable(step) else step


async def _read(reader: asyncio.StreamReader) -> Recorded:
    head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
    first, *lines = head.strip().split("\r\n")
    method, path, _ = first.split(" ", 2)
    headers = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in lines)}
    content = await reader.readexactly(int(headers.get("content-length", "0")))
    return Recorded(method, path, headers, json.loads(content or b"{}"))


async def _send(writer: asyncio.StreamWriter, step: Step) -> bool:
    headers = {"Content-Type": "application/json", "x-request-id": "req_1", **step.headers}
    lines = [f"HTTP/1.1 {step.status} Scripted", *(f"{name}: {value}" for name, value in headers.items())]
    head = "\r\n".join([*lines, f"Content-Length: {len(step.body)}", "", ""]).encode()
    match step.ending:
        case "whole":
            writer.write(head + step.body)
            await writer.drain()
            return True
        case "hang":
            await asyncio.Event().wait()
        case "half":
            writer.write(head + step.body[: len(step.body) // 2])
            await writer.drain()
        case "drip":
            await _drip(writer, head + step.body)
        case "reset":
            _reset_on_close(writer)
    return False


async def _drip(writer: asyncio.StreamWriter, content: bytes) -> None:
    for byte in content:
        if writer.is_closing():
            return
        writer.write(bytes([byte]))
        await asyncio.sleep(0.02)


def _reset_on_close(writer: asyncio.StreamWriter) -> None:
    """Closing sends RST instead of FIN (SO_LINGER of zero seconds)."""
    connection: socket.socket = writer.get_extra_info("socket")
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    writer.transport.abort()

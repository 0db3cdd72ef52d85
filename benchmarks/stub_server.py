"""A model server for measurements: one answer, after a stated delay, within a stated quota; and little CPU.

`python -m benchmarks.stub_server --delay 0.05 --quota 200` prints its base URL and serves until it is ended.
"""

import argparse
import asyncio
import json
import sys
from pathlib import Path
from time import monotonic

HEAD_END = b"\r\n\r\n"
BURST_S = 0.1
"""Seconds of quota that may come at once."""


def response(status: int, body: bytes, headers: str = "") -> bytes:
    head = f"HTTP/1.1 {status} OK\r\nContent-Type: application/json\r\nx-request-id: req\r\n{headers}"
    return f"{head}Content-Length: {len(body)}\r\n\r\n".encode() + body


def completion(answer: str) -> bytes:
    message = {"role": "assistant", "content": answer}
    usage = {"prompt_tokens": 900, "completion_tokens": 400, "prompt_tokens_details": {"cached_tokens": 0}}
    choice = {"index": 0, "message": message, "finish_reason": "stop"}
    return json.dumps({"id": "c", "model": "stub-1", "choices": [choice], "usage": usage}).encode()


class Model:
    """What all connections share."""

    def __init__(self, answer: str, delay_s: float, quota: float | None, retry_after: str | None) -> None:
        self.delay_s, self._quota = delay_s, quota
        self._good = response(200, completion(answer))
        pause = f"Retry-After: {retry_after}\r\n" if retry_after else ""
        self._refusal = response(429, b'{"error": {"message": "too many requests", "type": "requests"}}', pause)
        self._level, self._at = (quota or 0) * BURST_S, monotonic()

    def reply(self) -> tuple[bytes, float]:
        """The response to one request, and how long it takes."""
        if self._quota and not self._taken(self._quota):
            return self._refusal, 0.001
        return self._good, self.delay_s

    def _taken(self, quota: float) -> bool:
        now = monotonic()
        self._level = min(quota * BURST_S, self._level + (now - self._at) * quota)
        self._at = now
        if self._level < 1:
            return False
        self._level -= 1
        return True


class Connection(asyncio.Protocol):
    def __init__(self, model: Model) -> None:
        self._model, self._buffer = model, b""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport

    def data_received(self, data: bytes) -> None:
        self._buffer += data
        while (end := self._end_of_request()) is not None:
            self._buffer = self._buffer[end:]
            reply, delay_s = self._model.reply()
            asyncio.get_running_loop().call_later(delay_s, self._send, reply)

    def _end_of_request(self) -> int | None:
        head = self._buffer.find(HEAD_END)
        if head < 0:
            return None
        name = self._buffer.lower().find(b"content-length:", 0, head)
        length = int(self._buffer[name + 15 : self._buffer.index(b"\r\n", name)]) if name >= 0 else 0
        end = head + len(HEAD_END) + length
        return end if len(self._buffer) >= end else None

    def _send(self, reply: bytes) -> None:
        if not self._transport.is_closing():
            self._transport.write(reply)


async def serve(model: Model) -> None:
    server = await asyncio.get_running_loop().create_server(lambda: Connection(model), "127.0.0.1", 0, backlog=512)
    print(f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}/v1", flush=True)
    await server.serve_forever()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--delay", type=float, default=0.05, help="seconds")
    parser.add_argument("--quota", type=float, help="requests a second")
    parser.add_argument("--retry-after", help="the header's value; none without it")
    parser.add_argument("--answer", type=Path, help="file with the content of every answer")
    args = parser.parse_args()
    answer = args.answer.read_text() if args.answer else '{"incidents": []}'
    asyncio.run(serve(Model(answer, args.delay, args.quota, args.retry_after)))


if __name__ == "__main__":
    try:
        main()
    except KeyboardInterrupt:
        sys.exit(0)

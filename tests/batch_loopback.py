"""Batch answers, and a server on 127.0.0.1 that speaks /v1/files and /v1/batches: real HTTP over real sockets.

    with BatchLoopback(lambda row: answered(row["custom_id"], '{"incidents": []}')) as server:
        ...  # point `open_service` at server.base_url

A batch is in progress until `finish` is called; then each request has the line that the function gave, or none.
"""

import json
import threading
from collections.abc import Callable
from email.parser import BytesParser
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Any, Self

Row = dict[str, Any]


def answered(custom_id: str, text: str | None, *, finish: str = "stop", **message: Any) -> Row:
    """A line of an answer file with a chat completion."""
    completion = {
        "id": f"chatcmpl-{custom_id}",
        "object": "chat.completion",
        "model": "loopback-1",
        "choices": [
            {"index": 0, "message": {"role": "assistant", "content": text, **message}, "finish_reason": finish}
        ],
        "usage": {"prompt_tokens": 900, "completion_tokens": 100, "total_tokens": 1000},
    }
    response = {"status_code": 200, "request_id": f"req-{custom_id}", "body": completion}
    return {"id": f"batch_req_{custom_id}", "custom_id": custom_id, "response": response, "error": None}


def failed(custom_id: str, status: int, code: str | None = None, message: str = "it failed") -> Row:
    """A line whose request got an error response."""
    response = {"status_code": status, "request_id": "req-1", "body": {"error": {"message": message, "code": code}}}
    return {"id": "batch_req_1", "custom_id": custom_id, "response": response, "error": None}


def expired(custom_id: str) -> Row:
    """A line of a request that was not put to the model in time."""
    error = {"code": "batch_expired", "message": "This request could not be executed before the completion window."}
    return {"id": "batch_req_1", "custom_id": custom_id, "response": None, "error": error}


def lines(*rows: Row) -> bytes:
    return b"".join(json.dumps(row).encode() + b"\n" for row in rows)


class BatchLoopback:
    """Answers every request line by `answer`; null leaves it out."""

    def __init__(self, answer: Callable[[Row], Row | None]) -> None:
        self.answer = answer
        self.files: dict[str, bytes] = {}
        self.batches: dict[str, Row] = {}
        self.calls: list[str] = []
        """``METHOD path`` of every request."""
        self.keys: set[str] = set()
        self.faults: list[tuple[str, int]] = []
        """(what a call begins with, HTTP status): the next such call fails after it was carried out."""
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(self))
        self._thread = threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)

    @property
    def base_url(self) -> str:
        return f"http://127.0.0.1:{self._server.server_address[1]}/v1"

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join(5)

    def finish(self, status: str = "completed") -> None:
        """End every batch that is under way."""
        for batch in self.batches.values():
            if batch["status"] == "in_progress":
                self._end(batch, status)

    def _end(self, batch: Row, status: str) -> None:
        rows = [json.loads(line) for line in self.files[batch["input_file_id"]].splitlines()]
        answers = [row for row in map(self.answer, rows) if row]
        good = [row for row in answers if row["response"] and row["response"]["status_code"] == 200]
        bad = [row for row in answers if row not in good]
        batch["status"] = status
        batch["request_counts"] = {"total": len(rows), "completed": len(good), "failed": len(bad)}
        for key, found in (("output_file_id", good), ("error_file_id", bad)):
            if found:
                batch[key] = self.keep(lines(*found))

    def keep(self, content: bytes) -> str:
        name = f"file-{len(self.files) + 1}"
        self.files[name] = content
        return name

    def respond(self, method: str, path: str, content: bytes, content_type: str) -> tuple[int, bytes]:
        match method, path.partition("?")[0].split("/")[2:]:
            case "POST", ["files"]:
                name = self.keep(_uploaded(content, content_type))
                return _json({"id": name, "object": "file", "bytes": 1, "created_at": 1, "filename": "f",
                              "purpose": "batch", "status": "processed"})  # fmt: skip
            case "POST", ["batches"]:
                asked = json.loads(content)
                name = f"batch-{len(self.batches) + 1}"
                self.batches[name] = {"id": name, "object": "batch", "status": "in_progress", "created_at": 1, **asked}
                return _json(self.batches[name])
            case "GET", ["batches"]:
                return _json({"object": "list", "data": list(self.batches.values()), "has_more": False})
            case "GET", ["batches", name]:
                return _json(self.batches[name])
            case "GET", ["files", name, "content"]:
                return 200, self.files[name]
        return 404, json.dumps({"error": {"message": f"no {path}"}}).encode()


def _json(value: Row) -> tuple[int, bytes]:
    return 200, json.dumps(value).encode()


def _uploaded(content: bytes, content_type: str) -> bytes:
    message = BytesParser().parsebytes(b"Content-Type: " + content_type.encode() + b"\r\n\r\n" + content)
    for part in message.walk():
        if part.get_filename():
            payload = part.get_payload(decode=True)
            assert isinstance(payload, bytes)
            return payload
    raise AssertionError("an upload without a file")


def _handler(server: BatchLoopback) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            self._handle("GET")

        def do_POST(self) -> None:
            self._handle("POST")

        def _handle(self, method: str) -> None:
            content = self.rfile.read(int(self.headers.get("Content-Length", 0)))
            call = f"{method} {self.path}"
            server.calls.append(call)
            server.keys.add(self.headers.get("Authorization", ""))
            status, body = server.respond(method, self.path, content, self.headers.get("Content-Type", ""))
            for fault in server.faults:
                if call.startswith(fault[0]):
                    server.faults.remove(fault)
                    status, body = (
                        fault[1],
                        json.dumps({"error": {"message": f"key {self.headers['Authorization']}"}}).encode(),
                    )
                    break
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - http.server's name
            """Say nothing."""

    return Handler

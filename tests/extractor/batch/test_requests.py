"""Request files: one line a request, none over the limits."""

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractor.batch.requests import Limits, chat_body, read_requests, request_files, request_line, write_requests
from extractor.errors import InputError


def test_a_line_is_what_the_batch_api_takes() -> None:
    body = chat_body("m-1", {"temperature": 0}, [("system", "Read."), ("user", "A\u2028report")], {"type": "text"})
    line = request_line("a-1", body)
    assert json.loads(line) == {
        "custom_id": "a-1",
        "method": "POST",
        "url": "/v1/chat/completions",
        "body": {
            "model": "m-1",
            "temperature": 0,
            "messages": [{"role": "system", "content": "Read."}, {"role": "user", "content": "A\u2028report"}],
            "response_format": {"type": "text"},
        },
    }
    assert len(line.decode().splitlines()) == 1


@settings(max_examples=30)
@given(
    sizes=st.lists(st.integers(1, 30), max_size=40),
    limits=st.builds(Limits, requests=st.integers(1, 7), size=st.integers(31, 90)),
)
def test_files_hold_every_line_once_in_order_and_keep_the_limits(
    tmp_path_factory: pytest.TempPathFactory, sizes: list[int], limits: Limits
) -> None:
    folder = tmp_path_factory.mktemp("round")
    given_lines = [b"x" * (size - 1) + b"\n" for size in sizes]
    files = write_requests(folder, given_lines, limits)
    assert b"".join(file.read_bytes() for file in files) == b"".join(given_lines)
    assert all(file.stat().st_size <= limits.size for file in files)
    assert all(file.read_bytes().count(b"\n") <= limits.requests for file in files)
    assert files == request_files(folder)


def test_files_are_no_more_than_needed(tmp_path: Path) -> None:
    assert len(write_requests(tmp_path, [b"x\n"] * 6, Limits(requests=3))) == 2
    assert len(write_requests(tmp_path, [b"x\n"] * 6, Limits(size=4))) == 3


def test_what_stood_there_before_is_gone(tmp_path: Path) -> None:
    write_requests(tmp_path, [b"x\n"] * 3, Limits(requests=1))
    write_requests(tmp_path, [b"y\n"])
    assert [file.read_bytes() for file in request_files(tmp_path)] == [b"y\n"]


def test_one_request_over_the_limit_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"one request has 101 bytes, more than a file may"):
        write_requests(tmp_path, [b"x" * 100 + b"\n"], Limits(size=100))


def test_requests_are_read_back(tmp_path: Path) -> None:
    lines = [request_line(f"a-{n}", {"n": n}) for n in range(3)]
    write_requests(tmp_path, lines, Limits(requests=2))
    assert list(read_requests(tmp_path)) == [(f"a-{n}", {"n": n}, lines[n]) for n in range(3)]

import pytest

from extractor.backends.llm.server_error import ServerError, parse_error

BODIES = {
    "openai": (
        b'{"error": {"message": "m", "type": "t", "param": "p", "code": "c"}}',
        ServerError("m", ("c", "t"), "p"),
    ),
    "openrouter": (
        b'{"error": {"message": "m", "code": 403, "metadata": {"reasons": []}}}',
        ServerError("m", ("403", "reasons")),
    ),
    "vllm": (
        b'{"object": "error", "message": "m", "type": "BadRequestError", "code": 400}',
        ServerError("m", ("400", "BadRequestError")),
    ),
    "anthropic": (
        b'{"type": "error", "error": {"type": "overloaded_error", "message": "m"}}',
        ServerError("m", ("overloaded_error",)),
    ),
    "text": (b'{"error": "model is loading"}', ServerError("model is loading")),
    "fastapi": (b'{"detail": "Not Found"}', ServerError("Not Found")),
    "fastapi-list": (b'{"detail": [{"loc": [], "msg": "m"}]}', ServerError("[{'loc': [], 'msg': 'm'}]")),
    "nulls": (b'{"error": {"message": null, "code": null}}', ServerError("{'message': None, 'code': None}")),
    "object": (b"{}", ServerError("{}")),
    "null": (b"null", ServerError("None")),
    "html": (b"<h1>Bad Gateway</h1>", ServerError("<h1>Bad Gateway</h1>")),
    "nothing": (b"", ServerError("")),
    "bytes": (b"\xff\xfe", ServerError("\ufffd\ufffd")),
    "deep": (b"[" * 100_000, ServerError("[" * 400)),
}


@pytest.mark.parametrize(("body", "error"), BODIES.values(), ids=BODIES.keys())
def test_the_error_in_a_body(body: bytes, error: ServerError) -> None:
    assert parse_error(body) == error

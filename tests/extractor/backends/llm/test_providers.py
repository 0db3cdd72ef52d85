"""Which endpoint a model's name and the environment lead to, and what is said where they lead nowhere."""

import asyncio
import subprocess
import sys
from dataclasses import replace
from importlib.util import find_spec

import pytest

from extractor.backends import open_backend
from extractor.backends.base import Answer, Settings
from extractor.backends.llm.redaction import KEY_VARIABLES
from extractor.errors import UsageError
from tests.extractor.backends.llm.samples import GOOD, QUESTION, QUICK, RECORD
from tests.loopback import Loopback, completion, status

VARIABLES = [
    *(name for names in KEY_VARIABLES.values() for name in names),
    *("OPENAI_BASE_URL", "AZURE_OPENAI_ENDPOINT", "DATABRICKS_HOST"),
    *("DATABRICKS_BASE_URL", "DATABRICKS_WORKSPACE_URL"),
]


@pytest.fixture(autouse=True)
def _empty_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in VARIABLES:
        monkeypatch.delenv(name, raising=False)


def ask(settings: Settings) -> Answer:
    async def asked() -> Answer:
        backend = open_backend("llm", settings)
        try:
            return await backend.answer(QUESTION)
        finally:
            await backend.close()

    return asyncio.run(asked())


@pytest.mark.parametrize(
    ("settings", "sentence"),
    [
        (Settings(), "no model to ask: write it as PROVIDER/NAME, such as openai/gpt-4.1-mini; found nothing"),
        (Settings(base_url="http://127.0.0.1:9/v1"), "no model to ask"),
        (Settings(model="gpt-4.1-mini"), "found 'gpt-4.1-mini'"),
        (Settings(model="openai/"), "found 'openai/'"),
        (Settings(model="openai/m"), "no key for openai: set OPENAI_API_KEY in the environment"),
        (Settings(model="anthropic/m"), "no key for anthropic: set ANTHROPIC_API_KEY in the environment"),
        (Settings(model="databricks/m"), "set DATABRICKS_TOKEN or DATABRICKS_API_KEY in the environment"),
        (Settings(model="acme/m"), "no provider is called 'acme'; choose from anthropic, anyscale,"),
        (Settings(model="litellm/m"), "no provider is called 'litellm'"),
        (Settings(model="openai/m", base_url="127.0.0.1:8000/v1"), "has no scheme; write it as https://HOST/v1"),
        (Settings(model="openai/m", base_url="http://me:pw@h/v1"), "the base URL holds a user or password"),
        (
            Settings(model="openai/m", base_url="http://h/v1", parameters={"stream": True}),
            "option 'stream' of the prompt",
        ),
    ],
)
def test_what_is_missing_is_one_line(settings: Settings, sentence: str) -> None:
    with pytest.raises(UsageError) as caught:
        open_backend("llm", settings)
    assert sentence in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_password_in_the_base_url_is_not_repeated() -> None:
    with pytest.raises(UsageError) as caught:
        open_backend("llm", Settings(model="openai/m", base_url="http://me:hunter2@h/v1"))
    assert "hunter2" not in str(caught.value)


@pytest.mark.parametrize(
    ("provider", "module", "package"),
    [
        ("anthropic", "anthropic", "anthropic"),
        ("google", "google", "google-genai"),
        ("groq", "groq", "groq"),
        ("mistral", "mistralai", "mistralai"),
        ("cohere", "cohere", "cohere"),
        ("xai", "xai_sdk", "instructor[xai]"),
        ("cerebras", "cerebras", "cerebras"),
    ],
)
def test_a_missing_package_is_named(
    provider: str, module: str, package: str, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    if find_spec(module) is not None:
        pytest.skip(f"{module} is installed here")
    monkeypatch.setenv(KEY_VARIABLES[provider][0], "k")
    with pytest.raises(UsageError) as caught:
        open_backend("llm", Settings(model=f"{provider}/m"))
    assert package in str(caught.value)
    assert str(caught.value).startswith(f"{provider}/m: ")
    assert capfd.readouterr().err == "", "no traceback in passing"


@pytest.mark.parametrize(
    ("model", "name"),
    [
        ("openai/gpt-4.1-mini", "gpt-4.1-mini"),
        ("openai/org/model", "org/model"),
        ("org/model", "org/model"),
        ("m", "m"),
    ],
)
def test_a_base_url_makes_the_rest_the_endpoints_own_name(model: str, name: str, loopback: Loopback) -> None:
    ask(replace(QUICK, model=model, base_url=loopback.base_url))
    assert loopback.requests[0].body["model"] == name


def test_an_endpoint_needs_no_key(loopback: Loopback) -> None:
    assert ask(replace(QUICK, base_url=loopback.base_url)).outcome == "ok"


def test_the_key_of_the_environment_is_sent(loopback: Loopback, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", "sk-of-the-test")
    ask(replace(QUICK, base_url=loopback.base_url))
    assert loopback.requests[0].headers["authorization"] == "Bearer sk-of-the-test"


def test_the_base_url_may_stand_in_the_environment(loopback: Loopback, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_BASE_URL", loopback.base_url)
    assert ask(QUICK).outcome == "ok"
    assert len(loopback.requests) == 1


OTHERS = {
    "databricks": ("DATABRICKS_HOST", "DATABRICKS_TOKEN", "/serving-endpoints/chat/completions", "authorization"),
    "azure_openai": (
        "AZURE_OPENAI_ENDPOINT",
        "AZURE_OPENAI_API_KEY",
        "/openai/deployments/m/chat/completions",
        "api-key",
    ),
}


@pytest.mark.parametrize("provider", OTHERS)
def test_a_provider_that_speaks_openai_is_asked_in_the_same_way(
    provider: str, loopback: Loopback, monkeypatch: pytest.MonkeyPatch
) -> None:
    host, key, path, header = OTHERS[provider]
    monkeypatch.setenv(host, loopback.base_url.removesuffix("/v1"))
    monkeypatch.setenv(key, "k-of-the-test")
    loopback.script(status(500), completion(GOOD))
    answer = ask(replace(QUICK, model=f"{provider}/m"))

    assert answer.outcome == "ok"
    assert answer.extraction is not None
    assert answer.extraction.model_dump() == RECORD
    assert [attempt.outcome for attempt in answer.attempts] == ["transport", "ok"]
    assert len(loopback.requests) == 2, "the library's own retries are off"
    assert loopback.requests[1].path.split("?")[0] == path
    assert loopback.requests[1].headers[header].endswith("k-of-the-test")
    assert loopback.requests[1].body["response_format"]["type"] == "json_schema"


def test_naming_the_backend_loads_no_model_library() -> None:
    code = (
        "import sys, extractor.backends.llm\n"
        "print(sorted({'openai', 'instructor', 'tenacity', 'aiohttp', 'jinja2'} & set(sys.modules)))"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"

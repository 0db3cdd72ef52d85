"""Who answers: what the options and the environment say, and what they must not say together."""

from argparse import ArgumentParser, ArgumentTypeError, Namespace

import pytest

from extractor import resources
from extractor.commands.model_options import add_options, backend_settings, choose_backend
from extractor.commands.run_options import positive
from extractor.errors import UsageError
from extractor.prompts import load_prompt

PROMPT = load_prompt("incident/v1", resources.folder("prompts"))
KEY, ENDPOINT = "OPENAI_API_KEY", "OPENAI_BASE_URL"


@pytest.fixture(autouse=True)
def _nothing_set(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(KEY, raising=False)
    monkeypatch.delenv(ENDPOINT, raising=False)


def parsed(*words: str) -> Namespace:
    parser = ArgumentParser()
    add_options(parser)
    return parser.parse_args(words)


@pytest.mark.parametrize(
    ("words", "environment", "backend"),
    [
        pytest.param([], {}, "rules", id="nothing: the offline baseline"),
        pytest.param([], {KEY: ""}, "rules", id="an empty key is none"),
        pytest.param([], {KEY: "sk-x"}, "llm", id="a key"),
        pytest.param([], {ENDPOINT: "http://localhost/v1"}, "llm", id="an endpoint"),
        pytest.param(["--model", "openai/x"], {}, "llm", id="a model"),
        pytest.param(["--base-url", "http://localhost/v1"], {}, "llm", id="a base URL"),
        pytest.param(["--from", "runs/x"], {KEY: "sk-x"}, "replay", id="an earlier run, whatever the key"),
        pytest.param(["--backend", "rules"], {KEY: "sk-x"}, "rules", id="a backend, whatever the key"),
        pytest.param(["--backend", "llm"], {}, "llm", id="a backend, without a key"),
        pytest.param(["--backend", "replay", "--from", "x"], {}, "replay", id="both said"),
    ],
)
def test_options_choose_and_then_the_environment(
    words: list[str], environment: dict[str, str], backend: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert choose_backend(parsed(*words)) == backend


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["--backend", "rules", "--model", "a/b"], "the backend rules asks no model; leave out --model and --base-url"),
        (["--backend", "replay", "--base-url", "http://x"], "the backend replay asks no model; leave out --model and"),
        (["--from", "x", "--model", "a/b"], "the backend replay asks no model; leave out --model and --base-url, or"),
        (["--backend", "rules", "--from", "x"], "--from belongs to the backend replay, not to rules"),
        (["--backend", "llm", "--from", "x"], "--from belongs to the backend replay, not to llm"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_options_that_contradict_each_other_are_refused(words: list[str], message: str) -> None:
    with pytest.raises(UsageError) as caught:
        choose_backend(parsed(*words))
    assert str(caught.value).startswith(message)


@pytest.mark.parametrize(
    ("words", "environment", "model", "endpoint"),
    [
        ([], {}, PROMPT.model, None),
        (["--model", "openai/x"], {}, "openai/x", None),
        (["--model", "x", "--base-url", "http://a/v1"], {ENDPOINT: "http://b/v1"}, "x", "http://a/v1"),
        (["--model", "openai/x"], {ENDPOINT: "http://b/v1"}, "openai/x", "http://b/v1"),
        (["--model", "anthropic/x"], {ENDPOINT: "http://b/v1"}, "anthropic/x", None),
        ([], {ENDPOINT: ""}, PROMPT.model, None),
    ],
    ids=["the prompt's model", "another", "an endpoint", "the environment's", "not for other providers", "empty"],
)
def test_the_settings_name_the_model_and_the_endpoint_that_will_be_asked(
    words: list[str],
    environment: dict[str, str],
    model: str,
    endpoint: str | None,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    settings = backend_settings(parsed(*words), "llm", PROMPT)
    assert (settings.model, settings.base_url, settings.parameters) == (model, endpoint, PROMPT.options)


@pytest.mark.parametrize("backend", ["rules", "replay"])
def test_a_backend_that_asks_no_model_gets_neither_model_nor_endpoint_nor_options(
    backend: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(KEY, "sk-x")
    monkeypatch.setenv(ENDPOINT, "http://b/v1")
    settings = backend_settings(parsed(), backend, PROMPT)
    assert (settings.model, settings.base_url, settings.parameters) == (None, None, {})


def test_one_answer_each_and_two_minutes_for_a_call_unless_said_otherwise() -> None:
    assert (parsed().samples, backend_settings(parsed(), "llm", PROMPT).timeout_s) == (1, 120)
    assert backend_settings(parsed("--timeout", "5"), "llm", PROMPT).timeout_s == 5


@pytest.mark.parametrize("text", ["0", "-1", "1.5", "", " 1", "١", "²", "two", "1e3"])
def test_what_is_no_whole_number_above_0_is_refused(text: str) -> None:
    with pytest.raises(ArgumentTypeError) as caught:
        positive(text)
    assert str(caught.value) == f"{text!r} is not a whole number above 0"


@pytest.mark.parametrize(("text", "number"), [("1", 1), ("64", 64), ("007", 7)])
def test_a_whole_number_above_0_is_read(text: str, number: int) -> None:
    assert positive(text) == number

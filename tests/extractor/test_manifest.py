"""What a manifest says of a run: all that shapes an answer, and nothing secret."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor import __version__, resources
from extractor.backends.base import Settings
from extractor.manifest import describe, public_url, schema_sha256
from extractor.prompts import load_prompt
from extractor.record import RECORDS, write_manifest
from extractor.schema import SCHEMA_VERSION
from tests.console import python

PROMPT = load_prompt("incident/v1", resources.folder("prompts"))
SECRET = "sk-canary-0123456789"


def test_it_says_what_was_asked_of_whom_with_which_words() -> None:
    settings = Settings(model="openai/some", base_url="http://localhost:8000/v1", parameters={"temperature": 0})
    told = describe("llm", settings, PROMPT, samples=2, articles=7)
    assert (told.backend, told.model, told.base_url) == ("llm", "openai/some", "http://localhost:8000/v1")
    assert (told.prompt, told.prompt_sha256) == ("incident/v1", PROMPT.sha256)
    assert (told.schema_version, told.schema_sha256) == (SCHEMA_VERSION, schema_sha256())
    assert (told.parameters, told.samples, told.articles) == ({"temperature": 0}, 2, 7)
    assert (told.finished, told.models_returned) == (False, [])
    assert datetime.fromisoformat(told.created).tzinfo == UTC


@pytest.mark.parametrize(
    ("backend", "libraries"),
    [("rules", set()), ("replay", set()), ("llm", {"openai", "instructor", "pydantic"})],
)
def test_it_names_the_versions_that_shape_an_answer(backend: str, libraries: set[str]) -> None:
    versions = describe(backend, Settings(), PROMPT, 1, 1).versions
    assert set(versions) == {"incident-extractor", "python"} | libraries
    assert versions["incident-extractor"] == __version__


def test_answers_given_again_name_the_prompt_that_they_were_given_to(tmp_path: Path) -> None:
    write_manifest(tmp_path / "run", describe("llm", Settings(), PROMPT, 1, 1))
    (tmp_path / "run" / RECORDS).write_text("")
    (tmp_path / "loose.jsonl").write_text("")
    for source, known in (("run", PROMPT.sha256), ("run/records.jsonl", PROMPT.sha256), ("loose.jsonl", None)):
        again = describe("replay", Settings(source=tmp_path / source), PROMPT, 1, 1)
        assert (again.prompt, again.prompt_sha256, again.answers_of) == (None, None, known)


def test_answers_given_again_twice_are_still_those_of_the_first_prompt(tmp_path: Path) -> None:
    write_manifest(tmp_path / "run", describe("llm", Settings(), PROMPT, 1, 1))
    write_manifest(tmp_path / "again", describe("replay", Settings(source=tmp_path / "run"), PROMPT, 1, 1))
    assert describe("replay", Settings(source=tmp_path / "again"), PROMPT, 1, 1).answers_of == PROMPT.sha256


@pytest.mark.parametrize("backend", ["rules", "replay"])
def test_a_backend_that_reads_no_prompt_names_none(backend: str) -> None:
    told = describe(backend, Settings(), PROMPT, 1, 1)
    assert (told.prompt, told.prompt_sha256) == (None, None)


def test_nothing_secret_of_the_environment_or_the_endpoint_is_in_it(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("OPENAI_API_KEY", "ANTHROPIC_API_KEY", "HTTPS_PROXY", "OPENAI_ORG_ID"):
        monkeypatch.setenv(name, SECRET)
    settings = Settings(model="openai/some", base_url=f"https://user:{SECRET}@host:8443/v1?key={SECRET}#{SECRET}")
    written = describe("llm", settings, PROMPT, 1, 1).model_dump_json()
    assert SECRET not in written
    assert json.loads(written)["base_url"] == "https://host:8443/v1"


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        (None, None),
        ("http://localhost:8000/v1", "http://localhost:8000/v1"),
        ("HTTPS://Host/v1/", "HTTPS://Host/v1/"),
        ("https://token@host/v1", "https://host/v1"),
        ("https://user:pass@host", "https://host"),
        ("https://user:p@ss@host/v1", "https://host/v1"),
        ("https://host/v1?api-key=x", "https://host/v1"),
        ("https://host/v1#x", "https://host/v1"),
        ("https://host?x=a@b", "https://host"),
        ("http://[::1]:8000/v1", "http://[::1]:8000/v1"),
        ("http://host:port/v1", "http://host:port/v1"),
        ("http://[::1", "http://[::1"),
        ("localhost:8000/v1", None),
        ("", None),
    ],
)
def test_an_endpoint_is_shown_without_user_password_query_and_fragment(url: str | None, shown: str | None) -> None:
    assert public_url(url) == shown


WORD = st.text(st.characters(categories=["L", "N"], include_characters="-._~!$&'()*+,;=:%@"), min_size=1, max_size=12)


@given(WORD, WORD, st.sampled_from(["", "/v1", "/v1/@cf"]))
def test_no_user_and_no_query_is_ever_shown(user: str, query: str, path: str) -> None:
    assert public_url(f"https://{user}@host.example{path}?{query}") == f"https://host.example{path}"


def test_the_schemas_hash_is_the_same_in_every_process() -> None:
    script = "from extractor.manifest import schema_sha256; print(schema_sha256())"
    assert python(script).strip() == schema_sha256()

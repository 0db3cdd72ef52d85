"""`incidents schema` from the command line."""

import json

import pytest

from extractor.cli import main
from extractor.commands.schema import PROVIDERS
from extractor.portability.providers import TABLE
from extractor.portability.sent import provider_schema
from extractor.schema import Extraction


def test_show_prints_the_schema_of_the_record(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["schema", "show"]) == 0
    assert json.loads(capsys.readouterr().out) == Extraction.model_json_schema()


def test_show_for_a_provider_prints_what_is_sent(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["schema", "show", "--provider", "gemini", "--compact"]) == 0
    printed = capsys.readouterr().out
    assert printed.count("\n") == 1
    assert json.loads(printed) == provider_schema(Extraction, "gemini")


def test_lint_speaks_of_every_provider_and_ends_well(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["schema", "lint"]) == 0
    printed = capsys.readouterr().out.splitlines()
    assert [line for line in printed if not line.startswith(" ")] == [f"{name}: taken" for name in TABLE]


def test_lint_of_one_provider_counts_its_limits(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["schema", "lint", "--provider", "anthropic"]) == 0
    assert "  nullable fields: 16 of at most 16\n" in capsys.readouterr().out


def test_the_command_line_offers_the_providers_of_the_table() -> None:
    assert tuple(TABLE) == PROVIDERS


def test_an_unknown_provider_is_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["schema", "lint", "--provider", "clippy"])
    assert stopped.value.code == 2
    assert len(capsys.readouterr().err.splitlines()) == 1

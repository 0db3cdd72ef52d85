"""Estimated tokens of a version: told apart, and adding up to what is sent."""

import json
from pathlib import Path

import pytest

from extractor.prompting.costs import Cost, cost_of, tokens_with
from extractor.prompting.table import markdown
from extractor.prompts import load_prompt, render
from extractor.schema import Extraction
from tests.extractor.prompting.versions import HEAD, write_example, write_version
from tests.samples import article

SCHEMA = len(json.dumps(Extraction.model_json_schema()))


def test_the_parts_are_the_bytes_of_the_messages_by_four(tmp_path: Path) -> None:
    write_example(write_version(tmp_path))
    prompt = load_prompt("incident/v1", tmp_path)
    cost = cost_of(prompt)
    sent = sum(len(content.encode()) for _, content in render(prompt, article()))
    assert cost.schema == round(SCHEMA / 4)
    assert cost.text + cost.examples == pytest.approx((sent - len(article().text.encode())) / 4, abs=1)
    assert tokens_with(prompt, article()) == round(sent / 4) + cost.schema


def test_an_example_costs_its_text_and_its_record(tmp_path: Path) -> None:
    folder = write_version(tmp_path)
    bare = cost_of(load_prompt("incident/v1", tmp_path))
    write_example(folder)
    (shown,) = (prompt := load_prompt("incident/v1", tmp_path)).examples
    cost = cost_of(prompt)
    assert bare.examples == 0
    assert cost.text == bare.text
    assert cost.examples >= (len(shown.article.text) + len(shown.extraction)) / 4


def test_a_cost_says_how_it_was_estimated() -> None:
    assert str(Cost(1200, 30, 4000)) == (
        "about 5,230 tokens and the article (text 1,200, examples 30, schema beside it 4,000; 4 bytes a token)"
    )


def test_the_table_has_a_row_a_version_that_its_cells_cannot_break(tmp_path: Path) -> None:
    write_version(tmp_path, head=HEAD.replace("Short.", "One | two."))
    write_version(tmp_path, "incident/v2")
    rows = [line for line in markdown(tmp_path).splitlines() if line.startswith("| `")]
    assert [row.count("|") for row in rows] == [8, 8]
    assert rows[0].startswith("| `incident/v1` | draft | One ¦ two. | ")

"""Readings: folders of labels without their articles."""

from pathlib import Path
from typing import Any

import pytest

from eval.gold.canonical import write_label
from eval.gold.readings import in_common, read_reading, readings_of
from eval.gold.skeleton import PREFILLED
from extractor import resources
from extractor.errors import GoldError
from tests.eval.gold.reading_pairs import label, put, reading


def test_a_reading_has_the_labels_of_its_folder_by_article(tmp_path: Path) -> None:
    found = reading(tmp_path / "one", label(), label() | {"article": "other"})
    assert found.name == "one"
    assert list(found.labels) == ["other", "zarichne"]
    assert found.labels["zarichne"] == label()


def test_a_gold_set_can_be_read_as_a_reading() -> None:
    found = read_reading(resources.folder("goldset"))
    assert (found.name, list(found.labels)) == ("goldset", ["kryvyi_rih", "kyiv", "odesa"])


def test_a_gold_set_keeps_its_readings_by_name(tmp_path: Path) -> None:
    assert [found.name for found in readings_of(resources.folder("goldset"))] == ["reader-1", "reader-2"]
    assert readings_of(tmp_path) == []


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"status": "done"}, ":6: status is 'done'; expected"),
        ({"article": "kyiv"}, ":1: article is 'kyiv'; expected 'zarichne'"),
        ({"annotators": [f"{PREFILLED}a"]}, ":5: run:a is a run and no reader; read it first"),
        ({"incidents": [{"role": "primary"}]}, ":9: incidents.0.summary: Field required"),
    ],
    ids=["header", "another name", "pre-filled from a run", "record"],
)
def test_a_label_with_a_problem_is_named_by_file_and_line(tmp_path: Path, change: dict[str, Any], message: str) -> None:
    file = tmp_path / "zarichne.yaml"
    file.write_text(write_label(label() | change))
    with pytest.raises(GoldError) as caught:
        read_reading(tmp_path)
    assert str(caught.value).startswith(f"{file}{message}")
    assert "\n" not in str(caught.value)


def test_a_folder_without_labels_is_refused(tmp_path: Path) -> None:
    with pytest.raises(GoldError, match="no labels here"):
        read_reading(tmp_path)


def test_only_articles_that_both_read_are_compared(tmp_path: Path) -> None:
    a = reading(tmp_path / "a", label(), label() | {"article": "only_a"})
    b = reading(tmp_path / "b", label(), label() | {"article": "only_b"})
    assert in_common(a, b) == ["zarichne"]


def test_readings_of_nothing_in_common_or_of_different_texts_are_not_compared(tmp_path: Path) -> None:
    a = reading(tmp_path / "a", label())
    with pytest.raises(GoldError, match="no article in common"):
        in_common(a, reading(tmp_path / "b", label() | {"article": "other"}))
    with pytest.raises(GoldError, match="zarichne: a and c have read different texts"):
        in_common(a, reading(tmp_path / "c", label(put("date", note="x")) | {"sha256": "0" * 64}))

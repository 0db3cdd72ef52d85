"""New labels: a skeleton that cannot pass for a label, and pre-filled ones that cannot pass for a reading."""

import hashlib
from pathlib import Path
from typing import Any

import pytest

from eval.gold.annotations import strip
from eval.gold.canonical import canonical
from eval.gold.labels import GoldCase, load_gold, read_gold
from eval.gold.readings import read_reading
from eval.gold.skeleton import NewLabel, new_label
from extractor import resources
from extractor.errors import ArticleError, GoldError, RunError
from extractor.strictyaml import read_yaml
from tests.eval.runs import Change, committed_gold, perfect, write_run
from tests.samples import RECORD, REPORT


@pytest.fixture
def source(tmp_path: Path) -> Path:
    file = tmp_path / "001.txt"
    file.write_bytes(REPORT.replace("\n", "\r\n").encode())
    return file


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    return tmp_path / "gold"


def header(made: NewLabel) -> dict[str, Any]:
    value: dict[str, Any] = read_yaml(made.label.read_text(), "label").value
    return value


# A skeleton ----------------------------------------------------------------------------------------------------------


def test_the_article_is_copied_byte_for_byte_and_hashed(source: Path, gold: Path) -> None:
    made = new_label(source, gold)
    assert (made.label, made.article) == (gold / "labels" / "001.yaml", gold / "articles" / "001.txt")
    assert made.article.read_bytes() == source.read_bytes()
    assert header(made)["sha256"] == hashlib.sha256(source.read_bytes()).hexdigest()


def test_the_header_says_whose_draft_it_is_and_under_which_name_it_came(source: Path, gold: Path) -> None:
    found = header(new_label(source, gold, name="zarichne", reader="reader-1"))
    assert (found["article"], found["source_file"], found["guidelines"]) == ("zarichne", "001.txt", 1)
    assert (found["annotators"], found["status"], found["tags"]) == (["reader-1"], "draft", [])


def test_every_key_of_an_incident_is_there_to_be_filled_in(source: Path, gold: Path) -> None:
    (incident,) = header(new_label(source, gold))["incidents"]
    assert incident.keys() == RECORD["incidents"][0].keys()
    assert incident["location"].keys() == RECORD["incidents"][0]["location"].keys()
    assert not any(incident[name] for name in ("role", "weapons", "casualties"))


def test_a_skeleton_is_in_form_and_no_whole_label(source: Path, gold: Path) -> None:
    made = new_label(source, gold, reader="reader-1")
    assert canonical(made.label.read_text(), "label") == made.label.read_text()
    assert {problem.message.split(":")[0] for problem in read_gold(gold)[1]} >= {
        "incidents.0.role",
        "incidents.0.summary",
    }


def test_a_skeleton_without_a_reader_asks_for_one_first(source: Path, gold: Path) -> None:
    new_label(source, gold)
    assert [problem.message for problem in read_gold(gold)[1]] == ["annotators names nobody"]


def test_an_article_that_is_in_the_set_and_has_no_label_gets_one(source: Path, gold: Path) -> None:
    made = new_label(source, gold, name="a")
    made.label.unlink()
    assert new_label(made.article, gold).label == made.label


# Refusals ------------------------------------------------------------------------------------------------------------


def test_a_label_is_never_overwritten(source: Path, gold: Path) -> None:
    made = new_label(source, gold)
    before = made.label.read_text()
    with pytest.raises(GoldError, match=r"001\.yaml: is there already; labels are never overwritten"):
        new_label(source, gold, reader="other")
    assert made.label.read_text() == before


def test_another_text_under_the_same_name_is_refused_and_nothing_is_written(source: Path, gold: Path) -> None:
    made = new_label(source, gold)
    made.label.unlink()
    source.write_text("Other words.")
    with pytest.raises(GoldError, match="is there already, with another text; choose another --name"):
        new_label(source, gold)
    assert not made.label.exists()


def test_the_same_text_under_another_name_is_refused(source: Path, gold: Path) -> None:
    new_label(source, gold, name="a")
    with pytest.raises(GoldError, match=r"a\.txt: is this very article already; its label is .*a\.yaml"):
        new_label(source, gold, name="b")


@pytest.mark.parametrize("name", ["../x", "a/b", "", ".hidden", "a b", "ü", "a\n"])
def test_a_name_that_could_lead_elsewhere_is_refused(source: Path, gold: Path, name: str) -> None:
    if not name:
        source = source.rename(source.with_name("ü ü.txt"))
    with pytest.raises(GoldError, match="an article cannot be called"):
        new_label(source, gold, name=name or None)
    assert not gold.exists()


@pytest.mark.parametrize(
    ("raw", "name"),
    [(b"", "a.txt"), (b"\xff", "a.txt"), (b'{"text": "x"}', "a.jsonl"), (None, "a.txt")],
    ids=["empty", "no text", "several articles", "missing"],
)
def test_what_is_no_article_is_refused(tmp_path: Path, gold: Path, raw: bytes | None, name: str) -> None:
    if raw is not None:
        (tmp_path / name).write_bytes(raw)
    with pytest.raises(ArticleError):
        new_label(tmp_path / name, gold)
    assert not gold.exists()


# Pre-filled from a run -----------------------------------------------------------------------------------------------


@pytest.fixture
def report() -> Path:
    """An article of the set that comes along, which runs of `tests.eval.runs` have answered."""
    return resources.folder("goldset") / "articles" / "kyiv.txt"


def test_a_runs_record_is_filled_in_and_marked_in_the_header_as_no_reading(
    tmp_path: Path, report: Path, gold: Path
) -> None:
    made = new_label(report, gold, run=write_run(tmp_path / "first"))
    found = header(made)
    record = strip(committed_gold().cases["kyiv"].record)
    assert ({"incidents": found["incidents"]}, made.prefilled) == (record, len(record["incidents"]))
    assert (found["status"], found["annotators"]) == ("draft", ["run:first"])
    assert found["note"].startswith("Pre-filled from run first (backend replay), read by nobody yet.")
    assert list(load_gold(gold).cases) == ["kyiv"]


def test_a_pre_filled_label_is_refused_as_a_reading(tmp_path: Path, report: Path, gold: Path) -> None:
    new_label(report, gold, run=write_run(tmp_path / "first"), reader="reader-1")
    with pytest.raises(GoldError, match="run:first is a run and no reader; read it first"):
        read_reading(gold)


def failed(case: GoldCase, sample: int, record: dict[str, Any]) -> None:
    """No extraction: a `tests.eval.runs.Change`."""


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (failed, r"its extraction of this article failed \(timeout\); nothing to fill in"),
        (perfect, "has no record of this article's text; extract it first"),
    ],
    ids=["failed", "another text"],
)
def test_a_run_that_has_nothing_to_fill_in_says_so(
    tmp_path: Path, source: Path, report: Path, change: Change, message: str
) -> None:
    run = write_run(tmp_path / "first", change)
    with pytest.raises(RunError, match=message):
        new_label(report if change is failed else source, tmp_path / "gold", run=run)
    assert not (tmp_path / "gold").exists()


def test_a_folder_that_is_no_run_is_refused(tmp_path: Path, source: Path) -> None:
    with pytest.raises(RunError, match="no run here"):
        new_label(source, tmp_path / "gold", run=tmp_path)

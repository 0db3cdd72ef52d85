"""The gold set that comes along: whole, bound to its texts, and guarded against any slip."""

import hashlib
import json
import random
import re
import shutil
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from eval.gold.header import STATUSES, TAGS
from eval.gold.json_schema import label_schema_text
from eval.gold.labels import load_gold, read_gold
from extractor import resources
from extractor.article import read_articles
from extractor.strictyaml import read_yaml

GOLD = resources.folder("goldset")
LABELS = sorted((GOLD / "labels").glob("*.yaml"))
READINGS = sorted((GOLD / "annotation").glob("reader-*"))


def named(path: Path) -> str:
    return path.stem


def test_the_labels_have_no_problem() -> None:
    cases, problems = read_gold(GOLD)
    assert problems == []
    assert [case.id for case in cases] == [label.stem for label in LABELS]


@pytest.mark.parametrize("reading", READINGS, ids=named)
def test_each_readers_own_labels_have_no_problem_either(reading: Path, tmp_path: Path) -> None:
    shutil.copytree(GOLD / "articles", tmp_path / "articles")
    shutil.copytree(reading, tmp_path / "labels")
    cases, problems = read_gold(tmp_path)
    assert problems == []
    assert {case.id for case in cases} == {label.stem for label in LABELS}


def test_two_readers_read_every_article() -> None:
    assert len(READINGS) == 2


def test_the_schema_file_is_the_generated_one() -> None:
    assert (GOLD / "SCHEMA.json").read_text(encoding="utf-8") == label_schema_text()


@pytest.mark.parametrize(
    "label", [*LABELS, *(label for reading in READINGS for label in sorted(reading.glob("*.yaml")))],
    ids=lambda path: f"{path.parent.name}-{path.stem}",
)  # fmt: skip
def test_every_label_fits_the_schema_that_editors_use(label: Path) -> None:
    schema = json.loads((GOLD / "SCHEMA.json").read_text(encoding="utf-8"))
    assert list(Draft202012Validator(schema).iter_errors(read_yaml(label.read_text(), label.name).value)) == []


@pytest.mark.parametrize("label", LABELS, ids=named)
def test_the_hash_in_a_label_is_that_of_the_articles_bytes(label: Path) -> None:
    raw = (GOLD / "articles" / f"{label.stem}.txt").read_bytes()
    assert hashlib.sha256(raw).hexdigest() == read_yaml(label.read_text(), label.name).value["sha256"]
    (article,) = read_articles([str(GOLD / "articles" / f"{label.stem}.txt")])
    assert article.text.encode() == raw


@pytest.mark.parametrize("label", LABELS, ids=named)
def test_every_label_is_adjudicated(label: Path) -> None:
    assert load_gold(GOLD).cases[label.stem].status == STATUSES[-1]


def test_every_tag_is_explained_in_the_codebook() -> None:
    codebook = (GOLD / "CODEBOOK.md").read_text(encoding="utf-8")
    assert [tag for tag in TAGS if f"`{tag}`" not in codebook] == []


# Any slip is found ---------------------------------------------------------------------------------------------------


def alone(label: Path, folder: Path) -> Path:
    """A gold set of this label only."""
    for part in (f"labels/{label.name}", f"articles/{label.stem}.txt"):
        (folder / part).parent.mkdir()
        shutil.copy(GOLD / part, folder / part)
    return folder


@pytest.mark.parametrize("label", LABELS, ids=named)
def test_a_letter_changed_in_any_quote_is_found_at_its_line(label: Path, tmp_path: Path) -> None:
    gold, lines = alone(label, tmp_path), label.read_text(encoding="utf-8").splitlines(keepends=True)
    quoted = [number for number, line in enumerate(lines) if re.match(r'\s+quote: "', line)]
    assert quoted
    for number in quoted:
        slip = [*lines[:number], lines[number].replace('quote: "', 'quote: "Ѫ'), *lines[number + 1 :]]
        (gold / "labels" / label.name).write_text("".join(slip), encoding="utf-8")
        assert [(p.file.name, p.line) for p in read_gold(gold)[1]] == [(label.name, number + 1)]


@pytest.mark.parametrize("label", LABELS, ids=named)
def test_any_byte_changed_in_an_article_is_found(label: Path, tmp_path: Path) -> None:
    gold = alone(label, tmp_path)
    file = gold / "articles" / f"{label.stem}.txt"
    raw = file.read_bytes()
    for at in random.Random(label.stem).sample(range(len(raw)), 10):
        file.write_bytes(raw[:at] + b"\x01" + raw[at + 1 :])
        assert (label.name, True) in {(p.file.name, p.line >= 1) for p in read_gold(gold)[1]}


@pytest.mark.parametrize("label", LABELS, ids=named)
def test_any_line_lost_from_a_label_is_found_unless_it_was_an_annotation(label: Path, tmp_path: Path) -> None:
    gold, lines = alone(label, tmp_path), label.read_text(encoding="utf-8").splitlines(keepends=True)
    unseen = []
    for number, line in enumerate(lines):
        (gold / "labels" / label.name).write_text("".join(lines[:number] + lines[number + 1 :]), encoding="utf-8")
        if not read_gold(gold)[1]:
            unseen.append(line.strip().split(":", maxsplit=1)[0])
    assert set(unseen) <= {"note", "accept", "optional", "nth", "unlabelled"}

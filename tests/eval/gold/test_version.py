"""Versions of a gold set: labels that changed behind the changelog's back are found, and the entry is begun."""

import shutil
from pathlib import Path

import pytest

from eval.gold.labels import load_gold
from eval.gold.version import CHANGELOG, TO_WRITE, check, newest, write_entry
from extractor import resources
from extractor.errors import GoldError
from tests.eval.gold.test_labels import LABEL, edit
from tests.eval.gold.test_labels import gold as gold  # noqa: PLC0414 - a fixture

TODAY = "2026-11-22"


def problems(folder: Path) -> list[str]:
    return [str(problem).removeprefix(f"{folder}/") for problem in check(folder, load_gold(folder))]


def describe(folder: Path, what: str = "The killed are injured: a slip.") -> None:
    file = folder / CHANGELOG
    file.write_text(file.read_text().replace(TO_WRITE, what))


def begin(folder: Path) -> None:
    write_entry(folder, load_gold(folder), TODAY)


@pytest.fixture
def versioned(gold: Path) -> Path:
    begin(gold)
    describe(gold, "First labels.")
    return gold


def test_a_set_without_a_changelog_has_no_versions_and_no_problem(gold: Path) -> None:
    assert newest(gold) is None
    assert problems(gold) == []


def test_a_described_entry_of_these_labels_is_the_version(versioned: Path) -> None:
    assert problems(versioned) == []
    entry = newest(versioned)
    assert entry is not None
    assert (entry.number, entry.date, entry.sha256) == (1, TODAY, load_gold(versioned).sha256)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("outcome: killed", "outcome: injured"),
        ('note: "Made up."', 'note: "Other."'),
        ("status: adjudicated", "status: double"),
    ],
    ids=["a value", "a note", "the header"],
)
def test_a_changed_label_without_an_entry_is_a_problem_that_says_what_to_do(
    versioned: Path, old: str, new: str
) -> None:
    before = load_gold(versioned).sha256[:8]
    edit(versioned, old, new)
    after = load_gold(versioned).sha256[:8]
    (problem,) = problems(versioned)
    assert problem == (
        f"CHANGELOG.md:4: entry 1 is of content {before} and the labels are now {after}: say what changed and why in a "
        f"new entry; `incidents gold version --new {versioned}` begins it"
    )


def test_the_new_entry_stands_above_the_old_ones_and_is_still_to_be_described(versioned: Path) -> None:
    edit(versioned, "outcome: killed", "outcome: injured")
    begin(versioned)
    assert problems(versioned) == ["CHANGELOG.md:4: entry 2 does not say what changed and why"]
    describe(versioned)
    assert problems(versioned) == []
    text = (versioned / CHANGELOG).read_text()
    assert (
        text.index("## 2 (") < text.index("The killed are injured") < text.index("## 1 (") < text.index("First labels.")
    )


def test_labels_that_change_again_before_the_entry_is_described_get_no_second_one(versioned: Path) -> None:
    for new in ("injured", "missing"):
        edit(versioned, "outcome: killed", f"outcome: {new}")
        begin(versioned)
    assert (versioned / CHANGELOG).read_text().count("\n## ") == 2
    describe(versioned)
    assert problems(versioned) == []


def test_an_entry_that_is_there_is_not_written_twice(versioned: Path) -> None:
    with pytest.raises(GoldError, match="entry 1 is already of these labels; nothing to write"):
        begin(versioned)


def test_going_back_to_the_old_labels_is_a_change_too(versioned: Path) -> None:
    edit(versioned, "outcome: killed", "outcome: injured")
    begin(versioned)
    describe(versioned)
    (versioned / "labels" / "zarichne.yaml").write_text(LABEL)
    assert len(problems(versioned)) == 1


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("# Gold changelog\n", "CHANGELOG.md:1: holds no entry; `incidents gold version --new "),
        ("# Gold\n\n## 1 (2026-11-22)\n- First labels.\n", "CHANGELOG.md:3: entry 1 names no content and the labels"),
        ("# Gold\n\n## 1 (soon)\n- First labels.\n", "CHANGELOG.md:1: holds no entry"),
    ],
    ids=["no entry", "no hash", "no date"],
)
def test_a_changelog_that_names_no_content_is_a_problem(gold: Path, text: str, found: str) -> None:
    (gold / CHANGELOG).write_text(text)
    (problem,) = problems(gold)
    assert problem.startswith(found)


def test_everything_else_in_the_changelog_stays_as_it_was(versioned: Path) -> None:
    file = versioned / CHANGELOG
    file.write_text("# Mine\nWords.\n\n" + file.read_text()[file.read_text().index("## 1") :] + "\nA last line.\n")
    before = file.read_text()
    edit(versioned, "outcome: killed", "outcome: injured")
    begin(versioned)
    lines = file.read_text().splitlines()
    assert [line for line in before.splitlines() if line] == [line for line in lines if line and line not in lines[3:6]]


def test_the_set_that_comes_along_is_of_its_newest_version(tmp_path: Path) -> None:
    copy = tmp_path / "goldset"
    shutil.copytree(resources.folder("goldset"), copy)
    assert problems(copy) == []

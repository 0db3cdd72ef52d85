"""`incidents gold review`, as a shell calls it, on a copy of the gold set that comes along."""

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from eval.gold.labels import load_gold
from extractor import resources
from extractor.cli import main

CAPTURE = pytest.CaptureFixture[str]


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    return Path(shutil.copytree(resources.folder("goldset"), tmp_path / "goldset"))


@pytest.fixture
def odesa(gold: Path) -> dict[str, Any]:
    """What all marks on an article begin with."""
    return {"article": "odesa", "label": load_gold(gold).cases["odesa"].label_sha256}


def saved(gold: Path, *marks: dict[str, Any]) -> Path:
    file = gold.parent / "marks.json"
    content = {"format": 1, "report": "ab" * 32, "gold": load_gold(gold).sha256, "marks": marks}
    file.write_text(json.dumps(content), encoding="utf-8")
    return file


def wrong(place: str, run: Any, note: str = "") -> dict[str, Any]:
    return {"place": place, "run": run, "mark": "gold is wrong", "note": note}


def review(gold: Path, file: Path, *words: str) -> int:
    return main(["gold", "review", str(file), "--gold", str(gold), *words])


SETTLEMENT = wrong("incidents[0].location.settlement", "Sumy", "see the headline")


def test_a_change_is_shown_as_a_diff_and_nothing_is_written(gold: Path, odesa: dict[str, Any], capsys: CAPTURE) -> None:
    before = load_gold(gold).sha256
    assert review(gold, saved(gold, odesa | SETTLEMENT)) == 0
    out, err = capsys.readouterr()
    assert '-      settlement: "Odesa"\n' in out
    assert '+      settlement: "Sumy"\n' in out
    assert err.endswith("1 changes in 1 labels proposed; --apply makes them, 0 agree, 0 refused\n")
    assert load_gold(gold).sha256 == before


def test_the_diff_alone_is_printed_so_that_a_patch_can_be_made_of_it(
    gold: Path, odesa: dict[str, Any], capsys: CAPTURE
) -> None:
    review(gold, saved(gold, odesa | SETTLEMENT))
    patch = capsys.readouterr().out
    subprocess.run(["git", "apply", "-"], input=patch, text=True, cwd=gold, check=True)
    assert load_gold(gold).cases["odesa"].record["incidents"][0]["location"]["settlement"] == "Sumy"


def test_applied_the_label_says_it_and_the_changelog_lists_it(
    gold: Path, odesa: dict[str, Any], capsys: CAPTURE
) -> None:
    assert review(gold, saved(gold, odesa | SETTLEMENT), "--apply") == 0
    after = load_gold(gold)
    assert after.cases["odesa"].record["incidents"][0]["location"]["settlement"] == "Sumy"
    entry = (gold / "CHANGELOG.md").read_text(encoding="utf-8").split("## ")[1]
    assert f"Content: `{after.sha256}`" in entry
    assert '- `odesa` incidents[0].location.settlement: "Odesa" → "Sumy" (see the headline)\n' in entry
    capsys.readouterr()
    assert main(["gold", "lint", str(gold)]) == 2  # until somebody has written why
    assert "does not say what changed" in capsys.readouterr().out
    assert main(["gold", "fmt", "--check", str(gold)]) == 0


def test_a_second_review_goes_on_with_the_entry_that_is_still_to_be_written(
    gold: Path, odesa: dict[str, Any], capsys: CAPTURE
) -> None:
    review(gold, saved(gold, odesa | SETTLEMENT), "--apply")
    now = {"article": "odesa", "label": load_gold(gold).cases["odesa"].label_sha256}
    site = wrong("incidents[0].location.site", "the port")
    assert review(gold, saved(gold, now | site), "--apply") == 0
    changelog = (gold / "CHANGELOG.md").read_text(encoding="utf-8")
    first, second, *rest = changelog.split("## ")[1:]
    assert not rest
    assert "settlement" in first
    assert "the port" in first
    assert load_gold(gold).sha256 in first
    assert second.startswith("1 (")
    capsys.readouterr()


def test_agreeing_changes_nothing(gold: Path, odesa: dict[str, Any], capsys: CAPTURE) -> None:
    agree = SETTLEMENT | {"mark": "agree"}
    assert review(gold, saved(gold, odesa | agree), "--apply") == 0
    out, err = capsys.readouterr()
    assert out == ""
    assert "0 changes in 0 labels changed, 1 agree" in err


REFUSED: list[tuple[str, dict[str, Any], str]] = [
    ("of another label", {"label": "0" * 64}, "made on another version of the label (00000000, now "),
    ("of another article", {"article": "../odesa"}, "there is no such article in goldset"),
    ("of a place that is gone", {"place": "incidents[7].role"}, "there is no such place in the label any more"),
    ("against the schema", {"place": "incidents[0].role", "run": "main"}, "the label would be wrong: incidents.0.role"),
    ("with a quote that stands nowhere", {"place": "incidents[0].effects",
     "run": {"kind": "fire", "unit": "unspecified", "quote": "no such words"}}, "is not in the article"),
]  # fmt: skip


@pytest.mark.parametrize(("change", "why"), [row[1:] for row in REFUSED], ids=[row[0] for row in REFUSED])
def test_a_mark_is_refused_in_one_line_and_the_others_count(
    gold: Path, odesa: dict[str, Any], capsys: CAPTURE, change: dict[str, Any], why: str
) -> None:
    assert review(gold, saved(gold, odesa | SETTLEMENT, odesa | SETTLEMENT | change)) == 1
    out, err = capsys.readouterr()
    refused, total = err.splitlines()
    assert refused.startswith("incidents: refused: ")
    assert why in refused
    assert "1 changes in 1 labels" in total
    assert '+      settlement: "Sumy"' in out


def test_two_marks_cannot_put_two_values_in_one_place(gold: Path, odesa: dict[str, Any], capsys: CAPTURE) -> None:
    other = SETTLEMENT | {"run": "Kharkiv"}
    assert review(gold, saved(gold, odesa | SETTLEMENT, odesa | other)) == 1
    assert "another mark changes this already" in capsys.readouterr().err
    both = other | {"mark": "both acceptable"}
    assert review(gold, saved(gold, odesa | SETTLEMENT, odesa | both)) == 0
    out = capsys.readouterr().out
    assert '+      settlement: "Sumy"' in out
    assert any('accept: {settlement: ["Kharkiv"' in line or '"Kharkiv"]' in line for line in out.splitlines())


def test_facts_are_taken_out_from_the_end_so_that_no_place_moves(
    gold: Path, odesa: dict[str, Any], capsys: CAPTURE
) -> None:
    damage = load_gold(gold).cases["odesa"].record["incidents"][0]["damage"]
    gone = [odesa | wrong(f"incidents[0].damage[{index}]", None) for index in (0, 2, 1)]
    level = odesa | wrong("incidents[0].damage[3].level", "destroyed")
    assert review(gold, saved(gold, *gone, level), "--apply") == 0
    capsys.readouterr()
    left = load_gold(gold).cases["odesa"].record["incidents"][0]["damage"]
    assert [item["quote"] for item in left] == [item["quote"] for item in damage[3:]]
    assert left[0]["level"] == "destroyed"


def test_a_label_that_is_not_in_form_is_not_touched(gold: Path, capsys: CAPTURE) -> None:
    file = gold / "labels" / "odesa.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace("guidelines: 1\n", "guidelines:   1\n"), encoding="utf-8")
    odesa = {"article": "odesa", "label": load_gold(gold).cases["odesa"].label_sha256}
    with pytest.raises(SystemExit):
        review(gold, saved(gold, odesa | SETTLEMENT))
    assert "not in canonical form" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("content", "why"),
    [
        pytest.param("{", "not JSON", id="not JSON"),
        pytest.param("[]", "(whole document)", id="a list"),
        pytest.param('{"format": 2, "report": "", "gold": "", "marks": []}', "format", id="another format"),
        pytest.param('{"format": 1, "report": "", "gold": "", "marks": [{"place": "a..b"}]}', "marks.0", id="a mark"),
        pytest.param("[" * 100_000, "not JSON", id="nested without end"),
    ],
)
def test_what_is_no_file_of_marks_is_one_line(gold: Path, capsys: CAPTURE, content: str, why: str) -> None:
    file = gold.parent / "marks.json"
    file.write_text(content)
    with pytest.raises(SystemExit) as stopped:
        review(gold, file)
    assert stopped.value.code == 2
    err = capsys.readouterr().err
    assert err.count("\n") == 1
    assert why in err


def test_a_hostile_note_acts_neither_on_the_terminal_nor_in_the_changelog(
    gold: Path, odesa: dict[str, Any], capsys: CAPTURE
) -> None:
    note = "see\x1b[31m\n## 9 (2030-01-01)\u202e"
    assert review(gold, saved(gold, odesa | SETTLEMENT | {"note": note}), "--apply") == 0
    out, err = capsys.readouterr()
    changelog = (gold / "CHANGELOG.md").read_text(encoding="utf-8")
    for text in (out, err, changelog):
        assert not {"\x1b", "\u202e"} & set(text)
    assert "\n## 9" not in changelog

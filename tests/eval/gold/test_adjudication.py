"""Two readings as one draft: agreed leaves filled in, every disagreement marked where it stands."""

import shutil
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings

from eval.gold.adjudication import compare_all, draft, write_drafts
from eval.gold.annotations import TO_SETTLE, objects, strip
from eval.gold.differences import side_by_side
from eval.gold.labels import read_gold
from eval.gold.readings import Reading, readings_of
from eval.plan import ScoringPlan
from extractor import resources
from extractor.schema import Extraction
from extractor.strictyaml import read_yaml
from tests.eval.gold.label_strategies import labels
from tests.eval.gold.reading_pairs import Change, drop, label, put, reading
from tests.samples import REPORT

PLAN = ScoringPlan.from_model(Extraction)
GOLD = resources.folder("goldset")


def of(name: str, found: dict[str, Any]) -> Reading:
    return Reading(name, Path(name), {found["article"]: found})


def merged(a: dict[str, Any], b: dict[str, Any]) -> dict[str, Any]:
    one, other = of("one", a), of("two", b)
    return draft(one, other, side_by_side(PLAN, one, other, a["article"]))


def incident(*changes: Change) -> dict[str, Any]:
    """The incident of the draft of the report as it is and with `changes`."""
    found: dict[str, Any] = merged(label(), label(*changes, reader="two"))["incidents"][0]
    return found


def test_the_header_says_that_two_have_read_it() -> None:
    found = merged(label(), label(reader="two"))
    assert (found["status"], found["annotators"]) == ("double", ["one", "two"])
    assert (found["article"], found["tags"], "note" in found) == ("zarichne", ["subset_count"], False)


def test_what_they_agree_on_is_filled_in_without_a_mark() -> None:
    assert merged(label(), label(put(summary="Other words."), reader="two"))["incidents"] == label()["incidents"]


MARKS: list[tuple[Change, tuple[str | int, ...], str]] = [
    (put(role="background"), (), "TO SETTLE role: one primary; two background."),
    (
        put("location", site=None, accept={"site": ["depot"]}), ("location",),
        'TO SETTLE site: one "grain depot"; two null, accepts "depot".',
    ),
    (
        put("casualties", 0, count={"low": 3, "high": 3, "basis": "exact"}), ("casualties", 0),
        "TO SETTLE count: one {low: 2, high: null, basis: at_least}; two {low: 3, high: 3, basis: exact}.",
    ),
    (put("weapons", 0, optional=True), ("weapons", 0), "TO SETTLE optional: one not optional; two optional."),
    (
        put("damage", 1, quote="a school"), ("damage", 1),
        'TO SETTLE quote: one "Windows of a school were broken"; two "a school".',
    ),
    (
        drop("sources", 0), ("sources", 0),
        'TO SETTLE sources: one name "Olha Bondar", position "Mayor"; two nothing.',
    ),
    (
        put(perpetrator=None), ("perpetrator",),
        'TO SETTLE perpetrator: one actor "Northern Army", certainty stated; two nothing.',
    ),
]  # fmt: skip


@pytest.mark.parametrize(("change", "path", "note"), MARKS, ids=[note.split(":")[0] for _, _, note in MARKS])
def test_a_disagreement_is_marked_where_it_stands_and_the_first_reading_stands(
    change: Change, path: tuple[str | int, ...], note: str
) -> None:
    found: Any = incident(change)
    marked = found
    for step in path:
        marked = marked[step]
    assert marked.pop("note") == note
    assert found == label()["incidents"][0]


def test_a_fact_that_only_the_second_has_stands_after_those_of_the_first() -> None:
    found = merged(label(drop("casualties", 0)), label(reader="two"))["incidents"][0]["casualties"]
    assert [casualty["outcome"] for casualty in found] == ["rescued", "killed"]
    assert found[1]["note"].startswith("TO SETTLE casualties: one nothing; two outcome killed, group all, count ")


def test_an_incident_that_only_one_has_is_marked_once_and_kept_whole() -> None:
    more = label(put(role="background"), put("location", settlement="Sumy"))["incidents"][0]
    b = label(reader="two")
    b["incidents"].append(more)
    first, second = merged(label(), b)["incidents"]
    assert first == label()["incidents"][0]
    assert second.pop("note").startswith("TO SETTLE incidents: one nothing; two role background, attack_type drone")
    assert second == more


def test_what_the_readers_noted_is_kept_with_their_names_and_once_where_it_is_the_same() -> None:
    a, b = label(put("date", note="Header."), put("location", note="Same.")), label(put("location", note="Same."))
    found = merged(a, b)["incidents"][0]
    assert found["date"]["note"] == "one: Header."
    assert found["location"]["note"] == "Same."


def test_differing_tags_are_marked_in_the_header() -> None:
    found = merged(label(), label() | {"tags": ["undated"]})
    assert found["note"] == "TO SETTLE tags: one subset_count; two undated."


@settings(max_examples=25)
@given(labels(), labels())
def test_a_draft_is_a_whole_label_in_which_every_difference_has_one_mark(a: dict[str, Any], b: dict[str, Any]) -> None:
    one, other = (found | {"incidents": _unmarked(found["incidents"])} for found in (a, b))
    found = merged(one, other)
    Extraction.model_validate({"incidents": strip(found["incidents"])}, strict=True)
    sides = side_by_side(PLAN, of("one", one), of("two", other), "made_up")
    notes = [value.get("note", "") for _, value, _ in objects(Extraction, found, ())]
    assert sum(note.count(f"{TO_SETTLE} ") for note in notes) == len(sides.differences)


def _unmarked(value: Any) -> Any:
    """Without `unlabelled` (whose leaves may keep the scorer from pairing equal items) and without notes."""
    if isinstance(value, list):
        return [_unmarked(item) for item in value]
    if isinstance(value, dict):
        return {key: _unmarked(item) for key, item in value.items() if key not in {"unlabelled", "note"}}
    return value


# In a gold set -------------------------------------------------------------------------------------------------------


def test_drafts_are_written_beside_the_articles_and_pass_the_lint_until_somebody_calls_them_settled(
    tmp_path: Path,
) -> None:
    gold = tmp_path / "gold"
    (gold / "articles").mkdir(parents=True)
    (gold / "articles" / "zarichne.txt").write_bytes(REPORT.encode())
    a = reading(tmp_path / "a", label())
    b = reading(tmp_path / "b", label(put(role="background")))
    written, left = write_drafts(a, b, compare_all(a, b), gold)
    assert ([file.name for file in written], left) == (["zarichne.yaml"], [])
    assert read_gold(gold)[1] == []
    written[0].write_text(written[0].read_text().replace("status: double", "status: adjudicated"))
    (problem,) = read_gold(gold)[1]
    assert problem.message == "the label is adjudicated, and this is still TO SETTLE"
    assert "TO SETTLE role" in written[0].read_text().splitlines()[problem.line - 1]


@pytest.mark.parametrize("status", ["draft", "double", "adjudicated"])
def test_a_label_that_is_there_is_never_touched(tmp_path: Path, status: str) -> None:
    a, b = reading(tmp_path / "a", label()), reading(tmp_path / "b", label(put(role="background")))
    file = tmp_path / "gold" / "labels" / "zarichne.yaml"
    file.parent.mkdir(parents=True)
    file.write_text(f"status: {status}\n")
    assert write_drafts(a, b, compare_all(a, b), tmp_path / "gold") == ([], [file])
    assert file.read_text() == f"status: {status}\n"


def test_the_drafts_of_the_committed_readings_are_whole_labels(tmp_path: Path) -> None:
    shutil.copytree(GOLD / "articles", tmp_path / "articles")
    a, b = readings_of(GOLD)
    written, _ = write_drafts(a, b, compare_all(a, b), tmp_path)
    assert read_gold(tmp_path)[1] == []
    texts = [read_yaml(file.read_text(), file.name).value for file in written]
    assert {text["status"] for text in texts} == {"double"}

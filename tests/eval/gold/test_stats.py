"""What a gold set holds, counted: the leaves under a score are those that the scorer charges for."""

from pathlib import Path

import pytest

from eval.gold.annotations import strip
from eval.gold.canonical import write_label
from eval.gold.labels import GoldSet, load_gold
from eval.gold.stats import FieldStats, GoldStats, gold_stats
from eval.gold.stats_text import as_text
from eval.plan import ScoringPlan
from eval.score import score_document
from extractor import resources
from extractor.schema import Extraction
from tests.eval.gold.reading_pairs import Change, drop, label, put
from tests.samples import REPORT


def gold_of(folder: Path, *changes: Change) -> GoldSet:
    for name in ("labels", "articles"):
        (folder / name).mkdir()
    (folder / "labels" / "zarichne.yaml").write_text(write_label(label(*changes)))
    (folder / "articles" / "zarichne.txt").write_bytes(REPORT.encode())
    return load_gold(folder)


def stats(folder: Path, *changes: Change) -> GoldStats:
    return gold_stats(gold_of(folder, *changes))


def test_articles_incidents_facts_and_tags_are_counted(tmp_path: Path) -> None:
    found = stats(tmp_path, drop("damage", 0))
    assert (found.articles, found.characters, found.empty) == (1, len(REPORT), 0)
    assert (found.statuses, found.roles, found.tags) == ({"draft": 1}, {"primary": 1}, {"subset_count": 1})
    assert found.facts == {"weapons": 1, "casualties": 2, "damage": 1, "effects": 1, "sources": 1}


PLAIN = FieldStats("incidents.casualties.source", stated=1, required=1, alternatives=0, unlabelled=0, articles=1)


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (put("casualties", 1, source=None), (1, 1, 0, 0)),
        (put("casualties", 1, source="Police"), (2, 2, 0, 0)),
        (put("casualties", 0, optional=True), (1, 0, 0, 0)),
        (put("casualties", 0, accept={"source": ["Police"]}), (1, 1, 1, 0)),
        (put("casualties", 0, accept={"source": [None]}), (1, 0, 1, 0)),
        (put("casualties", 1, accept={"source": ["Police"]}), (1, 1, 1, 0)),
        (put("casualties", 0, unlabelled=["source"]), (0, 0, 0, 1)),
    ],
    ids=["null", "two", "optional", "another accepted", "null accepted", "accepted beside null", "unlabelled"],
)
def test_the_leaves_of_a_field(tmp_path: Path, change: Change, expected: tuple[int, ...]) -> None:
    found = stats(tmp_path, change).fields[PLAIN.path]
    assert (found.stated, found.required, found.alternatives, found.unlabelled) == expected


def test_alternatives_of_a_date_are_those_of_its_object(tmp_path: Path) -> None:
    change = put("date", accept={"date": [None], "part_of_day": ["morning"]})
    found = stats(tmp_path, change).fields
    assert (found["incidents.date"].alternatives, found["incidents.date.part_of_day"].alternatives) == (1, 1)
    assert found["incidents.date"].required == 0


def test_optional_objects_are_counted_under_their_key(tmp_path: Path) -> None:
    changes = put("perpetrator", optional=True), put("damage", 0, optional=True), put("damage", 1, optional=True)
    assert stats(tmp_path, *changes).optional == {"perpetrator": 1, "damage": 2}


def test_a_perfect_run_has_the_stated_leaves_right_and_a_silent_one_misses_the_required() -> None:
    gold = load_gold(resources.folder("goldset"))
    plan = ScoringPlan.from_model(Extraction)
    found = gold_stats(gold).fields
    leaves = [leaf for c in gold.cases.values() for leaf in score_document(plan, c.record, strip(c.record)).leaves]
    missed = [leaf for c in gold.cases.values() for leaf in score_document(plan, c.record, {"incidents": []}).leaves]
    for path, field in found.items():
        assert field.stated == sum(leaf.path == path and leaf.verdict == "correct" for leaf in leaves)
        assert field.required == sum(leaf.path == path and leaf.verdict == "missing" for leaf in missed)
        assert field.required <= field.stated


def test_the_text_fits_80_columns_and_names_the_content_hash() -> None:
    gold = load_gold(resources.folder("goldset"))
    text = as_text(gold_stats(gold), gold.name, gold.sha256)
    assert max(map(len, text.splitlines())) <= 80
    assert text.startswith(f"goldset@{gold.sha256[:8]}: 3 articles, ")
    assert all(f"\n{path.removeprefix('incidents.')} " in text for path in gold_stats(gold).fields)

"""Agreement of readers: figures by field, alpha, incidents, and the ceiling that a gold set keeps."""

import json
from pathlib import Path

import pytest

from eval.counts import aggregate
from eval.gold.adjudication import compare_all
from eval.gold.agreement import agreement, human_ceiling
from eval.gold.agreement_text import as_json, as_text
from eval.gold.annotations import strip
from eval.gold.labels import load_gold
from eval.gold.readings import Reading, readings_of
from eval.plan import ScoringPlan
from eval.score import score_document
from extractor import resources
from extractor.errors import GoldError
from extractor.schema import Extraction
from tests.eval.gold.reading_pairs import Change, drop, label, put, reading

GOLD = resources.folder("goldset")
PLAN = ScoringPlan.from_model(Extraction)


def two(tmp_path: Path, *changes: Change) -> list[Reading]:
    """One reading as the report has it, another with `changes`."""
    return [reading(tmp_path / "one", label()), reading(tmp_path / "two", label(*changes, reader="two"))]


def test_readers_who_say_the_same_agree_in_full(tmp_path: Path) -> None:
    found = agreement(two(tmp_path))
    assert (found.readers, found.articles) == (("one", "two"), ("zarichne",))
    assert found.f1("overall") == found.f1("incidents") == 1.0
    assert list(found.fields) == list(PLAN.paths)
    assert {field.accepted.strict.f1 for field in found.fields.values()} == {1.0, None}


def test_one_enum_of_two_that_differs_is_half_an_agreement_and_less_beyond_chance(tmp_path: Path) -> None:
    found = agreement(two(tmp_path, put("damage", 1, level="destroyed"))).fields["incidents.damage.level"]
    assert found.accepted.strict.f1 == found.values.strict.f1 == 0.5
    assert found.units == 2
    # Pairs (affected, affected) and (damaged, destroyed): Do = 2/4, De = 1 - (2 + 0 + 0)/(4 * 3).
    assert found.alpha == pytest.approx(1 - (2 / 4) / (10 / 12))


def test_what_a_reader_accepts_counts_in_one_figure_and_not_in_the_other(tmp_path: Path) -> None:
    changed = put("damage", 1, level="destroyed", accept={"level": ["damaged"]})
    found = agreement(two(tmp_path, changed)).fields["incidents.damage.level"]
    assert (found.values.strict.f1, found.accepted.strict.f1) == (0.5, 1.0)


def test_a_fact_that_one_has_not_is_missed_in_its_fields_and_is_no_unit_of_an_alpha(tmp_path: Path) -> None:
    found = agreement(two(tmp_path, drop("casualties", 1)))
    outcome = found.fields["incidents.casualties.outcome"]
    assert outcome.accepted.strict.f1 == pytest.approx(2 / 3)
    assert outcome.units == 1
    assert found.f1("incidents") == 1.0


def test_only_fields_of_fixed_words_have_an_alpha(tmp_path: Path) -> None:
    with_units = {path for path, field in agreement(two(tmp_path)).fields.items() if field.units}
    assert with_units <= {path for path in PLAN.paths if PLAN.leaf(path).rule.name == "enum"}
    assert "incidents.casualties.count" not in with_units


def test_three_readers_are_every_pair_of_them(tmp_path: Path) -> None:
    readings = [*two(tmp_path, put("location", site="yard")), reading(tmp_path / "three", label(reader="three"))]
    site = agreement(readings).fields["incidents.location.site"]
    assert site.accepted.strict.f1 == pytest.approx(1 / 3)


def test_readers_of_different_articles_cannot_be_compared(tmp_path: Path) -> None:
    a = reading(tmp_path / "one", label())
    with pytest.raises(GoldError, match="no article in common"):
        agreement([a, reading(tmp_path / "two", label() | {"article": "other"})])


# The ceiling ---------------------------------------------------------------------------------------------------------


def test_the_ceiling_of_a_set_is_the_agreement_of_the_readings_it_keeps() -> None:
    ceiling = human_ceiling(GOLD)
    assert ceiling == agreement(readings_of(GOLD))
    assert ceiling is not None
    assert ceiling.articles == tuple(load_gold(GOLD).cases)


def test_a_set_that_keeps_fewer_than_two_readings_has_no_ceiling(tmp_path: Path) -> None:
    assert human_ceiling(tmp_path) is None
    (tmp_path / "annotation").mkdir()
    reading(tmp_path / "annotation" / "one", label())
    assert human_ceiling(tmp_path) is None


def test_the_plain_figures_of_the_committed_readings_are_the_scorers(tmp_path: Path) -> None:  # noqa: ARG001
    a, b = readings_of(GOLD)
    leaves = [
        leaf
        for article in a.labels
        for leaf in score_document(PLAN, *(strip({"incidents": r.labels[article]["incidents"]}) for r in (a, b))).leaves
    ]
    ceiling = human_ceiling(GOLD)
    assert ceiling is not None
    assert ceiling.overall.values.strict.f1 == aggregate(leaves).overall.strict.f1
    for path, counts in aggregate(leaves).fields.items():
        assert ceiling.fields[path].values.strict.f1 == counts.strict.f1


# In words ------------------------------------------------------------------------------------------------------------


def printed(readings: list[Reading], *, everything: bool = False) -> str:
    a, b = readings
    differences = [d for article in compare_all(a, b) for d in article.differences]
    return as_text(agreement(readings), differences, everything=everything)


def test_the_table_and_the_disagreements_fit_80_columns() -> None:
    text = printed(readings_of(GOLD), everything=True)
    assert max(map(len, text.splitlines())) <= 80
    assert text.isprintable() or "\n" in text


def test_a_charged_disagreement_is_listed_with_place_values_and_quotes(tmp_path: Path) -> None:
    text = printed(two(tmp_path, put("damage", 1, level="destroyed", quote="a school")))
    assert text.endswith(
        "Disagreements that the scorer would charge: 1.\n"
        "\n"
        "zarichne: incident 1, damage 2 (education), level (value)\n"
        '  one: damaged <- "Windows of a school were broken"\n'
        '  two: destroyed <- "a school"\n'
        "Besides these, 1 in what is accepted, worded or quoted: --all lists them.\n"
    )


def test_the_row_of_a_field_gives_leaves_agreement_and_alpha(tmp_path: Path) -> None:
    lines = printed(two(tmp_path, put("damage", 1, level="destroyed"))).splitlines()
    assert "damage.level                         2     1    0.500     0.500   0.400      2" in lines
    assert "No reader says anything in location.admin1, perpetrator.attributed_to," in lines


def test_json_has_every_figure_and_every_difference(tmp_path: Path) -> None:
    readings = two(tmp_path, put("damage", 1, level="destroyed"), drop("sources", 0))
    differences = [d for article in compare_all(*readings) for d in article.differences]
    found = json.loads(as_json(agreement(readings), differences))
    assert found["readers"] == ["one", "two"]
    assert found["incidents"] == {"both": 1, "one": 0, "f1": 1.0}
    assert found["fields"]["incidents.damage.level"]["accepted_f1"] == 0.5
    assert found["fields"]["incidents.location.admin1"]["accepted_f1"] is None
    level, source = found["differences"]
    assert (level["kind"], level["a"]["value"], level["b"]["value"]) == ("value", "damaged", "destroyed")
    assert level["a"]["where"] == level["b"]["where"] == "incidents[0].damage[1]"
    assert (source["kind"], source["b"]["where"]) == ("fact", None)


def test_hostile_text_cannot_act_on_the_terminal(tmp_path: Path) -> None:
    text = printed(two(tmp_path, put("location", site="\x1b[31mred\r")))
    assert not {"\x1b", "\r"} & set(text)

from typing import Any

import pytest

from eval import explain
from extractor.errors import PlanError
from tests.eval.records import PLAN, count, day, exactly

SILENT = "(gold has a value, the prediction none)"
LINES: list[tuple[str, Any, Any, str]] = [
    ("location.settlement", "Kyiv", "Kiev", "correct by rule place, 'kyiv' against 'kyiv'"),
    ("attack_type", "missile", "drone", "incorrect by rule enum, 'missile' against 'drone' (“drone” is not “missile”)"),
    ("casualties.count", exactly(14), exactly(15), "incorrect by rule count, 14 against 15 (1 more than gold)"),
    ("casualties.count", count(14), None, f"missing by rule count, at least 14 against silence {SILENT}"),
    ("date", day("2025-04-04"), "April 5, 2025", "incorrect by rule date, 2025-04-04 against 2025-04-05 (1 day later)"),
    (
        "date",
        day("2025-04-01", "2025-04-30"),
        None,
        f"missing by rule date, 2025-04-01 to 2025-04-30 against silence {SILENT}",
    ),
    ("perpetrator.actor", "Russia", "the Kremlin", "correct by rule name, '@RU' against '@RU'"),
    ("date.part_of_day", "unspecified", None, "absent by rule enum, silence against silence"),
]


@pytest.mark.parametrize(("leaf", "gold", "predicted", "line"), LINES, ids=[row[3][:40] for row in LINES])
def test_an_explanation_reads_as_one_line(leaf: str, gold: Any, predicted: Any, line: str) -> None:
    assert str(explain(PLAN, f"incidents.{leaf}", gold, predicted)) == f"incidents.{leaf}: {line}"


def test_an_explanation_holds_its_parts() -> None:
    found = explain(PLAN, "incidents.casualties.count", exactly(14), 15)
    assert (found.rule, found.gold, found.predicted, found.verdict) == ("count", (14, 14), (15, 15), "incorrect")
    assert found.reason == "1 more than gold"


def test_what_can_be_no_value_is_named() -> None:
    found = explain(PLAN, "incidents.role", "primary", ["primary"])
    assert (found.verdict, found.predicted) == ("missing", None)
    assert "a list where the schema has none" in found.reason


def test_a_path_that_is_no_leaf_is_refused() -> None:
    with pytest.raises(PlanError, match=r"'incidents\.colour' is no leaf"):
        explain(PLAN, "incidents.colour", 1, 2)

"""The page of two runs says what their comparison says: every change, as few rows as it takes, with all answers."""

from collections.abc import Callable
from typing import Any

import pytest

from benchmarks.report_cards import Mistakes, erring, scorecard
from eval.comparison import compare_runs
from eval.gold.annotations import strip
from eval.gold.labels import GoldCase, GoldSet
from eval.plan import ScoringPlan
from eval.report.model import KINDS, Changed, Compared
from eval.report_builder.compared import build_comparison, letter
from eval.scorecard import Scorecard

Record = dict[str, Any]
Change = Callable[[Record], object]


def nothing(_: Record) -> None:
    """As gold has it."""


@pytest.fixture
def card_of(gold: GoldSet, plan: ScoringPlan) -> Callable[..., Scorecard]:
    """The scorecard of a run that is right but for one change in one article; two samples, unless told otherwise."""

    def made(change: Change = nothing, article: str = "odesa", samples: tuple[int, ...] = (0, 1)) -> Scorecard:
        def answer(case: GoldCase, sample: int) -> Record:
            record: Record = strip(case.record)
            if case.id == article and sample in samples:
                change(record)
            return record

        return scorecard(gold, plan, answer, samples=2)

    return made


Cards = Callable[..., Scorecard]


def compared(*cards: Scorecard) -> Compared:
    return build_comparison(cards, [f"runs/{number}" for number in range(len(cards))])


def the_only(found: Compared) -> Changed:
    (change,) = found.changes
    return change


def elsewhere(record: Record) -> None:
    record["incidents"][0]["location"]["settlement"] = "Sumy"


def test_a_changed_value_is_one_row_with_every_answer(card_of: Cards) -> None:
    change = the_only(compared(card_of(), card_of(elsewhere)))
    assert (change.article, change.path, change.gold, change.kinds) == (
        "odesa", "location.settlement", "Odesa", ("broken",),
    )  # fmt: skip
    assert [[(said.verdict, said.value, said.samples) for said in run] for run in change.runs] == [
        [("correct", "Odesa", 2)], [("incorrect", "Sumy", 2)],
    ]  # fmt: skip


def test_its_quote_stands_in_the_text(card_of: Cards, gold: GoldSet) -> None:
    quoted = the_only(compared(card_of(), card_of(elsewhere))).quoted
    assert quoted
    assert quoted.quote == "Odesa"
    text = " ".join(gold.cases["odesa"].article.text.split())
    assert f"{quoted.before}{quoted.quote}{quoted.after}".strip("… ") in text


@pytest.mark.parametrize(
    ("before", "after", "kind"),
    [
        pytest.param((), (0, 1), "broken", id="right, then wrong"),
        pytest.param((0, 1), (), "fixed", id="wrong, then right"),
        pytest.param((), (1,), "flaky", id="right, then sometimes wrong"),
        pytest.param((0,), (0, 1), "flaky", id="sometimes wrong, then always"),
    ],
)
def test_a_change_is(card_of: Cards, before: tuple[int, ...], after: tuple[int, ...], kind: str) -> None:
    a, b = card_of(elsewhere, samples=before), card_of(elsewhere, samples=after)
    assert the_only(compared(a, b)).kinds == (kind,)


def test_a_fact_that_one_run_lacks_is_one_row(card_of: Cards) -> None:
    found = compared(card_of(), card_of(lambda record: record["incidents"][0]["damage"].pop(0)))
    change = the_only(found)
    assert change.path == ""
    assert change.fact.startswith("damage ")
    assert change.leaves == found.against[0].changes["broken"]
    assert [run[0].verdict for run in change.runs] == ["correct", "missing"]


def test_an_incident_that_one_run_lacks_is_one_row(card_of: Cards) -> None:
    found = compared(card_of(lambda record: record["incidents"].pop(1)), card_of())
    change = the_only(found)
    assert change.fact.startswith("incident ")
    assert change.leaves == found.against[0].changes["fixed"]


def test_a_fact_that_one_run_makes_up_is_one_row(card_of: Cards) -> None:
    effect = {
        "kind": "displacement",
        "count": {"low": 3, "high": 3, "basis": "exact"},
        "unit": "people",
        "quote": "Odesa",
    }
    change = the_only(compared(card_of(), card_of(lambda record: record["incidents"][0]["effects"].append(effect))))
    assert (change.fact, change.gold, change.leaves) == ("effects", None, 3)
    assert change.runs[0] == ()
    assert change.runs[1][0].value == "kind displacement, count 3, unit people"


def test_of_three_runs_each_is_held_against_the_first(card_of: Cards) -> None:
    found = compared(card_of(), card_of(elsewhere), card_of(elsewhere, samples=(1,)))
    assert [run.letter for run in found.runs] == ["A", "B", "C"]
    assert [against.letter for against in found.against] == ["B", "C"]
    change = the_only(found)
    assert change.kinds == ("broken", "flaky")
    assert change.first == "broken"
    assert [sum(said.samples for said in run) for run in change.runs] == [2, 2, 2]


def test_every_leaf_that_changed_is_in_some_row(gold: GoldSet, plan: ScoringPlan) -> None:
    a, b = (scorecard(gold, plan, erring(seed, Mistakes(0.2, 0.1)), samples=3) for seed in (1, 2))
    found, wanted = compared(a, b), compare_runs(a, b).changes
    assert sum(change.leaves for change in found.changes) == len(wanted)
    for kind in KINDS:
        assert sum(change.leaves for change in found.changes if change.kinds == (kind,)) == sum(
            change.kind == kind for change in wanted
        )


def test_broken_comes_first_and_then_fixed(gold: GoldSet, plan: ScoringPlan) -> None:
    a, b = (scorecard(gold, plan, erring(seed, Mistakes(0.2)), samples=1) for seed in (1, 2))
    order = [KINDS.index(change.first) for change in compared(a, b).changes]
    assert order == sorted(order)
    assert {0, 1} <= set(order)


def test_fields_are_those_that_differ_the_largest_difference_first(gold: GoldSet, plan: ScoringPlan) -> None:
    a, b = (scorecard(gold, plan, erring(seed, Mistakes(0.2)), samples=2) for seed in (1, 2))
    (against,) = compared(a, b).against
    values = [abs(row.difference.value) for row in against.fields if row.difference]
    assert values == sorted(values, reverse=True)
    assert against.unchanged + len(against.fields) == len(plan.paths)
    assert all(row.these_holm is not None for row in against.fields if row.difference)


def test_equal_runs_have_nothing_to_show(card_of: Cards) -> None:
    found = compared(card_of(), card_of())
    assert found.changes == ()
    assert found.against[0].fields == ()


def test_letters_go_on_after_z() -> None:
    assert [letter(number) for number in (0, 1, 25, 26)] == ["A", "B", "Z", "A2"]

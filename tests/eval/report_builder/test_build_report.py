"""What the report says must be what the scorecard says."""

from collections.abc import Callable
from typing import Any

import pytest

from benchmarks.report_cards import Mistakes, erring, scorecard
from eval.gold.annotations import strip
from eval.gold.labels import GoldCase, GoldSet
from eval.plan import ScoringPlan
from eval.report.model import Fact, Leaf, Mistake, Report
from eval.report_builder import build_report
from eval.report_builder.cases import all_leaves
from eval.scorecard import Scorecard

Change = Callable[[dict[str, Any]], None]


def changed(gold: GoldSet, plan: ScoringPlan, article: str, change: Change) -> Report:
    """The report of a run that is right but for one change in one article."""

    def answer(case: GoldCase, _: int) -> dict[str, Any]:
        record: dict[str, Any] = strip(case.record)
        if case.id == article:
            change(record)
        return record

    return build_report(scorecard(gold, plan, answer))


def the_only(report: Report) -> Mistake:
    (mistake,) = report.mistakes
    return mistake


def facts(report: Report) -> list[Fact]:
    return [f for case in report.cases for incident in case.incidents for f in (incident, *incident.facts)]


def leaves(report: Report) -> list[Leaf]:
    return [leaf for case in report.cases for leaf in all_leaves(case.incidents)]


def test_totals_are_the_scorecards(card: Scorecard, report: Report) -> None:
    assert report.overall.correct == card.overall.correct
    assert report.overall.strict.f1 == card.overall.strict.f1
    assert report.overall.lenient.f1 == card.overall.lenient.f1
    assert report.detection.gold == card.detection.gold
    for row in report.fields:
        assert row.tally.strict.f1 == card.fields[row.path].strict.f1


@pytest.mark.parametrize("name", ["report", "compared"])
def test_fields_articles_and_leaves_add_up_to_the_whole(name: str, request: pytest.FixtureRequest) -> None:
    shown: Report = request.getfixturevalue(name)
    for verdict in ("correct", "partial", "incorrect", "missing", "spurious", "failed"):
        whole = getattr(shown.overall, verdict)
        assert sum(getattr(row.tally, verdict) for row in shown.fields) == whole
        assert sum(getattr(case.tally, verdict) for case in shown.cases) == whole
        assert sum(r.samples for leaf in leaves(shown) for r in leaf.readings if r.verdict == verdict) == whole


@pytest.mark.parametrize("name", ["report", "compared"])
def test_the_error_list_loses_what_the_whole_loses(name: str, request: pytest.FixtureRequest) -> None:
    shown: Report = request.getfixturevalue(name)
    listed = sum(mistake.loss for mistake in shown.mistakes)
    assert listed == pytest.approx(shown.overall.loss / shown.provenance.samples)


def test_worst_comes_first(compared: Report) -> None:
    for column in (
        [row.tally.loss for row in compared.fields],
        [case.tally.loss for case in compared.cases],
        [mistake.loss for mistake in compared.mistakes],
    ):
        assert column == sorted(column, reverse=True)


def test_a_right_answer_has_no_mistakes(perfect: Report) -> None:
    assert perfect.mistakes == ()
    assert perfect.overall.strict.f1 == 1
    assert all(leaf.right for leaf in leaves(perfect))


def test_a_wrong_value_is_one_mistake_with_both_values(gold: GoldSet, plan: ScoringPlan) -> None:
    shown = changed(gold, plan, "odesa", lambda r: r["incidents"][0]["location"].update(settlement="Sumy"))
    mistake = the_only(shown)
    assert (mistake.what, mistake.verdict, mistake.gold, mistake.predicted) == (
        "location.settlement", "incorrect", "Odesa", "Sumy",
    )  # fmt: skip
    assert mistake.loss == 2


def test_a_missing_incident_is_one_mistake_with_all_its_leaves(gold: GoldSet, plan: ScoringPlan) -> None:
    shown = changed(gold, plan, "odesa", lambda r: r["incidents"].pop(1))
    mistake = the_only(shown)
    assert (mistake.what, mistake.verdict, mistake.loss) == ("incident", "missing", shown.overall.missing)
    assert "incidents.effects.kind" in mistake.fields
    (fact,) = [fact for fact in facts(shown) if fact.whole and fact.kind == "incidents"]
    assert fact.number == mistake.number


def test_an_invented_fact_is_one_mistake(gold: GoldSet, plan: ScoringPlan) -> None:
    effect = {"kind": "displacement", "count": None, "unit": "unspecified", "quote": "Odesa"}
    shown = changed(gold, plan, "odesa", lambda r: r["incidents"][0]["effects"].append(effect))
    mistake = the_only(shown)
    assert (mistake.what, mistake.verdict, mistake.predicted) == ("effects", "spurious", "displacement · unspecified")
    assert mistake.gold is None


def test_leaving_out_what_is_optional_is_no_mistake(gold: GoldSet, plan: ScoringPlan) -> None:
    optional = [n for n, s in enumerate(gold.cases["odesa"].record["incidents"][0]["sources"]) if s.get("optional")]
    shown = changed(gold, plan, "odesa", lambda r: r["incidents"][0]["sources"].pop(optional[0]))
    assert shown.mistakes == ()


def test_a_failed_article_is_one_mistake_that_says_why(gold: GoldSet, plan: ScoringPlan) -> None:
    card = scorecard(gold, plan, lambda case, _: "no answer" if case.id == "kyiv" else strip(case.record))
    shown = build_report(card)
    mistake = the_only(shown)
    assert (mistake.what, mistake.verdict, mistake.article) == ("whole article", "failed", "kyiv")
    assert "no answer" in mistake.reason
    assert mistake.loss == shown.overall.failed
    assert shown.failures == 1


def test_a_fact_lacking_in_some_samples_is_told_once(gold: GoldSet, plan: ScoringPlan) -> None:
    def answer(case: GoldCase, sample: int) -> dict[str, Any]:
        record: dict[str, Any] = strip(case.record)
        if case.id == "odesa" and sample < 2:
            record["incidents"].pop(1)
        return record

    mistake = the_only(build_report(scorecard(gold, plan, answer, samples=5)))
    assert (mistake.verdict, mistake.wrong, mistake.samples) == ("missing", 2, 5)


def test_what_two_samples_invent_alike_is_one_fact(gold: GoldSet, plan: ScoringPlan) -> None:
    effect = {"kind": "displacement", "count": None, "unit": "unspecified", "quote": "Odesa"}

    def answer(case: GoldCase, sample: int) -> dict[str, Any]:
        record: dict[str, Any] = strip(case.record)
        if case.id == "odesa" and sample != 1:
            record["incidents"][0]["effects"].append(effect)
        return record

    mistake = the_only(build_report(scorecard(gold, plan, answer, samples=3)))
    assert (mistake.verdict, mistake.wrong, mistake.samples) == ("spurious", 2, 3)


def test_the_text_is_whole_and_marked_where_the_quotes_stand(report: Report, gold: GoldSet) -> None:
    for case in report.cases:
        assert "".join(passage.text for passage in case.passages) == gold.cases[case.id].article.text
        assert any(passage.gold and passage.predicted for passage in case.passages)


def test_quotes_that_stand_nowhere_are_listed(report: Report) -> None:
    listed = [found for case in report.cases for found in case.unlocated if found.status == "missing"]
    assert len(listed) == report.evidence.missing > 0


def test_stability_accounts_for_every_gold_leaf_that_is_scored(compared: Report) -> None:
    for row in compared.fields:
        if row.stability and not row.tally.failed:
            count = row.stability.always + row.stability.sometimes + row.stability.never
            assert count * compared.provenance.samples >= row.tally.gold


def test_one_sample_cannot_be_stable(report: Report) -> None:
    assert all(row.stability is None for row in report.fields)
    assert any("One sample" in limit for limit in report.limits)


def test_a_confusion_table_adds_up_to_its_field(compared: Report) -> None:
    rows = {row.path: row.tally for row in compared.fields}
    for table in compared.confusions:
        counted = sum(cell.count for line in table.cells for cell in line)
        assert counted == rows[table.path].scored


def test_numbers_are_unique_and_the_same_in_every_build(card: Scorecard, report: Report) -> None:
    numbers = [case.number for case in report.cases]
    numbers += [fact.number for fact in facts(report)]
    numbers += [leaf.number for leaf in leaves(report)]
    assert len(numbers) == len(set(numbers))
    assert build_report(card) == report


def test_a_leaf_that_became_wrong_is_broken_and_one_that_became_right_is_better(
    gold: GoldSet, plan: ScoringPlan
) -> None:
    def answers(settlement: str, site: str) -> Callable[[GoldCase, int], dict[str, Any]]:
        def answer(case: GoldCase, _: int) -> dict[str, Any]:
            record: dict[str, Any] = strip(case.record)
            if case.id == "odesa":
                record["incidents"][0]["location"] |= {"settlement": settlement, "country": site}
            return record

        return answer

    before = scorecard(gold, plan, answers("Odesa", "MD"))
    shown = build_report(scorecard(gold, plan, answers("Sumy", "UA")), before)
    changes = {leaf.path: leaf.change for leaf in leaves(shown) if leaf.change != "same"}
    assert changes == {"incidents.location.settlement": "broken", "incidents.location.country": "better"}
    assert shown.baseline
    assert (shown.baseline.fixed, shown.baseline.broken) == (1, 1)


def test_runs_scored_by_other_gold_are_not_compared_silently(gold: GoldSet, plan: ScoringPlan, card: Scorecard) -> None:
    other = scorecard(GoldSet(gold.name, gold.cases, "0" * 64), plan, erring(1, Mistakes()))
    shown = build_report(card, other)
    assert shown.baseline
    assert any("gold" in warning for warning in shown.baseline.warnings)

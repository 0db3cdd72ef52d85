"""A run against gold: every figure is a sum of verdicts, and nothing that went wrong leaves the sum."""

import json
import random
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from eval.gold.labels import GoldCase
from eval.plan import ScoringPlan
from eval.scorecard import Scorecard, score_run
from eval.scores_file import scores, scores_json
from extractor.errors import RunError
from extractor.record import ARTICLES, RECORDS
from extractor.schema import Extraction
from tests.eval.runs import Change, committed_gold, perfect, write_run

GOLD = committed_gold()
PLAN = ScoringPlan.from_model(Extraction)


def card_of(folder: Path) -> Scorecard:
    return score_run(folder, GOLD, PLAN)


def scored(tmp_path: Path, change: Change = perfect, samples: int = 1) -> Scorecard:
    return card_of(write_run(tmp_path / "run", change, samples=samples))


def failing(*articles: str) -> Change:
    return lambda case, _, record: None if case.id in articles else record


def nothing(case: GoldCase, sample: int, record: dict[str, Any]) -> dict[str, Any]:  # noqa: ARG001 - a Change
    return {"incidents": []}


def test_gold_against_itself_is_all_right(tmp_path: Path) -> None:
    card = scored(tmp_path)
    assert tuple(card.overall.strict) == (1, 1, 1)
    assert tuple(card.detection.strict) == (1, 1, 1)
    assert card.evidence.located == card.evidence.touching_rate == card.evidence.mean_overlap == 1


def test_answers_without_incidents_miss_all_and_invent_nothing(tmp_path: Path) -> None:
    card = scored(tmp_path, nothing)
    assert tuple(card.overall.strict) == (None, 0, 0)
    assert card.detection.missing == sum(len(case.record["incidents"]) for case in GOLD.cases.values())
    assert card.detection.spurious == 0


@pytest.mark.parametrize("failed", [("kyiv",), ("kyiv", "odesa"), tuple(GOLD.cases)], ids=len)
def test_failed_articles_lower_the_score_and_say_why(tmp_path: Path, failed: tuple[str, ...]) -> None:
    card = scored(tmp_path, failing(*failed))
    assert card.overall.strict.recall is not None
    assert card.overall.strict.recall < 1
    assert {case.case.id for case in card.failed} == set(failed)
    assert card.overall.failed == card.overall.gold - card.overall.correct > 0
    reasons = {leaf.reason for case in card.failed for leaf in case.leaves if leaf.verdict == "failed"}
    assert reasons == {"the extraction failed: timeout: no answer in 120 s"}


def test_a_record_that_is_not_there_counts_as_failed(tmp_path: Path) -> None:
    folder = write_run(tmp_path / "run")
    lines = (folder / RECORDS).read_text().splitlines(keepends=True)
    (folder / RECORDS).write_text("".join(lines[1:]))
    (lost,) = card_of(folder).failed
    assert lost.failure == "the run has no record of it"


def test_articles_the_run_was_never_asked_for_are_named_and_not_scored(tmp_path: Path) -> None:
    folder = write_run(tmp_path / "run")
    for file in (RECORDS, ARTICLES):
        first = (folder / file).read_text().splitlines(keepends=True)[0]
        (folder / file).write_text(first)
    card = card_of(folder)
    assert len(card.not_in_run) == len(GOLD.cases) - 1
    assert f"(n=1 of {len(GOLD.cases)})" in card.signature


def test_a_run_without_any_gold_article_is_refused(tmp_path: Path) -> None:
    folder = write_run(tmp_path / "run")
    (folder / ARTICLES).write_text('{"id":"other","sha256":"' + "0" * 64 + '"}\n')
    with pytest.raises(RunError, match="none of its articles is in the gold set"):
        card_of(folder)


def test_a_gold_article_under_its_name_with_another_text_is_refused(tmp_path: Path) -> None:
    folder = write_run(tmp_path / "run")
    (folder / ARTICLES).write_text('{"id":"kyiv","sha256":"' + "0" * 64 + '"}\n')
    with pytest.raises(RunError, match="'kyiv' has another text than gold's"):
        card_of(folder)


def shuffled(seed: int) -> Change:
    def change(_: GoldCase, sample: int, record: dict[str, Any]) -> dict[str, Any]:
        rng = random.Random(seed + sample)
        for incident in record["incidents"]:
            for name, value in incident.items():
                if isinstance(value, list):
                    incident[name] = rng.sample(value, len(value))
        return {"incidents": rng.sample(record["incidents"], len(record["incidents"]))}

    return change


@settings(max_examples=10, deadline=None)
@given(seed=st.integers(0, 10**6))
def test_the_order_of_incidents_and_facts_changes_no_figure(
    tmp_path_factory: pytest.TempPathFactory, seed: int
) -> None:
    card = scored(tmp_path_factory.mktemp("order"), shuffled(seed))
    assert tuple(card.overall.strict) == (1, 1, 1)


def test_figures_add_up(tmp_path: Path) -> None:
    card = scored(tmp_path, failing("odesa"), samples=2)
    assert sum(card.fields.values()) == card.overall
    by_article = scores(card)["articles"]
    for name, number in scores(card)["overall"]["counts"].items():
        assert number == sum(article["counts"][name] for article in by_article.values())


def test_scores_json_has_the_documented_shape_and_the_same_bytes_twice(tmp_path: Path) -> None:
    card = scored(tmp_path, failing("odesa"))
    text = scores_json(card)
    assert text == scores_json(card_of(tmp_path / "run"))
    content = json.loads(text)
    documented = Path("docs/scores.md").read_text()
    for key in content:
        assert f"`{key}`" in documented or f"`{key}.<" in documented, key
    assert content["overall"]["strict"].keys() == {"precision", "recall", "f1"}
    assert set(content["fields"]) == set(PLAN.paths)
    assert set(content["articles"]) == set(GOLD.cases)
    assert content["articles"]["odesa"]["failures"] == {"0": "timeout: no answer in 120 s"}
    assert all(row["reason"] for row in content["leaves"] if row["verdict"] not in {"correct", "absent"})


@pytest.mark.parametrize(
    "part", ["gold:goldset@", "(n=3)", "schema:1@", "|rules@", "|backend:replay", "|samples:1", "|v:"]
)
def test_the_signature_names(tmp_path: Path, part: str) -> None:
    assert part in scored(tmp_path).signature

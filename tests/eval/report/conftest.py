"""Reports of made-up runs on the gold set that comes along."""

import pytest

from benchmarks.report_cards import Mistakes, erring, scorecard
from eval.gold.annotations import strip
from eval.gold.labels import GoldSet, load_gold
from eval.plan import ScoringPlan
from eval.report.model import Report
from eval.report_builder import build_report
from eval.scorecard import Scorecard
from extractor import resources
from extractor.schema import Extraction


@pytest.fixture(scope="session")
def gold() -> GoldSet:
    return load_gold(resources.folder("goldset"))


@pytest.fixture(scope="session")
def plan() -> ScoringPlan:
    return ScoringPlan.from_model(Extraction)


@pytest.fixture(scope="session")
def card(gold: GoldSet, plan: ScoringPlan) -> Scorecard:
    """One sample, mistakes of every kind."""
    return scorecard(gold, plan, erring(4, Mistakes(0.15)))


@pytest.fixture(scope="session")
def perfect(gold: GoldSet, plan: ScoringPlan) -> Report:
    return build_report(scorecard(gold, plan, lambda case, _: strip(case.record)))


@pytest.fixture(scope="session")
def report(card: Scorecard) -> Report:
    return build_report(card)


@pytest.fixture(scope="session")
def sampled(gold: GoldSet, plan: ScoringPlan) -> Scorecard:
    """Five samples, some of them failed."""
    return scorecard(gold, plan, erring(3, Mistakes(0.2, failures=0.12)), samples=5)


@pytest.fixture(scope="session")
def compared(sampled: Scorecard, gold: GoldSet, plan: ScoringPlan) -> Report:
    """Five samples beside a baseline of five."""
    return build_report(sampled, scorecard(gold, plan, erring(9, Mistakes(0.25)), samples=5))

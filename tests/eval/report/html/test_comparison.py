"""The page of two runs or more, as a file in Chromium."""

import re
from pathlib import Path

import pytest

from benchmarks.report_cards import Mistakes, erring, scorecard
from eval.gold.labels import GoldSet
from eval.plan import ScoringPlan
from eval.report.html import comparison
from eval.report.model import Compared
from eval.report_builder.compared import build_comparison
from tests.eval.report.html.conftest import Show


@pytest.fixture(scope="module")
def three(gold: GoldSet, plan: ScoringPlan) -> Compared:
    cards = [scorecard(gold, plan, erring(seed, Mistakes(0.2, 0.05)), samples=2) for seed in (1, 2, 3)]
    return build_comparison(cards, ["runs/v1", "runs/v2", "runs/<b>v3</b>\x1b[31m"])


def test_two_builds_are_the_same_bytes(three: Compared) -> None:
    assert comparison.render(three) == comparison.render(three)


def test_the_page_needs_no_script_and_admits_none(three: Compared) -> None:
    page = comparison.render(three)
    assert "<script" not in page
    assert "script-src" not in page
    assert re.findall(r"<[^>]*\s(?:src|href|action|style|on\w+)=(?!\"?#)[^>]*", page) == []


def test_names_of_folders_are_shown_and_not_obeyed(three: Compared) -> None:
    page = comparison.render(three)
    assert "runs/&lt;b&gt;v3&lt;/b&gt;<i class=z>␛</i>[31m" in page
    assert "<b>v3" not in page


def test_every_change_has_its_row_under_what_it_is_looked_at_for(three: Compared) -> None:
    page = comparison.render(three)
    for kind in ("broken", "fixed", "flaky"):
        (section,) = re.findall(rf"<section id={kind} .*?</section>", page, re.DOTALL)
        assert section.count("<tbody>") == sum(change.first == kind for change in three.changes)


def test_both_answers_and_what_could_be_shown_are_said_in_words(three: Compared) -> None:
    page = comparison.render(three)
    assert page.count("On articles like these: cannot be answered") == 2
    assert page.count("On exactly these articles: p = ") == 2
    assert page.count("could be shown for articles like these") == 2


@pytest.mark.browser
@pytest.mark.parametrize("width", [1400, 400])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_serious_and_nothing_is_wider_than_the_window(
    shown: Show, three: Compared, width: int, scheme: str
) -> None:
    page = shown(comparison.render(three), viewport={"width": width, "height": 900}, color_scheme=scheme)
    axe = pytest.importorskip("axe_playwright_python.sync_playwright")
    violations = axe.Axe().run(page).response["violations"]
    assert [found["id"] for found in violations if found["impact"] in {"serious", "critical"}] == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.browser
def test_nothing_is_complained_about_and_nothing_is_fetched(shown: Show, three: Compared, tmp_path: Path) -> None:
    page = shown(comparison.render(three))
    seen: list[str] = []
    page.on("console", lambda message: seen.append(message.text))
    page.on("request", lambda request: seen.append(request.url))
    page.reload()
    page.wait_for_load_state("networkidle")
    assert seen == [page.url]
    assert page.url.startswith(tmp_path.as_uri())

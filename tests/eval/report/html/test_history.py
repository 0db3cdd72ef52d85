"""The page of past runs, as a file in Chromium."""

from pathlib import Path

import pytest

from eval.past_runs import read_past
from eval.report.html import history
from eval.report.model import History
from eval.report_builder.history import build_history
from tests.eval.report.html.conftest import Show
from tests.eval.runs import perfect
from tests.eval.test_comparison import without_date
from tests.eval.test_past_runs import scored, told

pytestmark = pytest.mark.browser


@pytest.fixture
def past(tmp_path: Path) -> History:
    folders = [
        scored(tmp_path / f"<b>{number}</b>", without_date if number % 2 else perfect,
               created=f"2026-0{number}-01", prompt=f"incident/v{number}")
        for number in range(1, 9)
    ]  # fmt: skip
    told(folders[0], 1.5)
    return build_history(map(read_past, folders), ["a folder <i>that</i> cannot be read"])


@pytest.mark.parametrize("width", [1400, 400])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_serious_and_nothing_is_wider_than_the_window(
    shown: Show, past: History, width: int, scheme: str
) -> None:
    page = shown(history.render(past), viewport={"width": width, "height": 900}, color_scheme=scheme)
    axe = pytest.importorskip("axe_playwright_python.sync_playwright")
    violations = axe.Axe().run(page).response["violations"]
    assert [found["id"] for found in violations if found["impact"] in {"serious", "critical"}] == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_points_stand_inside_their_plots(shown: Show, past: History) -> None:
    page = shown(history.render(past))
    outside = page.evaluate(
        """[...document.querySelectorAll(".plot")].flatMap((plot) => {
            const frame = plot.getBoundingClientRect();
            return [...plot.querySelectorAll("g path")].map((path) => path.getBoundingClientRect())
                .filter((at) => at.left < frame.left - 1 || at.right > frame.right + 1
                    || at.top < frame.top - 1 || at.bottom > frame.bottom + 1);
        }).length"""
    )
    assert outside == 0
    assert page.locator(".plot g").count() > 8 * 20


def test_nothing_is_complained_about_and_nothing_is_fetched(shown: Show, past: History) -> None:
    page = shown(history.render(past))
    seen: list[str] = []
    page.on("console", lambda message: seen.append(message.text))
    page.on("request", lambda request: seen.append(request.url))
    page.reload()
    page.wait_for_load_state("networkidle")
    assert seen == [page.url]

"""A real Chromium, opened on real files. Without one, or without playwright, its tests are skipped and say so."""

import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from benchmarks.report_cards import scorecard
from eval.gold.annotations import strip
from eval.gold.labels import GoldSet
from eval.plan import ScoringPlan
from eval.report import html
from eval.report.model import Report
from eval.report_builder import build_report

if TYPE_CHECKING:
    # At run time only where a test asks for a browser: the others run without playwright.
    from playwright.sync_api import Browser, Page

NAMES = ("chromium", "chromium-browser", "google-chrome")
QUIET = ("--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-sync", "--disable-background-networking",
         "--disable-component-update", "--no-first-run")  # fmt: skip

HOSTILE = (
    "<script>document.title = 'owned'</script> <img src=x onerror=\"document.title='owned'\"> {{7*7}} {% for %}"
    " </article></main> \x1b[31mred \u202eevil\u202c \u200bzero &amp; 'quotes\" [/b]"
)
"""What an article may carry that a page must show and not obey."""

Show = Callable[..., "Page"]
"""Opens a page; keywords are playwright's options of a browser context."""
Open = Callable[..., "Page"]
"""The same of a report."""


@pytest.fixture(scope="module")
def browser() -> Iterator["Browser"]:
    """One for a module and no longer: while it is open, its event loop stands in the way of everyone else's."""
    playwright_api = pytest.importorskip("playwright.sync_api", reason="the extra 'browser' is not installed")
    found = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)
    if not found:
        pytest.skip(f"no browser: none of {', '.join(NAMES)} is on the PATH, and CHROMIUM names none")
    with playwright_api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=list(QUIET))
        yield browser
        browser.close()


@pytest.fixture
def opened(shown: Show) -> Open:
    def open_report(report: Report, fragment: str = "", **options: object) -> "Page":
        return shown(html.render(report), fragment, **options)

    return open_report


@pytest.fixture
def shown(browser: "Browser", tmp_path: Path) -> Iterator[Show]:
    contexts = []

    def show(content: str, fragment: str = "", **options: object) -> "Page":
        file = tmp_path / "page.html"
        file.write_text(content, encoding="utf-8")
        settings: dict[str, object] = {"viewport": {"width": 1400, "height": 900}, "reduced_motion": "reduce"}
        context = browser.new_context(**(settings | options))  # type: ignore[arg-type]  # one option each, by name
        contexts.append(context)
        page = context.new_page()
        page.goto(file.as_uri() + fragment)
        return page

    yield show
    for context in contexts:
        context.close()


@pytest.fixture(scope="session")
def hostile(gold: GoldSet, plan: ScoringPlan) -> Report:
    """A report of an article that tries everything, from a model that repeats it."""
    case = gold.cases["odesa"]
    label = strip(case.record)
    quote = label["incidents"][0]["location"]["quote"]
    article = replace(case.article, text=case.article.text.replace(quote, f"{HOSTILE} {quote}", 1))
    answer = strip(case.record)
    answer["incidents"][0]["location"] |= {"site": HOSTILE, "quote": "<b>nowhere</b>"}
    answer["incidents"][0]["damage"][0]["description"] = "{{ report }} <i>x</i>"
    attacked = replace(gold, cases={case.id: replace(case, article=article, tags=("<u>tag</u>",))})
    return build_report(scorecard(attacked, plan, lambda _case, _sample: answer))

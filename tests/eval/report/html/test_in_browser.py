"""The page as a reader meets it: a file, opened in Chromium, with and without script, by keyboard and on paper."""

import re

import pytest

pytest.importorskip("playwright", reason="the extra 'browser' is not installed")

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from eval.report.model import Report
from tests.eval.report.html.conftest import HOSTILE, Open

pytestmark = pytest.mark.browser

WIDE, NARROW = {"width": 1400, "height": 900}, {"width": 400, "height": 800}


def watched(page: Page) -> list[str]:
    """What the page complains about and asks for, from now on."""
    seen: list[str] = []
    page.on("console", lambda message: seen.append(f"console: {message.text}"))
    page.on("pageerror", lambda error: seen.append(f"error: {error}"))
    page.on("request", lambda request: seen.append(f"request: {request.url}"))
    return seen


def top(page: Page, selector: str) -> float:
    box = page.locator(selector).bounding_box()
    assert box
    return box["y"]


def test_nothing_is_complained_about_and_nothing_is_fetched(opened: Open, compared: Report) -> None:
    page = opened(compared)
    seen = watched(page)
    page.reload()
    page.wait_for_load_state("networkidle")
    assert seen == [f"request: {page.url}"]


def test_what_an_article_carries_is_shown_and_not_obeyed(opened: Open, hostile: Report) -> None:
    page = opened(hostile)
    seen = watched(page)
    page.reload()
    assert page.title() != "owned"
    assert seen == [f"request: {page.url}"]
    text = page.locator(".text").inner_text()
    for shown in ("<script>document.title = 'owned'</script>", "{{7*7}}", "{% for %}", "</article>", "␛[31m", "U+202E"):
        assert shown in text
    assert page.locator(".text .z").count() == sum(HOSTILE.count(sign) for sign in "\x1b\u202e\u202c\u200b")
    assert page.locator("main article").count() == 1


def test_quotes_stay_where_they_are_behind_what_was_made_visible(opened: Open, hostile: Report) -> None:
    marked = opened(hostile).locator(".text mark").all_inner_texts()
    quoted = [passage.text for passage in hostile.cases[0].passages if passage.gold or passage.predicted]
    assert marked == quoted
    assert "Odesa" in marked


def test_without_script_everything_is_there(opened: Open, compared: Report) -> None:
    page = opened(compared, java_script_enabled=False)
    expect(page.locator(".errors tbody tr")).to_have_count(len(compared.mistakes))
    expect(page.locator(".errors tbody tr").last).to_be_visible()
    expect(page.locator(".filter")).to_be_hidden()
    expect(page.locator("article")).to_have_count(len(compared.cases))
    page.locator(".heat td a").first.click()
    expect(page.locator(":target")).to_be_in_viewport()


def test_every_link_leads_somewhere(opened: Open, compared: Report) -> None:
    dangling = opened(compared).evaluate(
        "[...document.querySelectorAll('a[href^=\"#\"]')].map(a => a.getAttribute('href').slice(1))"
        ".filter(id => !id.startsWith('errors:') && !document.getElementById(id))"
    )
    assert dangling == []


def test_the_heat_map_leads_to_the_case(opened: Open, report: Report) -> None:
    page = opened(report)
    link = page.locator(".heat td a").first
    address = link.get_attribute("href") or ""
    link.click()
    expect(page.locator(address)).to_be_in_viewport()
    assert page.url.endswith(address)


def test_the_error_list_is_filtered_by_field_verdict_and_text(opened: Open, report: Report) -> None:
    page = opened(report)
    shown = page.locator(".errors tbody tr:visible")
    page.select_option("[name=verdict]", "missing")
    expect(shown).to_have_count(sum(mistake.verdict == "missing" for mistake in report.mistakes))
    page.select_option("[name=verdict]", "")
    path = "incidents.casualties.count"
    page.select_option("[name=field]", path)
    losing = [mistake for mistake in report.mistakes if path in mistake.fields]
    expect(shown).to_have_count(len(losing))
    page.fill("[name=text]", "no such words")
    expect(shown).to_have_count(0)
    expect(page.locator(".filter output")).to_have_text(f"0 of {len(report.mistakes)}")


def test_a_filter_can_be_sent_as_an_address(opened: Open, compared: Report) -> None:
    wanted = next((m.change, m.verdict) for m in compared.mistakes if m.change)
    page = opened(compared)
    page.select_option("[name=change]", wanted[0])
    page.select_option("[name=verdict]", wanted[1])
    again = opened(compared, page.evaluate("location.hash"))
    assert again.input_value("[name=change]") == wanted[0]
    count = sum((m.change, m.verdict) == wanted for m in compared.mistakes)
    expect(again.locator(".errors tbody tr:visible")).to_have_count(count)
    assert count < len(compared.mistakes)


def test_keys_lead_from_article_to_article_and_from_error_to_error(opened: Open, report: Report) -> None:
    page = opened(report)
    articles = [f"#r{case.number}" for case in report.cases]
    visited = []
    for key in "jjk":
        page.keyboard.press(key)
        visited.append(page.evaluate("location.hash"))
    assert visited == [articles[0], articles[1], articles[0]]
    page.keyboard.press("n")
    first = page.evaluate("location.hash")
    page.keyboard.press("n")
    second = page.evaluate("location.hash")
    page.keyboard.press("p")
    assert first != second
    assert page.evaluate("location.hash") == first
    expect(page.locator(first)).to_be_in_viewport()
    expect(page.locator(first)).to_be_focused()


def test_the_last_article_is_the_end(opened: Open, report: Report) -> None:
    page = opened(report)
    for _ in range(len(report.cases) + 3):
        page.keyboard.press("j")
    assert page.evaluate("location.hash") == f"#r{report.cases[-1].number}"


def test_a_slash_filters_and_a_question_mark_helps(opened: Open, report: Report) -> None:
    page = opened(report)
    page.keyboard.press("/")
    expect(page.locator("[name=text]")).to_be_focused()
    page.keyboard.type("j?")
    assert page.input_value("[name=text]") == "j?"
    page.keyboard.press("Escape")
    page.keyboard.press("?")
    expect(page.locator("#help")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("#help")).to_be_hidden()


def test_the_first_stop_of_the_keyboard_skips_to_the_report(opened: Open, report: Report) -> None:
    page = opened(report)
    page.keyboard.press("Tab")
    expect(page.locator(".skip")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#main")).to_be_focused()


@pytest.mark.parametrize("viewport", [WIDE, NARROW], ids=["1400", "400"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_serious(opened: Open, compared: Report, viewport: dict[str, int], scheme: str) -> None:
    page = opened(compared, viewport=viewport, color_scheme=scheme)
    violations = Axe().run(page).response["violations"]
    serious = [
        (found["id"], found["nodes"][0]["html"][:120], found["nodes"][0].get("failureSummary"))
        for found in violations
        if found["impact"] in {"serious", "critical"}
    ]
    assert serious == []


def test_the_page_is_never_wider_than_the_window(opened: Open, compared: Report) -> None:
    page = opened(compared, viewport=NARROW)
    assert page.evaluate("document.documentElement.scrollWidth") <= NARROW["width"]


def test_dark_is_dark(opened: Open, report: Report) -> None:
    colours = [
        opened(report, color_scheme=scheme).evaluate("getComputedStyle(document.body).backgroundColor")
        for scheme in ("light", "dark")
    ]
    brightness = [sum(map(int, re.findall(r"\d+", colour)[:3])) for colour in colours]
    assert brightness[0] > 700
    assert brightness[1] < 120


def test_nobody_is_moved_who_asked_not_to_be(opened: Open, report: Report) -> None:
    behaviour = "getComputedStyle(document.documentElement).scrollBehavior"
    assert opened(report, reduced_motion="reduce").evaluate(behaviour) == "auto"
    assert opened(report, reduced_motion="no-preference").evaluate(behaviour) == "smooth"


def test_on_paper_nothing_is_behind_a_scroll_bar(opened: Open, compared: Report) -> None:
    page = opened(compared, color_scheme="dark")
    page.emulate_media(media="print")
    boxes = page.evaluate(
        "[...document.querySelectorAll('.scroll, .text')].map(e => getComputedStyle(e)).filter("
        "s => s.overflowX !== 'visible' || s.maxHeight !== 'none').length"
    )
    assert boxes == 0
    expect(page.locator("nav")).to_be_hidden()
    assert page.pdf(format="A4").startswith(b"%PDF")

"""Readers answer back in the page: marks are made, kept, saved as a file, and become changes of the labels."""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("playwright", reason="the extra 'browser' is not installed")

from playwright.sync_api import Page, expect

from eval.gold.labels import GoldSet, load_gold
from eval.gold.marks import read_marks
from eval.gold.review import review
from eval.report.model import Report
from extractor import resources
from tests.eval.report.html.conftest import Open
from tests.eval.report.html.test_in_browser import watched

pytestmark = pytest.mark.browser


def answer(page: Page, opener: int, kind: str, note: str = "") -> None:
    page.locator("article .mk").nth(opener).click()
    page.get_by_role("button", name=kind, exact=True).click()
    if note:
        page.locator(".answer input").fill(note)
    page.get_by_role("button", name="close", exact=True).click()


def saved(page: Page, folder: Path) -> Path:
    with page.expect_download() as download:
        page.locator("nav .marked a").click()
    file = folder / download.value.suggested_filename
    download.value.save_as(file)
    return file


def test_marks_are_saved_as_a_file_and_nothing_leaves_the_page(
    opened: Open, report: Report, gold: GoldSet, tmp_path: Path
) -> None:
    page = opened(report)
    seen = watched(page)
    answer(page, 0, "gold is wrong", "see the second sentence")
    answer(page, 1, "both acceptable")
    answer(page, 2, "agree")
    marks = read_marks(saved(page, tmp_path))
    assert [mark.mark for mark in marks.marks] == ["gold is wrong", "both acceptable", "agree"]
    assert marks.marks[0].note == "see the second sentence"
    assert marks.gold == gold.sha256
    assert {mark.article for mark in marks.marks} == {report.cases[0].id}
    assert [line for line in seen if not line.startswith("request: blob:")] == []


@pytest.mark.parametrize("kind", ["gold is wrong", "both acceptable"])
def test_every_error_can_be_answered_and_what_is_saved_is_a_label(
    opened: Open, compared: Report, gold: GoldSet, tmp_path: Path, kind: str
) -> None:
    page = opened(compared)
    page.evaluate(
        """kind => document.querySelectorAll("article .mk").forEach((opener) => {
            opener.click();
            [...document.querySelectorAll(".answer button")].find((b) => b.textContent === kind).click();
        })""",
        kind,
    )
    marks = read_marks(saved(page, tmp_path))
    found = review(resources.folder("goldset"), gold, marks)
    assert len(marks.marks) == page.locator("article .mk").count() > 10
    assert len(found.proposed) == len(gold.cases)
    allowed = ("another mark", "the label would be wrong", "no such place", "says this already", "accepts this already")
    assert [why for _, why in found.refused if not any(reason in why for reason in allowed)] == []
    gone = [mark for mark, why in found.refused if "no such place" in why]
    assert all(mark.run is None or kind == "gold is wrong" for mark in gone)


def test_a_value_is_saved_as_the_run_said_it(opened: Open, report: Report, tmp_path: Path) -> None:
    page = opened(report)
    page.evaluate("document.querySelectorAll('article .mk').forEach((opener) => {"
                  "opener.click(); document.querySelector('.answer button').click(); })")  # fmt: skip
    marks = {(mark.article, mark.place): mark.run for mark in read_marks(saved(page, tmp_path)).marks}
    told = {
        (case.id, reading.proposal.place): reading.proposal.value
        for case in report.cases
        for incident in case.incidents
        for fact in (incident, *incident.facts)
        for leaf in fact.leaves
        for reading in leaf.told
        if reading.proposal and not isinstance(reading.proposal.value, dict)
    }
    assert told.items() <= marks.items()
    assert len(told) > 5


def test_marks_outlive_the_page(opened: Open, report: Report) -> None:
    page = opened(report)
    answer(page, 3, "agree", "the label is right")
    page.reload()
    expect(page.locator("nav .marked")).to_have_text("Save 1 mark")
    expect(page.locator("article .mk").nth(3)).to_have_text("✎ agree")
    page.locator("article .mk").nth(3).click()
    expect(page.locator(".answer input")).to_have_value("the label is right")
    page.get_by_role("button", name="no answer").click()
    expect(page.locator("nav .marked")).to_be_hidden()


def test_marks_are_kept_by_the_content_of_the_report(opened: Open, report: Report, compared: Report) -> None:
    page = opened(report)
    answer(page, 0, "agree")
    kept = page.evaluate("Object.keys(localStorage)")
    assert kept == ["incidents-marks:" + page.evaluate("document.documentElement.dataset.report")]
    other = opened(compared).evaluate("document.documentElement.dataset.report")
    assert kept != [f"incidents-marks:{other}"]


@pytest.mark.parametrize("way", ["throws", "is broken"])
def test_where_storage_is_refused_marks_last_as_long_as_the_page(
    opened: Open, report: Report, tmp_path: Path, way: str
) -> None:
    page = opened(report)
    seen = watched(page)
    if way == "throws":
        refuse = "get() { throw new DOMException('no', 'SecurityError'); }"
        page.add_init_script(f"Object.defineProperty(window, 'localStorage', {{ {refuse} }})")
    else:
        key = "'incidents-marks:' + document.documentElement.dataset.report"
        page.evaluate(f"localStorage.setItem({key}, '{{')")
    page.reload()
    answer(page, 0, "gold is wrong")
    assert len(read_marks(saved(page, tmp_path)).marks) == 1
    assert [line for line in seen if line.startswith("error")] == []
    expect(page.locator("nav .marked small")).to_have_count(1 if way == "throws" else 0)


def test_without_script_there_is_nothing_to_answer_with(opened: Open, report: Report) -> None:
    page = opened(report, java_script_enabled=False)
    expect(page.locator(".mk")).to_have_count(0)
    expect(page.locator("nav .marked")).to_be_hidden()


def test_an_answer_can_be_given_by_keyboard_alone(opened: Open, report: Report) -> None:
    page = opened(report)
    page.keyboard.press("n")
    page.keyboard.press("m")
    expect(page.get_by_role("button", name="gold is wrong")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="both acceptable", exact=True)).to_have_attribute("aria-pressed", "true")
    page.keyboard.press("Escape")
    expect(page.locator(".answer")).to_have_count(0)
    expect(page.locator(".mk:focus")).to_have_text("✎ both acceptable")


def test_what_a_hostile_model_said_is_saved_to_the_letter(opened: Open, hostile: Report, tmp_path: Path) -> None:
    page = opened(hostile)
    page.evaluate("document.querySelectorAll('article .mk').forEach((opener) => {"
                  "opener.click(); document.querySelector('.answer button').click(); })")  # fmt: skip
    content: dict[str, Any] = json.loads(saved(page, tmp_path).read_text(encoding="utf-8"))
    said = [mark["run"] for mark in content["marks"] if mark["place"] == "incidents[0].location.site"]
    proposals = [
        reading.proposal.value
        for leaf in hostile.cases[0].incidents[0].leaves
        for reading in leaf.told
        if reading.proposal and leaf.path == "incidents.location.site"
    ]
    assert said == proposals
    assert "\x1b" in said[0]


def test_what_was_marked_in_the_page_stands_in_the_label(opened: Open, report: Report, tmp_path: Path) -> None:
    folder = Path(shutil.copytree(resources.folder("goldset"), tmp_path / "goldset"))
    page = opened(report)
    row = page.locator("article tr.i[id]:not([data-v])").first
    said = row.locator("td").nth(1).inner_text()
    row.locator(".mk").click()
    page.get_by_role("button", name="gold is wrong", exact=True).click()
    found = review(folder, load_gold(folder), read_marks(saved(page, tmp_path)))
    assert found.refused == ()
    assert said in found.proposed[0].diff(folder)

import base64
import hashlib
import re
from dataclasses import replace
from html import unescape

import pytest

from eval.report import html
from eval.report.legend import LEGEND
from eval.report.model import Failure, Report


def test_two_builds_are_the_same_bytes(compared: Report) -> None:
    assert html.render(compared) == html.render(compared)


def test_the_policy_admits_this_style_and_this_script_alone(report: Report) -> None:
    page = html.render(report)
    policy = re.search(r'Content-Security-Policy content="([^"]+)"', page)
    assert policy
    for element in ("style", "script"):
        (content,) = re.findall(f"<{element}>(.*?)</{element}>", page, re.DOTALL)
        digest = base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()
        assert f"{element}-src 'sha256-{digest}'" in policy[1].replace("&#39;", "'")
    assert "unsafe" not in policy[1]


def test_nothing_points_to_another_place(hostile: Report, compared: Report) -> None:
    for shown in (hostile, compared):
        outward = re.findall(r"<[^>]*\s(?:src|href|action|style|on\w+)=(?!\"?#)[^>]*", html.render(shown))
        assert outward == []


def test_what_is_neither_text_nor_white_space_is_a_visible_sign(hostile: Report) -> None:
    page = html.render(hostile)
    assert not set(page) & set("\x1b\u202e\u202c\u200b")
    assert "<i class=z>␛</i>" in page
    assert "<i class=z>U+202E</i>" in page


def test_the_text_of_an_article_is_there_to_the_letter(report: Report) -> None:
    shown = re.findall(r"<div class=text[^>]*>(.*?)</div>", html.render(report), re.DOTALL)
    texts = [unescape(re.sub(r"</?(?:mark|span)[^>]*>", "", text)) for text in shown]
    assert texts == ["".join(passage.text for passage in case.passages) for case in report.cases]


def test_no_number_is_used_twice_and_no_link_leads_nowhere(compared: Report, report: Report) -> None:
    for shown in (compared, report):
        page = html.render(shown)
        ids = re.findall(r'\sid="?([\w-]+)', page)
        links = {found for found in re.findall(r'href="?#([^">\s]+)', page) if not found.startswith("errors:")}
        assert len(ids) == len(set(ids))
        assert links <= set(ids)


def test_every_mistake_leads_to_its_row(compared: Report) -> None:
    page = html.render(compared)
    for mistake in compared.mistakes:
        assert re.search(rf"\sid=r{mistake.number}\b", page)


def test_failures_and_empty_articles_say_so(report: Report) -> None:
    failed = replace(report.cases[0], failures=(Failure(0, "timeout: <b>no answer</b>"),))
    empty = replace(report.cases[1], correctly_empty=1, incidents=())
    page = html.render(replace(report, cases=(failed, empty)))
    assert "timeout: &lt;b&gt;no answer&lt;/b&gt;" in page
    assert "correctly empty" in page
    assert "No incident on either side" in page


def test_a_report_without_mistakes_has_no_error_list(perfect: Report) -> None:
    page = html.render(perfect)
    assert "class=errors" not in page
    assert "1.00" in page


def test_the_legend_defines_every_column_and_verdict(compared: Report) -> None:
    defined = " ".join(term for term, _ in LEGEND)
    for word in ("precision", "recall", "F1", "interval", "loss", "stability", "signature", "k/n", "n/a"):
        assert word in defined
    for verdict in {mistake.verdict for mistake in compared.mistakes}:
        assert verdict in defined


@pytest.mark.parametrize("name", ["gold", "schema", "rules", "prompt"])
def test_provenance_gives_whole_hashes(report: Report, name: str) -> None:
    assert str(getattr(report.provenance, f"{name}_sha256")) in html.render(report)

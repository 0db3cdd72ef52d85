"""The prompt beside each article: whole, once, and without the article's text."""

from dataclasses import replace

from benchmarks.report_cards import copies
from eval.gold.labels import GoldSet
from eval.report import html
from eval.report_builder import build_report
from eval.report_builder.sent import ARTICLE, messages
from eval.scorecard import Scorecard
from extractor import resources
from extractor.prompts import PromptVersion, load_prompt, render


def prompt() -> PromptVersion:
    return load_prompt("incident/v1", resources.folder("prompts"))


def test_the_messages_are_those_that_were_sent_but_for_the_text(gold: GoldSet) -> None:
    articles = [case.article for case in gold.cases.values()]
    for article in articles:
        found = messages(prompt(), articles)[article.id]
        assert [(m.role, m.content.replace(ARTICLE, article.text)) for m in found] == list(render(prompt(), article))
        assert not any(article.text in message.content for message in found)


def test_what_all_articles_were_told_is_there_once(card: Scorecard) -> None:
    page = html.render(build_report(replace(card, prompt=prompt())))
    assert page.count("Two laws") == 1
    assert page.count("<a href=#s1>") == len(card.articles)
    assert page.count("-----BEGIN article-") == len(card.articles)


def test_a_run_without_its_prompt_shows_none(card: Scorecard) -> None:
    assert "<summary>Prompt" not in html.render(build_report(card))


def test_it_costs_less_than_a_kilobyte_an_article(gold: GoldSet) -> None:
    many = copies(gold, 30)
    found = messages(prompt(), (case.article for case in many.cases.values()))
    own = sum(len(m.content) for of in found.values() for m in of if not m.shared)
    assert own < 1000 * 30

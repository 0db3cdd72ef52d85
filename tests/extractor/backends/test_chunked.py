"""Pieces in front of a backend: each asked on its own, one answer in the spans of the whole article."""

import asyncio
from dataclasses import replace
from typing import Any

from extractor import resources
from extractor.article import Article
from extractor.backends.base import Answer, Request
from extractor.backends.chunked import Chunked, Pieces
from extractor.prompts import load_prompt, render
from extractor.schema import Extraction
from tests.extractor.answering import Answering, answer

FILLER = "Nothing else of note was said in this part of the report. " * 4
TEXT = f"A rocket hit Alphaville.\n\n{FILLER}\n\nA second report of Alphaville.\n\n{FILLER}\n\nBetaville was hit too.\n"
PROMPT = load_prompt("incident/v1", resources.folder("prompts"))
PIECES = Pieces(300, 60)


def _incident(settlement: str) -> dict[str, Any]:
    lists: dict[str, list[Any]] = {name: [] for name in ("weapons", "casualties", "damage", "effects", "sources")}
    location = {"country": "UA", "admin1": None, "settlement": settlement, "site": None, "quote": settlement}
    incident = {"role": "primary", "summary": "s", "attack_type": "shelling", "date": None, "perpetrator": None}
    return incident | {"location": location} | lists


def _reading(request: Request) -> Answer:
    """An incident for each town that the piece names."""
    found = [_incident(town) for town in ("Alphaville", "Betaville") if town in request.article.text]
    return replace(answer(), extraction=Extraction.model_validate({"incidents": found}))


def _asked(text: str, inner: Answering, given: str | None = None) -> Answer:
    article = Article("a", text, given)
    return asyncio.run(Chunked(inner, PROMPT, PIECES).answer(Request(article, 3, render(PROMPT, article))))


def test_an_article_that_fits_is_asked_as_it_is() -> None:
    inner = Answering(_reading)
    answer_ = _asked("Alphaville was hit.", inner)
    assert [request.article.id for request in inner.asked] == ["a"]
    assert answer_.evidence is None


def test_a_long_article_is_one_answer_with_spans_in_the_whole_text() -> None:
    inner = Answering(_reading)
    merged = _asked(TEXT, inner)
    assert merged.extraction
    assert [i.location.settlement for i in merged.extraction.incidents] == ["Alphaville", "Betaville"]
    assert merged.evidence
    assert [(e.path, e.start) for e in merged.evidence] == [
        ("incidents[0].location.quote", TEXT.index("Alphaville")),
        ("incidents[1].location.quote", TEXT.index("Betaville")),
    ]
    assert len(merged.attempts) == len(inner.asked) > 1


def test_a_piece_has_the_date_and_the_sample_of_its_article_and_a_prompt_of_its_own() -> None:
    inner = Answering(_reading)
    _asked(f"date 2026-02-04 {TEXT}", inner)
    assert {request.article.published for request in inner.asked} == {"2026-02-04"}
    assert {request.sample for request in inner.asked} == {3}
    assert all(request.article.text in request.messages[1][1] for request in inner.asked)
    assert len({request.article.id for request in inner.asked}) == len(inner.asked)


def test_the_first_piece_that_fails_ends_the_article() -> None:
    inner = Answering(lambda request: answer("quota", fatal=True) if request.article.id == "a#2" else _reading(request))
    failed = _asked(TEXT, inner)
    assert len(inner.asked) == 2
    assert (failed.outcome, failed.fatal, failed.extraction) == ("quota", True, None)
    assert failed.error
    assert failed.error.startswith("piece 2 of ")
    assert [attempt.outcome for attempt in failed.attempts] == ["ok", "quota"]


def test_closing_closes_what_stands_behind() -> None:
    inner = Answering()
    asyncio.run(Chunked(inner, PROMPT, PIECES).close())
    assert inner.closed

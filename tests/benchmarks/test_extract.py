"""The benchmark of a run measures what it says; the quota over real HTTP, which takes a minute, with -m slow."""

import pytest

from benchmarks.extract import Plan, hidden_quota, report, stub
from benchmarks.extract_load import SIZE, MadeUpArticles, answer
from benchmarks.stub_server import Model
from extractor.evidence import locate_all
from extractor.schema import Extraction


def test_every_article_supports_the_answer_word_by_word() -> None:
    found = Extraction.model_validate_json(answer())
    assert 1300 <= len(answer()) <= 1700
    for article in MadeUpArticles(3):
        assert len(article.text) == SIZE
        assert {evidence.status for evidence in locate_all(found, article.text)} == {"exact"}


def test_no_two_articles_are_alike() -> None:
    assert len({article.sha256 for article in MadeUpArticles(50)}) == 50


def test_the_stub_refuses_what_is_over_its_quota() -> None:
    model = Model("{}", 0.05, quota=100.0, retry_after="1")
    replies = [model.reply()[0] for _ in range(50)]
    refused = [reply for reply in replies if reply.startswith(b"HTTP/1.1 429")]
    assert 39 <= len(refused) <= 40  # a tenth of a second's worth may come at once
    assert b"Retry-After: 1\r\n" in refused[0]


def test_the_stub_serves() -> None:
    with stub("--delay", "0") as url:
        assert url.startswith("http://127.0.0.1:")


def test_the_report_holds_every_figure() -> None:
    row = {"per_s": 1000.0, "cpu_ms": 1.0}
    found = {
        "throughput": {"raw": row, "product": row, "instructor": row, "of_raw": 0.7},
        "efficiency": {"eta": 0.95, "of_ideal": 0.8, "per_s": 900.0},
        "hidden_quota": {"silent": {"used": 0.95, "refused": 0.02, "last_limit": 12}},
        "memory": {"articles": (1000, 100_000), "peak_mb": [110.0, 112.0], "growth_mb": 2.0},
    }
    text = report(found)
    for figure in ("0.70", "0.950", "95.0%", "2.0%", "110 MB at 1,000", "112 MB at 100,000"):
        assert figure in text


@pytest.mark.slow
def test_nine_tenths_of_a_hidden_quota_are_used_over_http() -> None:
    for found in hidden_quota(Plan(quota_s=20)).values():
        assert found["used"] >= 0.9
        assert found["refused"] <= 0.05

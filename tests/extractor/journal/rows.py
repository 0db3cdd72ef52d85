"""Manifests, articles and records for the tests of the journal."""

from pathlib import Path
from typing import Any

from extractor.article import Article
from extractor.record import Attempt, RunManifest, RunOutcome, RunRecord, Usage
from extractor.schema import Extraction


def manifest(**changes: Any) -> RunManifest:
    values: dict[str, Any] = {
        "created": "2026-11-22T00:00:00+00:00",
        "backend": "llm",
        "model": "openai/some-model",
        "prompt": "incident/v1",
        "prompt_sha256": "a" * 64,
        "schema_version": 1,
        "schema_sha256": "b" * 64,
        "articles": 0,
        "versions": {},
    }
    return RunManifest(**values | changes)


def articles(count: int) -> list[Article]:
    return [Article(f"article-{n}", f"Text {n}.") for n in range(count)]


def record(article: Article, outcome: RunOutcome = "ok", sample: int = 0, **changes: Any) -> RunRecord:
    usage = Usage(prompt=10, cached=4, completion=2)
    values: dict[str, Any] = {
        "error": None if outcome == "ok" else f"it was {outcome}",
        "extraction": Extraction(incidents=[]) if outcome == "ok" else None,
        "attempts": [Attempt(outcome=outcome, model="some-model-1", usage=usage)],
    }
    return RunRecord(article=article.id, sha256=article.sha256, sample=sample, outcome=outcome, **values | changes)


def lines(file: Path) -> list[bytes]:
    return file.read_bytes().splitlines(keepends=True)

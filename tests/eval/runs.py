"""Runs made of the gold labels themselves, with chosen mistakes: what every figure must be is then known."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from eval.gold.annotations import strip
from eval.gold.labels import GoldCase, GoldSet, load_gold
from extractor import resources
from extractor.evidence import locate_all
from extractor.manifest import schema_sha256
from extractor.record import ARTICLES, RECORDS, ArticleEntry, RunManifest, RunRecord, write_manifest
from extractor.schema import Extraction

Change = Callable[[GoldCase, int, dict[str, Any]], dict[str, Any] | None]
"""From a case, a sample and gold's own record to the answer; null for a failed extraction."""


def perfect(case: GoldCase, sample: int, record: dict[str, Any]) -> dict[str, Any]:  # noqa: ARG001 - a Change
    return record


def committed_gold() -> GoldSet:
    return load_gold(resources.folder("goldset"))


def write_run(folder: Path, change: Change = perfect, *, samples: int = 1, backend: str = "replay") -> Path:
    """A finished run in `folder` that answers every gold article as `change` says."""
    cases = list(committed_gold().cases.values())
    records = [_record(case, sample, change) for case in cases for sample in range(samples)]
    entries = [ArticleEntry(id=case.id, sha256=case.article.sha256) for case in cases]
    folder.mkdir(parents=True)
    (folder / RECORDS).write_text("".join(record.model_dump_json() + "\n" for record in records))
    (folder / ARTICLES).write_text("".join(entry.model_dump_json() + "\n" for entry in entries))
    write_manifest(folder, _manifest(len(cases), samples, backend))
    return folder


def _record(case: GoldCase, sample: int, change: Change) -> RunRecord:
    answer = change(case, sample, strip(case.record))
    extraction = None if answer is None else Extraction.model_validate(answer)
    return RunRecord(
        article=case.id,
        sha256=case.article.sha256,
        sample=sample,
        outcome="timeout" if extraction is None else "ok",
        error="no answer in 120 s" if extraction is None else None,
        extraction=extraction,
        evidence=locate_all(extraction, case.article.text) if extraction else [],
    )


def _manifest(articles: int, samples: int, backend: str) -> RunManifest:
    return RunManifest(
        created="2026-11-22T00:00:00+00:00",
        backend=backend,
        model=None,
        prompt=None,
        prompt_sha256=None,
        schema_version=1,
        schema_sha256=schema_sha256(),
        samples=samples,
        articles=articles,
        versions={},
        finished=True,
    )

"""Runs with the scores that were stored when they were made: read, and never scored again."""

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from eval.counts import Counts
from eval.scores_file import FORMAT, SCORES
from extractor.errors import RunError
from extractor.record import MANIFEST, RECORDS, RunManifest, first_problem, read_manifest, read_row

Samples = dict[str, list[Counts]]
"""Article → Counts in each of its samples."""
Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class PastScores:
    """One run as its folder has it. `median_latency_s` is null where nobody was called."""

    name: str
    manifest: RunManifest
    gold: str
    """Name of the gold set and the beginning of its hash."""
    hashes: dict[str, str | None]
    """Of all that a score depends on."""
    failures: int
    whole: Samples
    fields: dict[str, Samples]
    """By leaf path, in the order of the record."""
    median_latency_s: float | None


class _Counted(BaseModel):
    samples: int
    failures: dict[str, str]


class _Leaf(BaseModel):
    article: str
    sample: int
    path: str
    verdict: str


class _Stored(BaseModel):
    """What is needed of a `scores.json`."""

    format: int
    signature: str
    hashes: dict[str, str | None]
    fields: dict[str, Any]
    articles: dict[str, _Counted]
    leaves: list[_Leaf]


class _Attempt(BaseModel):
    latency_s: float = 0.0


class _Record(BaseModel):
    reused: bool = False
    attempts: list[_Attempt]


def scored_folders(runs: Path) -> list[Path]:
    """Every run under `runs` that was scored, sorted by name; RunError where there is none."""
    found = sorted(file.parent for file in runs.glob(f"*/{SCORES}") if (file.parent / MANIFEST).exists())
    if not found:
        raise RunError(f"{runs}: no scored run here; `incidents score RUN` writes {SCORES} into its folder")
    return found


def read_past(folder: Path) -> PastScores:
    """RunError where manifest, scores or records of the run cannot be read."""
    manifest, stored = read_manifest(folder), _read_scores(folder / SCORES)
    fields = {path: _samples(stored, rows) for path, rows in _by_path(stored)}
    return PastScores(
        name=folder.name, manifest=manifest, gold=stored.signature.partition("|")[0].removeprefix("gold:"),
        hashes=stored.hashes, failures=sum(len(article.failures) for article in stored.articles.values()),
        whole=_samples(stored, stored.leaves), fields=fields, median_latency_s=_latency(folder),
    )  # fmt: skip


def _read_scores(file: Path) -> _Stored:
    try:
        stored = _Stored.model_validate(json.loads(file.read_bytes()))
    except OSError as error:
        raise RunError(f"{file}: cannot be read: {error.strerror or error}") from None
    except (ValueError, RecursionError) as error:
        found = first_problem(error) if isinstance(error, ValidationError) else "not JSON"
        raise RunError(f"{file}: {found}; `incidents score {file.parent}` writes it anew") from None
    if stored.format != FORMAT:
        raise RunError(f"{file}: format {stored.format}, this program reads {FORMAT}; score the run again")
    return stored


def _by_path(stored: _Stored) -> Iterator[tuple[str, list[_Leaf]]]:
    found: dict[str, list[_Leaf]] = {path: [] for path in stored.fields}
    for leaf in stored.leaves:
        found.setdefault(leaf.path, []).append(leaf)
    yield from found.items()


def _samples(stored: _Stored, leaves: Iterable[_Leaf]) -> Samples:
    counted = Counter((leaf.article, leaf.sample, leaf.verdict) for leaf in leaves)
    tallies: dict[tuple[str, int], dict[str, int]] = {}
    for (article, sample, verdict), count in counted.items():
        tallies.setdefault((article, sample), {})[verdict] = count
    return {
        name: [Counts(**tallies.get((name, sample), {})) for sample in range(article.samples)]
        for name, article in stored.articles.items()
    }


def _latency(folder: Path) -> float | None:
    file = folder / RECORDS
    try:
        with file.open("rb") as lines:
            rows = [read_row(line, _Record, f"{file}:{number}") for number, line in enumerate(lines, 1)]
    except OSError as error:
        raise RunError(f"{file}: cannot be read: {error.strerror or error}") from None
    seconds = [sum(call.latency_s for call in row.attempts) for row in rows if row.attempts and not row.reused]
    return median(seconds) if seconds else None

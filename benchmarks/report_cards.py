"""Scorecards of made-up runs on real gold: what a model might have said, article by article, seeded.

An answer is gold's own record with mistakes of every kind: values changed, facts left out and made up, quotes that
stand nowhere, whole incidents missed and invented, extractions that failed.
"""

import copy
import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from eval.evidence import EvidenceScore, score_evidence
from eval.gold.annotations import strip
from eval.gold.labels import GoldCase, GoldSet
from eval.plan import ScoringPlan
from eval.score import score_document, score_failed
from eval.scorecard import CaseScore, Scorecard
from extractor.evidence import locate_all
from extractor.manifest import schema_sha256
from extractor.record import Attempt, RunManifest, RunRecord, Usage
from extractor.schema import Extraction

Record = dict[str, Any]
Answer = Record | str
"""A record, or why there is none."""
LISTS = ("weapons", "casualties", "damage", "effects", "sources")


@dataclass(frozen=True, slots=True)
class Mistakes:
    """How often each kind of mistake is made, and how often there is no answer at all."""

    rate: float = 0.2
    failures: float = 0.0


def scorecard(
    gold: GoldSet, plan: ScoringPlan, answer: Callable[[GoldCase, int], Answer], *, samples: int = 1
) -> Scorecard:
    """The scorecard of the run that gives `answer` to every gold article and sample."""
    cases = [
        _case(plan, case, sample, answer(case, sample)) for case in gold.cases.values() for sample in range(samples)
    ]
    return Scorecard(manifest(len(gold.cases), samples), gold, plan, cases, ())


def erring(seed: int, mistakes: Mistakes) -> Callable[[GoldCase, int], Answer]:
    """Answers with mistakes; the same seed makes the same ones."""
    rng = random.Random(seed)

    def answer(case: GoldCase, _: int) -> Answer:
        if rng.random() < mistakes.failures:
            return "incidents.0.date: start comes after end"
        return err(strip(case.record), rng, mistakes.rate)

    return answer


def manifest(articles: int, samples: int) -> RunManifest:
    return RunManifest(
        created="2026-11-22T08:00:00+00:00", backend="llm", model="vendor/model-large",
        models_returned=["model-large-2026"], base_url="http://127.0.0.1:8080/v1", prompt="incident/v1",
        prompt_sha256="ab" * 32, schema_version=1, schema_sha256=schema_sha256(), parameters={"temperature": 0.0},
        samples=samples, articles=articles, versions={"incident-extractor": "0.1.0", "python": "3.11.2"}, finished=True,
    )  # fmt: skip


def copies(gold: GoldSet, count: int) -> GoldSet:
    """A gold set of `count` articles: the same ones over and over, each under its own name."""
    originals = list(gold.cases.values())
    named = (_named(originals[n % len(originals)], f"article-{n:03}") for n in range(count))
    return replace(gold, cases={case.id: case for case in named})


def err(record: Record, rng: random.Random, rate: float) -> Record:
    """`record` with mistakes."""
    record = copy.deepcopy(record)
    incidents = record["incidents"]
    if len(incidents) > 1 and rng.random() < rate:
        incidents.pop(rng.randrange(len(incidents)))
    for incident in incidents:
        _err_in_incident(incident, rng, rate)
    if incidents and rng.random() < rate:
        incidents.append(_invented(incidents[0]))
    return record


def _named(case: GoldCase, name: str) -> GoldCase:
    return replace(case, article=replace(case.article, id=name))


def _case(plan: ScoringPlan, case: GoldCase, sample: int, answer: Answer) -> CaseScore:
    record = _record(case, sample, answer)
    if record.extraction is None:
        document = score_failed(plan, case.record, f"{record.outcome}: {record.error}")
        return CaseScore(case, sample, record, document, EvidenceScore())
    predicted = record.extraction.model_dump()
    document = score_document(plan, case.record, predicted)
    evidence = score_evidence(case.article.text, case.record, predicted, document.pairs, record.evidence)
    return CaseScore(case, sample, record, document, evidence)


def _record(case: GoldCase, sample: int, answer: Answer) -> RunRecord:
    usage = Usage(prompt=1800, cached=1200, completion=900)
    attempt = Attempt(outcome="ok", latency_s=1.5 + sample / 4, model="model-large-2026", usage=usage)
    head: dict[str, Any] = {"article": case.id, "sha256": case.article.sha256, "sample": sample, "usage": usage}
    if isinstance(answer, str):
        raw = '{"incidents": [{"role": "primary", "summary": "…'
        failed = attempt.model_copy(update={"outcome": "invalid_output", "error": answer, "raw": raw})
        return RunRecord(**head, outcome="invalid_output", error=answer, attempts=[failed])
    extraction = Extraction.model_validate(answer)
    found = locate_all(extraction, case.article.text)
    return RunRecord(**head, outcome="ok", extraction=extraction, evidence=found, attempts=[attempt])


def _err_in_incident(incident: Record, rng: random.Random, rate: float) -> None:
    for changed in _changes(incident, rng):
        if rng.random() < rate:
            changed()
    for name in LISTS:
        items = incident[name]
        if items and rng.random() < rate:
            items.pop(rng.randrange(len(items)))
        for item in items:
            _err_in_item(item, rng, rate)
    if rng.random() < rate / 2:
        incident["casualties"].append(_made_up())


def _changes(incident: Record, rng: random.Random) -> Iterator[Callable[[], None]]:
    location, date = incident["location"], incident["date"]
    yield lambda: incident.update(attack_type=rng.choice(["missile", "drone", "combined", "explosion"]))
    yield lambda: location.update(settlement=rng.choice(["Dnipro", "Kharkiv"]))
    yield lambda: location.update(site="a shopping centre")
    if date:
        yield lambda: date.update(part_of_day=rng.choice(["morning", "evening"]))


def _err_in_item(item: Record, rng: random.Random, rate: float) -> None:
    if item.get("count") and rng.random() < rate:
        low = item["count"]["low"] + 1
        item["count"] = {"low": low, "high": low, "basis": "exact"}
    if "level" in item and rng.random() < rate:
        item["level"] = "destroyed"
    if rng.random() < rate / 2:
        item["quote"] = "words that stand nowhere in the article"


def _made_up() -> Record:
    count = {"low": 3, "high": None, "basis": "at_least"}
    return {
        "outcome": "missing", "group": "men", "count": count, "status": "current", "source": None, "quote": "on the",
    }  # fmt: skip


def _invented(incident: Record) -> Record:
    invented = copy.deepcopy(incident) | {"role": "background", "damage": [], "effects": [], "sources": []}
    invented["location"]["settlement"] = "Sumy"
    return invented

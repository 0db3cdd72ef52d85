"""A run against the gold set: every gold leaf of every article and sample gets its verdict, failures included."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from eval.counts import Counts, aggregate
from eval.evidence import EvidenceScore, score_evidence
from eval.gold.labels import GoldCase, GoldSet
from eval.leakage import leaks, prompt_of
from eval.plan import ScoringPlan
from eval.score import DocumentScore, LeafScore, score_document, score_failed
from eval.signature import signature
from extractor.errors import RunError
from extractor.prompts import PromptVersion
from extractor.record import RunManifest, RunRecord, read_entries, read_manifest, read_records

DETECTED = "incidents"
"""The list whose items are counted as found, missed or invented, apart from their leaves."""


@dataclass(frozen=True, slots=True)
class CaseScore:
    """One article in one sample. `record` is null where the run has no line for it."""

    case: GoldCase
    sample: int
    record: RunRecord | None
    document: DocumentScore
    evidence: EvidenceScore

    @property
    def leaves(self) -> list[LeafScore]:
        return self.document.leaves

    @property
    def failure(self) -> str | None:
        """Why there is no extraction; null where there is one."""
        if self.record is None:
            return "the run has no record of it"
        return None if self.record.outcome == "ok" else f"{self.record.outcome}: {self.record.error}"

    @property
    def detection(self) -> Counts:
        """Incidents as leaves of one list: correct are matched ones, whatever their leaves say."""
        return Counts(**Counter[str](pair.verdict for pair in self.document.pairs if pair.path == DETECTED))

    @property
    def correctly_empty(self) -> bool:
        """Nothing to find and nothing found: a pass of its own, which no ratio can show."""
        return not self.failure and not self.case.record[DETECTED] and not self.detection.spurious


@dataclass(frozen=True)
class Scorecard:
    """All case scores of a run, sorted by article and sample. Every number below is a sum over them."""

    manifest: RunManifest
    gold: GoldSet
    plan: ScoringPlan
    cases: list[CaseScore]
    not_in_run: tuple[str, ...]
    """Gold articles that the run was never asked for. They are not scored, and every output says how many."""
    leaked: dict[str, str] = field(default_factory=dict)
    """Gold articles that occur in the prompt that made the run → how. They get no score."""
    prompt: PromptVersion | None = None
    """As it was sent; null for a run without one."""

    @cached_property
    def signature(self) -> str:
        return signature(self.manifest, self.gold, self.plan, len(self.articles))

    @cached_property
    def overall(self) -> Counts:
        return total(self.cases)

    @cached_property
    def fields(self) -> dict[str, Counts]:
        """Counts by leaf path, in the order of the plan; every path is there, also where nothing was said."""
        found = aggregate(leaf for case in self.cases for leaf in case.leaves).fields
        return {path: found.get(path, Counts()) for path in self.plan.paths}

    @cached_property
    def articles(self) -> dict[str, list[CaseScore]]:
        result: dict[str, list[CaseScore]] = {}
        for case in self.cases:
            result.setdefault(case.case.id, []).append(case)
        return result

    @property
    def detection(self) -> Counts:
        return sum((case.detection for case in self.cases), start=Counts())

    @property
    def evidence(self) -> EvidenceScore:
        return sum((case.evidence for case in self.cases), start=EvidenceScore())

    @property
    def failed(self) -> list[CaseScore]:
        return [case for case in self.cases if case.failure]


def total(cases: Iterable[CaseScore]) -> Counts:
    """Counts of all leaves of `cases`."""
    return aggregate(leaf for case in cases for leaf in case.leaves).overall


def score_run(folder: Path, gold: GoldSet, plan: ScoringPlan) -> Scorecard:
    """RunError where the run in `folder` holds no gold article, or a gold article's name with another text, or where
    all of them occur in its prompt."""
    manifest = read_manifest(folder)
    asked = _wanted(gold, folder)
    prompt = prompt_of(folder, manifest)
    leaked = leaks(prompt, asked)
    wanted = [case for case in asked if case.id not in leaked]
    if not wanted:
        raise RunError(
            f"{folder}: no article can be scored, as all occur in the prompt ({next(iter(leaked.values()))})"
        )
    shas = {case.article.sha256 for case in wanted}
    records = {(r.sha256, r.sample): r for r in read_records(folder) if r.sha256 in shas}
    cases = [
        _score_case(plan, case, sample, records.get((case.article.sha256, sample)))
        for case in wanted
        for sample in range(manifest.samples)
    ]
    not_in_run = tuple(sorted(gold.cases.keys() - {case.id for case in asked}))
    return Scorecard(manifest, gold, plan, cases, not_in_run, leaked, prompt)


def _wanted(gold: GoldSet, folder: Path) -> list[GoldCase]:
    """The gold cases that the run was asked for, recognised by their text, whatever the run calls them."""
    texts = {case.article.sha256 for case in gold.cases.values()}
    asked, names = set(), set()
    for entry in read_entries(folder):  # one by one: a run may hold a million
        asked |= {entry.sha256} & texts
        names |= {entry.id} & gold.cases.keys()
    for name in sorted(names):
        if gold.cases[name].article.sha256 not in asked:
            raise RunError(f"{folder}: its article {name!r} has another text than gold's; extract gold's again")
    wanted = [case for _, case in sorted(gold.cases.items()) if case.article.sha256 in asked]
    if not wanted:
        raise RunError(f"{folder}: none of its articles is in the gold set {gold.name}")
    return wanted


def _score_case(plan: ScoringPlan, case: GoldCase, sample: int, record: RunRecord | None) -> CaseScore:
    if record is None or record.extraction is None:
        reason = "the run has no record of it" if record is None else f"{record.outcome}: {record.error}"
        return CaseScore(case, sample, record, score_failed(plan, case.record, reason), EvidenceScore())
    predicted: dict[str, Any] = record.extraction.model_dump()
    document = score_document(plan, case.record, predicted)
    evidence = score_evidence(case.article.text, case.record, predicted, document.pairs, record.evidence)
    return CaseScore(case, sample, record, document, evidence)

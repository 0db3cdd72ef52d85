"""One article of the report: its merged facts, its text in passages, its calls and failures."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from eval.counts import Counts
from eval.evidence import EvidenceScore
from eval.report.model import Call, Case, Cell, Evidence, Fact, Failure, Leaf, Message, Tally, Unlocated
from eval.report_builder.facts import FactMaker, Quotes
from eval.report_builder.merge import merge
from eval.report_builder.numbers import tally
from eval.report_builder.passages import GoldQuotes, Passages, Place
from eval.scorecard import CaseScore
from extractor.record import Evidence as Located

_STEP = re.compile(r"([^.\[\]]+)|\[(\d+)\]")


@dataclass(frozen=True, slots=True)
class CaseFacts:
    """One article counted, all its samples together, and the messages that it was sent with."""

    whole: Tally
    fields: Mapping[str, Counts]
    messages: tuple[Message, ...] = ()


def make_case(
    cases: Sequence[CaseScore], baseline: Sequence[CaseScore], counts: CaseFacts, numbers: Iterator[int]
) -> Case:
    """From the samples of one article in both runs; in the baseline there may be none."""
    gold, number = cases[0].case, next(numbers)
    quotes = _quotes(cases)
    failures = tuple(Failure(case.sample, case.failure) for case in cases if case.failure)
    maker = FactMaker(numbers, quotes, number, len(cases), len(failures), len(baseline))
    incidents = maker.facts(merge(cases), merge(baseline) if baseline else None)
    return Case(
        number=number,
        id=gold.id,
        source_file=gold.source_file,
        sha256=gold.article.sha256,
        label_sha256=gold.label_sha256,
        tags=gold.tags,
        samples=len(cases),
        tally=counts.whole,
        detection=tally(sum((case.detection for case in cases), start=Counts())),
        evidence=evidence(sum((case.evidence for case in cases), start=EvidenceScore())),
        failures=failures,
        correctly_empty=sum(case.correctly_empty for case in cases),
        violations=tuple(dict.fromkeys(str(v) for case in cases for v in case.document.violations)),
        passages=quotes.passages.all,
        incidents=incidents,
        unlocated=tuple(_unlocated(cases)),
        calls=tuple(_calls(cases)),
        messages=counts.messages,
        cells=_cells(counts.fields, incidents),
    )


def evidence(score: EvidenceScore) -> Evidence:
    return Evidence(
        quotes=score.quotes, exact=score.exact, folded=score.folded, fuzzy=score.fuzzy, missing=score.missing,
        aligned=score.aligned, touching=score.touching, located=score.located,
        touching_rate=score.touching_rate, mean_overlap=score.mean_overlap,
    )  # fmt: skip


def all_leaves(facts: Sequence[Fact]) -> Iterator[Leaf]:
    """In reading order, to any depth."""
    for fact in facts:
        yield from fact.leaves
        yield from all_leaves(fact.facts)


def _quotes(cases: Sequence[CaseScore]) -> Quotes:
    article = cases[0].case
    gold = GoldQuotes(article.record, article.article.text)
    predicted = {
        (case.sample, _place(found)): (found.start, found.end)
        for case, found in _found(cases)
        if found.start is not None and found.end is not None
    }
    return Quotes(gold, predicted, Passages(article.article.text, gold, predicted.values()))


def _found(cases: Sequence[CaseScore]) -> Iterator[tuple[CaseScore, Located]]:
    return ((case, found) for case in cases if case.record for found in case.record.evidence)


def _place(found: Located) -> Place:
    """``incidents[0].date.quote`` → the place of the object that carries the quote: incidents, 0, date."""
    steps = ((key or int(index)) for key, index in _STEP.findall(found.path))
    return tuple(steps)[:-1]


def _unlocated(cases: Sequence[CaseScore]) -> Iterator[Unlocated]:
    for case, found in _found(cases):
        if found.status in {"fuzzy", "missing"}:
            yield Unlocated(case.sample, found.path, found.quote, found.status, found.score)


def _calls(cases: Sequence[CaseScore]) -> Iterator[Call]:
    for case in cases:
        for attempt in case.record.attempts if case.record else ():
            yield Call(
                case.sample, attempt.outcome, attempt.error, attempt.latency_s, attempt.model, attempt.raw
            )  # fmt: skip


def _cells(fields: Mapping[str, Counts], incidents: Sequence[Fact]) -> dict[str, Cell]:
    """Fields of which either side says something, each with the first thing to look at."""
    first: dict[str, int] = {}
    for leaf in all_leaves(incidents):
        if not leaf.right:
            first.setdefault(leaf.path, leaf.target)
    wrong = {path: c.gold + c.spurious - c.correct for path, c in fields.items()}
    return {
        path: Cell(counts.correct, wrong[path], first.get(path) if wrong[path] else None)
        for path, counts in fields.items()
        if counts.correct or wrong[path]
    }

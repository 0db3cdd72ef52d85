"""From a scorecard, and perhaps a baseline's, to the report that every renderer shows."""

from collections.abc import Iterator, Mapping
from itertools import count

from eval.counts import Counts, aggregate
from eval.report.model import Baseline, Case, FieldRow, Report, SliceRow
from eval.report_builder.cases import all_leaves, evidence, make_case
from eval.report_builder.confusions import confusions
from eval.report_builder.mistakes import by_loss, mistakes
from eval.report_builder.numbers import Samples, difference, interval, stability, tally
from eval.report_builder.provenance import answers, comparability, limits, provenance
from eval.scorecard import Scorecard, total

ByField = Mapping[str, Samples]


def build_report(card: Scorecard, baseline: Scorecard | None = None) -> Report:
    """Everything there is to say of a run; pure, so that the same scores give the same report."""
    by_field, run = _by_field(card), _whole(card)
    cases = tuple(_cases(card, baseline, by_field))
    overall = tally(card.overall)
    return Report(
        signature=card.signature,
        provenance=provenance(card),
        overall=overall,
        interval=interval(run),
        limits=tuple(limits(card, run, overall)),
        detection=tally(card.detection),
        evidence=evidence(card.evidence),
        fields=tuple(_fields(card, by_field, baseline, cases)),
        slices=tuple(_slices(card)),
        cases=cases,
        mistakes=tuple(sorted((m for case in cases for m in mistakes(case)), key=by_loss)),
        confusions=tuple(confusions(card.plan, cases)),
        not_in_run=card.not_in_run,
        baseline=_baseline(card, run, baseline, cases) if baseline else None,
    )


def _whole(card: Scorecard) -> dict[str, list[Counts]]:
    """Counts of all leaves, by article and sample."""
    return {article: [total([case]) for case in cases] for article, cases in card.articles.items()}


def _by_field(card: Scorecard) -> dict[str, dict[str, list[Counts]]]:
    """Counts of every field, by article and sample."""
    counted = {article: [aggregate(case.leaves).fields for case in cases] for article, cases in card.articles.items()}
    return {
        path: {article: [found.get(path, Counts()) for found in samples] for article, samples in counted.items()}
        for path in card.plan.paths
    }


def _cases(card: Scorecard, baseline: Scorecard | None, by_field: ByField) -> Iterator[Case]:
    """Worst first: by what they lose, then by name."""
    numbers = count(1)
    articles = sorted(card.articles.items(), key=lambda item: (-tally(total(item[1])).loss, item[0]))
    for name, samples in articles:
        fields = {path: sum(run[name], start=Counts()) for path, run in by_field.items()}
        before = baseline.articles.get(name, []) if baseline else []
        yield make_case(samples, before, fields, numbers)


def _fields(card: Scorecard, by_field: ByField, baseline: Scorecard | None, cases: tuple[Case, ...]) -> list[FieldRow]:
    """Worst first: by what they lose, then in the order of the record."""
    before = _by_field(baseline) if baseline else {}
    right = _right_samples(cases) if card.manifest.samples > 1 else {}
    rows = [
        FieldRow(
            path=path,
            tally=tally(counts),
            interval=interval(by_field[path]),
            stability=stability(right[path]) if path in right else None,
            difference=difference(before[path], by_field[path]) if path in before else None,
        )
        for path, counts in card.fields.items()
    ]
    return sorted(rows, key=lambda row: -row.tally.loss)


def _right_samples(cases: tuple[Case, ...]) -> dict[str, list[list[bool]]]:
    """For every field, whether each sample has each gold leaf right."""
    found: dict[str, list[list[bool]]] = {}
    for leaf in (leaf for case in cases for leaf in all_leaves(case.incidents) if leaf.gold is not None):
        samples = [r.verdict == "correct" for r in leaf.readings if r.verdict != "absent" for _ in range(r.samples)]
        if samples:
            found.setdefault(leaf.path, []).append(samples)
    return found


def _slices(card: Scorecard) -> Iterator[SliceRow]:
    tags = sorted({tag for case in card.cases for tag in case.case.tags})
    for tag in tags:
        cases = [case for case in card.cases if tag in case.case.tags]
        yield SliceRow(tag, len({case.case.id for case in cases}), tally(total(cases)))


def _baseline(card: Scorecard, run: Samples, baseline: Scorecard, cases: tuple[Case, ...]) -> Baseline:
    found = difference(_whole(baseline), run)
    changes = [leaf.change for case in cases for leaf in all_leaves(case.incidents) if leaf.gold is not None]
    return Baseline(
        signature=baseline.signature,
        overall=tally(baseline.overall),
        difference=found,
        fixed=changes.count("better"),
        broken=changes.count("broken") + changes.count("worse"),
        answers=tuple(answers(found)) if found else (),
        warnings=tuple(comparability(card, baseline)),
    )

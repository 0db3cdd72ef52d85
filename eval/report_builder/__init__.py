"""From a scorecard, and perhaps a baseline's, to the report that every renderer shows."""

from collections.abc import Iterator, Sequence
from itertools import count

from eval.comparison import FieldComparison, compare_fields
from eval.report.model import Baseline, Case, FieldRow, Report, SliceRow
from eval.report_builder.cases import CaseFacts, all_leaves, evidence, make_case
from eval.report_builder.compared import field_differences
from eval.report_builder.confusions import confusions
from eval.report_builder.mistakes import by_loss, mistakes
from eval.report_builder.numbers import difference, in_common, interval, shown_difference, stability, tally
from eval.report_builder.provenance import answers, comparability, limits, provenance
from eval.report_builder.sent import messages
from eval.report_builder.tallied import Tallied, all_of
from eval.scorecard import Scorecard


def build_report(card: Scorecard, baseline: Scorecard | None = None) -> Report:
    """Everything there is to say of a run; pure, so that the same scores give the same report."""
    run, before = Tallied(card), Tallied(baseline) if baseline else None
    cases = tuple(_cases(run, baseline))
    compared = compare_fields(*in_common(before.fields, run.fields)) if before else []
    overall = tally(all_of(run.whole))
    return Report(
        signature=card.signature,
        provenance=provenance(card),
        overall=overall,
        interval=interval(run.whole),
        limits=tuple(limits(card, run.whole, overall)),
        detection=tally(card.detection),
        evidence=evidence(card.evidence),
        fields=tuple(_fields(run, compared, cases)),
        slices=tuple(_slices(run)),
        cases=cases,
        mistakes=tuple(sorted((m for case in cases for m in mistakes(case)), key=by_loss)),
        confusions=tuple(confusions(card.plan, cases)),
        not_in_run=card.not_in_run,
        baseline=_baseline(run, before, cases, compared) if before else None,
    )


def _cases(run: Tallied, baseline: Scorecard | None) -> Iterator[Case]:
    """Worst first: by what they lose, then by name."""
    numbers = count(1)
    counted = {name: tally(run.article(name)) for name in run.card.articles}
    sent = messages(run.card.prompt, (cases[0].case.article for cases in run.card.articles.values()))
    for name in sorted(counted, key=lambda name: (-counted[name].loss, name)):
        before = baseline.articles.get(name, []) if baseline else []
        fields = run.article_fields(name)
        yield make_case(run.card.articles[name], before, CaseFacts(counted[name], fields, sent.get(name, ())), numbers)


def _fields(run: Tallied, found: Sequence[FieldComparison], cases: tuple[Case, ...]) -> list[FieldRow]:
    """Worst first: by what they lose, then in the order of the record."""
    against = {field.path: shown_difference(field.statistics) for field in found}
    right = _right_samples(cases) if run.card.manifest.samples > 1 else {}
    rows = [
        FieldRow(
            path=path,
            tally=tally(all_of(samples)),
            interval=interval(samples),
            stability=stability(right[path]) if path in right else None,
            difference=against.get(path),
        )
        for path, samples in run.fields.items()
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


def _slices(run: Tallied) -> Iterator[SliceRow]:
    tags = {name: cases[0].case.tags for name, cases in run.card.articles.items()}
    for tag in sorted({tag for carried in tags.values() for tag in carried}):
        names = [name for name, carried in tags.items() if tag in carried]
        yield SliceRow(tag, len(names), tally(all_of({name: run.whole[name] for name in names})))


def _baseline(run: Tallied, before: Tallied, cases: tuple[Case, ...], compared: Sequence[FieldComparison]) -> Baseline:
    found = difference(before.whole, run.whole)
    changes = [leaf.change for case in cases for leaf in all_leaves(case.incidents) if leaf.gold is not None]
    return Baseline(
        signature=before.card.signature,
        overall=tally(all_of(before.whole)),
        difference=found,
        fields=tuple(field_differences(compared)),
        fixed=changes.count("better"),
        broken=changes.count("broken") + changes.count("worse"),
        answers=tuple(answers(found)) if found else (),
        warnings=tuple(comparability(run.card, before.card)),
    )

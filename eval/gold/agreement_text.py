"""Agreement of readers in words, for a terminal of 80 columns or a pipe; and the same figures as JSON."""

import json
from collections.abc import Iterable, Iterator
from textwrap import wrap
from typing import Any

from eval.counts import Counts
from eval.gold.agreement import Agreement, FieldAgreement
from eval.gold.differences import CHARGED, Difference, Said
from extractor.terminal import plain

FORMAT = 1
WIDTH = 80
ABOUT = """\
values: strict F1 of one reader against the other, by the plain values.
accepted: the same where a value that either accepts is agreed on, and an
optional fact that one lacks is left out: the human ceiling of a score.
alpha: Krippendorff's, for words of a fixed list, by the plain values of the
facts that both have. n/a: nobody says anything, or one word everywhere."""


def as_text(found: Agreement, differences: Iterable[Difference], *, everything: bool = False) -> str:
    """The table, then the disagreements: those that the scorer would charge, or all of them."""
    differences = list(differences)
    lines = [*_head(found), "", *_table(found), "", ABOUT, "", *_disagreements(found, differences, everything)]
    return plain("\n".join(lines)) + "\n"


def as_json(found: Agreement, differences: Iterable[Difference]) -> str:
    """Ratios are null where there was nothing to divide by. Every difference is there, charged or not."""
    figures = {
        "format": FORMAT,
        "readers": found.readers,
        "articles": found.articles,
        "incidents": {
            "both": found.incidents.correct // 2,
            "one": found.incidents.missing,
            "f1": found.f1("incidents"),
        },
        "overall": _figures(found.overall),
        "fields": {path: _figures(field) for path, field in found.fields.items()},
        "differences": [_difference(difference) for difference in differences],
    }
    return json.dumps(figures, ensure_ascii=False, indent=1) + "\n"


def _head(found: Agreement) -> Iterator[str]:
    both, one = found.incidents.correct / 2, found.incidents.missing
    articles = f"{len(found.articles)} articles ({', '.join(found.articles)})"
    yield from wrap(f"{' and '.join(found.readers)}: {articles}", WIDTH, subsequent_indent="  ")
    yield f"incidents: {both:g} that both have, {one} that only one has"


def _table(found: Agreement) -> Iterator[str]:
    yield f"{'field':<28}{'leaves':>10}{'same':>6}{'values':>9}{'accepted':>10}{'alpha':>8}{'facts':>7}"
    rows = [found.overall, *found.fields.values()]
    yield from (_row(field) for field in rows if field.values.gold or field.values.predicted)
    if silent := [_name(field) for field in found.fields.values() if not field.values.gold]:
        yield from wrap(f"No reader says anything in {', '.join(silent)}.", WIDTH)


def _row(field: FieldAgreement) -> str:
    alpha, facts = (_ratio(field.alpha), str(field.units)) if field.units else ("", "")
    return (
        f"{_name(field):<28}{field.values.gold / 2:>10g}{field.values.correct / 2:>6g}{_f1(field.values):>9}"
        f"{_f1(field.accepted):>10}{alpha:>8}{facts:>7}"
    ).rstrip()


def _disagreements(found: Agreement, differences: list[Difference], everything: bool) -> Iterator[str]:
    charged = [difference for difference in differences if difference.kind in CHARGED]
    others = len(differences) - len(charged)
    yield f"Disagreements that the scorer would charge: {len(charged) or 'none'}."
    for difference in differences if everything else charged:
        yield from _entry(difference, found.readers)
    if others and not everything:
        yield f"Besides these, {others} in what is accepted, worded or quoted: --all lists them."


def _entry(difference: Difference, readers: tuple[str, ...]) -> Iterator[str]:
    yield ""
    yield from wrap(f"{difference.article}: {difference.place} ({difference.kind})", WIDTH, subsequent_indent="  ")
    for reader, said in zip(readers, (difference.a, difference.b), strict=True):
        quote = f" <- {json.dumps(said.quote, ensure_ascii=False)}" if said.quote and difference.kind != "quote" else ""
        yield from wrap(f"  {reader}: {said.text}{quote}", WIDTH, subsequent_indent="    ", break_on_hyphens=False)


def _figures(field: FieldAgreement) -> dict[str, Any]:
    return {
        "leaves": field.values.gold / 2,
        "same": field.values.correct / 2,
        "values_f1": field.values.strict.f1,
        "accepted_f1": field.accepted.strict.f1,
        "alpha": field.alpha,
        "facts": field.units,
    }


def _difference(difference: Difference) -> dict[str, Any]:
    return {
        "article": difference.article,
        "place": difference.place,
        "leaf": difference.leaf,
        "kind": difference.kind,
        "a": _said(difference.a),
        "b": _said(difference.b),
    }


def _said(said: Said) -> dict[str, Any]:
    return {
        "where": said.where,
        "value": said.value,
        "accept": said.accept,
        "optional": said.optional,
        "unlabelled": said.unlabelled,
        "quote": said.quote,
    }


def _name(field: FieldAgreement) -> str:
    return field.path.removeprefix("incidents.")


def _f1(counts: Counts) -> str:
    return _ratio(counts.strict.f1)


def _ratio(value: float | None) -> str:
    return "n/a" if value is None else f"{value:.3f}"

"""A comparison of runs in words, for a terminal of 80 columns or a pipe; and the same figures as JSON."""

import json
from collections.abc import Iterator, Sequence
from typing import Any

from eval.comparison import FieldComparison, LeafChange, RunComparison
from eval.counts import Counts
from eval.stats.paired import Answer
from extractor.terminal import plain

SURE = 0.05
"""p under which a difference counts as shown."""
FORMAT = 1


def as_text(found: Sequence[RunComparison], names: Sequence[str]) -> str:
    """Every run of `names` but the first against the first, one after the other."""
    first, *others = names
    blocks = (_block(one, first, name) for one, name in zip(found, others, strict=True))
    return plain("\n\n".join("\n".join(block) for block in blocks)) + "\n"


def as_json(found: Sequence[RunComparison], names: Sequence[str]) -> str:
    first, *others = names
    pairs = [_figures(one) | {"a": first, "b": name} for one, name in zip(found, others, strict=True)]
    return json.dumps({"format": FORMAT, "comparisons": pairs}, ensure_ascii=False, indent=1) + "\n"


def _block(found: RunComparison, a: str, b: str) -> Iterator[str]:
    yield f"A  {a}\n   {found.a.signature}"
    yield f"B  {b}\n   {found.b.signature}"
    yield ""
    yield from verdict(found)
    yield ""
    yield from _table(found.fields)
    yield ""
    yield from _changes(found.changes)


def verdict(found: RunComparison) -> Iterator[str]:
    """What the difference of two runs comes to, a sentence each: by how much, both answers, what could be shown."""
    overall = found.overall
    if overall.statistics.difference is None:
        yield "Nothing to compare: one of the runs has nothing to score (0/0)."
        return
    change = overall.statistics.difference
    around = (
        f", 95 % interval {_signed(change.interval.low)} to {_signed(change.interval.high)}" if change.interval else ""
    )
    yield f"Strict F1 {change.a:.3f} -> {change.b:.3f}: {_signed(change.value)}{around}, {change.articles} articles."
    yield f"On articles like these: {_answer(overall.statistics.similar_articles, 'other articles would show it too')}"
    yield f"On exactly these articles: {_answer(overall.statistics.these_articles, 'more than wavering')}"
    smallest = overall.statistics.smallest
    yield (
        f"The smallest true difference that these articles would show four times in five: {smallest:.3f}."
        if smallest
        else "No difference, however large, could be shown for articles like these with so few of them."
    )


def _answer(answer: Answer, shown: str) -> str:
    if answer.p is None:
        return f"{answer.reason}."
    return f"p = {answer.p:.4f} ({answer.method}): {shown if answer.p < SURE else 'not shown'}."


def _table(fields: Sequence[FieldComparison]) -> Iterator[str]:
    """Fields in which anything differs, the largest difference first; p-values adjusted over all fields (Holm)."""
    moved = sorted((f for f in fields if f.a != f.b), key=lambda f: (-abs(_change(f) or 0), f.path))
    if not moved:
        yield "No field differs."
        return
    yield f"{'field':<34} {'A':>9} {'B':>9} {'B - A':>7}  {'p like':>7} {'p these':>7}"
    for f in moved:
        p = f"{_p(f.adjusted_similar):>7} {_p(f.adjusted_these):>7}"
        yield f"{_short(f.path):<34} {_right(f.a):>9} {_right(f.b):>9} {_signed(_change(f)):>7}  {p}"
    yield f"{len(fields) - len(moved)} fields do not differ."
    yield "A and B: right of half the leaves of gold and prediction together. p: adjusted over the fields (Holm)."


def _changes(changes: Sequence[LeafChange]) -> Iterator[str]:
    counts = {kind: sum(change.kind == kind for change in changes) for kind in ("broken", "flaky", "fixed")}
    yield ", ".join(f"{number} {kind}" for kind, number in counts.items())
    for change in changes:
        yield f"{change.kind:<6} {change.article} {_short(change.path)}"
        yield f"       gold {_value(change.gold)} | A {_values(change.a)} | B {_values(change.b)}"
        if change.quote:
            yield f'       "{" ".join(change.quote.split())}"'


def _figures(found: RunComparison) -> dict[str, Any]:
    return {
        "signature_a": found.a.signature,
        "signature_b": found.b.signature,
        "overall": _field_figures(found.overall),
        "fields": {f.path: _field_figures(f) for f in found.fields},
        "changes": [{name: getattr(change, name) for name in LeafChange.__slots__} for change in found.changes],
    }


def _field_figures(field: FieldComparison) -> dict[str, Any]:
    statistics = field.statistics
    return {
        "a": field.a.strict.f1,
        "b": field.b.strict.f1,
        "difference": _change(field),
        "interval": statistics.difference.interval if statistics.difference else None,
        "p_articles_like_these": statistics.similar_articles.p,
        "p_articles_like_these_holm": field.adjusted_similar,
        "p_these_articles": statistics.these_articles.p,
        "p_these_articles_holm": field.adjusted_these,
        "smallest_detectable": statistics.smallest,
    }


def _change(field: FieldComparison) -> float | None:
    return field.statistics.difference.value if field.statistics.difference else None


def _short(path: str) -> str:
    return path.removeprefix("incidents.")


def _signed(value: float | None) -> str:
    return "n/a" if value is None else f"{value:+.3f}"


def _p(value: float | None) -> str:
    return "-" if value is None else f"{value:.3f}"


def _right(counts: Counts) -> str:
    return f"{counts.correct}/{(counts.gold + counts.predicted) / 2:g}"


def _values(values: Sequence[Any]) -> str:
    """Equal answers once, with how many samples gave them."""
    shown = [_value(value) for value in values]
    if not shown:
        return "nothing"
    unique = dict.fromkeys(shown)
    return ", ".join(text if len(unique) == 1 else f"{text} x{shown.count(text)}" for text in unique)


def _value(value: Any) -> str:  # noqa: ANN401 - a value of any leaf
    return "nothing" if value is None else value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)

"""What a gold set holds, in words, for a terminal of 80 columns or a pipe."""

from collections.abc import Iterator, Mapping
from textwrap import wrap

from eval.gold.stats import FieldStats, GoldStats
from extractor.terminal import plain

WIDTH = 80
ABOUT = """\
leaves: gold leaves that state something; a score rests on at least the required
ones, which cost something when they are not found. accept: leaves with other
acceptable values. articles: how many state it, which is what intervals rest on."""


def as_text(stats: GoldStats, name: str, sha256: str) -> str:
    return plain("\n".join([*_head(stats, name, sha256), "", *_table(stats), "", ABOUT])) + "\n"


def _head(stats: GoldStats, name: str, sha256: str) -> Iterator[str]:
    yield f"{name}@{sha256[:8]}: {stats.articles} articles, {stats.characters} characters; {_counted(stats.statuses)}"
    yield from _line(
        "incidents",
        {"": sum(stats.roles.values())} | stats.roles,
        f"in none of {stats.empty} articles" if stats.empty else "",
    )
    yield from _line("facts", {"": sum(stats.facts.values())} | stats.facts)
    yield from _line("optional", stats.optional or {"": 0})
    yield from _line("tags", stats.tags)


def _line(name: str, counts: Mapping[str, int], more: str = "") -> Iterator[str]:
    yield from wrap(f"{name}: {_counted(counts)}{f'; {more}' if more else ''}", WIDTH, subsequent_indent="  ")


def _counted(counts: Mapping[str, int]) -> str:
    return ", ".join(f"{number} {name}".rstrip() for name, number in counts.items())


def _table(stats: GoldStats) -> Iterator[str]:
    yield f"{'field':<28}{'leaves':>8}{'required':>10}{'accept':>8}{'unlabelled':>12}{'articles':>10}"
    yield from (_row(field) for field in stats.fields.values())
    rows = stats.fields.values()
    sums = (
        sum(getattr(field, name) for field in rows) for name in ("stated", "required", "alternatives", "unlabelled")
    )
    yield _cells("all", *sums, stats.articles - stats.empty)


def _row(field: FieldStats) -> str:
    name = field.path.removeprefix("incidents.")
    return _cells(name, field.stated, field.required, field.alternatives, field.unlabelled, field.articles)


def _cells(name: str, *counts: int) -> str:
    return f"{name:<28}" + "".join(f"{count:>{width}}" for count, width in zip(counts, (8, 10, 8, 12, 10), strict=True))

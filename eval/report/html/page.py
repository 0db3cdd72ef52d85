"""The page of one report."""

from collections.abc import Iterator

from eval.report import words
from eval.report.html import document, marks
from eval.report.html.charts import FILLING, difference_chart, heat, interval_chart
from eval.report.html.claims import reasons
from eval.report.html.rows import rows, times, whole
from eval.report.model import CHARGED, Case, Fact, Message, Report, Unlocated

_LONGEST_RAW = 4000
"""Characters of a raw answer that are shown: the run's records hold all of it."""


def render(report: Report) -> str:
    """The whole page; the same report gives the same bytes."""
    return document.render(
        "page.html.j2", ("report.js", "marks.js"), report=report,
        losing=losing(report),
        scored=[row for row in report.fields if row.tally.scored],
        tags=sorted({tag for mistake in report.mistakes for tag in mistake.tags}),
        verdicts=[v for v in CHARGED if any(mistake.verdict == v for mistake in report.mistakes)],
        interval_chart=interval_chart, difference_chart=difference_chart, reasons=reasons, shared=shared, heat=heat,
        filling=FILLING, rows=rows, whole=whole, times=times, linked=linked,
        shortened=shortened, marked=marks.of_row, marked_block=marks.of_block, unlocated=unlocated,
    )  # fmt: skip


def losing(report: Report) -> dict[tuple[str, ...], int]:
    """The sets of fields that lose by a whole fact, numbered: there are few, and many facts that name one."""
    sets = dict.fromkeys(m.fields for m in report.mistakes if [m.what] != [words.field(path) for path in m.fields])
    return {fields: number for number, fields in enumerate(sets)}


def linked(case: Case) -> set[int]:
    """Passages that a row of the case points to, and that need an address for it."""
    return set(_passages(case.incidents))


def _passages(facts: tuple[Fact, ...]) -> Iterator[int]:
    for fact in facts:
        if fact.passage is not None:
            yield fact.passage
        yield from (leaf.passage for leaf in fact.leaves if leaf.passage is not None and leaf.wrong)
        yield from _passages(fact.facts)


def unlocated(case: Case) -> Iterator[tuple[Unlocated, list[str]]]:
    """Quotes that are not in the text, equal ones once, each with the places of the record that give it."""
    same: dict[tuple[str, str], list[Unlocated]] = {}
    for found in case.unlocated:
        same.setdefault((found.quote, found.status), []).append(found)
    for quotes in same.values():
        yield quotes[0], list(_places(quotes, case.samples))


def _places(quotes: list[Unlocated], samples: int) -> Iterator[str]:
    """Place by place, with the samples that have it there."""
    places = dict.fromkeys(found.place for found in quotes)
    for place in places:
        given = [str(found.sample) for found in quotes if found.place == place]
        yield place.removesuffix(".quote") + (f" in sample {', '.join(given)}" if samples > 1 else "")


def shared(report: Report) -> list[Message]:
    """Messages that several articles were sent, by their number."""
    found = {message.shared: message for case in report.cases for message in case.messages if message.shared}
    return [found[number] for number in sorted(found)]


def shortened(raw: str) -> str:
    """The beginning of a raw answer, saying how much is left out."""
    left = len(raw) - _LONGEST_RAW
    return raw if left <= 0 else f"{raw[:_LONGEST_RAW]}\n… {left:,} more characters in records.jsonl"

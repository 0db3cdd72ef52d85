"""The table of disagreements: what differs comes from the readings, what was settled and by which rule from people.

It stands in a Markdown file with text around it. Writing it anew replaces the rows and keeps the words of the last two
columns wherever article and place are still in dispute, and all text before and after the table.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from eval.gold.differences import Difference

FILE = "disagreements.md"
_TITLE = "# Where the two readers differed\n"
_CELL = re.compile(r"(?<!\\)\|")
_ROWS = re.compile(r"(?m)^\|[^\n]*(?:\n\|[^\n]*)*(?:\n|\Z)")
Words = dict[tuple[str, str], tuple[str, str]]
"""(article, place) → what was settled, and by which rule."""


@dataclass(frozen=True, slots=True)
class Table:
    """The file's text with the table, and what stood in the old one and has no row any more."""

    text: str
    dropped: Words
    open: int
    """Rows that nobody has settled yet."""


def with_table(old: str | None, names: tuple[str, str], differences: Iterable[Difference]) -> Table:
    """The file `old` (null where there is none) with the table of `differences` between two readers so called."""
    text = old if old is not None else _TITLE
    words = dict(_words(text))
    rows = [_row(difference, words) for difference in differences]
    head = ["| article | where | " + " | ".join(map(_cell, names)) + " | settled | by |", "|---|---|---|---|---|---|"]
    table = "".join(f"{line}\n" for line in [*head, *("| " + " | ".join(row) + " |" for row in rows)])
    kept = {(row[0], row[1]) for row in rows}
    found = _ROWS.search(text)
    before, after = (text[: found.start()], text[found.end() :]) if found else (f"{text.rstrip()}\n\n", "")
    dropped = {place: said for place, said in words.items() if place not in kept and any(said)}
    return Table(before + table + after, dropped, sum(not row[4] for row in rows))


def _row(difference: Difference, words: Words) -> list[str]:
    place = _cell(difference.article), _cell(difference.place)
    return [*place, _cell(difference.a.text), _cell(difference.b.text), *words.get(place, ("", ""))]


def _words(text: str) -> Iterator[tuple[tuple[str, str], tuple[str, str]]]:
    found = _ROWS.search(text)
    for line in found[0].splitlines()[2:] if found else []:
        cells = [cell.strip() for cell in _CELL.split(line)[1:-1]]
        if len(cells) == 6:
            yield (cells[0], cells[1]), (cells[4], cells[5])


def _cell(text: str) -> str:
    r"""Text that stays in its cell: no line ends, and ``|`` as ``\|``."""
    return " ".join(text.replace("|", r"\|").split())

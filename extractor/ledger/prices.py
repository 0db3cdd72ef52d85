"""What tokens cost: a table that comes along, and the user's own on top of it.

A row is ``model, prompt, cached, completion, read, source``, tab-separated: US dollars for a million tokens, the day
the price was read, and where. A model that is in no table has no price, and nothing is guessed for it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

from extractor.errors import InputError
from extractor.files import read_text
from extractor.record import Usage

COLUMNS = ("model", "prompt", "cached", "completion", "read", "source")
MILLION = 1_000_000
_SNAPSHOT = re.compile(r"-(\d{4}-\d{2}-\d{2}|\d{8})$", re.ASCII)


@dataclass(frozen=True, slots=True)
class Price:
    """US dollars for a million tokens."""

    prompt: float
    cached: float | None
    """Of prompt tokens that the provider had cached; null where they cost what others do, or nothing is known."""
    completion: float

    def cost(self, usage: Usage) -> float | None:
        """US dollars, null where the server named no tokens. `usage.prompt` includes cached tokens."""
        if usage.prompt is None and usage.completion is None:
            return None
        prompt, cached = usage.prompt or 0, min(usage.cached or 0, usage.prompt or 0)
        for_cached = self.prompt if self.cached is None else self.cached
        total = (prompt - cached) * self.prompt + cached * for_cached + (usage.completion or 0) * self.completion
        return total / MILLION


class Prices:
    """Prices of one endpoint's models.

    The table that comes along names what providers ask for at their own endpoints; behind any other base URL a model of
    the same name may cost anything, so that only the user's table counts there.
    """

    def __init__(self, own: dict[str, Price], listed: dict[str, Price]) -> None:
        self._table = listed | own

    def price(self, asked: str | None, returned: str | None = None) -> Price | None:
        """Of the model that answered, by the name that the server gave it or else the one it was asked by."""
        provider = asked.partition("/")[0] if asked and "/" in asked else ""
        for name in filter(None, (returned, asked)):
            for full in (name, f"{provider}/{name}"):
                for key in (full, _SNAPSHOT.sub("", full)):
                    if key in self._table:
                        return self._table[key]
        return None


def load_prices(own: Path | None, *, provider_endpoint: bool) -> Prices:
    """Both tables; InputError names the line of the user's that cannot be read."""
    listed = str(files("extractor").joinpath("data", "prices.tsv"))
    mine = dict(_rows(read_text(own), str(own))) if own else {}
    return Prices(mine, dict(_rows(read_text(Path(listed)), listed)) if provider_endpoint else {})


def _rows(text: str, place: str) -> Iterator[tuple[str, Price]]:
    for number, line in enumerate(text.splitlines(), 1):
        if line.strip() and not line.startswith("#") and line.split("\t") != list(COLUMNS):
            yield _row(line, f"{place}:{number}")


def _row(line: str, place: str) -> tuple[str, Price]:
    cells = [cell.strip() for cell in line.split("\t")]
    if len(cells) != len(COLUMNS) or not cells[0]:
        raise InputError(f"{place}: expected {len(COLUMNS)} cells with tabs between ({', '.join(COLUMNS)})")
    prompt, completion = _dollars(cells[1], place), _dollars(cells[3], place)
    return cells[0], Price(prompt, _dollars(cells[2], place) if cells[2] else None, completion)


def _dollars(cell: str, place: str) -> float:
    if not re.fullmatch(r"\d+(\.\d+)?", cell, re.ASCII):
        raise InputError(f"{place}: {cell!r} is no price; write US dollars for a million tokens, such as 0.40")
    return float(cell)

"""Days and spans of days, closed or open, in any unambiguous notation."""

import re
from collections.abc import Iterable, Mapping
from datetime import date, datetime, timedelta
from functools import cache
from typing import TypeAlias

from eval.rules.base import MEMO_LIMIT, Grade, Raw, Rule, Value, WrongType, kind, shown
from eval.rules.folding import fold

Span: TypeAlias = tuple[int | None, int | None]
"""First and last day as ordinals, inclusive; null where that end is open."""

_MONTHS = {
    "january": 1, "february": 2, "march": 3, "april": 4, "may": 5, "june": 6, "july": 7, "august": 8,
    "september": 9, "october": 10, "november": 11, "december": 12,
    "jan": 1, "feb": 2, "mar": 3, "apr": 4, "jun": 6, "jul": 7, "aug": 8, "sept": 9, "sep": 9, "oct": 10,
    "nov": 11, "dec": 12,
}  # fmt: skip
_MONTH = "(?P<m>" + "|".join(_MONTHS) + r")\.?"
_DAY = r"(?P<d>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?P<y>\d{4})"
_TIME = r"(?:[t ]\d{2}:?\d{2}.*)?"
_NOTATIONS = (
    rf"{_YEAR}-(?P<m>\d{{1,2}})-(?P<d>\d{{1,2}}){_TIME}",
    rf"{_YEAR}[/.](?P<m>\d{{1,2}})[/.](?P<d>\d{{1,2}})",
    rf"{_YEAR}(?P<m>\d{{2}})(?P<d>\d{{2}})",
    rf"(?P<d>\d{{1,2}})\.(?P<m>\d{{1,2}})\.{_YEAR}",
    rf"(?P<one>\d{{1,2}})/(?P<two>\d{{1,2}})/{_YEAR}",
    rf"{_MONTH} {_DAY},? {_YEAR}",
    rf"{_DAY}(?: of)?[ -]{_MONTH},?[ -]{_YEAR}",
    rf"{_YEAR}-(?P<m>\d{{2}})",
    rf"{_MONTH},? {_YEAR}",
)


@cache
def _notations() -> tuple[re.Pattern[str], ...]:
    """Compiled when the first date asks: most of the time that importing the rules would take."""
    return tuple(map(re.compile, _NOTATIONS))


_WEEKDAY = re.compile(r"^(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|mon|tue|wed|thu|fri|sat|sun)\.?,? (?=\d|[a-z])")
_ISO = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)


class Dates(Rule):
    """A day, or an object of a first and a last day (the unmarked parts, in the order of the model).

    Partly right: closed spans that share a day; and where one side is open, the same day at a stated end,
    since "on or before the 4th" and "the 4th" name the same day. Notations whose order of day and month is
    in doubt (04/05/2025) are no dates.
    """

    name = "date"
    joins = True
    graded = True

    def text(self, text: str) -> Value | None:
        if not _ISO.fullmatch(text):
            self._is_foreign(text)
        return read_span(text) or fold(text)

    def _is_foreign(self, text: str) -> None:
        if len(self.foreign) >= MEMO_LIMIT:
            self.foreign.clear()
            self.known.clear()
        self.foreign.add(text)

    def value(self, raw: Raw) -> Value | None:
        if isinstance(raw, datetime):
            raw = raw.date()
        if isinstance(raw, date):
            return (raw.toordinal(), raw.toordinal())
        if isinstance(raw, Mapping):
            return self._span(*raw.values())
        if isinstance(raw, int) and not isinstance(raw, bool):
            return self.text(str(raw))
        raise WrongType(kind(raw))

    def _span(self, start: Raw, end: Raw) -> Value | None:
        first, last = self.normalise(start), self.normalise(end)
        if first is None and last is None:
            return None
        if isinstance(first, str) or isinstance(last, str):
            return f"{start} to {end}"
        return (first and first[0], last and last[1])

    def coerced(self, raw: Raw) -> bool:
        if isinstance(raw, Mapping):
            return any(self.coerced(part) for part in raw.values() if part is not None)
        return super().coerced(raw) and not isinstance(raw, date)

    def grade(self, gold: Value, predicted: Value) -> Grade:
        if isinstance(gold, str) or isinstance(predicted, str):
            return "incorrect"
        if None in gold or None in predicted:
            shared = any(a == b is not None for a, b in zip(gold, predicted, strict=True))
            return "partial" if shared else "incorrect"
        return "partial" if gold[0] <= predicted[1] and predicted[0] <= gold[1] else "incorrect"

    def hints(self, value: Value) -> Iterable[object] | None:
        """Two days agree only where they are equal; spans meet days anywhere."""
        return () if isinstance(value, str) or value[0] == value[1] else None

    def join(self, a: Value, b: Value) -> Value | None:
        if isinstance(a, str) or isinstance(b, str) or None in a or None in b:
            return None
        return (min(a[0], b[0]), max(a[1], b[1]))

    def words(self, value: Value | None) -> str:
        if value is None or isinstance(value, str):
            return super().words(value)
        first, last = ("open" if day is None else date.fromordinal(day).isoformat() for day in value)
        return first if first == last else f"{first} to {last}"

    def difference(self, gold: Value, predicted: Value) -> str:
        for side, value in (("predicted", predicted), ("gold", gold)):
            if isinstance(value, str):
                return f"the {side} value {shown(value)} is not a date"
        start, end = (_shift(g, p) for g, p in zip(gold, predicted, strict=True))
        return start if start == end else f"start: {start}; end: {end}"


def read_span(text: str) -> Span | None:
    """The day or whole month that a text names with its year; null where it names none."""
    folded = _WEEKDAY.sub("", fold(text))
    found = next(filter(None, (notation.fullmatch(folded) for notation in _notations())), None)
    if found is None:
        return None
    parts = found.groupdict()
    month, day = (parts["m"], parts.get("d")) if "m" in parts else _ordered(parts["one"], parts["two"])
    return _span_of(int(parts["y"]), _MONTHS.get(month) or int(month), day)


def _ordered(one: str, two: str) -> tuple[str, str]:
    """Month and day of 13/04 or 04/13; month 0, which is none, where both could be the month and they differ."""
    if one == two or int(two) > 12:
        return one, two
    return (two, one) if int(one) > 12 else ("0", one)


def _span_of(year: int, month: int, day: str | None) -> Span | None:
    try:
        first = date(year, month, int(day or 1))
    except ValueError:
        return None
    if day:
        return first.toordinal(), first.toordinal()
    last = date(year, 12, 31) if month == 12 else date(year, month + 1, 1) - timedelta(days=1)
    return first.toordinal(), last.toordinal()


def _shift(gold: int | None, predicted: int | None) -> str:
    if gold is None or predicted is None:
        return "the same" if gold == predicted else "not stated" if predicted is None else "open in gold"
    days = abs(predicted - gold)
    later = "later" if predicted > gold else "earlier"
    return f"{days} {'day' if days == 1 else 'days'} {later}" if days else "the same"

"""Days, months and years as they are written: 12 March 2024, March 12th, 2024-03-12, late April, 2022."""

import calendar
import re
from collections.abc import Sequence
from datetime import date, timedelta
from typing import NamedTuple

from extractor.backends.rules.lexicon import times
from extractor.quantities.phrases import spread

Interval = tuple[date, date]
"""First and last day, inclusive."""

_MONTHS = spread(times.MONTHS)
_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})", re.ASCII)
_DOTTED = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})", re.ASCII)
_DAY = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?", re.ASCII)
_YEAR = re.compile(r"(?:19|20)\d\d", re.ASCII)
_THIRDS = {"early": (1, 10), "mid": (11, 20), "late": (21, 31)}
_BEFORE_MONTH = frozenset(
    ("in", "of", "during", "early", "mid", "late", "since", "until", "last", "by", "this", "late-")
)


class Written(NamedTuple):
    """A date as written, tokens `start` to `end`. Without a day it is the month, without a month the year."""

    start: int
    end: int
    year: int | None
    month: int | None = None
    day: int | None = None
    third: str | None = None
    """``early``, ``mid`` or ``late`` in the month."""


def written(words: Sequence[str], capital: bool, i: int) -> Written | None:
    """The date that begins at word `i`; `capital` says whether that word has one (May is no may)."""
    return _numeric(words[i], i) or _day_month(words, i) or _month_day(words, capital, i) or _year(words, i)


def interval(found: Written, article_day: date | None) -> Interval | None:
    """The days that it means; a missing year is the article's, or the nearest past one; null without that."""
    year = found.year
    if year is None:
        if article_day is None:
            return None
        year = article_day.year - ((found.month or 1, found.day or 1) > (article_day.month, article_day.day))
    if not 1 <= year <= 9998:
        return None
    if found.month is None:
        return date(year, 1, 1), date(year, 12, 31)
    last = calendar.monthrange(year, found.month)[1]
    if found.day is not None:
        return (date(year, found.month, found.day),) * 2 if 1 <= found.day <= last else None
    low, high = _THIRDS.get(found.third or "", (1, 31))
    return date(year, found.month, low), date(year, found.month, min(high, last))


def shifted(day: date, by: int) -> date | None:
    """`day` plus `by` days; null beyond the calendar."""
    try:
        return day + timedelta(days=by)
    except OverflowError:
        return None


def _numeric(word: str, i: int) -> Written | None:
    if found := _ISO.fullmatch(word):
        year, month, day = map(int, found.groups())
    elif found := _DOTTED.fullmatch(word):
        day, month, year = map(int, found.groups())
    else:
        return None
    return Written(i, i + 1, year, month, day) if 1 <= month <= 12 else None


def _day_month(words: Sequence[str], i: int) -> Written | None:
    """Such as 12 March, 12th of March 2024."""
    day = _DAY.fullmatch(words[i])
    at = i + 1 + (_word(words, i + 1) == "of")
    month = _MONTHS.get(_word(words, at))
    if not day or month is None:
        return None
    end, year = _year_after(words, at + 1)
    return Written(i, end, year, month, int(day[1]))


def _month_day(words: Sequence[str], capital: bool, i: int) -> Written | None:
    """Such as March 12, March 12th, 2024, late March, March 2024; a bare month only where its place says so."""
    month = _MONTHS.get(words[i])
    if month is None or not capital:
        return None
    at = i + 1 + (_word(words, i + 1) == ".")
    day = _DAY.fullmatch(_word(words, at))
    if day:
        end, year = _year_after(words, at + 1)
        return Written(i, end, year, month, int(day[1]))
    end, year = _year_after(words, at) if _YEAR.fullmatch(_word(words, at)) else (i + 1, None)
    before = words[i - 1] if i else ""
    if year is None and before not in _BEFORE_MONTH and not before.startswith(("mid-", "early-", "late-")):
        return None
    third = before.rstrip("-") if before.rstrip("-") in _THIRDS else None
    return Written(i - (third is not None), end, year, month, third=third)


def _year(words: Sequence[str], i: int) -> Written | None:
    if _YEAR.fullmatch(words[i]) and i and words[i - 1] in ("in", "during", "of"):
        return Written(i, i + 1, int(words[i]))
    return None


def _year_after(words: Sequence[str], i: int) -> tuple[int, int | None]:
    """(end, year) where a year follows, with or without a comma."""
    at = i + (_word(words, i) == ",")
    return (at + 1, int(words[at])) if _YEAR.fullmatch(_word(words, at)) else (i, None)


def _word(words: Sequence[str], i: int) -> str:
    return words[i] if 0 <= i < len(words) else ""

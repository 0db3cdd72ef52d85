"""Days that relative words mean: weekdays, "overnight", "last week", "two days ago", "the next day".

Each is seen from the article's day, or from the last dated event; without that it is words and no days.
"""

from collections.abc import Callable, Sequence
from datetime import date
from typing import NamedTuple

from extractor.backends.rules.days import Interval, shifted
from extractor.backends.rules.lexicon import times
from extractor.backends.rules.sentences import Sentence
from extractor.quantities.numbers import NUMBER_WORDS, cardinal
from extractor.quantities.phrases import Phrases, spread

_WEEKDAYS = spread(times.WEEKDAYS)
_DAYS_BACK = Phrases(spread(times.DAYS_BACK))
_SPANS = Phrases(spread(times.SPANS))

OPENERS = _WEEKDAYS.keys() | _DAYS_BACK.first_words | _SPANS.first_words | NUMBER_WORDS | {"a", "an", "last"}
"""Words with which relative words begin, beside digits."""


class Anchors(NamedTuple):
    """What relative words are seen from; null where the article shows none."""

    article: date | None
    event: date | None = None
    """The last dated event before the words."""


class Relative(NamedTuple):
    """Relative words that end before token `end`; `days` null where no anchor resolves them."""

    end: int
    days: Interval | None


def relative(sentence: Sentence, i: int, anchors: Anchors) -> Relative | None:
    """The relative words that begin at token `i`."""
    return (
        _weekday(sentence, i, anchors.article)
        or _phrase(sentence.words, i, anchors)
        or _steps(sentence.words, i, anchors)
    )


def _weekday(sentence: Sentence, i: int, anchor: date | None) -> Relative | None:
    """The last such day on or before the article's; "last Monday" lies before it."""
    words = sentence.words
    last = words[i] == "last"
    at = i + last
    number = _WEEKDAYS.get(words[at]) if at < len(words) else None
    if number is None or not sentence.capital(at):
        return None
    if anchor is None:
        return Relative(at + 1, None)
    back = (anchor.weekday() - number) % 7
    day = shifted(anchor, -(back or 7 * last))
    return Relative(at + 1, (day, day) if day else None)


def _phrase(words: Sequence[str], i: int, anchors: Anchors) -> Relative | None:
    if back := _DAYS_BACK.at(words, i):
        day = shifted(anchors.article, -back.value) if anchors.article else None
        return Relative(back.end, (day, day) if day else None)
    if span := _SPANS.at(words, i):
        return Relative(span.end, _span(span.value, anchors))
    return None


def _span(name: str, anchors: Anchors) -> Interval | None:
    seen_from = (anchors.event or anchors.article) if name in ("day before", "day after") else anchors.article
    if seen_from is None:
        return None
    first, last = _SPAN_DAYS[name](seen_from)
    return (first, last) if first and last else None


def _months_before(day: date, count: int) -> tuple[date | None, date | None]:
    months = day.year * 12 + day.month - 1 - count
    if not 12 <= months < 9998 * 12:
        return None, None
    first = date(months // 12, months % 12 + 1, 1)
    following = months + 1
    return first, shifted(date(following // 12, following % 12 + 1, 1), -1)


def _years_before(day: date, count: int) -> tuple[date | None, date | None]:
    year = day.year - count
    return (date(year, 1, 1), date(year, 12, 31)) if year >= 1 else (None, None)


_SPAN_DAYS: dict[str, Callable[[date], tuple[date | None, date | None]]] = {
    "week so far": lambda d: (shifted(d, -d.weekday()), d),
    "last week": lambda d: (shifted(d, -d.weekday() - 7), shifted(d, -d.weekday() - 1)),
    "month so far": lambda d: (d.replace(day=1), d),
    "last month": lambda d: _months_before(d, 1),
    "year so far": lambda d: (d.replace(month=1, day=1), d),
    "last year": lambda d: _years_before(d, 1),
    "last day": lambda d: (shifted(d, -1), d),
    "day before": lambda d: (shifted(d, -1),) * 2,
    "day after": lambda d: (shifted(d, 1),) * 2,
}


def _steps(words: Sequence[str], i: int, anchors: Anchors) -> Relative | None:
    """Such as "two days ago", "a week earlier"; counted from the article or from the last dated event."""
    number = (1, i + 1) if words[i] in ("a", "an") else cardinal(words, i)
    if not number or number[1] + 1 >= len(words) or words[number[1]] not in times.STEPS:
        return None
    unit, direction = words[number[1]].rstrip("s"), words[number[1] + 1]
    end = number[1] + 2
    if direction == times.BACK_FROM_ARTICLE:
        return Relative(end, _ago(number[0], unit, anchors.article))
    if direction not in times.FROM_EVENT or (end < len(words) and words[end] not in ",.;"):
        return None
    seen_from = anchors.event or anchors.article
    day = shifted(seen_from, times.FROM_EVENT[direction] * number[0] * times.STEPS[unit]) if seen_from else None
    return Relative(end, (day, day) if day else None)


def _ago(count: int, unit: str, anchor: date | None) -> Interval | None:
    """A day for days, the days around it for weeks, the whole month or year for those."""
    if anchor is None:
        return None
    if unit == "month":
        first, last = _months_before(anchor, count)
    elif unit == "year":
        first, last = _years_before(anchor, count)
    else:
        slack = 3 if unit == "week" else 0
        back = count * times.STEPS[unit]
        first, last = shifted(anchor, -back - slack), shifted(anchor, slack - back)
    return (first, last) if first and last else None

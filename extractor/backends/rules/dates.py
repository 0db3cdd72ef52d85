"""When: the words for time in a sentence, resolved by the anchors of the coding rules and never without one."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from extractor.article import Article
from extractor.backends.rules.days import Interval, interval, written
from extractor.backends.rules.lexicon import furniture, speech, times
from extractor.backends.rules.relative import OPENERS, Anchors, relative
from extractor.backends.rules.sentences import Body, Sentence
from extractor.quantities.phrases import Phrases, flags, listed, spread
from extractor.schema import PartOfDay, When

_PARTS: Phrases[PartOfDay] = Phrases(spread(times.PARTS))
_PART_WORDS = spread(times.PART_WORDS)
_BESIDE_DAY = frozenset(listed(times.BESIDE_DAY))
_OTHERS_DAY = frozenset(listed(times.NOT_THE_ATTACKS_DAY))
_SAID = frozenset(listed(speech.VERBS))
_SAYING = frozenset(listed(speech.NOUNS))
_BESIDE_SAID = _SAYING | frozenset(listed(times.BETWEEN_SAID_AND_DAY))
_PUBLISHED = flags(furniture.DATE_OPENINGS)
_OPENERS = OPENERS | spread(times.MONTHS).keys() | _PARTS.first_words
"""Words with which words for time begin, beside digits."""

_JOINED = 7
"""Words on either side of a day among which its part of the day is sought."""


class Time(NamedTuple):
    """Words for time: tokens `start` to `end`. `days` null: a part of a day, or days that no anchor resolves."""

    start: int
    end: int
    days: Interval | None
    part: PartOfDay = "unspecified"
    names_day: bool = True
    of_statement: bool = False
    """The day is that on which somebody spoke."""


def article_day(article: Article, body: Body) -> date | None:
    """The article's own date: its header's, or a full date on the line that says when it was published."""
    if article.published:
        return date.fromisoformat(article.published)
    for line in body.furniture:
        if _PUBLISHED.at(line.words, 0):
            for time in times_in(line, Anchors(None)):
                if time.days and time.days[0] == time.days[1]:
                    return time.days[0]
    return None


def times_in(sentence: Sentence, anchors: Anchors) -> list[Time]:
    """Every time that can be an event's, left to right; limits ("since Monday") and the future are left out."""
    found: list[Time] = []
    end = 0
    for i, word in enumerate(sentence.words):
        if i >= end and (word in _OPENERS or word[0].isdigit()) and (base := _base(sentence, i, anchors)):
            end = base.end
            found.append(_widened(sentence, base) if base.names_day else base)
    return [
        time
        for i, time in enumerate(found)
        if not any(_covers(other, time) for other in found[max(0, i - 2) : i + 3])
        and not _is_others(sentence.words, time)
    ]


def _covers(other: Time, time: Time) -> bool:
    """Whether `time` is only a piece of `other`: "overnight" of "overnight on Sunday", "early hours" of a day."""
    if not time.names_day:
        return other.names_day and time.start < other.end and other.start < time.end
    return other != time and other.start <= time.start and time.end <= other.end


def to_when(sentence: Sentence, time: Time, part: PartOfDay | None = None) -> When:
    """The record's form of it; `part` where other words than these say it."""
    start, end = (d.isoformat() for d in time.days) if time.days else (None, None)
    bound = time.of_statement and end is not None
    precision = "unknown" if end is None else "on_or_before" if bound else "day" if start == end else "range"
    return When.model_validate(
        {
            "start": None if bound else start,
            "end": end,
            "precision": precision,
            "part_of_day": part or ("unspecified" if time.of_statement else time.part),
            "quote": sentence.quote(time.start, time.end),
        }
    )


def _base(sentence: Sentence, i: int, anchors: Anchors) -> Time | None:
    words = sentence.words
    if found := written(words, sentence.capital(i), i):
        return Time(found.start, found.end, interval(found, anchors.article))
    if seen := relative(sentence, i, anchors):
        return Time(i, seen.end, seen.days, _part_of(words[i : seen.end]))
    return _part(words, i) or _clock(words, i)


def _part(words: Sequence[str], i: int) -> Time | None:
    found = _PARTS.at(words, i)
    return Time(i, found.end, None, found.value, names_day=False) if found else None


def _clock(words: Sequence[str], i: int) -> Time | None:
    """Such as "at about 8.30am", "2 a.m.", "at 14:30"."""
    digits = words[i].rstrip("apm").replace(":", ".").rstrip(".")
    if not digits or not digits[0].isdecimal() or not digits.isascii() or digits.count(".") > 1:
        return None
    hour = digits.partition(".")[0]
    following = words[i + 1] if i + 1 < len(words) else ""
    half = words[i][-2:] if words[i].endswith(("am", "pm")) else following.replace(".", "")
    if half not in ("am", "pm") and not (":" in words[i] and len(words[i]) <= 5):
        return None
    if not hour.isdecimal() or len(hour) > 2 or int(hour) > 23:
        return None
    end = i + 1 + (following in ("am", "pm", "a.m.", "p.m."))
    return Time(
        i, end, None, _part_at(int(hour) % 12 + 12 * (half == "pm") if half in ("am", "pm") else int(hour)), False
    )


def _part_at(hour: int) -> PartOfDay:
    return "night" if hour < 5 or hour >= 23 else "morning" if hour < 12 else "afternoon" if hour < 18 else "evening"


def _widened(sentence: Sentence, base: Time) -> Time:
    """`base` with the words beside it that say which part of the day: "early on Monday", "Monday night"."""
    words = sentence.words
    start = base.start
    while start > max(0, base.start - _JOINED) and words[start - 1] in _BESIDE_DAY:
        start -= 1
    end = base.end
    while end < min(len(words), base.end + 3) and words[end] in _BESIDE_DAY and words[end] not in ("in", "on", "of"):
        end += 1
    part = base.part if base.part != "unspecified" else _part_of(words[start:end])
    if part == "unspecified" and not base.days:
        start, end = base.start, base.end
    first = next(i for i in range(start, base.start + 1) if words[i] in _LEADS or i == base.start)
    last = next(i for i in range(end, base.end - 1, -1) if words[i - 1] in _PART_WORDS or i == base.end)
    statement = _is_statements(words, start, last)
    return base._replace(
        start=first if part != "unspecified" else base.start, end=last, part=part, of_statement=statement
    )


_LEADS = _PART_WORDS.keys() | {"early", "late", "before", "after", "shortly", "just", "small"}


def _part_of(words: Sequence[str]) -> PartOfDay:
    """Words with "morning" are morning; "early on D" is night."""
    if "morning" in words:
        return "morning"
    named = [_PART_WORDS[w] for w in words if w in _PART_WORDS]
    if "night" in named or ("early" in words and not named):
        return "night"
    return named[0] if named else "unspecified"


def _is_statements(words: Sequence[str], start: int, end: int) -> bool:
    """Whether somebody spoke on that day: "said on Monday", "On Monday, the governor said"."""
    i = start - 1
    saying = False
    while i >= max(0, start - 9) and words[i] in _BESIDE_SAID:
        saying = saying or words[i] in _SAYING
        i -= 1
    if saying or (i >= 0 and words[i] in _SAID):
        return True
    return start <= 1 and not _possessive(words, end) and bool(_SAID.intersection(words[end : end + 8]))


def _is_others(words: Sequence[str], time: Time) -> bool:
    """Whether the day is a limit or another thing's day; "after Monday's strike" still dates the strike."""
    before = [w for w in words[max(0, time.start - 3) : time.start] if w not in ("the", "on", "in", "late", "early")]
    return bool(before) and before[-1] in _OTHERS_DAY and not _possessive(words, time.end)


def _possessive(words: Sequence[str], end: int) -> bool:
    return end < len(words) and words[end] == "'s"

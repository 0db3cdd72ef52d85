"""Who says what a sentence states: "X said", "according to X"; the name, the position, and what was said before it."""

from collections.abc import Sequence
from typing import NamedTuple

from extractor import places
from extractor.backends.rules.lexicon import speech, times
from extractor.backends.rules.sentences import Sentence
from extractor.quantities.phrases import flags, listed, spread

LONGEST = 14
"""Words of the longest subject before a verb of saying: a name with its apposition."""

_VERBS = frozenset(listed(speech.VERBS))
_ACCORDING = flags(speech.ACCORDING)
_TITLES = flags(speech.TITLES)
_TITLE_WORDS = frozenset(word for title in listed(speech.TITLES) for word in title.split())
_BEFORE_TITLES = frozenset(listed(speech.BEFORE_TITLES))
_COURTESY = frozenset(listed(speech.COURTESY))
_GROUPS = flags(speech.GROUPS)
_MEDIA = flags(speech.MEDIA)
_DAYS = spread(times.WEEKDAYS).keys() | spread(times.MONTHS).keys()
_PARTICLES = frozenset(("de", "van", "von", "al", "bin", "ben", "el", "abu", "ibn", "da", "der", "of", "for"))
_AUXILIARY = frozenset(listed("has, have, had, also, later, earlier, then, who, previously, is, was, being"))
_PRONOUNS = frozenset(("he", "she", "they", "it", "i", "we"))


class Speaker(NamedTuple):
    """Who speaks: the name in tokens `start` to `end`."""

    start: int
    end: int
    name: str
    position: str | None
    before: bool
    """Whether what is said follows the speaker ("He said that…"), and is not the reporter's own sentence."""
    at: int
    """The verb, or the word "according"."""


def speakers(sentence: Sentence) -> list[Speaker]:
    """Persons, institutions and groups that assert what the sentence says; publishers and pronouns are left out."""
    found: list[Speaker] = []
    words = sentence.words
    for i, word in enumerate(words):
        if word in _VERBS and not sentence.capital(i):
            found.extend(s for s in (subject(sentence, i) or _inverted(sentence, i),) if s)
        elif word in _ACCORDING.first_words and (match := _ACCORDING.at(words, i)):
            found.extend(s for s in (_named(sentence, match.end, before=False, at=i),) if s)
    return [s for s in found if not _is_media(s.name)]


def pronoun_speaks(sentence: Sentence) -> int | None:
    """Place of the verb where only a pronoun speaks, and something is said after it."""
    words = sentence.words
    for i in range(1, min(len(words), 6)):
        if words[i] in _VERBS and words[i - 1] in _PRONOUNS:
            return i
    return None


def _is_media(name: str) -> bool:
    words = name.lower().removeprefix("the ").split()
    return not words or words[0] in ("it", "he") or _MEDIA.at(words, 0) is not None


def subject(sentence: Sentence, verb: int) -> Speaker | None:
    """The subject right before the verb, or before an apposition that commas set off."""
    words = sentence.words
    end = verb
    while end > 0 and words[end - 1] in _AUXILIARY:
        end -= 1
    if end and words[end - 1] == ",":
        return _with_apposition(sentence, end - 1, verb)
    return _ending(sentence, end, verb)


def _with_apposition(sentence: Sentence, end: int, verb: int) -> Speaker | None:
    """Such as "Vitali Ivanov, the mayor of Lviv, said"; and "the mayor, Vitali Ivanov, said"."""
    words = sentence.words
    opening = next((i for i in range(end - 1, max(-1, end - LONGEST), -1) if words[i] == ","), None)
    if opening is None:
        return None
    first, second = _ending(sentence, opening, verb), _ending(sentence, end, verb)
    if first and _is_person(sentence, first):
        return first._replace(position=first.position or _without_article(sentence, opening + 1, end))
    if second and _is_person(sentence, second):
        begin = _title_start(words, opening)
        return second._replace(position=_without_article(sentence, begin, opening) if begin < opening else None)
    return first or second


def _ending(sentence: Sentence, end: int, at: int) -> Speaker | None:
    """The name or group that ends before token `end`."""
    words = sentence.words
    for start in range(max(0, end - 6), end):
        group = _GROUPS.at(words, start)
        if group and group.end == end and not sentence.capital(end - 1):
            begin = _group_start(sentence, start)
            return Speaker(begin, end, sentence.quote(begin, end), None, before=True, at=at)
    start = _name_start(sentence, end)
    in_place = 2 <= start < end and words[start - 1] in ("of", "for", "in")
    office = _office_start(words, start - 1) if in_place else None
    if office is not None:
        return Speaker(office, end, sentence.quote(office, end), None, before=True, at=at)
    if start == end:
        title = _title_start(words, end)
        return Speaker(title, end, sentence.quote(title, end), None, before=True, at=at) if title < end else None
    return _speaker(sentence, start, end, before=True, at=at)


def _office_start(words: Sequence[str], end: int) -> int | None:
    """Where the title or group begins that ends before `end`: "the mayor of …", "the presidential office in …"."""
    title = _title_start(words, end)
    groups = (i for i in range(max(0, end - 4), end) if (group := _GROUPS.at(words, i)) and group.end == end)
    return title if title < end else next(groups, None)


def _inverted(sentence: Sentence, verb: int) -> Speaker | None:
    """Such as '"…", said the mayor'; only after a comma or a quotation mark."""
    words = sentence.words
    if verb == 0 or words[verb - 1] not in (",", '"', "”", "-", "–", "’"):
        return None
    return _named(sentence, verb + 1, before=False, at=verb)


def _named(sentence: Sentence, start: int, *, before: bool, at: int) -> Speaker | None:
    """The name or group that begins at token `start`, its position before or after it."""
    words = sentence.words
    while start < len(words) and words[start] in ("the", "a", "an", "some", "several"):
        start += 1
    limit = min(len(words), start + 8)
    for i in range(start, limit):
        if (group := _GROUPS.at(words, i)) and not sentence.capital(group.end - 1):
            return Speaker(start, group.end, sentence.quote(start, group.end), None, before=before, at=at)
        group = _GROUPS.at(words, i + 1) if i + 1 < limit and sentence.capital(i) else None
        if group and not sentence.capital(group.end - 1):
            return Speaker(start, group.end, sentence.quote(start, group.end), None, before=before, at=at)
        if sentence.capital(i) and words[i] not in _TITLE_WORDS and not places.country_of(sentence.tokens[i].text):
            end = _name_end(sentence, i)
            if end < len(words) and words[end] == "'s":
                continue
            return _speaker(sentence, i, end, before=before, at=at)
        if words[i] in (",", ".", "said"):
            return None
    return None


def _speaker(sentence: Sentence, start: int, end: int, *, before: bool, at: int) -> Speaker | None:
    """A speaker whose bare name stands in `start` to `end`, with titles at its head split off."""
    words = sentence.words
    name_start = start
    while name_start < end and (words[name_start] in _TITLE_WORDS or _is_demonym(sentence, name_start, end)):
        name_start += 1
    if name_start == end:
        name_start = start
    position = _position_before(sentence, name_start) or _position_after(sentence, end)
    if words[name_start] in _DAYS or words[name_start] in _PRONOUNS:
        return None
    return Speaker(name_start, end, sentence.quote(name_start, end), position, before=before, at=at)


def _is_demonym(sentence: Sentence, i: int, end: int) -> bool:
    return i + 1 < end and places.country_of(sentence.tokens[i].text) is not None


def _position_before(sentence: Sentence, start: int) -> str | None:
    """Titles before a name: "Regional governor X", "Ukrainian Foreign Minister X"."""
    words = sentence.words
    begin = _title_start(words, start)
    text = sentence.quote(begin, start) if begin < start else ""
    return None if not text or words[begin] in _COURTESY else text


def _position_after(sentence: Sentence, end: int) -> str | None:
    """An apposition after a name: ", the mayor of Lviv,"; only one that begins with a title."""
    words = sentence.words
    if end >= len(words) - 1 or words[end] != ",":
        return None
    begin = end + 1 + (words[end + 1] in ("the", "a", "an"))
    close = next((i for i in range(begin, min(len(words), begin + LONGEST)) if words[i] in ",.;"), None)
    if close is None or not any(w in _TITLE_WORDS for w in words[begin : min(close, begin + 4)]):
        return None
    return sentence.quote(begin, close) if begin < close else None


def _without_article(sentence: Sentence, start: int, end: int) -> str | None:
    start += sentence.words[start] in ("the", "a", "an")
    return sentence.quote(start, end) if start < end else None


def _title_start(words: Sequence[str], end: int) -> int:
    """Where the title begins that ends before `end`, its adjectives with it; `end` where none does."""
    start = next((i for i in range(max(0, end - 4), end) if (m := _TITLES.at(words, i)) and m.end == end), end)
    if start == end:
        return end
    earlier = _title_start(words, start)
    while earlier == start and start > 0 and words[start - 1] in _BEFORE_TITLES:
        start = earlier = start - 1
    return earlier


def _name_start(sentence: Sentence, end: int) -> int:
    """Where the run of capitalised words begins that ends before `end`; `end` where none does."""
    start = end
    while start > max(0, end - 7) and _in_name(sentence, start - 1, end):
        start -= 1
    while start < end and sentence.words[start] in _PARTICLES | _DAYS | {"the", "in", "on", "but", "and", "while"}:
        start += 1
    return start


def _in_name(sentence: Sentence, i: int, end: int) -> bool:
    if not sentence.tokens[i].text[0].isalpha():
        return False
    return sentence.capital(i) or (sentence.words[i] in _PARTICLES and i < end - 1)


def _name_end(sentence: Sentence, start: int) -> int:
    end = start + 1
    while end < min(len(sentence.tokens), start + 6) and (
        sentence.capital(end)
        or (sentence.words[end] in _PARTICLES and end + 1 < len(sentence.tokens) and sentence.capital(end + 1))
    ):
        end += 1
    return end


def _group_start(sentence: Sentence, start: int) -> int:
    """A group with the names that say whose it is: "Ukrainian officials", "Kharkiv authorities"."""
    while start > 0 and sentence.capital(start - 1) and sentence.tokens[start - 1].text[0].isalpha() and start > 1:
        start -= 1
    if start == 1 and places.country_of(sentence.tokens[0].text):
        start = 0
    return start


def _is_person(sentence: Sentence, speaker: Speaker) -> bool:
    """At least two capitalised words that are no country and no group."""
    words = sentence.words[speaker.start : speaker.end]
    titled = words[-1] in _TITLE_WORDS
    return len(words) >= 2 and not titled and sentence.capital(speaker.start) and not _GROUPS.any_in(words)


def reported(speaking: Sequence[Speaker], i: int) -> Speaker | None:
    """The speaker whose words the token `i` belongs to, where they precede it; null in the reporter's own words."""
    return next((s for s in reversed(speaking) if s.before and s.at < i), None)

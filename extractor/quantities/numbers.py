"""Numbers in words and digits, read as the bounds of the coding rules' Count table."""

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from extractor.quantities import words as lexicon
from extractor.quantities.phrases import Phrases, flags, listed
from extractor.schema import Basis, Count

LARGEST = 10**10
"""Numbers above it count nothing that an attack does."""

_UNITS = {word: int(value) for word, value in (entry.split() for entry in listed(lexicon.UNITS))}
NUMBER_WORDS = _UNITS.keys()
_VAGUE = Phrases(lexicon.VAGUE)
_EXACT = Phrases(lexicon.EXACT)
_NONE = Phrases(dict.fromkeys(listed(lexicon.NONE), 0))
_ADDED = flags(lexicon.ADDED)
_MEASURES = frozenset(listed(lexicon.AFTER_MEASURES))
_CURRENCY = frozenset("$€£¥₴₽#")


class Quantity(NamedTuple):
    """Bounds that words state: tokens `start` to `end`, end excluded. `high` null is open."""

    start: int
    end: int
    low: int
    high: int | None
    basis: Basis
    bare: bool = False
    """Only an article: "a", "an". It counts one where a noun follows."""

    def to_count(self) -> Count:
        return Count(low=self.low, high=self.high, basis=self.basis)


_Bound = Callable[[int, int | None], tuple[int, int | None, Basis]]

_BOUNDS: Phrases[_Bound] = Phrases(
    dict.fromkeys(listed(lexicon.ABOUT), lambda low, _high: (low, low, "approximate"))
    | dict.fromkeys(listed(lexicon.AT_LEAST), lambda low, _high: (low, None, "at_least"))
    | dict.fromkeys(listed(lexicon.MORE_THAN), lambda low, _high: (low + 1, None, "at_least"))
    | dict.fromkeys(listed(lexicon.UP_TO), lambda low, _high: (0, low, "at_most"))
    | dict.fromkeys(listed(lexicon.FEWER_THAN), lambda low, _high: (0, max(low - 1, 0), "at_most"))
)


_OPENERS = (
    frozenset(_UNITS)
    | frozenset(("a", "an", "between", "hundred", "thousand"))
    | _BOUNDS.first_words
    | _VAGUE.first_words
    | _EXACT.first_words
    | _NONE.first_words
    | _ADDED.first_words
)


def quantities(words: Sequence[str]) -> Iterator[Quantity]:
    """Every quantity in a sentence's words, left to right, none overlapping another."""
    end = 0
    for start, word in enumerate(words):
        if start >= end and _may_open(word) and (found := quantity(words, start)):
            end = found.end
            yield found


def _may_open(word: str) -> bool:
    """Whether a quantity can begin with the word: spares most words the rules below."""
    return word[0].isdigit() or word in _OPENERS or word.partition("-")[0] in _UNITS


def quantity(words: Sequence[str], start: int) -> Quantity | None:
    """The quantity that begins at `start`; null where none does, or where it measures time, money or distance."""
    found = _bounded(words, start) or _range(words, start) or _added(words, start) or _plain(words, start)
    if found and (_follows(words, found.end, _MEASURES) or (start and words[start - 1] in _CURRENCY)):
        return None
    return found


def cardinal(words: Sequence[str], start: int) -> tuple[int, int] | None:
    """(value, end) of a number in digits or words, such as ``1,200``, ``two hundred and five``, ``two dozen``."""
    first = _small(words[start])
    if first is None:
        return (1 * lexicon.SCALES[words[start]], start + 1) if words[start] in ("hundred", "thousand") else None
    value, end = first, start + 1
    while end < len(words) and value < LARGEST:
        if words[end] in lexicon.SCALES:
            value, end = value * lexicon.SCALES[words[end]], end + 1
        elif words[end] == "and" and value >= 100 and end + 1 < len(words) and words[end + 1] in _UNITS:
            value, end = value + _UNITS[words[end + 1]], end + 2
        elif value >= 100 and words[end] in _UNITS and not words[start][0].isdigit():
            value, end = value + _UNITS[words[end]], end + 1
        else:
            break
    return (value, end) if value < LARGEST else None


def _small(word: str) -> int | None:
    if word in _UNITS:
        return _UNITS[word]
    tens, _, ones = word.partition("-")
    if tens in _UNITS and ones in _UNITS and _UNITS[tens] >= 20 and 0 < _UNITS[ones] < 10:
        return _UNITS[tens] + _UNITS[ones]
    digits = word.replace(",", "") if _grouped(word) else word
    return int(digits) if digits.isascii() and digits.isdecimal() and len(digits) <= 10 else None


def _grouped(word: str) -> bool:
    return "," in word and all(len(group) == 3 for group in word.split(",")[1:])


def _bounded(words: Sequence[str], start: int) -> Quantity | None:
    """Such as "at least 14", "more than a dozen", "as many as 30", "about twenty"; also "at least several"."""
    bound = _BOUNDS.at(words, start)
    if bound is None or bound.end >= len(words):
        return None
    inner = _added(words, bound.end) or _plain(words, bound.end)
    if inner is None or inner.low == 0 or (inner.basis == "vague" and words[start] == "some"):
        return None
    if inner.basis == "vague":
        return inner._replace(start=start)
    low, high, basis = bound.value(inner.low, inner.high)
    return Quantity(start, inner.end, low, high, basis)


def _range(words: Sequence[str], start: int) -> Quantity | None:
    """Such as "between 6 and 8", "6 to 8", "two or three", "10-15"; "from 10 to 12" is a change, not a range."""
    if start and words[start - 1] == "from":
        return None
    low_at = start + (words[start] == "between")
    low = cardinal(words, low_at) if low_at < len(words) else None
    if low is None:
        return _hyphen_range(words[start], start)
    joint = {"between": ("and",)}.get(words[start], ("to", "or", "-", "–"))
    if not _follows(words, low[1], joint) or low[1] + 1 >= len(words):
        return None
    high = cardinal(words, low[1] + 1)
    return Quantity(start, high[1], low[0], high[0], "range") if high and low[0] < high[0] else None


def _hyphen_range(word: str, start: int) -> Quantity | None:
    low, dash, high = word.replace("–", "-").partition("-")
    if not (dash and low.isascii() and high.isascii() and low.isdecimal() and high.isdecimal() and len(word) < 16):
        return None
    return Quantity(start, start + 1, int(low), int(high), "range") if int(low) < int(high) else None


def _added(words: Sequence[str], start: int) -> Quantity | None:
    """Such as "another 12", "a further three"."""
    found = _ADDED.at(words, start)
    inner = _plain(words, found.end) if found and found.end < len(words) else None
    return inner._replace(start=start) if inner and not inner.bare else None


def _plain(words: Sequence[str], start: int) -> Quantity | None:
    if vague := _VAGUE.at(words, start):
        return _scaled(words, Quantity(start, vague.end, vague.value, None, "vague"))
    if fixed := (_EXACT.at(words, start) or _NONE.at(words, start)):
        return Quantity(start, fixed.end, fixed.value, fixed.value, "exact")
    if words[start] in ("a", "an"):
        return _article(words, start)
    number = cardinal(words, start)
    return Quantity(start, number[1], number[0], number[0], "exact") if number else None


def _scaled(words: Sequence[str], vague: Quantity) -> Quantity:
    """Such as "several dozen", "a few hundred"."""
    if _follows(words, vague.end, lexicon.SCALES):
        return vague._replace(low=vague.low * lexicon.SCALES[words[vague.end]], end=vague.end + 1)
    return vague


def _article(words: Sequence[str], start: int) -> Quantity:
    if _follows(words, start + 1, lexicon.SCALES):
        value = lexicon.SCALES[words[start + 1]]
        return Quantity(start, start + 2, value, value, "exact")
    return Quantity(start, start + 1, 1, 1, "exact", bare=True)


def _follows(words: Sequence[str], i: int, wanted: object) -> bool:
    return i < len(words) and words[i] in wanted  # type: ignore[operator]

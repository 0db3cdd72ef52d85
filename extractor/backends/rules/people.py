"""People counted in a sentence: how many, and of which group of the record."""

from collections.abc import Sequence
from typing import NamedTuple

from extractor import places
from extractor.backends.rules.lexicon import people as lexicon
from extractor.backends.rules.lexicon import speech
from extractor.quantities.numbers import Quantity
from extractor.quantities.phrases import Match, Phrases, flags, inflected, listed, spread
from extractor.schema import Group

NEAR = 4
"""Words that may describe people between their number and their noun."""

_NOUNS: Phrases[tuple[Group, bool]] = Phrases(
    {form: (group, True) for form, group in spread(lexicon.COLLECTIVES).items()}
    | {
        form: (group, several)
        for phrase, group in spread(lexicon.NOUNS).items()
        for form, several in inflected([phrase])
    }
)
_Noun = Match[tuple[Group, bool]]
_AFTER_COUNT = flags(lexicon.AFTER_COUNT)
_SAID = frozenset(listed(speech.VERBS))
_OF_THEM = flags(lexicon.OF_THEM)
_NO_DESCRIPTION = frozenset(listed(lexicon.NO_DESCRIPTION))
_DEFINITE = frozenset(("the", "these", "those", "his", "her", "their", "its", "'s", "our", "my", "this", "that", "of"))


class Counted(NamedTuple):
    """People in tokens `start` to `end`."""

    start: int
    end: int
    group: Group
    number: Quantity
    noun: bool
    """Whether a noun says who they are; a bare number counts people only beside what befell them."""
    of_them: bool = False
    """A part of people counted before: "two of them children"."""


def counted(words: Sequence[str], numbers: Sequence[Quantity]) -> list[Counted]:
    """People counted in a sentence, left to right; a plural without a number counts two and more."""
    found = [people for match in _NOUNS.find(words) if (people := _with_number(words, match, numbers))]
    taken = {people.number.start for people in found}
    bare = [_bare(words, q) for q in numbers if q.start not in taken and not q.bare]
    return sorted(found + bare)


def runs(words: Sequence[str], people: Sequence[Counted]) -> list[list[Counted]]:
    """People grouped where only "and" and commas stand between them: "a woman and two children"."""
    grouped: list[list[Counted]] = []
    for some in people:
        joined = grouped and grouped[-1][-1].noun and some.noun
        if joined and all(w in ("and", ",", "&") for w in words[grouped[-1][-1].end : some.start]):
            grouped[-1].append(some)
        else:
            grouped.append([some])
    return grouped


def _with_number(words: Sequence[str], noun: _Noun, numbers: Sequence[Quantity]) -> Counted | None:
    group, several = noun.value
    if noun.end < len(words) and words[noun.end] in _SAID:
        return None
    number = next((q for q in numbers if q.end <= noun.start and _describes(words, q.end, noun.start)), None)
    if number is None:
        definite = noun.start > 0 and words[noun.start - 1] in _DEFINITE
        if not several or definite:
            return None
        bare = Quantity(noun.start, noun.end, 2, None, "vague")
        return Counted(noun.start, noun.end, group, bare, noun=True)
    if number.bare and several and words[noun.start] not in ("couple", "family"):
        return None
    of_them = bool(_OF_THEM.at(words, number.end)) if number.end < noun.start else False
    return Counted(number.start, noun.end, group, _of_family(words, noun, number), noun=True, of_them=of_them)


def _of_family(words: Sequence[str], noun: _Noun, number: Quantity) -> Quantity:
    """A couple is two people; a family more than one."""
    if words[noun.end - 1] == "couple" and number.low == 1:
        return number._replace(low=2, high=2)
    if words[noun.end - 1] == "family" and number.low == 1:
        return number._replace(low=2, high=None, basis="vague")
    return number


def _describes(words: Sequence[str], start: int, end: int) -> bool:
    """Whether only a description stands between a number and a noun: "two elderly women", "one of the workers"."""
    between = list(words[start:end])
    if between[:2] == ["of", "the"] or between[:1] == ["of"]:
        between = between[2:] if between[:2] == ["of", "the"] else between[1:]
    if them := _OF_THEM.at(words, start):
        between = [w for w in words[them.end : end] if w not in ("were", "was", "are", "is", ",")]
    return len(between) <= NEAR and all(w[0].isalnum() and w not in _NO_DESCRIPTION for w in between)


def _bare(words: Sequence[str], number: Quantity) -> Counted:
    end = number.end
    if end < len(words) and (after := _AFTER_COUNT.at(words, end)):
        end = after.end
    nation = end < len(words) and words[end].endswith("s") and places.country_of(words[end]) is not None
    return Counted(number.start, end + nation, "all", number, noun=nation)

"""Things damaged: what they were by function, how many, and the gravest that is said of them."""

from collections.abc import Sequence
from typing import NamedTuple

from extractor.backends.rules.acts import is_irreal
from extractor.backends.rules.lexicon import people as people_lexicon
from extractor.backends.rules.lexicon import speech
from extractor.backends.rules.lexicon import things as lexicon
from extractor.backends.rules.sentences import Sentence
from extractor.quantities.numbers import Quantity
from extractor.quantities.phrases import Match, Phrases, flags, inflected, listed, spread
from extractor.schema import DamagedObject, DamageLevel

REACH = 10
"""Words between a thing and what befell it."""

LONGEST_DESCRIPTION = 4
"""Words before a noun that may describe it."""

LEVELS: tuple[DamageLevel, ...] = ("affected", "damaged", "on_fire", "destroyed")
"""From the lightest to the gravest."""

_NOUNS: Phrases[tuple[DamagedObject, bool]] = Phrases(
    {form: (kind, several) for phrase, kind in spread(lexicon.NOUNS).items() for form, several in inflected([phrase])}
)
_UNCOUNTED = frozenset(listed(lexicon.WITHOUT_PLURAL))
_LEVELS = Phrases(spread(lexicon.LEVELS))
_ONLY_AFTER = frozenset(listed(lexicon.ONLY_AFTER))
_ONLY_BEFORE = frozenset(listed(lexicon.ONLY_BEFORE))
_AUXILIARY = frozenset(("was", "were", "been", "be", "being", "is", "are", "got"))
_NOT_THINGS = flags(lexicon.NOT_THINGS)
_NO_DESCRIPTION = frozenset(listed(lexicon.NO_DESCRIPTION)) | frozenset(listed(people_lexicon.NO_DESCRIPTION))
_DETERMINERS = frozenset(("the", "a", "an", "its", "their", "his", "her", "this", "that", "'s", "one", "another"))
_BARRIERS = (
    frozenset(listed(speech.VERBS))
    | frozenset(listed(lexicon.BARRIERS))
    | frozenset(word for text in people_lexicon.OUTCOMES.values() for word in listed(text))
)
_PART_OF = flags(lexicon.PART_OF)
_PEOPLE_AFTER = frozenset(listed(lexicon.NOT_AFTER))


class Thing(NamedTuple):
    """Something in tokens `start` to `end`, its description in them and its determiner and number left out."""

    start: int
    end: int
    kind: DamagedObject
    number: Quantity | None
    whole: bool
    """Not a part of it: "several floors of the block"."""


class Harm(NamedTuple):
    """A thing and what befell it."""

    thing: Thing
    level: DamageLevel


def harms(sentence: Sentence) -> list[Harm]:
    """Things of a sentence that were hit, damaged, burnt or destroyed, left to right, each at its gravest."""
    words = sentence.words
    found = things(sentence)
    gravest: dict[Thing, DamageLevel] = {}
    for word in _LEVELS.find(words):
        if not found or is_irreal(words, word.start):
            continue
        for thing in _befallen(words, word, found):
            level: DamageLevel = "damaged" if word.value == "destroyed" and not thing.whole else word.value
            if thing not in gravest or LEVELS.index(level) > LEVELS.index(gravest[thing]):
                gravest[thing] = level
    return [Harm(thing, gravest[thing]) for thing in found if thing in gravest]


def things(sentence: Sentence) -> list[Thing]:
    """Everything in a sentence that could be damaged."""
    words, numbers = sentence.words, sentence.numbers
    masked = _NOT_THINGS.mask(words)
    return [
        _thing(words, match, numbers)
        for match in _NOUNS.find(words)
        if match.start not in masked and not _modifies(words, match)
    ]


def _modifies(words: Sequence[str], noun: Match[tuple[DamagedObject, bool]]) -> bool:
    """Whether the noun only describes another: "school children", "a hospital worker", "the hospital's roof"."""
    after = words[noun.end] if noun.end < len(words) else ""
    return after in _PEOPLE_AFTER or (after == "'s" and not _NOUNS.at(words, min(noun.end + 1, len(words) - 1)))


def _thing(words: Sequence[str], noun: Match[tuple[DamagedObject, bool]], numbers: Sequence[Quantity]) -> Thing:
    kind, several = noun.value
    start = noun.start
    while start > max(0, noun.start - LONGEST_DESCRIPTION) and _describes(words[start - 1]):
        start -= 1
    number = next((q for q in reversed(numbers) if start <= q.end <= noun.start), None)
    if number:
        start = number.end
    whole = not _PART_OF.any_in(words[max(0, start - 6) : start])
    return Thing(start, noun.end, kind, _count(words, noun, start, number, several=several), whole)


def _describes(word: str) -> bool:
    return word[0].isalnum() and word not in _NO_DESCRIPTION and word not in _DETERMINERS


def _count(
    words: Sequence[str], noun: Match[tuple[DamagedObject, bool]], start: int, number: Quantity | None, *, several: bool
) -> Quantity | None:
    """A stated number; one for a singular; two and more for a bare plural; null for what cannot be counted."""
    if number and not (number.bare and several):
        return number
    if " ".join(words[noun.start : noun.end]) in _UNCOUNTED:
        return None
    if several:
        return Quantity(start, noun.end, 2, None, "vague")
    return Quantity(start, noun.end, 1, 1, "exact")


def _befallen(words: Sequence[str], word: Match[DamageLevel], found: Sequence[Thing]) -> list[Thing]:
    """The things that a word for damage is said of: its object, or else its subject."""
    phrase = " ".join(words[word.start : word.end])
    passive = bool(_AUXILIARY.intersection(words[max(0, word.start - 3) : word.start]))
    after: list[Thing] = []
    if phrase in _ONLY_BEFORE or (phrase not in _ONLY_AFTER and not passive):
        after = _chain(words, word.end, [t for t in found if t.start >= word.end])
    if after or phrase in _ONLY_BEFORE:
        return after
    return _chain_back(words, word.start, [t for t in found if t.end <= word.start])


def _chain(words: Sequence[str], at: int, candidates: Sequence[Thing]) -> list[Thing]:
    """The nearest thing after, and those listed with it."""
    linked: list[Thing] = []
    for thing in candidates:
        reach = REACH // 2 if not linked else 4
        other = any(_LEVELS.at(words, i) for i in range(at, min(thing.start, at + reach)))
        if other or not _open(words, at, thing.start, reach) or (linked and not _listed(words, at, thing.start)):
            break
        linked.append(thing)
        at = thing.end
    return linked


def _chain_back(words: Sequence[str], at: int, candidates: Sequence[Thing]) -> list[Thing]:
    """The nearest thing before, and those listed with it."""
    linked: list[Thing] = []
    for thing in reversed(candidates):
        reach = REACH if not linked else 4
        if not _open(words, thing.end, at, reach) or (linked and not _listed(words, thing.end, at)):
            break
        linked.insert(0, thing)
        at = thing.start
    return linked


def _open(words: Sequence[str], start: int, end: int, reach: int) -> bool:
    return end - start <= reach and not _BARRIERS.intersection(words[start:end])


def _listed(words: Sequence[str], start: int, end: int) -> bool:
    between = words[start:end]
    return any(w in (",", "and", "or", "&") for w in between) or "as well as" in " ".join(between)

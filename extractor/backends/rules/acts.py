"""Which words of a sentence report an attack that happened, and what kind of attack they say it was."""

from collections.abc import Sequence
from typing import NamedTuple

from extractor.backends.rules.lexicon import acts as lexicon
from extractor.backends.rules.sentences import Sentence
from extractor.quantities.phrases import Match, Phrases, flags, listed, spread
from extractor.schema import AttackType

REACH = 5
"""Words before an attack among which "could", "threat of" and the like are looked for."""

_NOUN_FORMS = spread(lexicon.NOUNS)
# A form of both, such as "strikes", is taken for the noun.
_WORDS = Phrases(spread(lexicon.VERBS) | _NOUN_FORMS)
_NEEDING_WEAPON = lexicon.NEEDING_WEAPON
_IDIOMS = flags(lexicon.IDIOMS)
_IRREAL = flags(lexicon.IRREAL)
_GENERAL = flags(lexicon.GENERAL)
_NOT_ARMED = flags(lexicon.NOT_ARMED)
_OUTLOOK = frozenset(("would", "could", "might", "may", "will"))
_DEFINITE = frozenset(("the", "these", "those", "this", "that", "its", "his", "their", "such", "'s"))
_UNNAMED = flags(lexicon.UNNAMED)
_ANOTHER = flags(lexicon.ANOTHER)
_EARLIER = flags(lexicon.EARLIER)
_WHOLE = flags(lexicon.WHOLE_WAVE)
_BREAKS = frozenset(listed("., ;, :, —, –, (, ), but, while, that, which, who, as, after, when")) | {","}


class Act(NamedTuple):
    """Words for an attack: tokens `start` to `end`, and the kind that they say by themselves."""

    start: int
    end: int
    kind: AttackType
    weak: bool
    """Reports an attack only beside a weapon, a victim or damage ("launched", "fired")."""
    known: bool = False
    """Only points to an attack reported before: "the attack", "these strikes"."""


def acts(sentence: Sentence) -> list[Act]:
    """Words for attacks that happened: no plans, threats or denials."""
    words = sentence.words
    if _NOT_ARMED.any_in(words):
        return []
    idioms = _IDIOMS.mask(words)
    return [
        _act(words, match)
        for match in _WORDS.find(words)
        if match.start not in idioms and not _is_outlook(words, match.end) and not is_irreal(words, match.start)
    ]


def _act(words: Sequence[str], match: Match[AttackType]) -> Act:
    phrase = " ".join(words[match.start : match.end])
    pointed_at = _DEFINITE.intersection(words[max(0, match.start - 3) : match.start])
    return Act(*match, weak=phrase in _NEEDING_WEAPON, known=bool(pointed_at) and phrase in _NOUN_FORMS)


def _is_outlook(words: Sequence[str], end: int) -> bool:
    """Whether "would" and the like follow: "the strike would not have happened"."""
    return not _OUTLOOK.isdisjoint(words[end : end + 2])


def is_irreal(words: Sequence[str], start: int) -> bool:
    """Whether words shortly before, in the same clause, make it a plan, a threat, a denial or a possibility."""
    begin = start
    while begin > max(0, start - REACH) and words[begin - 1] not in _BREAKS:
        begin -= 1
    return _IRREAL.any_in(words[begin:start])


def is_general(sentence: Sentence) -> bool:
    """Whether it is about many attacks: "has often been shelled", "since the start of the war"."""
    return _GENERAL.any_in(sentence.words)


def is_of_unnamed_places(sentence: Sentence) -> bool:
    """Whether it adds places without their names: "several other settlements were shelled"."""
    return _UNNAMED.any_in(sentence.words)


def begins_another(sentence: Sentence) -> bool:
    """Whether the sentence turns to another attack: "In a separate strike…"."""
    return any(match.start <= 8 for match in _ANOTHER.find(sentence.words))


def looks_back(sentence: Sentence) -> bool:
    """Whether the sentence tells of an attack before the one reported."""
    return _EARLIER.any_in(sentence.words)


def is_whole_wave(sentence: Sentence) -> bool:
    """Whether its numbers are those of a whole operation: "across the country"."""
    return _WHOLE.any_in(sentence.words)

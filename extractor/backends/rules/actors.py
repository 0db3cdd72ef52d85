"""Who attacked: states and organisations named as attackers, and how surely."""

from collections.abc import Sequence
from typing import NamedTuple

from extractor import places
from extractor.backends.rules.acts import is_irreal
from extractor.backends.rules.gazetteer import capital_of
from extractor.backends.rules.lexicon import actors as lexicon
from extractor.backends.rules.lexicon import acts as acts_lexicon
from extractor.backends.rules.lexicon import speech
from extractor.backends.rules.lexicon import weapons as weapons_lexicon
from extractor.backends.rules.sentences import Sentence
from extractor.backends.rules.speakers import Speaker, reported, subject
from extractor.quantities.phrases import Phrases, flags, inflected, listed, spread
from extractor.schema import ActorCertainty

REACH = 5
"""Words between an attacker's name and the noun or verb of the attack."""

_ORGANISATIONS = Phrases(spread(lexicon.ORGANISATIONS))
_FORCES_BY_LETTERS = spread(lexicon.ABBREVIATIONS)
_FORCES = flags(lexicon.FORCES)
_MODIFIERS = frozenset(listed(lexicon.MODIFIERS))
_ADVERBS = frozenset(listed(lexicon.ADVERBS))
_ACTIVE = flags(lexicon.ACTIVE)
_NOT_BY = frozenset(listed(lexicon.NOT_BY))
_NOT_USED = flags(weapons_lexicon.NOT_USED, weapons_lexicon.DEFENSIVE)
_DEEDS = Phrases(
    dict.fromkeys(spread(acts_lexicon.NOUNS), True)
    | {form: True for phrase in spread(weapons_lexicon.NOUNS) for form, _ in inflected([phrase])}
    | dict.fromkeys(spread(weapons_lexicon.MODELS), True)
)
_ACCUSING = flags(speech.ACCUSING)
_DENYING = flags(speech.DENYING)
_NOT_DENYING = flags(speech.NOT_DENYING)
_CLAIMING = flags(speech.CLAIMING)
_SUSPECTING = flags(weapons_lexicon.SUSPECTING)
_VERBS = frozenset(listed(speech.VERBS))
_LEADS = frozenset(("the", "a", "an", "another", "latest", "new", "fresh", "massive", "by"))
_TELLING = frozenset(listed(speech.TELLING))


class Name(NamedTuple):
    """An actor named in tokens `start` to `end`."""

    start: int
    end: int
    actor: str
    adjective: bool
    """A demonym ("Russian"): it needs a noun to act."""


class Attacker(NamedTuple):
    """An actor named as attacker. `by` is who says so, where somebody does."""

    start: int
    end: int
    actor: str
    certainty: ActorCertainty
    by: str | None


def attackers(sentence: Sentence, speaking: Sequence[Speaker]) -> list[Attacker]:
    """Attackers that a sentence names, left to right; plans, threats and the nation of what was hit name none."""
    words = sentence.words
    names = names_in(sentence)
    found: list[Attacker] = []
    for name in names:
        second = bool(found) and name.end <= found[-1].end
        if not second and (attacker := _attacker(sentence, name, names, speaking)):
            found.append(attacker)
    claims = [_claim(words, name) for name in names]
    return [c for c in claims if c] or found


def denials(sentence: Sentence) -> set[str]:
    """Actors that deny in this sentence; "did not confirm" is no denial."""
    words = sentence.words
    found: set[str] = set()
    if not _DENYING.any_in(words):
        return found
    for name in names_in(sentence):
        after = words[name.end : name.end + 8]
        said = next((i for i, w in enumerate(after) if _DENYING.at(after, i)), None)
        if said is not None and not _NOT_DENYING.any_in(after[:said]) and "," not in after[:said]:
            found.add(name.actor)
    return found


def names_in(sentence: Sentence) -> list[Name]:
    """States, by name, demonym or capital, and armed organisations."""
    found: list[Name] = []
    end = 0
    for i, word in enumerate(sentence.words):
        names_somebody = sentence.capital(i) or word in _ORGANISATIONS.first_words
        if i >= end and names_somebody and (name := _name_at(sentence, i)):
            end = name.end
            found.append(name)
    return found


def _name_at(sentence: Sentence, i: int) -> Name | None:
    if organisation := _ORGANISATIONS.at(sentence.words, i):
        return Name(i, organisation.end, organisation.value, adjective=False)
    if not sentence.capital(i):
        return None
    for end in range(min(len(sentence.tokens), i + 3), i, -1):
        if not sentence.tokens[end - 1].text[0].isalnum():
            continue
        text = sentence.quote(i, end)
        if code := places.country_called(text) or capital_of(text) or _FORCES_BY_LETTERS.get(text):
            return Name(i, end, _called(code), adjective=False)
        if code := places.country_of(text):
            return Name(i, end, _called(code), adjective=not text.endswith("s"))
    return None


def _called(code: str) -> str:
    return places.country_name(code)


def _attacker(sentence: Sentence, name: Name, names: Sequence[Name], speaking: Sequence[Speaker]) -> Attacker | None:
    words = sentence.words
    if (verb := _accusation(words, name)) is not None:
        return Attacker(
            name.start, _with_forces(words, name), name.actor, "attributed", _accuser(sentence, verb, names)
        )
    end = _does(words, name) or _owns_deed(words, name) or _by(words, name)
    if end is None or is_irreal(words, name.start):
        return None
    speaker = reported([s for s in speaking if words[s.at] in _TELLING], name.start)
    if _SUSPECTING.any_in(words[max(0, name.start - 4) : name.end + 3]):
        return Attacker(name.start, end, name.actor, "suspected", speaker.name if speaker else None)
    if speaker or _somebody_tells(words, name.start):
        by = speaker.name if speaker else _teller(sentence, name, names)
        return Attacker(name.start, end, name.actor, "attributed", by)
    return Attacker(name.start, end, name.actor, "stated", None)


def _accusation(words: Sequence[str], name: Name) -> int | None:
    """Place of the verb in "blamed Russia", "accused Russian forces of", "blamed on Ukraine"."""
    at = name.start - 1
    while at > 0 and words[at] in ("the", "on", "it", "attack", "strike"):
        at -= 1
    return at if at >= 0 and _ACCUSING.at(words, at) else None


def _accuser(sentence: Sentence, verb: int, names: Sequence[Name]) -> str | None:
    """Who blames: the subject of the verb; for a state its English name."""
    before = [n for n in names if n.end == verb and not n.adjective]
    if before:
        return before[0].actor
    speaker = subject(sentence, verb)
    return speaker.name if speaker else None


def _somebody_tells(words: Sequence[str], start: int) -> bool:
    """Whether a pronoun or a state says it, before: "he said Russia struck", "Kyiv said"."""
    return any(w in _TELLING for w in words[:start])


def _teller(sentence: Sentence, name: Name, names: Sequence[Name]) -> str | None:
    told = [i for i in range(name.start) if sentence.words[i] in _TELLING]
    before = [n for n in names if told and n.end <= told[-1] and not n.adjective]
    return sentence.quote(before[-1].start, before[-1].end) if before else None


def _does(words: Sequence[str], name: Name) -> int | None:
    """Such as "Russia has launched", "Israeli forces struck", "Hamas fighters fired"."""
    end = _with_forces(words, name)
    if (name.adjective and end == name.end) or (name.start and words[name.start - 1] in _NOT_BY):
        return None
    at = end
    while at < min(len(words), end + REACH) and words[at] in _ADVERBS and not _passive_at(words, at):
        at += 1
    return end if at < len(words) and _ACTIVE.at(words, at) and not _passive_at(words, at - 1) else None


def _passive_at(words: Sequence[str], i: int) -> bool:
    return words[i] in ("was", "were", "is", "are", "been", "being") and not _ACTIVE.at(words, i)


def _owns_deed(words: Sequence[str], name: Name) -> int | None:
    """Such as "Russian missile attack", "Russia's latest strike": not after "on", where it is what was attacked."""
    at = name.end
    possessive = at < len(words) and words[at] in ("'s", "'")
    if not name.adjective and not possessive:
        return None
    at += possessive
    while at < min(len(words), name.end + REACH) and words[at] in _MODIFIERS and not _DEEDS.at(words, at):
        at += 1
    if at >= len(words) or not _DEEDS.at(words, at) or _NOT_USED.at(words, at) or _NOT_USED.at(words, max(0, at - 1)):
        return None
    lead = name.start - 1
    while lead >= 0 and words[lead] in _LEADS and words[lead] != "by":
        lead -= 1
    if lead >= 0 and words[lead] in _NOT_BY and words[lead] not in ("in", "of", "with", "from", "to", "at"):
        return None
    return name.end


def _by(words: Sequence[str], name: Name) -> int | None:
    """Such as "hit by Russian forces", "carried out by Hamas"."""
    lead = name.start - 1
    while lead >= 0 and words[lead] == "the":
        lead -= 1
    if lead < 1 or words[lead] != "by":
        return None
    end = _with_forces(words, name)
    passive = words[lead - 1].endswith(("ed", "hit", "struck", "out", "shot", "fire", "sunk"))
    return end if passive and words[lead - 1] not in _TELLING and (end > name.end or not name.adjective) else None


def _claim(words: Sequence[str], name: Name) -> Attacker | None:
    """Such as "Hamas claimed responsibility"."""
    end = _with_forces(words, name)
    for at in range(end, min(len(words), end + 4)):
        if _CLAIMING.at(words, at) and not is_irreal(words, at):
            return Attacker(name.start, end, name.actor, "claimed", name.actor)
    return None


def _with_forces(words: Sequence[str], name: Name) -> int:
    """End of the name with its possessive and the noun of its forces."""
    at = name.end + (name.end < len(words) and words[name.end] in ("'s", "'"))
    if words[at : at + 1] == ["and"] and at + 1 < len(words) and places.country_of(words[at + 1]):
        at += 2  # of two attackers the first is recorded, with the forces of both
    end = at
    while end < min(len(words), at + 3) and words[end] in _MODIFIERS and not _FORCES.at(words, end):
        end += 1
    forces = _FORCES.at(words, end) if end < len(words) else None
    return forces.end if forces else name.end

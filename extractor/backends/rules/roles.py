"""What part a named place plays in its sentence: where it happened, or whose embassy, mayor, border or army."""

from collections.abc import Sequence
from typing import Literal, NamedTuple

from extractor.backends.rules.gazetteer import PlaceName, World, names_in, runs
from extractor.backends.rules.lexicon import geography, speech
from extractor.backends.rules.sentences import Sentence
from extractor.quantities.phrases import flags, listed

Role = Literal["at", "near", "origin", "toward", "title", "embassy", "actor"]

_DESCRIBING = frozenset(listed(geography.DESCRIBING))
_NEAR = frozenset(listed(geography.NEAR))
_DIRECTION = frozenset(listed(geography.DIRECTION))
_TOWARD = frozenset(listed(geography.TOWARD))
_OFFICES = frozenset(listed(geography.OFFICES))
_OFFICIALS = flags(geography.OFFICIALS)
_ARMED = flags(geography.ARMED)
_ACTING = flags(geography.ACTING, speech.VERBS)
_AUXILIARY = frozenset(("has", "have", "had", "also", "later", "repeatedly", "again", "itself", "then", "previously"))
_SAYING = frozenset(listed(speech.VERBS))
_PREPOSITIONS = frozenset(listed("in, at, near, on, across, over, around, of, from, to, by, with, outside"))
_SUFFERING = frozenset(listed("been, come, seen, suffered, faced, experienced, endured, witnessed, lost"))
_AREAS = frozenset(listed(geography.AREAS))


class Scene(NamedTuple):
    """A place with its part."""

    place: PlaceName
    role: Role


def scenes(sentence: Sentence, world: World, country: str | None = None) -> list[Scene]:
    """Every place of a sentence with the part it plays; `country` as in `names_in`."""
    words = sentence.words
    found: list[Scene] = []
    for run in runs(words, names_in(sentence, world, country)):
        first = role(words, run[0])
        for name in run:
            own = role(words, name)
            # What stands only after "and" shares the preposition of the first: "from Homs and Hama".
            found.append(Scene(name, first if own == "at" and first in ("origin", "near", "toward") else own))
    return found


def role(words: Sequence[str], name: PlaceName) -> Role:
    if _is_dateline(words, name):
        return "origin"
    after = _after(words, name)
    lead = _lead(words, name)
    if _is_office(words, lead, after):
        return "embassy"
    if _acts(words, name, lead, after):
        return "actor"
    if _is_title(words, lead, after):
        return "title"
    return _by_preposition(words, lead)


def _is_dateline(words: Sequence[str], name: PlaceName) -> bool:
    """Where the report was written: "QUETTA, Pakistan —", "KYIV (Agency) -"."""
    dash = next((i for i in range(name.end, min(len(words), 10)) if words[i] in ("—", "–", "-")), None)
    return dash is not None and all(w in (",", "(", ")", "/", ".") or w.isalpha() for w in words[:dash]) and dash <= 8


def _after(words: Sequence[str], name: PlaceName) -> int:
    """Index of the first word after the name, its generic word and its possessive."""
    i = name.end
    while i < len(words) and (words[i] in _AREAS or words[i] in ("'s", "'", "district")):
        i += 1
    return i


def _lead(words: Sequence[str], name: PlaceName) -> int:
    """Index of the word before the name and what describes it: its preposition, where it has one."""
    i = name.start - 1
    while i >= 0 and (words[i] in _DESCRIBING or words[i] in _AREAS) and not _governs(words, i):
        i -= 1
    # An adjective that no table knows ("the Arctic region of …") hides no preposition.
    hidden = i - 1 - (i >= 2 and words[i - 1] == "the")
    return hidden if i >= 1 and words[i] not in _PREPOSITIONS and words[hidden] in ("from", "in") else i


def _governs(words: Sequence[str], i: int) -> bool:
    """Whether an "of" is a preposition of its own: "mayor of", "south of", but not "the city of", "the south of"."""
    if words[i] != "of" or not i or words[i - 1] in _AREAS:
        return False
    return words[i - 1] not in _DESCRIBING or (words[i - 1] in _DIRECTION and words[max(0, i - 2)] != "the")


def _is_office(words: Sequence[str], lead: int, after: int) -> bool:
    before = words[max(0, lead - 1) : lead + 1]
    return bool(_OFFICES.intersection(before)) or (after < len(words) and words[after] in _OFFICES)


def _is_title(words: Sequence[str], lead: int, after: int) -> bool:
    """The "mayor of Lviv", "Lviv's mayor", "the office in Lviv said": nothing happens there by that."""
    behind = range(after, min(len(words), after + 2)) if words[after : after + 1] != [","] else ()
    if any(_OFFICIALS.at(words, i) for i in behind):
        return True
    if after < len(words) and words[after] in _SAYING:
        return True
    return (
        lead >= 1
        and words[lead] in ("of", "for")
        and any(_OFFICIALS.at(words, i) for i in range(max(0, lead - 2), lead))
    )


def _acts(words: Sequence[str], name: PlaceName, lead: int, after: int) -> bool:
    """Whether the state is meant: "Kyiv said", "Russia's forces", "Ukraine has denied"."""
    if name.level != "country" and not name.is_capital:
        return False
    possessive = name.end < len(words) and words[name.end] == "'s"
    if possessive and after < len(words) and _ARMED.at(words, after):
        return True
    subject = lead < 0 or words[lead] not in _PREPOSITIONS
    verb = after
    while verb < len(words) and words[verb] in _AUXILIARY:
        verb += 1
    if not subject or possessive or verb >= len(words):
        return False
    perfect = words[after] in ("has", "have", "had") and words[verb] not in _SUFFERING
    return perfect or _ACTING.at(words, verb) is not None


def _by_preposition(words: Sequence[str], lead: int) -> Role:
    if lead < 0:
        return "at"
    word = words[lead]
    before = words[max(0, lead - 2) : lead]
    if word in _NEAR or (word in ("of", "from") and _DIRECTION.intersection(before)):
        return "near"
    if word in _TOWARD or (word == "with" and "border" in before):
        return "toward"
    return "origin" if word == geography.ORIGIN else "at"

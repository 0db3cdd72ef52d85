"""What an attack caused beyond people and objects: outages, fires across an area, disrupted transport."""

from collections.abc import Sequence
from typing import NamedTuple

from extractor.backends.rules.acts import is_irreal
from extractor.backends.rules.lexicon import things as lexicon
from extractor.backends.rules.sentences import Sentence
from extractor.quantities.numbers import Quantity
from extractor.quantities.phrases import Match, Phrases, spread
from extractor.schema import EffectKind, Unit

REACH = 8
"""Words between an effect and the number of those affected."""

_EFFECTS = Phrases(spread(lexicon.EFFECTS))
_UNITS = Phrases(spread(lexicon.UNITS))


class Consequence(NamedTuple):
    """An effect in tokens `start` to `end`, the number of those affected among them where one is given."""

    start: int
    end: int
    kind: EffectKind
    number: Quantity | None
    unit: Unit


def consequences(sentence: Sentence) -> list[Consequence]:
    """The effects that a sentence states, left to right, one of each kind."""
    words = sentence.words
    affected = _affected(sentence)
    found: dict[EffectKind, Consequence] = {}
    for match in _EFFECTS.find(words):
        if match.value not in found and not is_irreal(words, match.start):
            found[match.value] = _consequence(match, affected)
    return list(found.values())


def _affected(sentence: Sentence) -> list[tuple[Quantity, Match[Unit]]]:
    """Numbers of people, households, settlements or buildings."""
    found = []
    words = sentence.words
    for number in sentence.numbers:
        for at in range(number.end, min(len(words), number.end + 3)):
            if (unit := _UNITS.at(words, at)) and not number.bare:
                found.append((number, unit))
                break
    return found


def _consequence(match: Match[EffectKind], affected: Sequence[tuple[Quantity, Match[Unit]]]) -> Consequence:
    close = [one for one in affected if match.value != "fire" and _gap(match, *one) <= REACH]
    if not close:
        return Consequence(match.start, match.end, match.value, None, "unspecified")
    number, unit = min(close, key=lambda one: _gap(match, *one))
    start, end = min(number.start, match.start), max(unit.end, match.end)
    return Consequence(start, end, match.value, number, unit.value)


def _gap(match: Match[EffectKind], number: Quantity, unit: Match[Unit]) -> int:
    """Words between an effect and those affected, on either side."""
    return match.start - unit.end if unit.end <= match.start else abs(number.start - match.end)

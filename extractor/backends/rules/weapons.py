"""Weapons: nouns for devices with their model and the number launched; acts and effects name none."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from extractor.backends.rules.lexicon import weapons as lexicon
from extractor.backends.rules.sentences import Sentence
from extractor.quantities.numbers import Quantity
from extractor.quantities.phrases import Match, Phrases, flags, inflected, listed, spread
from extractor.schema import AttackType, WeaponCategory

NEAR = 6
"""Words before a weapon among which its number, its model and what befell it are looked for."""

ATTACK_OF: dict[WeaponCategory, AttackType] = {
    "ballistic_missile": "missile", "cruise_missile": "missile", "missile": "missile", "drone": "drone",
    "guided_bomb": "air_strike", "bomb": "air_strike", "artillery": "shelling", "mortar": "shelling",
    "rocket": "shelling", "small_arms": "ground_attack", "explosive_device": "explosion", "mine": "explosion",
    "other": "other",
}  # fmt: skip
"""The attack type that a weapon makes, after the coding rules."""


class Arm(NamedTuple):
    """A weapon named in tokens `start` to `end`, its model among them where it stands beside the noun."""

    start: int
    end: int
    category: WeaponCategory
    model: str | None
    warhead: str | None
    number: Quantity | None
    certain: bool


_NOUNS = Phrases(
    {
        form: (category, several)
        for phrase, category in spread(lexicon.NOUNS).items()
        for form, several in inflected([phrase])
    }
)
_MODELS = Phrases({form: c for model, c in spread(lexicon.MODELS).items() for form in (model, f"{model}s")})
_CODE = re.compile(r"(?:kh|x|fab|kab|shahed|geran|iskander|fateh)-\d{1,4}[a-z]{0,2}")
_FIRST_WORDS = _NOUNS.first_words | _MODELS.first_words
_WARHEADS = frozenset(listed(lexicon.WARHEADS))
_BESIDE = frozenset(listed(lexicon.ORIGINS_BEFORE)) | _WARHEADS
_DEFENSIVE = flags(lexicon.DEFENSIVE)
_NOT_USED = flags(lexicon.NOT_USED)
_INTERCEPTED = flags(lexicon.INTERCEPTED)
_LAUNCHED = flags(lexicon.LAUNCHED)
_PLANTED = flags(lexicon.PLANTED)
_SUSPECTING = flags(lexicon.SUSPECTING)
_ACT_NOUNS = frozenset(listed(lexicon.ACT_NOUNS))
_STOPS = frozenset((",", ";", ":", ".", "—", "–"))


def arms(sentence: Sentence) -> list[Arm]:
    """Weapons named in a sentence, left to right; those of a defence, of a market or of a drill are left out."""
    words = sentence.words
    masked = _NOT_USED.mask(words)
    numbers = sentence.numbers
    found = [
        _arm(sentence, noun, numbers)
        for noun in _mentions(words)
        if noun.start not in masked and not _is_defensive(words, noun)
    ]
    if _PLANTED.any_in(words):
        found = [arm._replace(category="explosive_device") if _is_bare_bomb(words, arm) else arm for arm in found]
    return _without_shared_numbers(words, found)


def _is_bare_bomb(words: Sequence[str], arm: Arm) -> bool:
    """A "bomb" without a word for its kind: where it was planted or went off, it is no aircraft's."""
    return arm.category == "bomb" and arm.end - arm.start == 1 and words[arm.start] in ("bomb", "bombs")


def _mentions(words: Sequence[str]) -> list[Match[tuple[WeaponCategory, bool]]]:
    """Nouns for weapons, and models that stand without one."""
    found: list[Match[tuple[WeaponCategory, bool]]] = []
    end = 0
    for i, word in enumerate(words):
        if i >= end and (word in _FIRST_WORDS or "-" in word) and (match := _mention_at(words, i)):
            end = match.end
            found.append(match)
    return found


def _mention_at(words: Sequence[str], i: int) -> Match[tuple[WeaponCategory, bool]] | None:
    noun = _NOUNS.at(words, i)
    model = None if noun else _model_at(words, i)
    if model is None or _noun_follows(words, model.end):
        return noun
    return Match(i, model.end, (model.value, words[model.end - 1].endswith("s")))


def _model_at(words: Sequence[str], i: int) -> Match[WeaponCategory] | None:
    known = _MODELS.at(words, i)
    if known or not _CODE.fullmatch(words[i]):
        return known
    drone = words[i].startswith(("shahed", "geran"))
    return Match(i, i + 1, "drone" if drone else "guided_bomb" if "ab-" in words[i] else "missile")


def _noun_follows(words: Sequence[str], i: int) -> bool:
    end = i
    while end < min(len(words), i + 3) and words[end] in _BESIDE:
        end += 1
    return end < len(words) and _NOUNS.at(words, end) is not None


def _arm(sentence: Sentence, noun: Match[tuple[WeaponCategory, bool]], numbers: Sequence[Quantity]) -> Arm:
    words = sentence.words
    model = _model_before(words, noun)
    start = model.start if model else noun.start
    before = words[max(0, noun.start - 2) : noun.end]
    category, several = noun.value
    return Arm(
        start,
        noun.end,
        category,
        _named(sentence, model) if model else None,
        next((w for w in before if w in _WARHEADS), None),
        _number(words, start, noun.end, numbers, several=several),
        not _SUSPECTING.any_in(words[max(0, start - NEAR) : start]),
    )


def _model_before(words: Sequence[str], noun: Match[tuple[WeaponCategory, bool]]) -> Match[WeaponCategory] | None:
    """The model in the noun itself ("two Shaheds") or before it ("Kalibr cruise missiles")."""
    if own := _model_at(words, noun.start):
        return own
    i = noun.start - 1
    while i >= max(0, noun.start - NEAR) and words[i] not in _STOPS:
        model = _model_at(words, i)
        if model and model.end <= noun.start:
            return model
        if words[i] not in _BESIDE:
            return None
        i -= 1
    return None


def _named(sentence: Sentence, model: Match[WeaponCategory]) -> str:
    text = sentence.quote(model.start, model.end)
    plural = text.endswith("s") and _MODELS.at([text.lower()[:-1]], 0) is not None
    return text[:-1] if plural else text


def _number(
    words: Sequence[str], start: int, end: int, numbers: Sequence[Quantity], *, several: bool
) -> Quantity | None:
    """How many were launched: no number of an act ("a missile strike"), and none of those intercepted."""
    if (end < len(words) and words[end] in _ACT_NOUNS) or _is_intercepted(words, start, end):
        return None
    own = next((q for q in numbers if q.end <= start and _is_beside(words, q.end, start)), None)
    if own is None or _is_intercepted(words, own.start, end):
        return Quantity(start, end, 2, None, "vague") if several and own is None else None
    return None if own.bare and several else own


def _is_beside(words: Sequence[str], end: int, start: int) -> bool:
    between = words[end:start]
    return len(between) <= NEAR and all(w in _BESIDE or w.endswith(("-made", "-type", "-designed")) for w in between)


def _is_intercepted(words: Sequence[str], start: int, end: int) -> bool:
    """Whether the nearest verb before, or a passive right after, says that they were brought down."""
    before = words[max(0, start - NEAR) : start]
    down = [m.start for m in _INTERCEPTED.find(before)]
    up = [m.start for m in _LAUNCHED.find(before)]
    if down and (not up or max(down) > max(up)):
        return True
    after = words[end : end + 4]
    return bool(after) and after[0] in ("was", "were", "have", "had") and _INTERCEPTED.any_in(after)


def _is_defensive(words: Sequence[str], noun: Match[tuple[WeaponCategory, bool]]) -> bool:
    return _DEFENSIVE.any_in(words[max(0, noun.start - 3) : noun.end + 2])


def _without_shared_numbers(words: Sequence[str], found: Sequence[Arm]) -> list[Arm]:
    """In "80 missiles and drones" the number belongs to neither."""
    kept = list(found)
    for k in range(1, len(kept)):
        first, second = kept[k - 1], kept[k]
        vague = second.number is not None and second.number.start == second.start
        if words[first.end : second.start] == ["and"] and vague and first.number and first.number.start < first.start:
            kept[k - 1], kept[k] = first._replace(number=None), second._replace(number=None)
    return kept

"""What remains of an incident's facts when they are set against each other, after the coding rules."""

from collections.abc import Iterable, Sequence

from extractor.backends.rules.actors import Attacker
from extractor.backends.rules.casualties import Figure
from extractor.backends.rules.drafts import Found
from extractor.backends.rules.speakers import Speaker
from extractor.backends.rules.things import LEVELS, Harm
from extractor.backends.rules.weapons import ATTACK_OF, Arm
from extractor.quantities.numbers import Quantity
from extractor.schema import ActorCertainty, AttackType, Basis, Group, Outcome, WeaponCategory

RIVAL_SHARE = 0.5
"""A figure of another source below this share of the largest one is taken for a part of it."""

_CERTAINTIES: tuple[ActorCertainty, ...] = ("claimed", "stated", "suspected", "attributed")
_MISSILES: frozenset[WeaponCategory] = frozenset(("ballistic_missile", "cruise_missile"))
_SYNONYMS = frozenset(("officials", "authorities", "official"))
_BY_THEMSELVES: frozenset[AttackType] = frozenset(("shelling", "ground_attack", "air_strike"))


def attack_type(kinds: Sequence[AttackType], arms: Iterable[Arm]) -> AttackType:
    """By the weapons named; where none is, by the noun of the act; ``combined`` for two kinds and more."""
    by_weapon = {ATTACK_OF[arm.category] for arm in arms}
    found = by_weapon or {kind for kind in kinds if kind in _BY_THEMSELVES}
    if len(found) > 1:
        return "combined"
    if found:
        return found.pop()
    return next((kind for kind in kinds if kind in ("explosion", "other")), "unspecified")


def weapons(found: Sequence[Found[Arm]]) -> list[Found[Arm]]:
    """One a kind: a "missile" is the ballistic or cruise missile named besides, and a model covers its category."""
    specific = any(f.fact.category in _MISSILES for f in found)
    kept: dict[tuple[WeaponCategory, str | None], Found[Arm]] = {}
    for one in found:
        if not (specific and one.fact.category == "missile" and one.fact.model is None):
            key = (one.fact.category, one.fact.model and one.fact.model.lower())
            kept[key] = _merged_arm(kept[key], one) if key in kept else one
    for category, model in list(kept):
        exact = next((key for key in kept if key[1] == model and key[0] in _MISSILES), None)
        if category == "missile" and exact:
            kept[exact] = _merged_arm(kept[exact], kept.pop((category, model)))
    with_model = {category for category, model in kept if model}
    for category in with_model:
        if general := kept.pop((category, None), None):
            key = next(key for key in kept if key[0] == category)
            kept[key] = _merged_arm(kept[key], general)
    return list(kept.values())


def _merged_arm(one: Found[Arm], other: Found[Arm]) -> Found[Arm]:
    """The first, with the other's number where that says more."""
    if _says_more(other.fact.number, one.fact.number):
        return one._replace(fact=one.fact._replace(number=other.fact.number), whole_wave=other.whole_wave)
    return one


def _says_more(number: Quantity | None, than: Quantity | None) -> bool:
    return number is not None and (than is None or (than.basis == "vague" and number.basis != "vague"))


def casualties(found: Sequence[Found[Figure]]) -> list[Found[Figure]]:
    """One figure per outcome and group; a number beats a vague word, and the total its parts."""
    grouped: dict[tuple[Outcome, Group], list[Found[Figure]]] = {}
    for one in found:
        grouped.setdefault((one.fact.outcome, one.fact.group), []).append(one)
    return [figure for group in grouped.values() for figure in _settled(group)]


def _settled(group: Sequence[Found[Figure]]) -> list[Found[Figure]]:
    current = [f for f in group if not f.fact.superseded] or [
        f._replace(fact=f.fact._replace(superseded=False)) for f in group
    ]
    exact = [f for f in current if f.fact.number.basis != "vague"] or current
    # Of equal numbers the bound in the article's own voice stands; the largest is the total, the others are parts.
    total = max(exact, key=lambda f: (f.fact.number.low, f.fact.number.basis == "at_least" and f.source is None))
    rivals = _rivals(exact, total)
    replaced = [f for f in group if f.fact.superseded and not _equal(f.fact.number, total.fact.number)]
    if total.fact.replaces and not replaced:
        lower = [f for f in exact if f.fact.number.low < total.fact.number.low]
        replaced = [f._replace(fact=f.fact._replace(superseded=True)) for f in lower[:1]]
        current = [f for f in current if f not in lower]
    return [*_once(replaced), total, *rivals] if replaced and current != list(group) else [total, *rivals]


def _rivals(current: Sequence[Found[Figure]], total: Found[Figure]) -> list[Found[Figure]]:
    """Other figures of the same thing, each with a source of its own that is not the total's."""
    if total.source is None:
        return []
    most = total.fact.number.low
    other = [f for f in current if f.source not in (None, total.source)]
    return _once([f for f in other if most * RIVAL_SHARE <= f.fact.number.low < most])


def _once(found: Sequence[Found[Figure]]) -> list[Found[Figure]]:
    kept = {(f.fact.number.low, f.fact.number.high): f for f in reversed(found)}
    return list(reversed(kept.values()))


def _equal(one: Quantity, other: Quantity) -> bool:
    return (one.low, one.high) == (other.low, other.high)


def damage(found: Sequence[Found[Harm]]) -> list[Found[Harm]]:
    """One a kind of object (for ``other`` one a noun): the gravest level, and the numbers of one sentence added up."""
    grouped: dict[tuple[str, str], list[Found[Harm]]] = {}
    for one in found:
        noun = one.sentence.words[one.fact.thing.end - 1] if one.fact.thing.kind == "other" else ""
        grouped.setdefault((one.fact.thing.kind, noun), []).append(one)
    return [_gravest(group) for group in grouped.values()]


def _gravest(group: Sequence[Found[Harm]]) -> Found[Harm]:
    level = max((f.fact.level for f in group), key=LEVELS.index)
    together: dict[int, list[Quantity | None]] = {}
    for one in group:
        together.setdefault(id(one.sentence), []).append(one.fact.thing.number)
    sums = map(_sum, together.values())
    number = max((n for n in sums if n), key=lambda n: n.low, default=None)
    first = group[0].fact
    return group[0]._replace(fact=Harm(first.thing._replace(number=number), level))


def _sum(numbers: Sequence[Quantity | None]) -> Quantity | None:
    """Lows and highs added up; open where one of them is."""
    stated = [n for n in numbers if n is not None]
    if len(stated) < 2:
        return stated[0] if stated else None
    low = sum(n.low for n in stated)
    highs = [n.high for n in stated if n.high is not None]
    high = sum(highs) if len(highs) == len(stated) else None
    return stated[0]._replace(low=low, high=high, basis=_basis(stated, low, high))


def _basis(numbers: Sequence[Quantity], low: int, high: int | None) -> Basis:
    if high is None:
        return "vague" if any(n.basis == "vague" for n in numbers) else "at_least"
    if low == high:
        return "exact" if all(n.basis == "exact" for n in numbers) else "approximate"
    return "at_most" if low == 0 else "range"


def perpetrator(found: Sequence[Found[Attacker]], denied: set[str]) -> Found[Attacker] | None:
    """The surest naming: a claim, else the reporter's own sentence; ``disputed`` where the named one denies it."""
    if not found:
        return None
    best = min(found, key=lambda f: _CERTAINTIES.index(f.fact.certainty))
    if best.fact.actor in denied and best.fact.certainty != "claimed":
        said = next((f for f in found if f.fact.actor == best.fact.actor and f.fact.by), best)
        return said._replace(fact=said.fact._replace(certainty="disputed"))
    return best


def sources(found: Sequence[Found[Speaker]]) -> list[Found[Speaker]]:
    """Each once: the fullest name, with the position where one is given; "officials" and "authorities" are one."""
    kept: list[Found[Speaker]] = []
    for one in found:
        at = next((i for i, other in enumerate(kept) if _is_same_source(one.fact, other.fact)), None)
        if at is None:
            kept.append(one)
        elif len(one.fact.name) > len(kept[at].fact.name) or (one.fact.position and not kept[at].fact.position):
            fuller = one if len(one.fact.name) >= len(kept[at].fact.name) else kept[at]
            kept[at] = fuller._replace(fact=fuller.fact._replace(position=one.fact.position or kept[at].fact.position))
    return kept


def _is_same_source(one: Speaker, other: Speaker) -> bool:
    a, b = one.name.lower().split(), other.name.lower().split()
    return a[-1] == b[-1] or {a[-1], b[-1]} <= _SYNONYMS

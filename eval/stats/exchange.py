"""The engine under both tests: how often does exchanging labels make two runs differ as much as they do?

If it does not matter which run a result is labelled with, then every way of exchanging labels within the
articles was as likely as the one that was seen. Each article (or block of its samples) has a *lot*: by how much
the one run would be ahead in it, and in how many ways; a difference of runs is a sum of one lead per lot.

Exchanges are many (2^16 for 16 articles) and sums are few, because leads are whole numbers. Joining the lots,
adding up the ways to equal sums, into two halves, and then counting the pairs of sums that reach far enough,
enumerates all exchanges in milliseconds. Where even the sums are too many, seeded draws stand in for them.
"""

import random
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from math import gcd

DRAWS = 9_999
"""Sampled exchanges; with the one that was seen they make 10,000."""

_MOST_ADDITIONS = 2**14
"""To enumerate: enough for all flips of 24 articles, and of a hundred whose leads are small numbers."""

Lot = Mapping[int, int]
"""Lead of the one run over the other, in any common whole unit → the number of exchanges that give it."""


@dataclass(frozen=True, slots=True)
class PValue:
    """The share of exchanges with at least the observed difference, in either direction; never 0."""

    p: float
    exact: bool
    """All exchanges were counted; else 9,999 were drawn, and p is (1 + extreme) / 10,000."""


def p_value(lots: Sequence[Lot], observed: int, seed: int) -> PValue:
    """Two-sided p of the `observed` sum of leads. The exchanges of one lot are at most 256."""
    if not observed:
        return PValue(1.0, exact=True)
    # Sorted, so that neither the order of the articles nor that of the runs can move a draw.
    ordered = sorted(map(_reduced, lots), key=lambda lot: (len(lot), list(lot.items())))
    halves = _halves(ordered)
    if halves is None:
        drawn = _draw(ordered, random.Random(seed))  # noqa: S311  # chance, not a secret
        return PValue((1 + sum(abs(lead) >= abs(observed) for lead in drawn)) / (1 + DRAWS), exact=False)
    left, right = halves
    return PValue(_reaching(left, right, abs(observed)) / (sum(left.values()) * sum(right.values())), exact=True)


def _reduced(lot: Lot) -> Lot:
    """The same chances in the fewest ways (126 to 126 is 1 to 1), lowest lead first."""
    common = gcd(*lot.values())
    return {lead: lot[lead] // common for lead in sorted(lot)}


def _join(left: Lot, right: Lot) -> dict[int, int]:
    joined: dict[int, int] = {}
    for step, times in right.items():
        for lead, ways in left.items():
            joined[lead + step] = joined.get(lead + step, 0) + ways * times
    return joined


def _halves(lots: Sequence[Lot]) -> tuple[Lot, Lot] | None:
    """All lots joined into two, the smaller one growing; null where that is too much work."""
    small: Lot = {0: 1}
    large: Lot = {0: 1}
    additions = 0
    for lot in lots:
        additions += len(small) * len(lot)
        if additions > _MOST_ADDITIONS:
            return None
        small, large = sorted((_join(small, lot), large), key=len)
    return small, large


def _reaching(left: Lot, right: Lot, least: int) -> int:
    """Ways to a sum of `least` or more, or of minus that or less; `least` is over 0, so none is both."""
    leads = sorted(right)
    below = [0, *accumulate(right[lead] for lead in leads)]
    return sum(
        ways * (below[bisect_right(leads, -least - lead)] + below[-1] - below[bisect_left(leads, least - lead)])
        for lead, ways in left.items()
    )


def _draw(lots: Sequence[Lot], rng: random.Random) -> list[int]:
    """Sums of random exchanges. One random byte picks from a table of all exchanges of a bundle of lots."""
    tables = [sorted(Counter(bundle).elements()) for bundle in _bundles(lots)]
    lowest = sum(table[0] for table in tables)
    width = (sum(table[-1] for table in tables) - lowest).bit_length() // 8 + 1
    # All draws are added at once: each is a lane of `width` bytes in one long number, too wide to overflow.
    lanes = sum(int.from_bytes(_lanes([lead - table[0] for lead in table], width, rng), "little") for table in tables)
    drawn = lanes.to_bytes(DRAWS * width, "little")
    return [lowest + int.from_bytes(drawn[lane : lane + width], "little") for lane in range(0, len(drawn), width)]


def _lanes(table: list[int], width: int, rng: random.Random) -> bytearray:
    """`DRAWS` picks from the table side by side, `width` bytes each, the lowest first."""
    picks = _picks(len(table), rng)
    lanes = bytearray(DRAWS * width)
    for place in range(width):
        digits = bytes(lead >> 8 * place & 255 for lead in table)
        lanes[place::width] = picks.translate(digits.ljust(256, b"\0"))
    return lanes


def _picks(entries: int, rng: random.Random) -> bytes:
    """`DRAWS` equally likely numbers below `entries`, a byte each."""
    whole = 256 // entries * entries
    fold, refused = bytes(byte % entries for byte in range(256)), bytes(range(whole, 256))
    picked = b""
    while len(picked) < DRAWS:
        picked += rng.randbytes(DRAWS).translate(fold, refused)
    return picked[:DRAWS]


def _bundles(lots: Sequence[Lot]) -> list[Lot]:
    """The same lots joined into as few as a byte can pick from, so that one draw decides over many articles."""
    bundles: list[Lot] = [{0: 1}]
    for lot in lots:
        if sum(bundles[-1].values()) * sum(lot.values()) > 256:
            bundles.append(lot)
        else:
            bundles[-1] = _join(bundles[-1], lot)
    return bundles

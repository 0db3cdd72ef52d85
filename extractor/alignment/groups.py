"""Bringing the items of several records together: each group is one thing, with at most one item of each record."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import combinations

from extractor.alignment.folding import written
from extractor.alignment.sameness import Same, agreement
from extractor.alignment.shape import Item, Shape


@dataclass(frozen=True, slots=True)
class Member:
    """One item: of which record, where it stood in its list, and what it says."""

    record: int
    index: int
    item: Item


Group = list[Member]


def grouped(shape: Shape, members: Iterable[Member], same: Same) -> list[Group]:
    """The members in groups, in no order that means anything.

    Equal items come together first; then pairs of groups in the order of their agreement, where all of one can be
    the same as all of the other and no record is in both. Ties are broken by content, so that the order of the
    records changes nothing.
    """
    groups = _equal_ones(members)
    names = sorted(groups)
    items = {name: groups[name][0].item for name in names}
    related = {pair for pair in combinations(names, 2) if same(shape, items[pair[0]], items[pair[1]])}
    home = {name: [name] for name in names}
    for one, other in sorted(related, key=lambda pair: (-agreement(shape, items[pair[0]], items[pair[1]]), pair)):
        left, right = home[one], home[other]
        if left is not right and _can_join(left, right, groups, related):
            left.extend(right)
            home |= dict.fromkeys(right, left)
    joined = {id(names_of_one): names_of_one for names_of_one in home.values()}
    return [[member for name in sorted(group) for member in groups[name]] for group in joined.values()]


_Name = tuple[str, int]
"""The content of an item, and which of several equal ones in its record it is."""


def _equal_ones(members: Iterable[Member]) -> dict[_Name, Group]:
    groups: dict[_Name, Group] = defaultdict(list)
    seen: dict[tuple[int, str], int] = defaultdict(int)
    for member in members:
        content = written(member.item)
        groups[content, seen[member.record, content]].append(member)
        seen[member.record, content] += 1
    return groups


def _can_join(
    left: list[_Name], right: list[_Name], groups: dict[_Name, Group], related: set[tuple[_Name, _Name]]
) -> bool:
    there = {member.record for name in left for member in groups[name]}
    if any(member.record in there for name in right for member in groups[name]):
        return False
    return all((min(a, b), max(a, b)) in related for a in left for b in right)

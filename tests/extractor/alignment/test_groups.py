"""Groups of items: each one thing, at most one item of each record."""

import random
from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st

from extractor.alignment.folding import written
from extractor.alignment.groups import Group, Member, grouped
from extractor.alignment.sameness import same_fact
from extractor.alignment.shape import shape_of
from extractor.schema import Casualty, Incident
from tests.record_strategies import casualties

SHAPE = dict(shape_of(Incident).lists)["casualties"]
records = st.lists(st.lists(casualties, max_size=4), min_size=1, max_size=5)


def _groups(lists: list[list[Casualty]]) -> list[Group]:
    members = [Member(n, index, item.model_dump()) for n, items in enumerate(lists) for index, item in enumerate(items)]
    return grouped(SHAPE, members, same_fact)


def _contents(groups: list[Group]) -> Counter[tuple[str, ...]]:
    return Counter(tuple(sorted(written(member.item) for member in group)) for group in groups)


@settings(max_examples=60)
@given(lists=records)
def test_every_item_is_in_one_group_and_no_record_is_twice_in_one(lists: list[list[Casualty]]) -> None:
    groups = _groups(lists)
    places = [(member.record, member.index) for group in groups for member in group]
    assert sorted(places) == [(n, index) for n, items in enumerate(lists) for index in range(len(items))]
    assert all(len({member.record for member in group}) == len(group) for group in groups)


@settings(max_examples=60)
@given(lists=records)
def test_all_of_a_group_can_be_the_same(lists: list[list[Casualty]]) -> None:
    for group in _groups(lists):
        assert all(same_fact(SHAPE, a.item, b.item) for a in group for b in group)


@settings(max_examples=60)
@given(lists=records, seed=st.integers(0, 99))
def test_the_order_of_records_and_items_changes_nothing(lists: list[list[Casualty]], seed: int) -> None:
    shuffled = [random.Random(seed + n).sample(items, len(items)) for n, items in enumerate(lists)]
    random.Random(seed).shuffle(shuffled)
    assert _contents(_groups(shuffled)) == _contents(_groups(lists))


@given(items=st.lists(casualties, max_size=4), copies=st.integers(1, 4))
def test_equal_records_make_a_group_of_each_item(items: list[Casualty], copies: int) -> None:
    groups = _groups([items] * copies)
    assert sorted(map(len, groups)) == [copies] * len(items)

"""Pairing against trying every pairing, leaf by leaf and by hand."""

from collections.abc import Iterator, Sequence
from itertools import permutations
from typing import Annotated, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import BaseModel

from eval import Scored, ScoringPlan, score_document
from eval.align import agreement, content, pair_items, pair_scalars, weights
from eval.identity import Identity
from eval.nodes import STRICT_BITS, Leaf, Shape
from eval.reading import Item, Reader
from tests.eval.records import PLAN, casualty, extraction, incident
from tests.record_strategies import extractions

INCIDENTS = PLAN.shape.lists[0].items


def items(record: dict[str, Any]) -> list[Item]:
    return Reader(gold=True).document(PLAN.shape, record).lists[0]


def ways(rows: int, columns: int) -> Iterator[list[tuple[int, int]]]:
    """Every way to pair two lists."""
    for chosen in set(permutations([*range(columns), *[-1] * rows], rows)):
        yield [(row, column) for row, column in enumerate(chosen) if column >= 0]


def naive_credit(leaf: Leaf, gold: Any, predicted: Any) -> int:
    if gold is None or predicted is None:
        return 0
    return leaf.full if gold == predicted else leaf.credit(gold, predicted)


def naive_scalars(leaf: Leaf, golds: Sequence[Any], predictions: Sequence[Any]) -> int:
    return max(
        sum(naive_credit(leaf, golds[g], predictions[p]) for g, p in way) for way in ways(len(golds), len(predictions))
    )


def naive_agreement(shape: Shape, gold: Item, predicted: Item) -> int:
    """The definition: leaf by leaf, lists by the best of all their pairings."""
    total = sum(map(naive_credit, shape.leaves, gold.row, predicted.row))
    for field, a, b in zip(shape.scalars, gold.scalars, predicted.scalars, strict=True):
        total += naive_scalars(field.leaf, a.values, b.values)
    for inner, a_items, b_items in zip(shape.lists, gold.lists, predicted.lists, strict=True):
        total += naive_best(inner.items, a_items, b_items)
    return total


def naive_best(shape: Shape, golds: Sequence[Item], predictions: Sequence[Item]) -> int:
    identity = Identity(shape, golds, predictions)
    table = [[naive_agreement(shape, g, p) for p in predictions] for g in golds]
    allowed = [identity.possible(g, row) for g, row in enumerate(table)]
    return max(sum(allowed[g][p] for g, p in way) for way in ways(len(golds), len(predictions)))


@given(extractions, extractions)
@settings(max_examples=30, deadline=None)
def test_the_total_agreement_of_the_chosen_pairs_is_the_largest_there_is(one: Any, other: Any) -> None:
    golds, predictions = items(one.model_dump()), items(other.model_dump())
    chosen = pair_items(INCIDENTS, golds, predictions)
    total = sum(naive_agreement(INCIDENTS, golds[g], predictions[p]) for g, p in chosen)
    assert total == naive_best(INCIDENTS, golds, predictions)


@given(extractions, extractions)
@settings(max_examples=60, deadline=None)
def test_counting_through_an_index_is_counting_leaf_by_leaf(one: Any, other: Any) -> None:
    golds, predictions = items(one.model_dump()), items(other.model_dump())
    for gold in golds:
        for predicted in predictions:
            assert agreement(INCIDENTS, gold, predicted) == naive_agreement(INCIDENTS, gold, predicted)


class Bag(BaseModel):
    exact: Annotated[list[str], Scored()]
    texts: Annotated[list[str], Scored("text", weight=2)]
    enums: Annotated[list[str], Scored("enum", relatives=(("a", "b"), ("b", "c")))]


class Bags(BaseModel):
    bags: list[Bag]


BAGS = ScoringPlan.from_model(Bags)
phrases = st.sampled_from(["house", "brick house", "old brick house", "no house", "school and house"])
words = st.sampled_from(["a", "b", "c", "d"])
bags = st.fixed_dictionaries(
    {
        "exact": st.lists(words, max_size=4),
        "texts": st.lists(phrases, max_size=3),
        "enums": st.lists(words, max_size=4),
    }
)


@given(st.lists(bags, max_size=3), st.lists(bags, max_size=3))
@settings(max_examples=80, deadline=None)
def test_lists_of_scalars_are_paired_as_multisets_and_for_the_largest_total(one: Any, other: Any) -> None:
    shape = BAGS.shape.lists[0].items
    golds, predictions = (Reader(gold=True).document(BAGS.shape, {"bags": b}).lists[0] for b in (one, other))
    for gold in golds:
        for predicted in predictions:
            assert agreement(shape, gold, predicted) == naive_agreement(shape, gold, predicted)
            for field in shape.scalars:
                a, b = gold.scalars[field.leaf.slot].values, predicted.scalars[field.leaf.slot].values
                chosen = pair_scalars(field.leaf, a, b)
                assert sum(naive_credit(field.leaf, a[g], b[p]) for g, p in chosen) == naive_scalars(field.leaf, a, b)


def test_large_lists_of_scalars_are_paired_like_small_ones() -> None:
    leaf = BAGS.shape.lists[0].items.scalars[1].leaf
    golds = [f"house number {n}" for n in range(20)]
    predictions = [*(f"the houses number {n}" for n in range(19, 0, -1)), "barn"]
    assert pair_scalars(leaf, golds, predictions) == [(n, 19 - n) for n in range(1, 20)]


def test_agreement_counts_weights_above_and_right_leaves_below() -> None:
    (item,) = items(extraction(incident()))
    whole = agreement(INCIDENTS, item, item)
    assert whole & ((1 << STRICT_BITS) - 1) == 11


def test_pairs_that_cannot_be_the_same_have_no_weight() -> None:
    golds = items(extraction(incident(), incident(location__settlement="Lviv", date=None, casualties=[], sources=[])))
    (line, _) = weights(INCIDENTS, golds, golds)
    assert line[0] > 0
    assert line[1] == 0


def test_between_equal_totals_more_right_leaves_decide() -> None:
    """One leaf of weight two fully right, or two leaves of it half right: the first way has a correct leaf."""

    class Item(BaseModel):
        a: Annotated[str, Scored("enum", relatives=(("x", "y"),), weight=2)]
        b: Annotated[str, Scored("enum", relatives=(("x", "y"),), weight=2)]

    class List(BaseModel):
        items: list[Item]

    plan = ScoringPlan.from_model(List)
    gold = {"items": [{"a": "x", "b": "x"}]}
    half, whole = {"a": "y", "b": "y"}, {"a": "x", "b": "z"}
    for prediction in ([half, whole], [whole, half]):
        found = score_document(plan, gold, {"items": prediction})
        assert [leaf.verdict for leaf in found.leaves][:2] == ["correct", "incorrect"]


def test_ties_are_broken_by_content() -> None:
    """Two equal claims on one gold item: which one wins must not depend on which came first."""
    gold = extraction(incident(casualties=[casualty(number=10)]))
    low, high = casualty(number=9), casualty(number=11)
    found = [
        [leaf.predicted for leaf in score_document(PLAN, gold, extraction(incident(casualties=order))).leaves
         if leaf.path == "incidents.casualties.count" and leaf.verdict == "incorrect"]
        for order in ([low, high], [high, low])
    ]  # fmt: skip
    assert found[0] == found[1]


@pytest.mark.parametrize(
    ("change", "same"),
    [
        ({"summary": "another"}, True),
        ({"location__settlement": "Krivoy Rog"}, True),
        ({"location__settlement": "Lviv"}, False),
        ({"casualties": [casualty()]}, False),
    ],
    ids=str,
)
def test_content_is_what_is_scored(change: dict[str, Any], same: bool) -> None:
    (one,), (other,) = items(extraction(incident())), items(extraction(incident(**change)))
    assert (content(INCIDENTS, one) == content(INCIDENTS, other)) is same

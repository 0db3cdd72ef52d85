"""What holds for the scores of all records, not only for the cases that somebody thought of."""

from random import Random
from typing import Annotated, Any

from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import BaseModel

from eval import Counts, Scored, ScoringPlan, aggregate, score_document, score_pair
from tests.eval.changes import corrected, mistaken, shuffled, without
from tests.eval.records import ERRORS, PLAN, counts
from tests.record_strategies import extractions

Record = dict[str, Any]

records = extractions.map(lambda extraction: extraction.model_dump())


@st.composite
def pairs(draw: st.DrawFn) -> tuple[Record, Record]:
    """Gold and a prediction that ranges from nearly right to unrelated."""
    gold, other = draw(records), draw(records)
    share = draw(st.sampled_from([0.1, 0.2, 0.5, 1.0]))
    return gold, other if share == 1.0 else mistaken(gold, other, Random(draw(st.integers(0, 999))), share)


@given(records)
@settings(max_examples=60)
def test_a_record_against_itself_scores_one(record: Record) -> None:
    found = counts(record, record)
    assert found.correct == found.gold == found.predicted
    assert all(pair.verdict == "correct" for pair in score_document(PLAN, record, record).pairs)


@given(pairs(), st.integers(0, 999))
@settings(max_examples=100)
def test_the_order_of_lists_changes_no_number(pair: tuple[Record, Record], seed: int) -> None:
    gold, prediction = pair
    random = Random(seed)
    other_order = score_pair(PLAN, shuffled(gold, random), shuffled(prediction, random))
    assert aggregate(other_order) == aggregate(score_pair(PLAN, gold, prediction))


@given(pairs())
@settings(max_examples=100)
def test_exchanging_the_sides_exchanges_precision_and_recall_and_missing_and_spurious(
    pair: tuple[Record, Record],
) -> None:
    there, back = counts(*pair), counts(*reversed(pair))
    assert (there.correct, there.missing, there.spurious) == (back.correct, back.spurious, back.missing)
    assert there.partial + there.incorrect == back.partial + back.incorrect
    assert there.strict[:2] == back.strict[1::-1]


@given(pairs())
@settings(max_examples=100)
def test_every_leaf_of_both_sides_is_counted_once_however_they_are_aligned(pair: tuple[Record, Record]) -> None:
    gold, prediction = pair
    found = counts(gold, prediction)
    assert found.gold == counts(gold, gold).correct
    assert found.predicted == counts(prediction, prediction).correct


@given(pairs())
@settings(max_examples=40, deadline=None)
def test_correcting_one_wrong_leaf_raises_strict_f1(pair: tuple[Record, Record]) -> None:
    gold, prediction = pair
    before = counts(gold, prediction)
    for leaf in score_pair(PLAN, gold, prediction):
        aligned = leaf.gold_at is not None and leaf.predicted_at is not None
        if aligned and leaf.verdict in ERRORS and (before.correct or leaf.verdict != "spurious"):
            after = counts(gold, corrected(prediction, gold, leaf))
            assert (after.strict.f1 or 0) > (before.strict.f1 or 0), leaf


@given(pairs())
@settings(max_examples=40, deadline=None)
def test_taking_back_an_invented_item_raises_strict_f1(pair: tuple[Record, Record]) -> None:
    gold, prediction = pair
    before = counts(gold, prediction)
    if before.correct:
        for item in score_document(PLAN, gold, prediction).pairs:
            if item.verdict == "spurious" and before.strict.f1:
                after = counts(gold, without(prediction, item))
                assert (after.strict.f1 or 0) > before.strict.f1, item


@given(st.lists(pairs(), max_size=4))
@settings(max_examples=40)
def test_slices_add_up_to_the_whole(documents: list[tuple[Record, Record]]) -> None:
    scored = [score_pair(PLAN, *pair) for pair in documents]
    whole = aggregate(leaf for leaves in scored for leaf in leaves)
    assert whole.overall == sum((aggregate(leaves).overall for leaves in scored), start=Counts())
    assert whole.overall == sum(whole.fields.values(), start=Counts())


class Entry(BaseModel):
    kind: Annotated[str | None, Scored("enum", relatives=(("a", "b"),), weight=2)]
    name: Annotated[str | None, Scored("name", key=True)]
    words: Annotated[list[str], Scored("text")]
    marks: Annotated[list[str], Scored()]


class Shelf(BaseModel):
    number: Annotated[int | None, Scored()]
    entries: list[Entry]


class Room(BaseModel):
    shelves: list[Shelf]
    colours: Annotated[list[str], Scored("enum", relatives=(("a", "b"),))]


ROOM = ScoringPlan.from_model(Room)
letters = st.sampled_from(["a", "b", "c"])
names = st.sampled_from(["Ann Lee", "Lee", "Bob Lee", "Ann Fox"])
entries = st.fixed_dictionaries(
    {
        "kind": st.none() | letters,
        "name": st.none() | names,
        "words": st.lists(st.sampled_from(["old brick house", "brick house", "house", "no house"]), max_size=3),
        "marks": st.lists(letters, max_size=3),
    }
)
shelves = st.fixed_dictionaries({"number": st.none() | st.integers(0, 2), "entries": st.lists(entries, max_size=3)})
rooms = st.fixed_dictionaries({"shelves": st.lists(shelves, max_size=3), "colours": st.lists(letters, max_size=4)})


@given(rooms, rooms, st.integers(0, 999))
@settings(max_examples=150)
def test_the_same_holds_for_any_model(gold: Record, prediction: Record, seed: int) -> None:
    random = Random(seed)
    found = aggregate(score_pair(ROOM, gold, prediction))
    back = aggregate(score_pair(ROOM, prediction, gold))
    assert aggregate(score_pair(ROOM, shuffled(gold, random), shuffled(prediction, random))) == found
    assert {path: c.correct for path, c in back.fields.items()} == {path: c.correct for path, c in found.fields.items()}
    assert (back.overall.missing, back.overall.spurious) == (found.overall.spurious, found.overall.missing)
    whole = counts(gold, gold, ROOM)
    assert whole.correct == whole.gold == found.overall.gold

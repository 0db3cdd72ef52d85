"""What holds for the scores of all records, not only for the cases that somebody thought of."""

from random import Random
from typing import Annotated, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import BaseModel

from eval import Counts, Scored, ScoringPlan, aggregate, score_document, score_pair
from eval.align import agreement
from eval.reading import Reader
from tests.eval.changes import corrected, mistaken, shuffled, without
from tests.eval.records import ERRORS, PLAN, casualty, counts, damage, day, exactly, extraction, incident, weapon
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
    gold, prediction = pair
    there, back = counts(gold, prediction), counts(prediction, gold)
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


def outcome(gold: Record, prediction: Record) -> tuple[float, int, set[Any]]:
    """Strict F1, the agreement that the alignment maximises, and the aligned pairs."""
    document = score_document(PLAN, gold, prediction)
    together = {(p.path, p.gold_at, p.predicted_at) for p in document.pairs if p.verdict == "correct"}
    wanted, found = (Reader(gold=True).document(PLAN.shape, record) for record in (gold, prediction))
    f1 = aggregate(document.leaves).overall.strict.f1
    return f1 or 0.0, agreement(PLAN.shape, wanted, found), together


@given(pairs())
@settings(max_examples=40, deadline=None)
def test_correcting_one_wrong_leaf_raises_strict_f1(pair: tuple[Record, Record]) -> None:
    """Always the agreement, and F1 with it unless another pairing, impossible before, now agrees in heavier leaves."""
    gold, prediction = pair
    f1, agreed, together = outcome(gold, prediction)
    for leaf in score_pair(PLAN, gold, prediction):
        aligned = leaf.gold_at is not None and leaf.predicted_at is not None
        if aligned and leaf.verdict in ERRORS and (f1 or leaf.verdict != "spurious"):
            f1_after, agreed_after, together_after = outcome(gold, corrected(prediction, gold, leaf))
            assert f1_after > f1 or together != together_after, leaf
            assert agreed_after > agreed or (leaf.verdict == "spurious" and agreed_after == agreed), leaf


@given(pairs())
@settings(max_examples=40, deadline=None)
def test_taking_back_an_invented_item_raises_strict_f1(pair: tuple[Record, Record]) -> None:
    """With the same reserve."""
    gold, prediction = pair
    f1, agreed, together = outcome(gold, prediction)
    for item in score_document(PLAN, gold, prediction).pairs:
        if f1 and item.verdict == "spurious":
            f1_after, agreed_after, together_after = outcome(gold, without(prediction, item))
            assert f1_after > f1 or together != together_after, item
            assert agreed_after >= agreed, item


@pytest.mark.parametrize("seed", range(40))
def test_no_correction_of_an_extraction_that_is_mostly_right_lowers_its_score(seed: int) -> None:
    """The reserve above needs a prediction that is mostly wrong; these are wrong in one value out of eight."""
    random = Random(seed)
    gold = extraction(*(typical(town, random) for town in ("Kyiv", "Odesa", "Sumy")))
    other = extraction(*(typical(town, random) for town in ("Lviv", "Kharkiv")))
    prediction = mistaken(gold, other, random, share=0.12)
    f1, *_ = outcome(gold, prediction)
    for leaf in score_pair(PLAN, gold, prediction):
        if leaf.gold_at is not None and leaf.predicted_at is not None and leaf.verdict in ERRORS:
            assert outcome(gold, corrected(prediction, gold, leaf))[0] > f1, leaf


def typical(town: str, random: Random) -> Record:
    return incident(
        location__settlement=town,
        role=random.choice(["primary", "concurrent"]),
        date=day(f"2025-04-0{random.randint(1, 9)}"),
        weapons=[weapon(random.choice(["missile", "drone"]), count=exactly(random.randint(1, 9)))],
        casualties=[casualty(outcome, number=random.randint(0, 20)) for outcome in ("killed", "injured")],
        damage=[damage("residential", "houses"), damage("energy", "power plant", count=exactly(random.randint(1, 3)))],
    )


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

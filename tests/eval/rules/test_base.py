"""The exact rule, and what all rules share."""

from datetime import date, time
from decimal import Decimal
from enum import Enum
from ipaddress import IPv4Address
from typing import Any
from uuid import UUID

import pytest

from eval.rules import RULES, Exact, WrongType
from eval.rules.base import MEMO_LIMIT, kind
from extractor.scored import Scored
from tests.eval.rules.compared import verdict


class Colour(Enum):
    RED = "red"


class Name(str):
    __slots__ = ()


@pytest.mark.parametrize("rule", sorted(RULES))
@pytest.mark.parametrize("silence", [None, "", "   ", "\n", [], {}, ()], ids=repr)
def test_every_rule_knows_silence(rule: str, silence: Any) -> None:
    assert RULES[rule](Scored(rule)).normalise(silence) is None


@pytest.mark.parametrize("rule", sorted(RULES))
@pytest.mark.parametrize("unseen", ["\u200b", "\u202e\u202c", "\ufeff \u00ad"], ids=ascii)
def test_a_text_of_which_nothing_is_seen_is_silence(rule: str, unseen: str) -> None:
    assert RULES[rule](Scored(rule)).normalise(unseen) is None


@pytest.mark.parametrize("rule", sorted(RULES))
@pytest.mark.parametrize("word", ["n/a", "N/A.", "not  stated"])
def test_silent_words_of_a_marker_say_nothing_by_any_rule(rule: str, word: str) -> None:
    assert RULES[rule](Scored(rule, silent=("N/A", "not stated"))).normalise(word) is None
    assert RULES[rule](Scored(rule)).normalise(word) is not None


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        (UUID(int=1), "00000000-0000-0000-0000-000000000001"),
        (time(21, 30), "21:30:00"),
        (date(2025, 4, 4), "2025-04-04"),
        (IPv4Address("10.0.0.1"), "10.0.0.1"),
    ],
    ids=str,
)
def test_what_pydantic_writes_as_text_is_that_text(raw: Any, text: str) -> None:
    assert verdict("exact", raw, text) == "correct"


@pytest.mark.parametrize("rule", sorted(set(RULES) - {"bool"}))
def test_no_rule_takes_a_truth_value_for_something_else(rule: str) -> None:
    with pytest.raises(WrongType, match="a truth value"):
        RULES[rule](Scored(rule)).normalise(True)


@pytest.mark.parametrize(
    ("gold", "predicted", "expected"),
    [
        ("red", Colour.RED, "correct"),
        ("red", Name("RED"), "correct"),
        ("14", 14, "correct"),
        ("14", 14.0, "correct"),
        ("0.5", Decimal("0.50"), "correct"),
        ("red", "blue", "incorrect"),
        ("142nd", "143rd", "incorrect"),
    ],
    ids=repr,
)
def test_exact_values(gold: Any, predicted: Any, expected: str) -> None:
    assert verdict("exact", gold, predicted) == expected


@pytest.mark.parametrize("raw", [["a"], {"a": 1}, float("nan"), object()], ids=["list", "object", "nan", "other"])
def test_a_text_is_no_list_and_no_object(raw: Any) -> None:
    with pytest.raises(WrongType):
        Exact(Scored()).normalise(raw)


def test_one_true_and_one_are_not_confused() -> None:
    """They are equal and hash alike in Python, so a memo must not mix them."""
    rule = RULES["number"](Scored("number"))
    assert rule.normalise(1) == 1
    with pytest.raises(WrongType):
        rule.normalise(True)


def test_memos_do_not_grow_without_bound() -> None:
    rule = Exact(Scored())
    for number in range(MEMO_LIMIT + 10):
        rule.normalise(str(number))
    assert len(rule.known) <= MEMO_LIMIT
    assert rule.normalise("14") == "14"


@pytest.mark.parametrize(
    ("raw", "words"),
    [({}, "an object"), ([], "a list"), ("", "a text"), (True, "a truth value"), (1, "a number"), (b"", "bytes")],
    ids=repr,
)
def test_kinds_are_named_in_the_words_of_json(raw: Any, words: str) -> None:
    assert kind(raw) == words

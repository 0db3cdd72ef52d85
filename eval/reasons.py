"""Why a verdict is what it is, in one sentence. Made when somebody asks, since most verdicts are correct."""

from typing import TYPE_CHECKING

from eval.nodes import Leaf
from eval.rules import Raw, Value, WrongType

if TYPE_CHECKING:
    from eval.verdicts import LeafScore

_SAID = {
    "duplicate": "the prediction says this of one thing twice",
    "merged": "one predicted item stands for several in gold",
    "split": "several predicted items stand for one in gold",
}


def reason(leaf: Leaf, score: "LeafScore") -> str:
    """The sentence for `score`, a verdict on `leaf`; empty where it needs none."""
    first = _verdict(leaf, score)
    rest = [text for tag, text in _SAID.items() if tag in score.tags]
    return "; ".join(filter(None, (first, *rest)))


def _verdict(leaf: Leaf, score: "LeafScore") -> str:
    if score.verdict == "partial":
        return f"partly right: {_difference(leaf, score) or f'{_quoted(score.predicted)} for {_quoted(score.gold)}'}"
    if score.verdict == "incorrect":
        return _difference(leaf, score) or f"{_quoted(score.predicted)} is not {_quoted(score.gold)}"
    if score.verdict in _TAGGED:
        return next((text for tag, text in _TAGGED[score.verdict].items() if tag in score.tags), "")
    lone = score.predicted_at is None or score.gold_at is None
    return _ALONE[score.verdict][lone]


_TAGGED = {
    "correct": {
        "alternative": "an alternative that gold accepts",
        "coerced": "the same value in another notation",
    },
    "absent": {
        "optional": "optional in gold",
        "alternative": "gold accepts silence",
    },
}
_ALONE = {
    "missing": ("gold has a value, the prediction none", "nothing predicted stands for this item of gold"),
    "spurious": ("the prediction has a value, gold none", "nothing in gold stands for this predicted item"),
    "unlabelled": ("left unlabelled in gold", "left unlabelled in gold"),
    "failed": ("the extraction failed", "the extraction failed"),
}
"""Reasons for one-sided leaves: of an item that is on both sides, and of one that is not."""


def _difference(leaf: Leaf, score: "LeafScore") -> str:
    gold, predicted = _value(leaf, score.gold), _value(leaf, score.predicted)
    return "" if gold is None or predicted is None else leaf.rule.difference(gold, predicted)


def _value(leaf: Leaf, raw: Raw) -> Value | None:
    try:
        return leaf.rule.normalise(leaf.scored(raw))
    except WrongType:
        return None


def _quoted(raw: Raw) -> str:
    if isinstance(raw, str):
        return f"“{raw}”"
    import json

    return json.dumps(raw, ensure_ascii=False, default=str)

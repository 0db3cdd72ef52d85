"""Why a verdict is what it is, in one sentence. Made when somebody asks, since most verdicts are correct."""

from typing import TYPE_CHECKING

from eval.nodes import Leaf
from eval.rules import Value, WrongType

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
    match score.verdict:
        case "correct":
            return _correct(leaf, score)
        case "partial":
            return f"partly right: {_difference(leaf, score)}"
        case "incorrect":
            return _difference(leaf, score)
        case "missing":
            return (
                "gold has a value, the prediction none"
                if score.predicted_at is not None
                else "the whole item was missed"
            )
        case "spurious":
            return "the prediction has a value, gold none" if score.gold_at is not None else "gold has no such item"
        case "absent":
            return "optional in gold" if "optional" in score.tags else "gold accepts silence" if score.tags else ""
        case "unlabelled":
            return "left unlabelled in gold"
        case _:
            return "the extraction failed"


def _correct(leaf: Leaf, score: "LeafScore") -> str:
    if "alternative" in score.tags:
        return "an alternative that gold accepts"
    return "the same, written in another way" if "coerced" in score.tags else ""


def _difference(leaf: Leaf, score: "LeafScore") -> str:
    gold, predicted = _value(leaf, score.gold), _value(leaf, score.predicted)
    return "no alternative of gold" if gold is None else leaf.rule.difference(gold, predicted)


def _value(leaf: Leaf, raw: object) -> Value:
    try:
        return leaf.rule.normalise(raw)
    except WrongType:
        return None

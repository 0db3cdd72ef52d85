"""What the label would become if a reader sided with the run: the innermost place at which gold can take its word over.

Mostly that is the leaf. Where one side has no object for the leaf to stand in (no date, no perpetrator) it is that
object, since a null can carry no alternatives. Of a fact on one side only it is the fact, or the list it would join.
"""

from collections.abc import Mapping
from typing import Any

from eval.report.model import CHARGED, Proposal
from eval.report_builder.merge import Node
from eval.report_builder.passages import Place
from eval.score import LeafScore


def of_fact(node: Node, parent: Node) -> Proposal | None:
    """Null where gold has nothing that could hold the fact."""
    if node.gold_place is not None:
        return Proposal(shown(node.gold_place), None)
    if parent.gold_place is None and parent.list_path:
        return None
    below = node.list_path.removeprefix(f"{parent.list_path}.").split(".")
    return Proposal(shown((*(parent.gold_place or ()), *below)), next(iter(node.said.values()), None))


def of_leaf(node: Node, sample: int, score: LeafScore) -> Proposal | None:
    """Null for a leaf that is not charged, or stands in a fact that only one side has."""
    if score.verdict not in CHARGED or node.gold_place is None or sample not in node.said:
        return None
    gold: Any = node.gold
    run: Any = node.said[sample]
    place: Place = node.gold_place
    for key in score.path.removeprefix(f"{node.list_path}.").split("."):
        gold, run, place = gold.get(key), run.get(key), (*place, key)
        if gold is None or run is None:
            break
    return Proposal(shown(place), _scored(gold, run, score))


def shown(place: Place) -> str:
    """``incidents[0].date``."""
    steps = (f"[{step}]" if isinstance(step, int) else f".{step}" for step in place)
    return "".join(steps).removeprefix(".")


def _scored(gold: Any, run: Any, score: LeafScore) -> Any:  # noqa: ANN401 - values of a record
    """Of an object with a quote that both sides have, its parts that are one leaf; anything else as it is."""
    if not isinstance(gold, Mapping) or not isinstance(run, Mapping) or "quote" not in run:
        return run
    return {part: run[part] for part in (score.predicted or score.gold or {})}

"""Everything in which two readings of an article differ, from a charged leaf down to the words of a quote."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal

from eval.gold import annotations
from eval.gold.canonical import flow, is_word
from eval.gold.paired import Object, Paired, lay_side_by_side
from eval.gold.readings import Reading
from eval.gold.two_readings import AGREED, TwoReadings, compare_readings
from eval.plan import ScoringPlan

Kind = Literal["fact", "value", "accepted", "wording", "quote", "tags"]
"""fact: only one has it. value: the scorer would charge either. accepted: another opinion on what is open. wording:
other words, equal to the scorer. quote: another passage. tags: other tags of the article."""
CHARGED: tuple[Kind, ...] = ("fact", "value")
NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class Said:
    """What one reader has in one place. `where` is null where the reader has no such fact."""

    where: str | None
    value: Any = None
    accept: tuple[Any, ...] = ()
    optional: bool = False
    unlabelled: bool = False
    quote: str | None = None
    text: str = NOTHING
    """All of it but the quote, in one line."""


@dataclass(frozen=True, slots=True)
class Difference:
    """One place in one article. `place` names it for people, `leaf` is the last step of it."""

    article: str
    place: str
    leaf: str
    kind: Kind
    a: Said
    b: Said


@dataclass(frozen=True, slots=True)
class SideBySide:
    """One article in two readings: their objects in pairs, and the differences at each."""

    article: str
    root: Paired
    at: dict[Paired, list[Difference]]
    tags: list[Difference]

    @property
    def differences(self) -> list[Difference]:
        """In the order of the record, the header's last."""
        return [*(difference for found in self.at.values() for difference in found), *self.tags]


def side_by_side(plan: ScoringPlan, a: Reading, b: Reading, article: str) -> SideBySide:
    one, other = a.labels[article], b.labels[article]
    records = {"incidents": one["incidents"]}, {"incidents": other["incidents"]}
    two = compare_readings(plan, *records)
    root = lay_side_by_side(two, *records)
    at = {pair: [*_differences(two, pair, article)] for pair in root.walk()}
    return SideBySide(article, root, at, [*_tags(article, one, other)])


def _differences(two: TwoReadings, pair: Paired, article: str) -> Iterator[Difference]:
    if pair.a is None or pair.b is None:
        kind: Kind = "fact" if _is_charged(two, pair) else "accepted"
        yield Difference(article, pair.title, pair.path.rpartition(".")[2], kind, *_whole(pair))
        return
    for leaf in annotations.leaves(pair.model):
        a, b = _said(pair, leaf, pair.a, pair.where_a), _said(pair, leaf, pair.b, pair.where_b)
        if (found := _kind(two, pair, leaf, a, b)) is not None:
            yield Difference(article, _place(pair, leaf), leaf, found, a, b)
    if bool(pair.a.get("optional")) != bool(pair.b.get("optional")):
        yield Difference(article, f"{pair.title}, optional", "optional", "accepted", *_flags(pair))
    if _quoted(pair.a) != _quoted(pair.b):
        yield Difference(article, f"{pair.title}, quote", "quote", "quote", *_passages(pair))


def _kind(two: TwoReadings, pair: Paired, leaf: str, a: Said, b: Said) -> Kind | None:
    if two.verdicts[_leaf_path(pair, leaf), pair.at_a, pair.at_b].verdict not in AGREED:
        return "value"
    if _set(a.accept) != _set(b.accept) or a.unlabelled != b.unlabelled:
        return "accepted"
    if a.value != b.value:
        return "accepted" if a.accept else "wording"
    return None


def _is_charged(two: TwoReadings, pair: Paired) -> bool:
    """Whether a fact that only one reader has costs anything: an optional one does not."""
    if pair.at_a is None or pair.at_b is None:  # an item of a list
        return two.items[pair.path, pair.at_a, pair.at_b] not in AGREED
    paths = (_leaf_path(pair, leaf) for leaf in annotations.leaves(pair.model))
    return any(two.verdicts[path, pair.at_a, pair.at_b].verdict not in AGREED for path in paths)


def _leaf_path(pair: Paired, leaf: str) -> str:
    """A date is a leaf as a whole, at the path of its object."""
    return f"{pair.path}.{leaf}" if leaf in pair.model.model_fields else pair.path


def _place(pair: Paired, leaf: str) -> str:
    if leaf not in pair.model.model_fields:
        return pair.title
    is_item = (pair.where_a or pair.where_b or "").endswith("]")
    return f"{pair.title}, {leaf}" if is_item else f"{pair.title}.{leaf}"


def _said(pair: Paired, leaf: str, obj: Object, where: str | None) -> Said:
    value = obj[leaf] if leaf in obj else {key: obj[key] for key in ("start", "end")}
    accept = tuple(obj.get("accept", {}).get(leaf, ()))
    unlabelled = leaf in obj.get("unlabelled", ())
    word = is_word(pair.model, leaf)
    text = "not labelled" if unlabelled else flow(value, word=word)
    if accept:
        text += f", accepts {' or '.join(flow(other, word=word) for other in accept)}"
    return Said(where, value, accept, bool(obj.get("optional")), unlabelled, obj.get("quote"), text)


def _whole(pair: Paired) -> tuple[Said, Said]:
    """What a reader has of a fact that the other has not: its leaves, silent ones left out."""
    a, b = (
        Said(where)
        if obj is None
        else Said(
            where,
            annotations.strip(obj),
            optional=bool(obj.get("optional")),
            quote=obj.get("quote"),
            text=_summary(pair, obj),
        )
        for obj, where in ((pair.a, pair.where_a), (pair.b, pair.where_b))
    )
    return a, b


def _summary(pair: Paired, obj: Object) -> str:
    values = ((leaf, _said(pair, leaf, obj, None)) for leaf in annotations.leaves(pair.model))
    said = ", ".join(f"{leaf} {said.text}" for leaf, said in values if said.value is not None)
    return f"optional: {said}" if obj.get("optional") else said


def _flags(pair: Paired) -> tuple[Said, Said]:
    a, b = (
        Said(where, optional, optional=optional, text="optional" if optional else "not optional")
        for obj, where in ((pair.a, pair.where_a), (pair.b, pair.where_b))
        for optional in (bool((obj or {}).get("optional")),)
    )
    return a, b


def _passages(pair: Paired) -> tuple[Said, Said]:
    a, b = (
        Said(where, quote, quote=quote, text=flow(quote) + (f", occurrence {nth}" if nth > 1 else ""))
        for obj, where in ((pair.a, pair.where_a), (pair.b, pair.where_b))
        for quote, nth in (_quoted(obj or {}),)
    )
    return a, b


def _quoted(obj: Object) -> tuple[str | None, int]:
    return obj.get("quote"), obj.get("nth", 1)


def _tags(article: str, a: Object, b: Object) -> Iterator[Difference]:
    mine, theirs = set(a["tags"]), set(b["tags"])
    if mine != theirs:
        only = [sorted(mine - theirs), sorted(theirs - mine)]
        one, other = (Said("tags", tuple(tags), text=", ".join(tags) or NOTHING) for tags in only)
        yield Difference(article, "tags that the other has not", "tags", "tags", one, other)


def _set(values: tuple[Any, ...]) -> set[str]:
    return {json.dumps(value, sort_keys=True) for value in values}

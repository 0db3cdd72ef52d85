"""Inert markers that say how a field of a pydantic model is scored.

They ride in ``Annotated`` metadata, outermost, and never reach the JSON schema, so what is sent to a
model does not change when a weight does. `eval.plan` turns them into a scoring plan; a leaf with
neither marker is an error there, so no field escapes scoring by being forgotten.
"""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Scored:
    """This field is one scored leaf.

    On a scalar: the scalar. On a list of scalars: each item, as a set. On a model: the object as a
    whole is one leaf for its unmarked parts (a count is right or wrong as ``low``-``high``), while
    its parts that carry a marker of their own are leaves besides.

    `rule` names a comparator of `eval.rules`. `weight` counts in alignment only, never in precision
    or recall. `key` leaves say which real thing an item of a list is about: the weightiest one that two
    items state decides whether they can be paired (`eval.identity`).
    `silent` values say nothing, like null. `relatives` are pairs of values of which one is partly
    right for the other, both ways.
    """

    rule: str = "exact"
    weight: float = 1.0
    key: bool = False
    silent: tuple[str, ...] = ()
    relatives: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class NotScored:
    """This field is left out of every score; `reason` says why."""

    reason: str


@dataclass(frozen=True, slots=True)
class Quoted(NotScored):
    """This field is the verbatim evidence of its object: located and measured, not a leaf."""

    reason: str = field(default="evidence has metrics of its own")

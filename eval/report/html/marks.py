"""What a row must carry so that a reader can answer back: the place in the label, and the run's word to the letter.

Both are left out where the row shows them already: the place is that of its table, its group and its first cell, the
value is the text of its prediction, and nothing where it is missing.
"""

import json
import re
from typing import Any

from markupsafe import Markup

from eval.report.html.rows import Row, Said
from eval.report.model import Proposal

_COUNT = re.compile(r"(?P<bound>≥ |≤ )?(?P<number>\d+)(?: to (?P<high>\d+))?", re.ASCII)
_BASES = {"≥ ": "at_least", "≤ ": "at_most"}


def of_row(row: Row, said: Said, above: str) -> Markup:
    """Attributes for the row of one reading; `above` is the place of what its table or its group stands for."""
    if said.proposal is None:
        return Markup("")
    place = said.proposal.place.removeprefix(f"{above}.")
    attributes = Markup("") if row.kind == "leaf" and place == row.label else _attribute("p", place)
    return attributes if _shows(said, said.proposal.value) else attributes + exact(said.proposal.value)


def of_block(proposal: Proposal) -> Markup:
    """Attributes for an incident as a whole."""
    place = _attribute("p", proposal.place)
    return place if proposal.value is None else place + exact(proposal.value)


def exact(value: Any) -> Markup:  # noqa: ANN401 - any value of a record
    """The value as JSON; what an object leaves empty is left out, since the schema knows its keys."""
    return _attribute("v", json.dumps(_without_silence(value), separators=(",", ":")))


def _shows(said: Said, value: Any) -> bool:  # noqa: ANN401
    """Whether the page's script can tell the value from the words of its row."""
    if value is None:
        return said.verdict == "missing"
    if isinstance(value, str):
        return value == said.value.strip() and value.isprintable() and not _COUNT.fullmatch(value)
    return isinstance(value, dict) and value == _counted(said.value)


def _counted(text: str) -> dict[str, Any] | None:
    """The count that the words stand for, with the basis that they suggest; null for any other words."""
    found = _COUNT.fullmatch(text)
    if not found:
        return None
    bound, number, high = found["bound"], int(found["number"]), found["high"]
    if bound:
        least = bound == "≥ "
        return {"low": number if least else 0, "high": None if least else number, "basis": _BASES[bound]}
    return {"low": number, "high": int(high or number), "basis": "range" if high else "exact"}


def _attribute(name: str, text: str) -> Markup:
    """In single quotes, which JSON does not use: escaping every double one makes it twice as long."""
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace("'", "&#39;")
    return Markup(f" data-{name}='{escaped}'")  # noqa: S704 - escaped right here


def _without_silence(value: Any) -> Any:  # noqa: ANN401
    if isinstance(value, dict):
        return {key: _without_silence(inner) for key, inner in value.items() if inner is not None and inner != []}
    return [_without_silence(inner) for inner in value] if isinstance(value, list) else value

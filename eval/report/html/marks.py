"""What a row must carry so that a reader can answer back: the place in the label, and the run's word to the letter.

Both are left out where the row shows them already: the place is that of its table, its group and its first cell, the
value is the text of its prediction, and nothing where it is missing.
"""

import json
from typing import Any

from markupsafe import Markup

from eval.report.html.rows import Row, Said
from eval.report.model import Proposal


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
    if value is None:
        return said.verdict == "missing"
    return isinstance(value, str) and value == said.value.strip() and value.isprintable()


def _attribute(name: str, text: str) -> Markup:
    """In single quotes, which JSON does not use: escaping every double one makes it twice as long."""
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace("'", "&#39;")
    return Markup(f" data-{name}='{escaped}'")  # noqa: S704 - escaped right here


def _without_silence(value: Any) -> Any:  # noqa: ANN401
    if isinstance(value, dict):
        return {key: _without_silence(inner) for key, inner in value.items() if inner is not None and inner != []}
    return [_without_silence(inner) for inner in value] if isinstance(value, list) else value

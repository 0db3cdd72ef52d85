"""Two readings made one draft: what they agree on is filled in, what they do not is marked where it stands.

The first reader's value stands until somebody settles it; a fact that only one of them has stands, marked. Every mark
is a note that begins with TO SETTLE and gives both readings, and a label that still has one cannot be adjudicated.
"""

from pathlib import Path
from typing import Any

from eval.gold.annotations import TO_SETTLE
from eval.gold.canonical import write_label
from eval.gold.differences import Difference, SideBySide, side_by_side
from eval.gold.header import STATUSES
from eval.gold.paired import Object, Paired
from eval.gold.readings import Reading, in_common
from eval.plan import ScoringPlan
from extractor.files import write_whole
from extractor.schema import Extraction


def compare_all(a: Reading, b: Reading) -> list[SideBySide]:
    """Every article that both read, sorted; GoldError where there is none."""
    plan = ScoringPlan.from_model(Extraction)
    return [side_by_side(plan, a, b, article) for article in in_common(a, b)]


def write_drafts(a: Reading, b: Reading, found: list[SideBySide], gold: Path) -> tuple[list[Path], list[Path]]:
    """Write a draft for every article without a label in `gold`: (written, left as they were).

    A label that is there is never touched: it may be adjudicated, or somebody may be at it.
    """
    written, left = [], []
    for article in found:
        file = gold / "labels" / f"{article.article}.yaml"
        if file.exists():
            left.append(file)
        else:
            write_whole(file, write_label(draft(a, b, article)))
            written.append(file)
    return written, left


def draft(a: Reading, b: Reading, found: SideBySide) -> dict[str, Any]:
    """The merged label of one article, header included."""
    one, other = a.labels[found.article], b.labels[found.article]
    names = a.name, b.name
    merged = _merged(found.root, found.at, names)
    note = _note(found.tags, names, one.get("note"), other.get("note"))
    return {
        **{key: one[key] for key in ("article", "source_file", "sha256", "guidelines", "tags")},
        "annotators": list(dict.fromkeys([*one["annotators"], *other["annotators"]])),
        "status": STATUSES[1],
        **({"note": note} if note else {}),
        "incidents": merged["incidents"],
    }


def _merged(pair: Paired, at: dict[Paired, list[Difference]], names: tuple[str, str]) -> Object:
    first = {key: value for key, value in pair.either.items() if key != "note"}
    notes = [(side or {}).get("note") for side in (pair.a, pair.b)]
    if note := _note(at.get(pair, []), names, *notes):
        first["note"] = note
    if pair.a is None or pair.b is None:
        return first
    parts = {name: _merged(part, at, names) for name, part in pair.parts.items()}
    return first | parts | {name: [_merged(item, at, names) for item in items] for name, items in pair.lists.items()}


def _note(differences: list[Difference], names: tuple[str, str], one: str | None, other: str | None) -> str:
    """The marks, then what the readers noted themselves."""
    marks = [f"{TO_SETTLE} {d.leaf}: {names[0]} {d.a.text}; {names[1]} {d.b.text}." for d in differences]
    own = (
        [one] if one == other else [note and f"{name}: {note}" for name, note in zip(names, (one, other), strict=True)]
    )
    return " ".join(filter(None, [*marks, *own]))

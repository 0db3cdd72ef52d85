"""The header of a label file: which article it labels, by which rules, by whom, and how reports can slice it."""

from collections.abc import Iterator
from typing import Any

from eval.gold.annotations import Problem

GUIDELINES = 1
"""Version of the coding rules in `goldset/CODEBOOK.md` that this program's checks follow."""
STATUSES = ("draft", "double", "adjudicated")
KEYS = ("article", "source_file", "sha256", "guidelines", "annotators", "status", "tags", "incidents")
TAGS = (
    "alt_spelling", "background_incident", "chrome", "concurrent_incident", "conflicting_counts", "mt_noise",
    "multi_incident", "negative", "subset_count", "suspected_weapon", "undated", "unstated_actor",
    "unstated_weapon", "vague_number",
)  # fmt: skip
"""What a report can be sliced by; each is defined in the codebook."""


def check(label: Any, name: str) -> Iterator[Problem]:  # noqa: ANN401 - whatever the file holds
    """What is wrong with the header of the label in ``NAME.yaml``."""
    if not isinstance(label, dict):
        yield (), "a label is an object with a header and incidents"
        return
    if missing := [key for key in KEYS if key not in label]:
        yield (), f"missing in the header: {', '.join(missing)}"
    for key, value in label.items():
        if key not in (*KEYS, "note"):
            yield (key,), f"unknown key {key!r}"
        elif problem := _problem(key, value, name):
            yield (key,), problem


def _problem(key: str, value: Any, name: str) -> str | None:  # noqa: ANN401
    one_of: dict[str, tuple[str | int, ...]] = {"article": (name,), "guidelines": (GUIDELINES,), "status": STATUSES}
    if key in one_of:
        return _one_of(key, value, one_of[key])
    if key == "tags":
        return _names(key, value) or _unknown_tag(value)
    if key == "annotators":
        return _names(key, value) or (None if value else "annotators names nobody")
    return None if key == "incidents" or isinstance(value, str) else f"{key} is a text"


def _one_of(key: str, value: Any, allowed: tuple[str | int, ...]) -> str | None:  # noqa: ANN401
    if value in allowed and not isinstance(value, bool):
        return None
    return f"{key} is {value!r}; expected {' or '.join(map(repr, allowed))}"


def _names(key: str, value: Any) -> str | None:  # noqa: ANN401
    if not isinstance(value, list) or not all(isinstance(name, str) for name in value):
        return f"{key} is a list of names"
    return f"{key} names one thing twice" if len(set(value)) < len(value) else None


def _unknown_tag(tags: list[str]) -> str | None:
    strange = [tag for tag in tags if tag not in TAGS]
    return f"unknown tag {strange[0]!r}; there is {', '.join(TAGS)}" if strange else None

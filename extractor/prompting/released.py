"""Which prompt versions are released: `RELEASED.json` beside them pins the content hash of each, for good.

A score names a prompt by its version; two scores of ``incident/v1`` are of the same words only if those never change.
What is not pinned is a draft: it may change, and whoever uses it is told.
"""

import json
from pathlib import Path

from extractor.errors import PromptError
from extractor.files import read_text, write_whole

FILE = "RELEASED.json"


def released(root: Path) -> dict[str, str]:
    """``name/version`` → content hash of every released version under `root`; empty without the file."""
    file = root / FILE
    if not file.exists():
        return {}
    try:
        pins = json.loads(read_text(file))
    except ValueError:
        pins = None
    if not isinstance(pins, dict) or not all(isinstance(value, str) for value in pins.values()):
        raise PromptError(f"{file}: not a JSON object of prompt versions and their hashes; restore it from git")
    return pins


def changed(label: str, sha256: str, root: Path) -> str | None:
    """What is wrong where `label` is released and its content is no longer what was released; else null."""
    pin = released(root).get(label)
    if pin is None or pin == sha256:
        return None
    return (
        f"{root / label}: released as {pin[:12]} and changed since (now {sha256[:12]}), and a released version never "
        f"changes; copy it with `incidents prompt new {label} {successor(label)}` and put this one back "
        f"(`git checkout -- {root / label}`)"
    )


def release(label: str, sha256: str, root: Path) -> None:
    """Pin `label`; PromptError where it is pinned with other content."""
    if problem := changed(label, sha256, root):
        raise PromptError(problem)
    pins = released(root) | {label: sha256}
    write_whole(root / FILE, json.dumps(dict(sorted(pins.items())), indent=1) + "\n")


def successor(label: str) -> str:
    """A name for the next version: ``incident/v2`` after ``incident/v1``, ``geo/plain-2`` after ``geo/plain``."""
    digits = len(label) - len(label.rstrip("0123456789"))
    if not digits:
        return f"{label}-2"
    return f"{label[:-digits]}{int(label[-digits:]) + 1}"

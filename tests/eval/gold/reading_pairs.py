"""Two readings of the made-up report, written as label files: what differs between them is known."""

import copy
import hashlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

from eval.gold.canonical import write_label
from eval.gold.readings import Reading, read_reading
from tests.samples import RECORD, REPORT

Change = Callable[[dict[str, Any]], None]
"""Changes the incident of a label in place."""


def label(*changes: Change, reader: str = "one") -> dict[str, Any]:
    record = copy.deepcopy(RECORD)
    for change in changes:
        change(record["incidents"][0])
    return {
        "article": "zarichne",
        "source_file": "1.txt",
        "sha256": hashlib.sha256(REPORT.encode()).hexdigest(),
        "guidelines": 1,
        "annotators": [reader],
        "status": "draft",
        "tags": ["subset_count"],
        **record,
    }


def reading(folder: Path, *labels: dict[str, Any]) -> Reading:
    folder.mkdir()
    for found in labels:
        (folder / f"{found['article']}.yaml").write_text(write_label(found))
    return read_reading(folder)


def put(*path: str | int, **values: Any) -> Change:
    """Set keys of the object at `path` of the incident."""

    def change(incident: Any) -> None:
        for step in path:
            incident = incident[step]
        incident.update(values)

    return change


def drop(name: str, index: int) -> Change:
    """Take an item out of a list."""
    return lambda incident: incident[name].pop(index)

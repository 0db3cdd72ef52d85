"""A made-up report and its record, whole and valid. Tests change one thing in it and say what follows."""

import copy
from collections.abc import Sequence
from typing import Any

from extractor.article import Article
from extractor.record import RunRecord
from extractor.schema import Extraction

REPORT = (
    " date 2031-05-06 Three drones of the Northern Army hit a grain depot in Zarichne overnight, killing at least two\n"
    "people, Mayor Olha Bondar said. Windows of a school were broken and about 400 households lost power. Before\n"
    "daylight, two women were pulled out of the depot; three drones were shot down elsewhere."
)

RECORD: dict[str, Any] = {
    "incidents": [
        {
            "role": "primary",
            "summary": "Drones hit a grain depot in Zarichne and killed at least two people.",
            "attack_type": "drone",
            "date": {
                "start": "2031-05-06",
                "end": "2031-05-06",
                "precision": "day",
                "part_of_day": "night",
                "quote": "overnight",
            },
            "location": {
                "country": "UA",
                "admin1": None,
                "settlement": "Zarichne",
                "site": "grain depot",
                "quote": "Zarichne",
            },
            "perpetrator": {
                "actor": "Northern Army",
                "certainty": "stated",
                "attributed_to": None,
                "quote": "drones of the Northern Army hit",
            },
            "weapons": [
                {
                    "category": "drone",
                    "model": None,
                    "warhead": None,
                    "count": {"low": 3, "high": 3, "basis": "exact"},
                    "scope": "incident",
                    "certainty": "stated",
                    "quote": "Three drones",
                }
            ],
            "casualties": [
                {
                    "outcome": "killed",
                    "group": "all",
                    "count": {"low": 2, "high": None, "basis": "at_least"},
                    "status": "current",
                    "source": "Olha Bondar",
                    "quote": "killing at least two\npeople",
                },
                {
                    "outcome": "rescued",
                    "group": "women",
                    "count": {"low": 2, "high": 2, "basis": "exact"},
                    "status": "current",
                    "source": None,
                    "quote": "two women were pulled out",
                },
            ],
            "damage": [
                {
                    "object": "agriculture",
                    "description": "grain depot",
                    "level": "affected",
                    "count": {"low": 1, "high": 1, "basis": "exact"},
                    "quote": "a grain depot",
                },
                {
                    "object": "education",
                    "description": "school",
                    "level": "damaged",
                    "count": None,
                    "quote": "Windows of a school were broken",
                },
            ],
            "effects": [
                {
                    "kind": "power_outage",
                    "count": {"low": 400, "high": 400, "basis": "approximate"},
                    "unit": "households",
                    "quote": "about 400 households lost power",
                }
            ],
            "sources": [{"name": "Olha Bondar", "position": "Mayor", "quote": "Mayor Olha Bondar"}],
        }
    ]
}


def article(name: str = "zarichne", text: str = REPORT) -> Article:
    return Article(name, text)


def extraction() -> Extraction:
    return Extraction.model_validate(RECORD, strict=True)


def nothing_found() -> Extraction:
    return Extraction(incidents=[])


def changed(path: Sequence[str | int], value: object) -> dict[str, Any]:
    """The record with `value` at `path` of its only incident; a new key too."""
    record = copy.deepcopy(RECORD)
    holder = record["incidents"][0]
    for step in path[:-1]:
        holder = holder[step]
    holder[path[-1]] = value
    return record


def answered(name: str = "zarichne", text: str = REPORT, sample: int = 0) -> RunRecord:
    """A record of a run: this article, with nothing found in it."""
    source = article(name, text)
    return RunRecord(article=name, sha256=source.sha256, sample=sample, outcome="ok", extraction=nothing_found())

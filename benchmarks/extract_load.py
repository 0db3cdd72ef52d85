"""What the measured runs read: made-up articles of 3 kB and a record of 1.5 kB that each of them supports."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from extractor.article import Article

FACTS = (
    "A drone hit a warehouse in Exampletown on the night of 3 May 2031, the regional governor said. "
    "At least four people were injured and one man was killed. "
    "Windows of two apartment buildings were broken and a fire broke out in the warehouse. "
    "About 300 households were without electricity in the morning. "
)
FILLER = "Repair crews worked through the day while officials from the district described what still had to be done. "
SIZE = 3000


def text(number: int) -> str:
    """3 kB, no two alike."""
    body = f"Report {number}. {FACTS}"
    return (body + FILLER * ((SIZE - len(body)) // len(FILLER) + 1))[:SIZE]


@dataclass(frozen=True, slots=True)
class MadeUpArticles:
    """So many articles, made anew by every iteration."""

    count: int
    first: int = 0

    def __iter__(self) -> Iterator[Article]:
        for number in range(self.first, self.first + self.count):
            yield Article(f"article-{number:07}", text(number))


def answer() -> str:
    """The record of `FACTS`, as compact JSON."""
    return json.dumps({"incidents": [_incident()]}, separators=(",", ":"))


def _count(low: int, high: int | None, basis: str) -> dict[str, Any]:
    return {"low": low, "high": high, "basis": basis}


def _incident() -> dict[str, Any]:
    day = {"start": "2031-05-03", "end": "2031-05-03", "precision": "day", "part_of_day": "night"}
    place = {"country": "XZ", "admin1": None, "settlement": "Exampletown", "site": "warehouse"}
    drone = {"category": "drone", "model": None, "warhead": None, "count": _count(1, 1, "exact")}
    return {
        "role": "primary",
        "summary": "A drone hit a warehouse in Exampletown.",
        "attack_type": "drone",
        "date": day | {"quote": "on the night of 3 May 2031"},
        "location": place | {"quote": "Exampletown"},
        "perpetrator": None,
        "weapons": [drone | {"scope": "incident", "certainty": "stated", "quote": "A drone"}],
        "casualties": [
            _casualty("injured", "all", _count(4, None, "at_least"), "At least four people were injured"),
            _casualty("killed", "men", _count(1, 1, "exact"), "one man was killed"),
        ],
        "damage": [
            _damage("residential", "apartment buildings", "damaged", 2, "two apartment buildings"),
            _damage("commercial", "warehouse", "on_fire", 1, "a warehouse"),
        ],
        "effects": [
            {
                "kind": "power_outage",
                "count": _count(300, 300, "approximate"),
                "unit": "households",
                "quote": "About 300 households were without electricity",
            }
        ],
        "sources": [{"name": "regional governor", "position": "governor", "quote": "the regional governor said"}],
    }


def _casualty(outcome: str, group: str, count: dict[str, Any], quote: str) -> dict[str, Any]:
    return {
        "outcome": outcome,
        "group": group,
        "count": count,
        "status": "current",
        "source": None,
        "quote": quote,
    }


def _damage(thing: str, description: str, level: str, count: int, quote: str) -> dict[str, Any]:
    return {
        "object": thing,
        "description": description,
        "level": level,
        "count": _count(count, count, "exact"),
        "quote": quote,
    }

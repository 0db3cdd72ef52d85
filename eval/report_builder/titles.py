"""What a fact is called in a report: an incident by role, place and day, an item by the first two things it says."""

from typing import Any

from eval.report.words import value as worded

LONGEST = 80
UNSCORED = ("quote", "summary", "note")


def title(path: str, item: dict[str, Any]) -> str:
    """Never empty; the same item has the same title in gold and in a run."""
    parts = _incident(item) if path == "incidents" else _said(item)
    name = " · ".join(part for part in parts if part) or "nothing said"
    return name if len(name) <= LONGEST else f"{name[: LONGEST - 1]}…"


def _incident(item: dict[str, Any]) -> list[str]:
    location, date = item.get("location") or {}, item.get("date")
    place = next((str(location[key]) for key in ("settlement", "admin1", "country") if location.get(key)), "")
    return [str(item.get("role", "")), place, worded(date) if date else ""]


def _said(item: dict[str, Any]) -> list[str]:
    return [value for key, value in item.items() if isinstance(value, str) and key not in UNSCORED][:2]

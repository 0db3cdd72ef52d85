"""What the tests of this folder ask, and a good answer to it."""

import json
from dataclasses import replace
from typing import Any

from extractor.article import Article
from extractor.backends.base import Request, Settings

ARTICLE = Article("river-town", "Shells hit a school in River Town on 3 May 2024. Two people were wounded.")
QUESTION = Request(ARTICLE, 0, (("system", "Record the attacks."), ("user", ARTICLE.text)))

INCIDENT: dict[str, Any] = {
    "role": "primary",
    "summary": "Shells hit a school.",
    "attack_type": "shelling",
    "date": {
        "start": "2024-05-03",
        "end": "2024-05-03",
        "precision": "day",
        "part_of_day": "unspecified",
        "quote": "on 3 May 2024",
    },
    "location": {"country": "UA", "admin1": None, "settlement": "River Town", "site": None, "quote": "River Town"},
    "perpetrator": None,
    "weapons": [],
    "casualties": [
        {
            "outcome": "injured",
            "group": "all",
            "count": {"low": 2, "high": 2, "basis": "exact"},
            "status": "current",
            "source": None,
            "quote": "Two people were wounded",
        }
    ],
    "damage": [],
    "effects": [],
    "sources": [],
}
RECORD = {"incidents": [INCIDENT]}
GOOD = json.dumps(RECORD)
UNFIT = json.dumps({"incidents": [INCIDENT | {"role": "main", "date": INCIDENT["date"] | {"start": "2024-05-33"}}]})

QUICK = Settings(
    model="openai/loopback", timeout_s=10.0, attempts=4, deadline_s=20.0, backoff_s=0.001, retry_after_cap_s=0.002
)
"""Settings whose pauses a test can wait for."""
IMPATIENT = replace(QUICK, timeout_s=0.2)
"""For servers that do not answer."""

"""Generated gold and predictions to time scorers on: 25 scalars, and incidents with two lists of strings each."""

import copy
from collections.abc import Callable
from random import Random
from typing import Annotated, Any, Literal

from pydantic import BaseModel, create_model

from eval import Scored

Document = dict[str, Any]
Pair = tuple[Document, Document]

PERTURBED = 0.2
"""Share of the leaves of a prediction that get a value of their own."""

_PLACES = (
    "Kyiv", "Kharkiv", "Odesa", "Dnipro", "Zaporizhzhia", "Lviv", "Mykolaiv", "Sumy", "Chernihiv", "Poltava", "Kherson",
    "Vinnytsia", "Rivne", "Lutsk", "Ternopil", "Uzhhorod", "Nikopol", "Izium", "Konotop", "Shostka", "Kupiansk",
)  # fmt: skip
_GIVEN = (
    "Ann",
    "Ben",
    "Clara",
    "David",
    "Eva",
    "Frank",
    "Grace",
    "Hugo",
    "Iris",
    "Jonas",
    "Karl",
    "Lena",
    "Mark",
    "Nora",
)
_SURNAMES = (
    "Adler",
    "Berg",
    "Castle",
    "Dorn",
    "Ebert",
    "Falk",
    "Graf",
    "Holm",
    "Ibsen",
    "Jung",
    "Kern",
    "Lang",
    "Moser",
)
_ADJECTIVES = ("old", "new", "brick", "empty", "large", "small", "wooden", "ruined", "tall", "burnt", "quiet", "narrow")
_NOUNS = ("house", "school", "bridge", "depot", "station", "market", "garage", "church", "factory", "tower", "port")
_WEAPONS = ("Iskander", "Kalibr", "Shahed", "Grad", "Tochka", "Kinzhal", "Lancet", "Smerch", "Uragan", "Harpoon")
_TYPES: dict[str, Any] = {"number": int}

_MAKE: dict[str, Callable[[Random], Any]] = {
    "exact": lambda r: f"{r.choice(_ADJECTIVES)} {r.choice(_NOUNS)} {r.randrange(1000)}",
    "text": lambda r: " ".join(r.sample(_ADJECTIVES, r.randrange(1, 4))) + " " + r.choice(_NOUNS),
    "number": lambda r: r.randrange(1000),
    "date": lambda r: f"2025-{r.randrange(1, 13):02}-{r.randrange(1, 29):02}",
    "enum": lambda r: r.choice(("primary", "concurrent", "background")),
    "name": lambda r: f"{r.choice(_GIVEN)} {r.choice(_SURNAMES)}",
    "place": lambda r: r.choice(_PLACES),
    "weapon": lambda r: r.choice(_WEAPONS),
}
SCALARS = {
    f"{rule}_{number}": rule
    for rule, many in {"exact": 10, "text": 4, "number": 5, "date": 3, "enum": 3}.items()
    for number in range(many)
}
INCIDENT = {"role": "enum", "place": "place", "date": "date", "killed": "number", "attacker": "name"}
LISTS = {"weapons": "weapon", "sources": "name"}
ENTRIES = 3


class Incident(BaseModel):
    role: Annotated[Literal["primary", "concurrent", "background"], Scored("enum")]
    place: Annotated[str, Scored("place", weight=6, key=True)]
    date: Annotated[str, Scored("date", weight=4)]
    killed: Annotated[int, Scored("number")]
    attacker: Annotated[str, Scored("name")]
    weapons: Annotated[list[str], Scored("exact")]
    sources: Annotated[list[str], Scored("name")]


def model() -> type[BaseModel]:
    """The model of the documents."""
    scalars: dict[str, Any] = {
        name: (Annotated[_TYPES.get(rule, str), Scored(rule)], ...) for name, rule in SCALARS.items()
    }
    return create_model("Report", **scalars, incidents=(list[Incident], ...))


def pairs(documents: int, incidents: int, seed: int) -> list[Pair]:
    """Gold and prediction of each document; the same seed gives the same pairs."""
    random = Random(seed)
    return [_pair(incidents, random) for _ in range(documents)]


def _pair(incidents: int, random: Random) -> Pair:
    gold: Document = {name: _MAKE[rule](random) for name, rule in SCALARS.items()}
    gold["incidents"] = [_incident(random) for _ in range(incidents)]
    prediction = copy.deepcopy(gold)
    _perturb(prediction, SCALARS, random)
    for incident in prediction["incidents"]:
        _perturb(incident, INCIDENT, random)
        for name, rule in LISTS.items():
            incident[name] = [_MAKE[rule](random) if random.random() < PERTURBED else entry for entry in incident[name]]
    random.shuffle(prediction["incidents"])
    return gold, prediction


def _incident(random: Random) -> Document:
    incident = {name: _MAKE[rule](random) for name, rule in INCIDENT.items()}
    return incident | {name: [_MAKE[rule](random) for _ in range(ENTRIES)] for name, rule in LISTS.items()}


def _perturb(record: Document, rules: dict[str, str], random: Random) -> None:
    for name, rule in rules.items():
        if random.random() < PERTURBED:
            record[name] = _MAKE[rule](random)

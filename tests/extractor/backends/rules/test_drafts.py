"""Whether a place or a day is an incident's own."""

from datetime import date

import pytest

from extractor.backends.rules.dates import Time
from extractor.backends.rules.drafts import Draft, Found, refined, same_day, same_place
from extractor.backends.rules.loci import Locus
from extractor.backends.rules.sentences import tokenise

SOMEWHERE = tokenise("Somewhere.")


def place(settlement: str | None = None, admin1: str | None = None, country: str = "UA", **more: str | bool) -> Locus:
    region = more.pop("region", admin1)
    return Locus(0, 1, country, admin1, settlement, str(region) if region else None, **more)  # type: ignore[arg-type]


def draft(locus: Locus | None, *, wave: bool = False) -> Draft:
    return Draft("primary", 0, 0, place=Found(locus, SOMEWHERE) if locus else None, wave=wave)


SAME = [
    ("the same settlement", place("Odesa"), place("Odessa"), True),
    ("another settlement", place("Odesa"), place("Lviv"), False),
    ("another country", place("Odesa"), place("Odesa", country="US"), False),
    ("the region of the settlement", place("Izium", region="Kharkiv"), place(admin1="Kharkiv"), True),
    ("another region", place("Izium", region="Kharkiv"), place(admin1="Sumy"), False),
    ("a settlement of the region", place(admin1="Kharkiv"), place("Izium", region="Kharkiv"), True),
    ("a settlement of another region", place(admin1="Sumy"), place("Izium", region="Kharkiv"), False),
    ("a settlement of the country", place(), place("Lviv"), True),
    ("the country of the settlement", place("Lviv"), place(), True),
    ("a place near it", place("Kyiv", near=True), place("Obukhiv"), True),
]


@pytest.mark.parametrize(("own", "other", "same"), [row[1:] for row in SAME], ids=[row[0] for row in SAME])
def test_same_place(own: Locus, other: Locus, same: bool) -> None:
    assert same_place(draft(own), other) == same


def test_a_wave_over_a_country_takes_no_settlement() -> None:
    assert not same_place(draft(place(), wave=True), place("Lviv"))
    assert same_place(draft(place(), wave=True), place())


def test_an_incident_without_a_place_takes_any() -> None:
    assert same_place(draft(None), place("Lviv"))


@pytest.mark.parametrize(
    ("own", "other", "expected"),
    [
        (None, place("Lviv"), ("Lviv", None)),
        (place(), place(admin1="Lviv"), (None, "Lviv")),
        (place(admin1="Lviv"), place("Stryi"), ("Stryi", "Lviv")),
        (place("Kyiv", near=True), place("Obukhiv"), ("Obukhiv", None)),
        (place("Stryi"), place(admin1="Lviv"), ("Stryi", None)),
        (place("Stryi"), place(), ("Stryi", None)),
    ],
)
def test_the_narrower_place_stays(own: Locus | None, other: Locus, expected: tuple[str | None, str | None]) -> None:
    one = draft(own)
    refined(one, Found(other, SOMEWHERE))
    assert one.locus
    assert (one.locus.settlement, one.locus.admin1) == expected


@pytest.mark.parametrize(("first", "last", "same"), [(4, 4, True), (5, 5, False), (1, 30, True), (None, None, True)])
def test_same_day_where_days_overlap_or_are_unknown(first: int | None, last: int | None, same: bool) -> None:
    one = draft(None)
    one.day = Found(Time(0, 1, (date(2024, 5, 4), date(2024, 5, 4))), SOMEWHERE)
    days = (date(2024, 5, first), date(2024, 5, last)) if first and last else None
    assert same_day(one, days) == same

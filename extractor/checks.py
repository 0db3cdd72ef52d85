"""Value checks of the record, in words that a model can act on when it is asked again.

They run as pydantic validators and not as JSON-schema keywords: providers refuse or ignore bounds and formats.
"""

import re
from datetime import date

COUNTRY_CODES = frozenset(
    """
    AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS
    BT BV BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE
    EG EH ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM
    HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC
    LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA
    NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW
    SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO
    TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS XZ YE YT ZA ZM ZW
    """.split()  # noqa: SIM905 - a list of 250 quoted literals would be a page
)
"""ISO 3166-1 alpha-2, and UN/LOCODE's XZ for the high seas."""

_ISO_DATE = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)


def iso_date(value: str) -> str:
    """`value` unchanged if it is a real day written YYYY-MM-DD; ValueError otherwise."""
    if not _ISO_DATE.fullmatch(value):
        raise ValueError(f"{value!r} is not a date; write YYYY-MM-DD")
    try:
        date.fromisoformat(value)
    except ValueError:
        raise ValueError(f"{value!r} is not a day of the calendar") from None
    return value


def country_code(value: str) -> str:
    """`value` unchanged if it is an ISO 3166-1 alpha-2 code or XZ; ValueError otherwise."""
    if value not in COUNTRY_CODES:
        raise ValueError(f"{value!r} is not an ISO 3166-1 alpha-2 code; write two capitals such as UA, or XZ at sea")
    return value


def count(low: int, high: int | None, basis: str) -> None:
    """ValueError unless the bounds are ordered and are what `basis` says."""
    if low < 0:
        raise ValueError(f"low is {low}; a count is never negative")
    if high is not None and low > high:
        raise ValueError(f"low {low} is above high {high}")
    if wrong := _basis_conflict(low, high, basis):
        raise ValueError(f"basis {basis!r} needs {wrong}; found low {low}, high {'null' if high is None else high}")


def _basis_conflict(low: int, high: int | None, basis: str) -> str | None:
    match basis:
        case "exact" | "approximate":
            return None if low == high else "low = high"
        case "at_least" | "vague":
            return None if high is None else "high null"
        case "at_most":
            return None if low == 0 and high is not None else "low 0 and a high"
        case _:
            return None if high is not None and low < high else "low < high"


def when(start: str | None, end: str | None, precision: str) -> None:
    """ValueError unless the days are ordered and are what `precision` says (ISO strings sort as dates)."""
    if start is not None and end is not None and start > end:
        raise ValueError(f"start {start} is after end {end}")
    fits = {
        "day": start is not None and start == end,
        "range": start is not None and end is not None and start < end,
        "on_or_before": start is None and end is not None,
        "unknown": start is None and end is None,
    }
    needs = {
        "day": "start = end",
        "range": "start before end",
        "on_or_before": "start null and end set",
        "unknown": "start and end null",
    }
    if not fits[precision]:
        found = f"start {start or 'null'}, end {end or 'null'}"
        raise ValueError(f"precision {precision!r} needs {needs[precision]}; found {found}")

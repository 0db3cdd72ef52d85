"""How long a server asks to wait."""

import re
from collections.abc import Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

_SECONDS = re.compile(r"\d{1,20}(\.\d+)?", re.ASCII)


def retry_after_s(headers: Mapping[str, str]) -> float | None:
    """Seconds from now, 0 or more, by ``retry-after-ms`` or ``Retry-After`` (seconds or an HTTP date); else null."""
    milliseconds = headers.get("retry-after-ms", "")
    if _SECONDS.fullmatch(milliseconds):
        return float(milliseconds) / 1000
    value = headers.get("retry-after", "").strip()
    return float(value) if _SECONDS.fullmatch(value) else _until(value)


def _until(date: str) -> float | None:
    try:
        moment = parsedate_to_datetime(date)
    except ValueError:
        return None
    return max(
        0.0, (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).timestamp() - datetime.now(UTC).timestamp()
    )

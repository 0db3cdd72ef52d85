"""The outcome table: what a fault means for its article, for another call, and for the rest of the run.

Every call ends here as a `Verdict`, whoever noticed the fault: the HTTP status, the error code in a body, the reason
why the model stopped, the connection, or the reading of the answer.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from extractor.record import RunOutcome

Remedy = Literal["none", "wait", "reask", "reformat", "stop"]
"""What may help. ``wait``: the same call after a pause. ``reask``: the same call with what was wrong added to it.
``reformat``: the same call at once, in a form that the endpoint takes. ``none``: nothing, for this article.
``stop``: nothing, for no article."""


@dataclass(frozen=True, slots=True)
class Verdict:
    outcome: RunOutcome
    remedy: Remedy = "none"
    advice: str | None = None
    """What the user can do, as the end of an error line."""


OK = Verdict("ok")
REFUSED = Verdict("refused")
FILTERED = Verdict("filtered")
TRUNCATED = Verdict("truncated", advice="raise the model's limit on output tokens")
INVALID = Verdict("invalid_output", "reask")
LOST = Verdict("transport", "wait")
LATE = Verdict("timeout", "wait")
REJECTED = Verdict("rejected")
UNINSTALLED = Verdict("rejected", "stop", "install what instructor needs for this provider")
UNTAKEN_FORMAT = Verdict("rejected", "reformat")

_BAD_KEY = Verdict("auth", "stop", "check the API key and what it may use")
_NO_CREDIT = Verdict("quota", "stop", "add credit at the provider or use another key")
_UNKNOWN = Verdict("rejected", "stop", "check the model's name and the base URL")

STATUSES = {
    401: _BAD_KEY,
    402: _NO_CREDIT,
    403: _BAD_KEY,
    404: _UNKNOWN,
    408: LATE,
    409: LOST,
    429: Verdict("rate_limited", "wait"),
    504: LATE,
}
"""HTTP status → verdict. Any other from 500 on is `LOST`, any other below is `REJECTED`."""

CODES = {
    "insufficient_quota": _NO_CREDIT,  # comes as a 429 that no waiting cures
    "billing_hard_limit_reached": _NO_CREDIT,
    "billing_not_active": _NO_CREDIT,
    "invalid_api_key": _BAD_KEY,
    "model_not_found": _UNKNOWN,
    "content_filter": FILTERED,  # Azure refuses the prompt with a 400
    "content_policy_violation": FILTERED,
    "flagged_input": FILTERED,  # OpenRouter refuses the prompt with a 403
}
"""Code, type or metadata key of an error body → verdict; goes before the status, which these reuse."""

FINISHES = {
    "length": TRUNCATED,
    "max_tokens": TRUNCATED,
    "model_length": TRUNCATED,
    "model_context_window_exceeded": TRUNCATED,
    "content_filter": FILTERED,
    "safety": FILTERED,
    "blocklist": FILTERED,
    "prohibited_content": FILTERED,
    "recitation": FILTERED,
    "refusal": REFUSED,
    "error": LOST,  # OpenRouter, where the provider behind it failed
    "insufficient_system_resource": LOST,  # DeepSeek
}
"""Why the model stopped, in lower case, in the words of all providers → verdict; any other reason is no fault."""


def of_http(status: int, codes: Iterable[str] = ()) -> Verdict:
    """The verdict on an error response, from its status and the codes in its body."""
    for code in codes:
        if code in CODES:
            return CODES[code]
    return STATUSES.get(status, LOST if status >= 500 else REJECTED)


def of_finish(reason: str | None) -> Verdict | None:
    """The verdict on an answer that was cut or withheld; null where the model stopped by itself."""
    return FINISHES.get(reason.lower()) if reason else None

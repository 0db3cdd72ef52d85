"""When a call is made again: the one retry policy, for all faults and all libraries."""

from typing import TYPE_CHECKING

from extractor.backends.base import Settings
from extractor.backends.llm.dialogue import Dialogue
from extractor.backends.llm.reply import Reply

if TYPE_CHECKING:
    from tenacity import AsyncRetrying, RetryCallState


def retrying(settings: Settings, dialogue: Dialogue) -> "AsyncRetrying":
    """A policy for one dialogue; sharing one among tasks would mix up its counts.

    It ends with the last reply, when the dialogue has used up its tries or the next pause would pass the deadline.
    """
    from tenacity import AsyncRetrying, retry_if_result, stop_before_delay

    return AsyncRetrying(
        retry=retry_if_result(dialogue.goes_on),
        stop=stop_before_delay(settings.deadline_s),
        wait=lambda state: _pause(state, settings),
        retry_error_callback=_last_reply,
    )


def _pause(state: "RetryCallState", settings: Settings) -> float:
    """Full jitter that widens with each call; what the server asks for comes first, up to the cap."""
    from tenacity import wait_random, wait_random_exponential

    reply = _last_reply(state)
    if reply.verdict.remedy != "wait":
        return 0.0
    if reply.retry_after_s is None:
        return wait_random_exponential(multiplier=settings.backoff_s, max=settings.retry_after_cap_s)(state)
    # All that were told the same moment should not come back in the same moment.
    return min(reply.retry_after_s, settings.retry_after_cap_s) + wait_random(0, settings.backoff_s)(state)


def _last_reply(state: "RetryCallState") -> Reply:
    if state.outcome is None:
        raise RuntimeError("tenacity asked about a call that has not ended")
    reply: Reply = state.outcome.result()
    return reply

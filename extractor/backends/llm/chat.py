"""Chat completions of any OpenAI-compatible endpoint, asked for strict structured output.

The request is prepared once and posted as it is, and the body is read here: the SDK's typed `create` costs half as
much time again for a request and loses the request id, the usage and the text of answers that it cannot parse.
"""

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from openai import AsyncOpenAI

from extractor.backends.llm.completion import read_completion
from extractor.backends.llm.faults import refused, request_id
from extractor.backends.llm.outcomes import UNTAKEN_FORMAT
from extractor.backends.llm.reply import Message, Reply
from extractor.backends.llm.server_error import ServerError, parse_error
from extractor.backends.llm.wire import Response, wire_of
from extractor.portability.sent import response_format, schema_in_words, told_beside
from extractor.schema import Extraction

_NAMES_FORMAT = re.compile(r"response[ _]?format|json[ _]?schema|structured[ _]outputs?", re.IGNORECASE)


class ChatEndpoint:
    """One model behind `client`, which must not retry by itself; `provider` says which form of the schema it takes.

    The schema goes into the messages as well where the provider shows its model nothing of ``response_format``, and
    instead of it, from then on, where an endpoint refuses that.
    """

    def __init__(
        self, client: AsyncOpenAI, model: str, parameters: Mapping[str, Any], provider: str = "openai"
    ) -> None:
        self._wire = wire_of(client)
        self._body = {"model": model, **parameters}
        self._format = response_format(Extraction, provider)
        self._beside = told_beside(Extraction, provider)
        self._instruction = schema_in_words(Extraction, provider)
        self._takes_format = True

    async def ask(self, messages: list[Message]) -> Reply:
        with_format = self._takes_format
        request = self._strict(messages) if with_format else self._plain(messages)
        response = await self._wire.post(request)
        if isinstance(response, Reply):
            return response
        if response.status >= 400:
            return self._refused(response, with_format)
        return read_completion(response.body, request_id(response.headers))

    async def close(self) -> None:
        await self._wire.close()

    def _strict(self, messages: list[Message]) -> dict[str, Any]:
        return {**self._body, "messages": as_dicts([*self._beside, *messages]), "response_format": self._format}

    def _plain(self, messages: list[Message]) -> dict[str, Any]:
        return {**self._body, "messages": as_dicts([self._instruction, *messages])}

    def _refused(self, response: Response, with_format: bool) -> Reply:
        error = parse_error(response.body)
        reply = refused(response.status, error, response.headers, response.body.decode("utf-8", "replace"))
        if with_format and response.status in {400, 422} and _is_about_format(error):
            self._takes_format = False
            return replace(reply, verdict=UNTAKEN_FORMAT)
        return reply


def as_dicts(messages: list[Message]) -> list[dict[str, str]]:
    return [{"role": role, "content": content} for role, content in messages]


def _is_about_format(error: ServerError) -> bool:
    return bool(_NAMES_FORMAT.search(f"{error.parameter} {error.message}"))

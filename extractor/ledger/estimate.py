"""How many tokens a request will take, before it is sent: a guess that learns from what servers count."""

from dataclasses import dataclass

from extractor.backends.base import Request
from extractor.record import Usage

BYTES_PER_TOKEN = 4.0
"""English text and JSON under the tokenizers in use; corrected by the first answers."""
ANSWER_TOKENS = 1000
"""Of an answer before any is known: two incidents with their facts are about 4 kB of JSON."""


@dataclass(frozen=True, slots=True)
class Estimate:
    prompt: int
    completion: int

    @property
    def tokens(self) -> int:
        return self.prompt + self.completion

    def usage(self) -> Usage:
        return Usage(prompt=self.prompt, cached=0, completion=self.completion)


class Estimator:
    """`sent_beside` is the size in bytes of what goes with every request, such as the schema; `calls`, how many
    calls a request takes at least."""

    def __init__(self, sent_beside: int = 0, calls: int = 1) -> None:
        self._beside, self._calls = sent_beside, calls
        self._bytes = self._prompt = self._answers = self._completion = 0

    def estimate(self, request: Request) -> Estimate:
        """Tokens of the first calls for `request`."""
        size = self._size(request)
        prompt = size * self._prompt / self._bytes if self._bytes else size / BYTES_PER_TOKEN
        completion = self._completion / self._answers if self._answers else ANSWER_TOKENS
        return Estimate(round(self._calls * prompt), round(self._calls * completion))

    def learn(self, request: Request, usage: Usage) -> None:
        """Take note of what a server counted for a call of `request`."""
        if usage.prompt:
            self._bytes += self._size(request)
            self._prompt += usage.prompt
        if usage.completion:
            self._answers += 1
            self._completion += usage.completion

    def _size(self, request: Request) -> int:
        return self._beside + sum(len(content.encode()) for _, content in request.messages)

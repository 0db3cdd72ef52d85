"""Under what an answer is kept: everything that shapes it, and nothing else.

Not in the key: API keys, headers, timeouts, retries, and the article's id, which the model never sees.
"""

import hashlib
import json
from dataclasses import dataclass
from typing import Any

from extractor.backends.base import Request, Settings
from extractor.manifest import public_url, schema_sha256

FORMAT = 1
"""Of what is kept: another number, and every old answer is forgotten."""


@dataclass(frozen=True, slots=True)
class KeyMaker:
    """What all requests of a run have in common."""

    shared: dict[str, Any]

    @classmethod
    def of(cls, settings: Settings) -> "KeyMaker":
        return cls(
            {
                "format": FORMAT,
                "host": public_url(settings.base_url),
                "model": settings.model,
                "parameters": settings.parameters,
                "dialect": settings.dialect,
                "schema": schema_sha256(),
            }
        )

    def key(self, request: Request) -> bytes:
        """32 bytes. Samples of one article have keys of their own, or K samples would be one."""
        content = {**self.shared, "messages": request.messages, "sample": request.sample}
        canonical = json.dumps(content, sort_keys=True, separators=(",", ":"), ensure_ascii=True)
        return hashlib.sha256(canonical.encode()).digest()

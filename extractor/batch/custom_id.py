"""The name under which a request travels and its answer comes back.

Article ids are hostile text of any length; a batch id has 64 characters at some services. So it carries hashes.
"""

import hashlib
import re
from dataclasses import dataclass

_FORM = re.compile(r"([0-9a-f]{24})-([0-9a-f]{12})-(\d{1,6})-(\d{1,4})", re.ASCII)
TEXT = 24
"""Hex digits of the text's hash: 96 bits, so that no two of a million articles meet."""
NAME = 12
"""Hex digits of the id's hash: it only tells apart articles of the same text."""


@dataclass(frozen=True, slots=True, order=True)
class Key:
    """One article in one sample, whatever the round."""

    text: str
    name: str
    sample: int

    def custom_id(self, round_: int) -> str:
        """``TEXT-NAME-SAMPLE-ROUND``: letters, digits and dashes, at most 48 of them."""
        return f"{self.text}-{self.name}-{self.sample}-{round_}"


def key_of(article: str, sha256: str, sample: int) -> Key:
    """The key of the article with the id `article` and the text hash `sha256`."""
    return Key(text_part(sha256), hashlib.sha256(article.encode("utf-8", "surrogatepass")).hexdigest()[:NAME], sample)


def text_part(sha256: str) -> str:
    return sha256[:TEXT]


def parse(custom_id: object) -> tuple[Key, int] | None:
    """(key, round) of an id that `custom_id` made; null for any other."""
    found = _FORM.fullmatch(custom_id) if isinstance(custom_id, str) else None
    return (Key(found[1], found[2], int(found[3])), int(found[4])) if found else None

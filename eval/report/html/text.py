"""Text from articles and models in a page: escaped, and with what acts unseen made visible.

Control characters, bidirectional controls and invisible format characters are shown as signs (``␛``, ``U+202E``),
each in a marked element, so that a line cannot read differently from what it says.
"""

import re
from typing import Any

from markupsafe import Markup, escape

_UNSEEN = re.compile(
    "[\x00-\x08\x0b-\x0c\x0e-\x1f\x7f-\x9f\xad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
    "\ud800-\udfff\U000e0000-\U000e007f]|\r(?!\n)"
)


def visible(text: str) -> Markup:
    """`text` as harmless markup that shows every character."""
    if text.isprintable():
        return escape(text)
    return Markup(_UNSEEN.sub(_marked, str(escape(text))))  # noqa: S704 - escaped right here


def finalize(value: Any) -> Any:  # noqa: ANN401 - whatever a template prints
    """What every expression in a template goes through; numbers and ready markup pass."""
    return visible(value) if type(value) is str else value


def _marked(found: re.Match[str]) -> str:
    return f"<i class=z>{_sign(ord(found[0]))}</i>"


def _sign(code: int) -> str:
    if code < 0x20:
        return chr(0x2400 + code)
    return "␡" if code == 0x7F else f"U+{code:04X}"

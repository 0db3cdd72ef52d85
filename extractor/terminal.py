"""Text that comes from articles or models, made safe to print on a terminal."""

import sys
import unicodedata

KEPT = frozenset("\n\t")
"""Control characters that a terminal may see."""


def plain(text: str) -> str:
    r"""`text` with control, bidirectional and other invisible format characters shown as ``\x1b``-like escapes.

    An article can carry ESC sequences that recolour, rename or scroll a terminal, and bidirectional
    controls that make a line read differently from what it says; neither may act here.
    """
    if text.isascii() and text.isprintable():
        return text
    return "".join(c if c in KEPT or not _acts(c) else _escape(c) for c in text)


def one_line(text: str) -> str:
    """`plain`, with line ends as escapes too: a name or a message cannot pass for a line of its own."""
    return plain(text).replace("\n", _escape("\n"))


def printable(text: str) -> str:
    """What to print of a text that a program may want to the letter: `plain` on a terminal, all of it elsewhere."""
    return plain(text) if sys.stdout.isatty() else text


def _acts(char: str) -> bool:
    return unicodedata.category(char) in {"Cc", "Cf", "Cs", "Zl", "Zp"}


def _escape(char: str) -> str:
    code = ord(char)
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"

"""Spelling differences that mean nothing: Unicode forms, case, white space, quotation marks, edge punctuation."""

import re
import unicodedata

_SPACE = re.compile(r"\s+")
_PERCENT = re.compile(r"(?<=\d) (?=%)")
_OPENING = "\"'([{«“„‘‚‹<¿¡ "
_CLOSING = "\"')]}»”‟’›>.,;:!… "
_SIGNS = str.maketrans(
    dict.fromkeys("‐‑‒–—―−﹣－", "-")
    | dict.fromkeys("‘’‚‛ʼʹ′`´＇", "'")
    | dict.fromkeys("“”„‟«»″＂", '"')
    # NFKC would make 10² into 102.
    | dict(zip("⁰¹²³⁴⁵⁶⁷⁸⁹", (f"^{digit}" for digit in "0123456789"), strict=True))
)
_LOOKALIKES = str.maketrans("асеорхуіјѕԁһкмтвнгαορικνυχ", "aceopxyijsdhkmtbhraopiknux")
"""Cyrillic and Greek small letters that pass for Latin ones, used inside words that also have Latin letters."""


def fold(text: str) -> str:
    r"""`text` without the differences that a reader does not see or does not mind.

    Letters keep their diacritics; digits, signs such as % and +, and inner punctuation stay. A text that
    is nothing but punctuation stays what it is: it says little, but it is not silence.

    >>> fold("  Apartment\u00a0BUILDING. ")
    'apartment building'
    >>> fold("50 %") == fold("50"), fold("Кyiv") == fold("Kyiv")
    (False, True)
    """
    if not text.isascii():
        text = unicodedata.normalize("NFKC", text.translate(_SIGNS))
        text = "".join(c for c in text if unicodedata.category(c) != "Cf").translate(_SIGNS)
    text = _PERCENT.sub("", _SPACE.sub(" ", text.casefold())).strip()
    if not text.isascii():
        text = " ".join(map(_one_script, text.replace("i\u0307", "i").split(" ")))
    return text.lstrip(_OPENING).rstrip(_CLOSING) or text


def without_marks(text: str) -> str:
    """`text` without diacritics and with the letters that have no decomposition spelled out."""
    if text.isascii():
        return text
    plain = "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))
    return plain.translate(_LETTERS)


_LETTERS = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ð": "d", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th", "ə": "a"})


def _one_script(word: str) -> str:
    """A word of mixed alphabets in Latin letters, where that is what it looks like."""
    if not any("a" <= c <= "z" for c in word):
        return word
    latin = word.translate(_LOOKALIKES)
    return latin if all(ord(c) < 0x250 or not c.isalpha() for c in latin) else word

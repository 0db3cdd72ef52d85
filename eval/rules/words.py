"""English words without what spelling and grammar vary: number, British forms, hyphens after prefixes."""

import re
from functools import lru_cache

_SPELLINGS = (
    (re.compile(r"(?<=[a-z]{2})our(?=s?$|hood|ed$|ing$)"), "or"),
    (re.compile(r"(?<=[a-z]{2}[bcdfghklmnpt])re(s?)$"), r"er\1"),
    (re.compile(r"(?<=[a-z]{2})ence(s?)$"), r"ense\1"),
    (re.compile(r"(?<=[a-z]{3})is(?=(?:ation|ations|ed|ing|e|es)$)"), "iz"),
    (re.compile(r"^(two|three|four|five|six|multi)?store(y|ys)$"), r"\1story"),
    (re.compile(r"^(two|three|four|five|six|multi)?storeyed$|^storied$"), r"\1story"),
)
_WORD = re.compile(r"[^\W\d_]+|\d+")
_IRREGULAR = {"children": "child", "men": "man", "women": "woman", "grandchildren": "grandchild", "feet": "foot"}
RANKS = frozenset(("acting", "assistant", "deputy", "ex", "former", "prime", "vice"))
"""Words that make another office of the one they stand before."""
_MEN = ("smen", "cemen", "remen", "ymen")
"""Endings of the plural of “-man” (spokesmen, policemen, firemen) that no singular has."""
_POSSESSIVE = re.compile(r"'s\b|(?<=s)'(?!\w)")
_ABBREVIATED = re.compile(r"\b[a-z](?:\.[a-z])+\b\.?")
_SMALL = frozenset(("the", "a", "an", "of", "for", "in", "on", "and"))
_PREFIXED = re.compile(r"\b(multi|semi|anti|pre|post|mid|inter|mini|micro|super|sub|co|re)-(?=[a-z])")


def unhyphened(text: str) -> str:
    """``multi-story`` as ``multistory``; hyphens between words of their own stay."""
    return _PREFIXED.sub(r"\1", text)


@lru_cache(maxsize=16_384)
def plain_word(word: str) -> str:
    """A lower-case word in the singular and in American spelling, as far as endings tell.

    >>> [plain_word(w) for w in ("centres", "neighbourhood", "buses", "houses", "facilities", "glass")]
    ['center', 'neighborhood', 'bus', 'house', 'facility', 'glass']
    """
    for pattern, written in _SPELLINGS:
        word = pattern.sub(written, word)
    return singular(word)


def singular(word: str) -> str:
    """A lower-case English word without its plural ending; what only looks like a plural stays."""
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if word.endswith(_MEN):
        return word[:-2] + "an"
    if len(word) <= 3 or word.endswith(("ss", "us", "is")):
        return word
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("ches", "shes", "sses", "xes", "zzes")) or re.search(r"[^aeo]uses$", word):
        return word[:-2]
    return word.removesuffix("s")


def name_words(text: str) -> list[str]:
    """The words of a folded name without articles, small words and possessive endings.

    ``u.s.`` is one word; letters and figures are words of their own, so that S-300 is S300.
    """
    text = _ABBREVIATED.sub(lambda found: found[0].replace(".", "") + " ", _POSSESSIVE.sub("", text))
    words = _WORD.findall(text)
    return [word for word in words if word not in _SMALL] or words or [text]

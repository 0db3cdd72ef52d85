"""Cyrillic letters as English spelling has them, near enough to compare names."""

_LETTERS = {
    "а": "a", "б": "b", "в": "v", "г": "h", "д": "d", "е": "e", "ж": "zh", "з": "z", "и": "y", "й": "y", "к": "k",
    "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t", "у": "u", "ф": "f", "х": "kh",
    "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ъ": "", "ы": "y", "ь": "", "э": "e", "ю": "yu", "я": "ya",
    "ё": "yo", "є": "ye", "і": "i", "ї": "yi", "ґ": "g",
}  # fmt: skip
"""Ukrainian values where Ukrainian and Russian differ (г, и), as most names in the reports are Ukrainian."""
_TABLE = str.maketrans(_LETTERS)


def latin(folded: str) -> str:
    """Folded text with Cyrillic letters in Latin."""
    return folded if folded.isascii() else folded.translate(_TABLE)

"""Short noun phrases: descriptions, sites, positions."""

import re
from collections.abc import Iterable

from eval.rules.aliases import state
from eval.rules.base import Grade, Memo, Rule, Value, shown
from eval.rules.folding import fold, without_marks
from eval.rules.words import RANKS, plain_word, singular, unhyphened
from extractor.scored import Scored

SIMILAR = 0.8
"""Share of words (Dice) that two phrases must have in common to be the same."""
SIMILAR_WITH_MODIFIERS = 0.6
"""The same, where one phrase only adds words before the other's head noun: "two-story residential building"."""

_WORD = re.compile(r"\d+(?:[.,]\d+)*%?|[^\W\d_]+")
_NUMERO = re.compile(r"\bno\.? ?(?=\d)")
"""The “No.” of a numbered hospital or school denies nothing."""
_SMALL = frozenset(
    "the a an of in on at to for by with from and or its their his her this that these those some s".split()  # noqa: SIM905
)
_NEGATIONS = frozenset("no not never none without neither nor nobody nothing non cannot".split())  # noqa: SIM905
_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}(?:\D|$))")
_NUMBERS = {
    "one": "1", "two": "2", "three": "3", "four": "4", "five": "5", "six": "6", "seven": "7", "eight": "8",
    "nine": "9", "ten": "10", "eleven": "11", "twelve": "12", "twenty": "20", "thirty": "30", "forty": "40",
    "fifty": "50", "hundred": "100",
}  # fmt: skip
_OPPOSITES = tuple(
    frozenset(group.split())
    for group in (
        "north south east west northern southern eastern western northeast northwest southeast southwest",
        "left right",
        "upper lower",
        "inner outer",
        "first second third fourth fifth",
        "male female",
        "military civilian civil",
        "public private",
        "empty full",
    )
)
_AFTER_HEAD = frozenset("of in on at near from with by under behind beside along between".split())  # noqa: SIM905


class Text(Rule):
    """The same words but for order, articles, plurals and a few modifiers.

    Different, whatever the words: other figures ("142nd", "143rd"; "50 %", "50"), one side negated, other number
    words, or a word for its opposite (north and south).
    """

    name = "text"
    graded = True

    def __init__(self, marker: Scored, field: str = "") -> None:
        super().__init__(marker, field)
        self._phrases: dict[str, _Phrase] = Memo(lambda folded: _Phrase(folded, field))

    def text(self, text: str) -> Value | None:
        return fold(text)

    def grade(self, gold: Value, predicted: Value) -> Grade:
        return "correct" if same(self._phrases[gold], self._phrases[predicted]) else "incorrect"

    def hints(self, value: Value) -> Iterable[object] | None:
        phrase = self._phrases[value]
        return (*phrase.words, phrase.joined)

    def difference(self, gold: Value, predicted: Value) -> str:
        a, b = self._phrases[gold], self._phrases[predicted]
        why = contradiction(a, b) or f"{len(a.words & b.words)} of {len(a.words | b.words)} words in common"
        return f"{shown(predicted)} is not {shown(gold)}: {why}"

    def fingerprint(self) -> str:
        return f"{SIMILAR} {SIMILAR_WITH_MODIFIERS}"


class _Phrase:
    """A folded text as the sets of words that are compared."""

    __slots__ = ("figures", "head", "joined", "negated", "numbers", "words")

    def __init__(self, folded: str, field: str) -> None:
        plain = unhyphened(_THOUSANDS.sub("", without_marks(folded))).replace("n't", " not")
        said = _WORD.findall(_NUMERO.sub("", plain))
        said = [word for word in said if singular(word) != field] or said or [folded]
        found = [_NUMBERS.get(word, word) for word in said]
        self.joined = "".join(found)
        self.negated = sum(word in _NEGATIONS for word in found) % 2
        self.figures = frozenset(word for word in said if word[0].isdigit())
        self.numbers = frozenset(_NUMBERS[word] for word in said if word in _NUMBERS)
        self.head = _head(found)
        self.words = frozenset(_word(word) for word in found if word not in _SMALL) or frozenset(found)


def same(a: _Phrase, b: _Phrase) -> bool:
    """Whether two phrases mean the same thing to a fair reader."""
    if contradiction(a, b):
        return False
    if a.joined == b.joined:
        return True
    shared = len(a.words & b.words)
    likeness = 2 * shared / (len(a.words) + len(b.words)) if shared else 0.0
    modified = shared == min(len(a.words), len(b.words)) and a.head == b.head
    return likeness >= (SIMILAR_WITH_MODIFIERS if modified else SIMILAR)


def contradiction(a: _Phrase, b: _Phrase) -> str | None:
    """What makes two phrases different however alike their words are; null where nothing does."""
    if not (a.figures <= b.figures | b.numbers and b.figures <= a.figures | a.numbers):
        return "other figures"
    only_a, only_b = a.words - b.words, b.words - a.words
    if a.negated != b.negated or _undone(only_a, only_b) or _undone(only_b, only_a):
        return "one side is negated"
    if a.numbers and b.numbers and a.figures | a.numbers != b.figures | b.numbers:
        return "other numbers"
    if not RANKS.isdisjoint(only_a | only_b):
        return "another office"
    if any(only_a & group and only_b & group for group in _OPPOSITES):
        return "a word for its opposite"
    return None


def _undone(words: frozenset[str], others: frozenset[str]) -> bool:
    return any(f"un{word}" in others for word in words)


def _head(words: list[str]) -> str:
    """The noun that the phrase is about: the last word before a preposition."""
    before = next((i for i, word in enumerate(words) if word in _AFTER_HEAD and i), len(words))
    return _word(words[before - 1]) if words else ""


def _word(word: str) -> str:
    """A word's plain form; names and adjectives of a state are one word: the embassy of Azerbaijan is Azerbaijani."""
    return state(word) or plain_word(word)

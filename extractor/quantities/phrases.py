"""Tables of words and phrases, found in a sentence longest first, in one pass."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Generic, NamedTuple, TypeVar

T = TypeVar("T")

_IRREGULAR = {"man": "men", "woman": "women", "child": "children", "person": "people", "foot": "feet"}


class Match(NamedTuple, Generic[T]):
    """An entry of a table in a sentence: tokens `start` to `end`, end excluded."""

    start: int
    end: int
    value: T


class Phrases(Generic[T]):
    """A table from phrases in lower case, words one space apart, to values."""

    def __init__(self, entries: Mapping[str, T]) -> None:
        self._single: dict[str, T] = {}
        self._longer: dict[str, dict[str, list[tuple[tuple[str, ...], T]]]] = {}
        for phrase, value in entries.items():
            words = tuple(phrase.split())
            if len(words) == 1:
                self._single[phrase] = value
            else:
                self._longer.setdefault(words[0], {}).setdefault(words[1], []).append((words, value))
        for seconds in self._longer.values():
            for candidates in seconds.values():
                candidates.sort(key=lambda candidate: -len(candidate[0]))
        self.first_words = frozenset(self._single) | frozenset(self._longer)
        """The words with which entries begin."""

    def at(self, words: Sequence[str], start: int) -> Match[T] | None:
        """The longest entry that begins at `start`."""
        word = words[start]
        if word not in self.first_words:
            return None
        seconds = self._longer.get(word)
        if seconds and start + 1 < len(words):
            for phrase, value in seconds.get(words[start + 1], ()):
                end = start + len(phrase)
                if tuple(words[start:end]) == phrase:
                    return Match(start, end, value)
        return Match(start, start + 1, self._single[word]) if word in self._single else None

    def find(self, words: Sequence[str]) -> Iterator[Match[T]]:
        """Every entry from left to right, none overlapping another."""
        if self.first_words.isdisjoint(words):
            return  # most tables have nothing in most sentences
        end = 0
        for start, word in enumerate(words):
            if start >= end and word in self.first_words and (found := self.at(words, start)):
                end = found.end
                yield found

    def any_in(self, words: Sequence[str]) -> bool:
        return next(self.find(words), None) is not None

    def mask(self, words: Sequence[str]) -> frozenset[int]:
        """Indices of all words that belong to an entry."""
        return frozenset(i for match in self.find(words) for i in range(match.start, match.end))


def flags(*tables: str) -> Phrases[bool]:
    """Comma-separated tables as one set of phrases."""
    return Phrases({phrase: True for table in tables for phrase in listed(table)})


def listed(text: str) -> list[str]:
    """Entries of a comma-separated table."""
    return [" ".join(entry.split()) for entry in text.split(",") if entry.strip()]


def spread(table: Mapping[T, str]) -> dict[str, T]:
    """Phrase → value, from value → comma-separated phrases."""
    return {phrase: value for value, text in table.items() for phrase in listed(text)}


def inflected(phrases: Iterable[str]) -> Iterator[tuple[str, bool]]:
    """Each noun phrase as it is (false) and in its plural (true)."""
    for phrase in phrases:
        yield phrase, False
        yield plural(phrase), True


def plural(phrase: str) -> str:
    """The regular English plural of a noun phrase whose head comes last, with the few irregular heads of the field.

    >>> plural("car factory"), plural("church"), plural("policeman"), plural("grandchild")
    ('car factories', 'churches', 'policemen', 'grandchildren')
    """
    for singular, several in _IRREGULAR.items():
        if phrase.endswith(singular):
            return phrase.removesuffix(singular) + several
    if phrase.endswith("y") and phrase[-2:-1] not in "aeiou":
        return phrase[:-1] + "ies"
    return phrase + ("es" if phrase.endswith(("s", "x", "z", "ch", "sh")) else "s")

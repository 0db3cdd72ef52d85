"""From an article to its sentences: what is site furniture is left out, the rest is cut into words with offsets.

Every pattern here consumes what it looks at, so that the work is linear in the text, whatever the text is.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from typing import NamedTuple

from extractor.article import Article, body_start
from extractor.backends.rules.lexicon import furniture
from extractor.quantities.numbers import Quantity, quantities
from extractor.quantities.phrases import flags, listed
from extractor.quantities.tokens import Token, tokens_of, words

LONGEST = 120
"""Words after which a sentence is cut, so that no rule ever looks at more."""

LONGEST_REPORT = 2_000
"""Sentences after which nothing more is read: no report is a book, and a hostile page must not hold up a run."""

LONGEST_CAPTION = 4
"""Sentences of the longest line that a photo credit makes a caption."""

SHORTEST_REST = 7
"""Words of a sentence behind a glued menu, the full stop included; fewer are part of the menu ("JavaScript.")."""

_END = re.compile(r"[.!?…]+[\"”’»')\]]*")
_LINE = re.compile(r"[^\n\r]+")
_GLUE = re.compile(r"(?<=[a-z]{2})(?=[A-Z][a-z]|\d)")
_TERMINATED = tuple(".!?…\"”’»')]:;")
_ABBREVIATIONS = frozenset(listed(furniture.ABBREVIATIONS))
_ANYWHERE = flags(furniture.ANYWHERE)
_CAPTION = flags(furniture.CAPTIONS)
_OPENINGS = flags(furniture.OPENINGS)


@dataclass(frozen=True)
class Sentence:
    """A run of tokens of `source`, the article's whole text."""

    source: str
    tokens: tuple[Token, ...]

    @cached_property
    def words(self) -> list[str]:
        """The tokens as `extractor.quantities.tokens.words` writes them."""
        return words(self.tokens)

    @cached_property
    def numbers(self) -> list[Quantity]:
        """Quantities in it, left to right."""
        return list(quantities(self.words))

    def quote(self, start: int, end: int) -> str:
        """The verbatim run from token `start` to before token `end`."""
        return self.source[self.tokens[start].start : self.tokens[end - 1].end]

    def capital(self, i: int) -> bool:
        return self.tokens[i].text[0].isupper()


class Body(NamedTuple):
    sentences: list[Sentence]
    furniture: list[Sentence]
    """Headings and lines of the page, which state nothing but may show its date."""


def read_body(article: Article) -> Body:
    """Sentences of an article in order, the first few thousand of a text that is no report (`LONGEST_REPORT`).

    Lines without a full stop count only where nothing has one.
    """
    text = article.text
    found: list[Sentence] = []
    aside: list[Sentence] = []
    for block in _blocks(text, body_start(text)):
        if len(found) + len(aside) > LONGEST_REPORT:
            break
        pieces = list(islice(_block_pieces(text, *block), LONGEST_REPORT))
        caption = len(pieces) <= LONGEST_CAPTION and any(_CAPTION.any_in(piece.words) for piece in pieces)
        for piece in pieces:
            (aside if caption or _is_furniture(piece) else found).append(piece)
    whole = [s for s in found if _terminated(s)]
    if not whole:
        return Body(found, aside)
    return Body(whole, aside + [s for s in found if not _terminated(s)])


def tokenise(text: str) -> Sentence:
    """`text` as one sentence."""
    return Sentence(text, tuple(tokens_of(text, 0, len(text))))


def _block_pieces(text: str, start: int, end: int) -> Iterator[Sentence]:
    for span in _sentence_spans(text, start, end):
        yield from _pieces(_without_glued_menu(text, *span))


def _sentence_spans(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    begin = start
    for stop in _sentence_ends(text, start, end):
        yield begin, stop
        begin = stop
    yield begin, end


def _blocks(text: str, start: int) -> Iterator[tuple[int, int]]:
    """Lines, joined where a line was only wrapped: long, unfinished, and its next line directly below."""
    open_start, open_end = start, start
    for line in _LINE.finditer(text, start):
        before = text[open_start:open_end].rstrip()
        wrapped = open_end - _line_start(text, open_end) >= 60 and not before.endswith(_TERMINATED)
        if not (wrapped and text.count("\n", open_end, line.start()) == 1):
            yield open_start, open_end
            open_start = line.start()
        open_end = line.end()
    yield open_start, open_end


def _line_start(text: str, end: int) -> int:
    return text.rfind("\n", 0, end) + 1


def _sentence_ends(text: str, start: int, end: int) -> Iterator[int]:
    for stop in _END.finditer(text, start, end):
        after = text[stop.end() : stop.end() + 2]
        if after and (_goes_on(text, stop) if after[0].isspace() else _is_inside(text, stop, after)):
            continue
        yield stop.end()


def _goes_on(text: str, stop: re.Match[str]) -> bool:
    """Whether a full stop with a space after it ends an abbreviation, or small letters follow."""
    following = text[stop.end() : stop.end() + 40].lstrip()[:1]
    if following.islower():
        return True
    word = re.split(r"[\s(\"“]", text[max(0, stop.start() - 12) : stop.start()])[-1]
    return stop[0] == "." and (word.lower() in _ABBREVIATIONS or (len(word) == 1 and word.isupper()))


def _is_inside(text: str, stop: re.Match[str], after: str) -> bool:
    """Whether a full stop without a space after it belongs to a number, an address or an abbreviation."""
    before = text[max(0, stop.start() - 3) : stop.start()]
    word_before = len(before) == 3 and (before[-2:].islower() or before[-1].isdigit() or before[-1] in '"”’)%')
    return not (word_before and (after[0].isupper() or after[0] in '“"‘«—–-[('))


def _without_glued_menu(text: str, start: int, end: int) -> Sentence:
    """The sentence without a menu, caption or byline that stands glued before it ("NewsSportThe mayor said…")."""
    whole = Sentence(text, tuple(tokens_of(text, start, end)))
    joints = [m.start() for m in _GLUE.finditer(text, start, end)]
    if not joints or (len(joints) < 3 and not _is_furniture(whole)):
        return whole
    rest = Sentence(text, tuple(tokens_of(text, joints[-1], end)))
    return rest if len(rest.tokens) >= SHORTEST_REST else whole


def _pieces(sentence: Sentence) -> Iterator[Sentence]:
    for start in range(0, len(sentence.tokens), LONGEST):
        yield Sentence(sentence.source, sentence.tokens[start : start + LONGEST])


def _is_furniture(sentence: Sentence) -> bool:
    words = sentence.words
    if not words:
        return True
    if _ANYWHERE.any_in(words) or not any(w[0].isalpha() for w in words):
        return True
    if not _terminated(sentence) and _OPENINGS.at(words, 0):
        return True
    return _shouts(sentence.tokens) or sum(w[0].isalnum() for w in words) * 2 < len(words)


def _shouts(tokens: Sequence[Token]) -> bool:
    """Three words and more, all in capitals: a headline of another story."""
    words = [t.text for t in tokens if t.text[0].isalpha()]
    return len(words) >= 3 and all(w.isupper() for w in words)


def _terminated(sentence: Sentence) -> bool:
    return sentence.tokens[-1].text in _TERMINATED

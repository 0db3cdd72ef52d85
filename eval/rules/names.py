"""Names of persons, institutions, states and weapon models."""

import re
from collections.abc import Iterable, Sequence

from eval.rules import aliases
from eval.rules.base import Grade, Rule, Value
from eval.rules.folding import fold, without_marks
from eval.rules.transliteration import latin
from eval.rules.words import RANKS, name_words, plain_word

_KH = re.compile(r"\bx(?=[- ]?\d)")
"""The Cyrillic Х of Х-101 typed as an X."""
_SLAVIC_ENDING = re.compile(r"(?<=[a-z]{2})(?:yy|yi|iy|ij|yj|ii|i)$")

TITLES = frozenset(
    """
    president vice deputy prime minister premier chancellor governor mayor senator congressman congresswoman
    secretary spokesman spokeswoman spokesperson ambassador envoy director chief commander commissioner
    general gen colonel col lieutenant lt major maj captain capt sergeant sgt admiral adm marshal brigadier
    mr mrs ms miss dr prof professor sir lord lady dame king queen prince princess emir sheikh pope bishop
    archbishop imam ayatollah rabbi patriarch father brother sister judge justice sen rep gov pres
    """.split()  # noqa: SIM905 - a list of words reads better than one of literals
)
"""Words that stand before a person's name and are no part of it."""

GROUPS = frozenset(
    """
    administration agency army assembly association authority board brigade bureau cabinet command commission
    committee community council court department directorate embassy enterprise fire force foundation front
    government group guard headquarters hospital inspectorate institute intelligence leadership leader media
    military militant ministry mission movement navy network office officer official organization parliament
    party people police prosecutor rebel regime representative resident rescuer response secretariat security
    service society soldier spokespeople staff state survivor task team troop union unit university witness worker
    """.split()  # noqa: SIM905 - the same
)
"""Words, in the singular, that name a body of people: a name with one of them is no person's."""

_OFFICE_OF = re.compile(rf"\b(?:{'|'.join(sorted(TITLES))}) of\b")
_SURNAME_FIRST = re.compile(r"([^\W\d_]+(?:['-][^\W\d_]+)*), ([^\W\d_]+)")

MIGHT = frozenset(
    "armed army air defense force government military missile navy regime side soldier state troop".split()  # noqa: SIM905 - the same
)
"""Words after a state's name or adjective that still mean the state as an actor: Russian armed forces."""

DEVICES = frozenset(("missile", "rocket", "drone", "uav", "bomb", "system", "shell"))
"""Words that a weapon model's name can do without: an Iskander missile is an Iskander."""


class Name(Rule):
    """The same name without titles, articles, word order of institutions, and declared aliases of states and bodies.

    Aliases: names and adjectives of states from `extractor.places`, seats of government and organisations
    from `eval/rules/data/actors.tsv`. As good as equal: a person's name with fewer given names or with initials, but
    with the same surname; an institution's name of two words or more with and without its state.
    """

    name = "name"
    graded = True

    def text(self, text: str) -> Value | None:
        return normal(text)

    def grade(self, gold: Value, predicted: Value) -> Grade:
        a, b = gold.split(), predicted.split()
        return "correct" if _same_person(a, b) or _same_person(b, a) or _same_body(a, b) else "incorrect"

    def hints(self, value: Value) -> Iterable[object] | None:
        words = value.split()
        return words[-1:] if _is_person(words) else (" ".join(_stateless(words)),)

    def fingerprint(self) -> str:
        return aliases.sha256()


def normal(text: str) -> str:
    """A name's key: ``@`` and a table's key for a known actor, else its words in Latin small letters."""
    folded = _in_order(latin(without_marks(fold(text))))
    words = _untitled(name_words(_KH.sub("kh", folded)), governing=_OFFICE_OF.search(folded) is not None)
    if (actor := _actor(words)) is not None:
        return actor
    if len(words) > 1 and plain_word(words[-1]) in DEVICES:
        words = words[:-1]
    if _is_person(words):
        return " ".join(_SLAVIC_ENDING.sub("y", word) for word in words)
    return " ".join(sorted(aliases.state(word) or plain_word(word) for word in words))


def _in_order(text: str) -> str:
    """A name without the office that follows it, and the given name before the surname.

    “Serhii Lysak, head of the administration” and “Lysak, Serhii” are “Serhii Lysak”.
    """
    if (turned := _SURNAME_FIRST.fullmatch(text)) is not None and turned[2] not in TITLES:
        return f"{turned[2]} {turned[1]}"
    name, comma, office = text.partition(",")
    first = office.split()[0] if office.split() else ""
    return name if comma and (first in TITLES or first in {"head", "the", "a"}) else text


def _untitled(words: list[str], *, governing: bool) -> list[str]:
    """A person's name without what stands before it. Nothing is cut from institutions (general staff).

    An office without a name is no person: “President of Ukraine” and “Ukrainian President” have the state first.
    `governing`: “of” follows the title.
    """
    last = max((i for i, word in enumerate(words) if word in TITLES), default=-1)
    rest = words[last + 1 :]
    if last < 0 or not _is_person(words):
        return words
    if aliases.actor(rest) is not None or (governing and _is_place(rest)):
        return [*(aliases.state(" ".join(rest)) or " ".join(rest)).split(), *words[: last + 1]]
    return rest or [aliases.state(word) or word for word in words]


def _is_place(words: Sequence[str]) -> bool:
    from extractor.places import lookup

    return len(words) == 1 or bool(lookup(" ".join(words)))


def _actor(words: list[str]) -> str | None:
    """The key of a known actor, also where only words for its forces follow its name."""
    if (known := aliases.actor(words)) is not None:
        return known
    end = len(words)
    while end > 1 and plain_word(words[end - 1]) in MIGHT:
        end -= 1
    return aliases.actor(words[:end]) if end < len(words) else None


def _is_person(words: Sequence[str]) -> bool:
    return GROUPS.isdisjoint(map(plain_word, words))


def _same_person(short: list[str], full: list[str]) -> bool:
    """Whether `short` is `full` with given names left out or shortened to initials."""
    if not _is_person(full) or full[0].startswith("@") or short[-1] != full[-1] or short[-1].isdigit():
        return False
    if not RANKS.isdisjoint({*short} ^ {*full}):
        return False
    if "".join(short[:-1]) == "".join(word[0] for word in full[:-1]):
        return True
    rest = iter(full[:-1])
    return all(any(_same_given(word, other) for other in rest) for word in short[:-1])


def _same_given(word: str, other: str) -> bool:
    return word == other or (min(len(word), len(other)) == 1 and word[0] == other[0])


def _same_body(a: list[str], b: list[str]) -> bool:
    """Whether two institutions differ only in that one side leaves out the state."""
    bare = _stateless(a)
    return len(bare) > 1 and bare == _stateless(b) and not _is_person(bare) and len(bare) in (len(a), len(b))


def _stateless(words: Sequence[str]) -> list[str]:
    return [word for word in words if not word.startswith("@")]

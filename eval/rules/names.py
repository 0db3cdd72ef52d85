"""Names of persons, institutions, states and weapon models."""

import re
from collections.abc import Iterable

from eval.rules.base import Grade, Rule, Value
from eval.rules.folding import fold, without_marks

_WORD = re.compile(r"[^\W_]+")
_POSSESSIVE = re.compile(r"'s\b|(?<=s)'(?!\w)")
_ABBREVIATED = re.compile(r"\b(?:[a-z]\.){2,}")
_SLAVIC_ENDING = re.compile(r"(?<=[a-z]{2})(?:yy|yi|iy|ij|yj|ii|i)\b")
_SMALL = frozenset("the a an of for in on and".split())  # noqa: SIM905
_BRITISH = {"defence": "defense", "centre": "center", "organisation": "organization", "labour": "labor"}

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
    administration administrations agency army assembly association authorities authority board brigade bureau
    cabinet command commission committee community council court department directorate embassy enterprise fire
    force forces foundation front government group guard headquarters hospital inspectorate institute intelligence
    leadership leaders media military militants ministry mission movement navy network office officers officials
    organization parliament party people police prosecutor prosecutors rebels regime representatives residents
    rescuers response secretariat security service services society soldiers spokespeople staff state survivors
    task team troops union unit university witnesses workers
    """.split()  # noqa: SIM905 - the same
)
"""Words that name a body of people: a name with one of them is no person's, and its first word is no given name."""

MIGHT = frozenset(
    "armed army air defense forces force government military missile navy regime soldiers state troops side".split()  # noqa: SIM905
)
"""Words after a state's name or adjective that still mean the state as an actor: Russian armed forces."""


class Name(Rule):
    """The same name without titles, articles, word order of institutions, and declared aliases of states and bodies.

    Aliases: names and adjectives of states from `extractor.places`, seats of government and organisations
    from `eval/rules/data/actors.tsv`. A person's surname alone is as good as the full name.
    """

    name = "name"
    graded = True

    def text(self, text: str) -> Value | None:
        return _normal(text)

    def grade(self, gold: Value, predicted: Value) -> Grade:
        return "correct" if _surname_of(gold, predicted) or _surname_of(predicted, gold) else "incorrect"

    def hints(self, value: Value) -> Iterable[object] | None:
        return (value.rpartition(" ")[2],)

    def fingerprint(self) -> str:
        from eval.rules import aliases

        return aliases.sha256()


def _normal(text: str) -> str:
    from eval.rules import aliases

    words = _untitled(plain_words(text))
    if (actor := aliases.actor(words)) is not None:
        return actor
    might = len(words)
    while might > 1 and words[might - 1] in MIGHT:
        might -= 1
    if might < len(words) and (actor := aliases.actor(words[:might])) is not None:
        return actor
    if GROUPS.isdisjoint(words):
        return " ".join(words)
    return " ".join(sorted(aliases.with_states(words)))


def plain_words(text: str) -> list[str]:
    """The words of a name in Latin small letters, without articles, possessives and spelling variants."""
    folded = _before_comma(_POSSESSIVE.sub("", without_marks(_latin(fold(text)))))
    folded = _ABBREVIATED.sub(lambda found: found[0].replace(".", ""), folded)
    folded = _SLAVIC_ENDING.sub("y", folded)
    words = [_BRITISH.get(word, word) for word in _WORD.findall(folded)]
    return [word for word in words if word not in _SMALL] or words or [folded]


def _before_comma(text: str) -> str:
    """A name without the office that follows it: “Serhii Lysak, head of the administration”."""
    name, comma, office = text.partition(",")
    first = next(iter(_WORD.findall(office)), "")
    return name if comma and (first in TITLES or first in {"head", "the", "a"}) else text


def _untitled(words: list[str]) -> list[str]:
    """A person's name without what stands before it. Nothing is cut from institutions (general staff)."""
    last = max((i for i, word in enumerate(words) if word in TITLES), default=-1)
    rest = words[last + 1 :]
    return rest if rest and GROUPS.isdisjoint(rest) else words


def _surname_of(short: str, full: str) -> bool:
    """Whether `short` is the last part of the person's name `full`."""
    words = full.split()
    part = short.split()
    same_end = len(part) < len(words) and words[-len(part) :] == part
    return same_end and GROUPS.isdisjoint(words) and not any(c.isdigit() for c in short) and not full.startswith("@")


_CYRILLIC = dict(
    zip(
        "абвгдежзийклмнопрстуфхцчшщъыьэюяёєіїґ",
        "a b v h d e zh z y i k l m n o p r s t u f kh ts ch sh shch  y  e yu ya yo ye i yi g".split(" "),  # noqa: SIM905
        strict=True,
    )
)
_TO_LATIN = str.maketrans(_CYRILLIC)


def _latin(text: str) -> str:
    """Cyrillic letters as English spelling has them."""
    return text if text.isascii() else text.translate(_TO_LATIN)

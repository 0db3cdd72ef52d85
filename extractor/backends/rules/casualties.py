"""Casualty figures: how many people of which group were killed, injured, missing, rescued and so on."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from extractor.backends.rules.acts import is_irreal
from extractor.backends.rules.lexicon import people as lexicon
from extractor.backends.rules.people import Counted, counted, runs
from extractor.backends.rules.sentences import Sentence
from extractor.quantities.numbers import Quantity
from extractor.quantities.phrases import Phrases, flags, listed, spread
from extractor.schema import Group, Outcome

REACH = 10
"""Words between people and what befell them, and between a toll and its number."""

LONGEST_GAP = 2
"""Words between people and what befell them up to which a quote spans both; else it is the people alone."""

_OUTCOMES = Phrases(spread(lexicon.OUTCOMES))
_WORDS = Phrases(
    {phrase: (outcome, False) for phrase, outcome in spread(lexicon.OUTCOMES).items()}
    | {phrase: (outcome, True) for phrase, outcome in spread(lexicon.TOLLS).items()}
)
_ACTIVE = frozenset(listed(lexicon.ACTIVE))
_TOLL_VERBS = frozenset(listed(lexicon.TOLL_VERBS))
_SUBGROUP = flags(lexicon.SUBGROUP)
_DENIALS: Phrases[tuple[Outcome, ...]] = Phrases(
    dict.fromkeys(listed(lexicon.NO_CASUALTIES), ("killed", "injured"))
    | dict.fromkeys(listed(lexicon.NO_KILLED), ("killed",))
    | dict.fromkeys(listed(lexicon.NO_INJURED), ("injured",))
)
_NOT_DENIALS = flags(lexicon.NOT_DENIALS)
_TOTALS = flags(lexicon.TOTALS)
_ROSE = frozenset(("rose", "risen", "rises", "rising", "climbed", "grew", "grown", "increased", "jumped"))
_SUPERLATIVES = frozenset(listed(lexicon.SUPERLATIVES))
_SUPERSEDING = flags(lexicon.SUPERSEDING)
_GAP = frozenset(listed(lexicon.GAP))
_AUXILIARY = frozenset(("was", "were", "been", "be", "being", "is", "are"))
_AFTER_BARE = frozenset(listed(lexicon.AFTER_BARE_NUMBER)) | {","}


class Figure(NamedTuple):
    """A figure in tokens `start` to `end`."""

    start: int
    end: int
    outcome: Outcome
    group: Group
    number: Quantity
    superseded: bool = False
    replaces: bool = False
    """A toll that "rose to" it: the largest figure before it is superseded."""


def figures(sentence: Sentence) -> list[Figure]:
    """The casualty figures of a sentence, left to right; totals of a war or a period are left out."""
    words = sentence.words
    if _TOTALS.any_in(words) or _is_since_then(words):
        return []
    denials = list(_denials(words))
    taken = {i for figure in denials for i in range(figure.start, figure.end)}
    people = runs(words, [p for p in counted(words, sentence.numbers) if p.start not in taken])
    found: list[Figure] = []
    for outcome in _outcomes(words):
        if outcome.start not in taken and not is_irreal(words, outcome.start):
            found += _toll(words, outcome, people) if outcome.toll else _of_outcome(words, outcome, people)
    return denials + [_status(words, figure) for figure in _once(found)]


def _is_since_then(words: Sequence[str]) -> bool:
    """Whether figures are totals since some time; "the deadliest strike since March" has its own."""
    return "since" in words and _SUPERLATIVES.isdisjoint(words)


class _Word(NamedTuple):
    start: int
    end: int
    outcome: Outcome
    toll: bool


def _outcomes(words: Sequence[str]) -> Iterator[_Word]:
    for match in _WORDS.find(words):
        yield _Word(match.start, match.end, *match.value)


def _denials(words: Sequence[str]) -> Iterator[Figure]:
    """Such as "no casualties", which is killed 0 and injured 0; "no immediate reports of casualties" denies nothing."""
    unsure = _NOT_DENIALS.mask(words)
    for match in _DENIALS.find(words):
        if match.start not in unsure:
            for outcome in match.value:
                none = Quantity(match.start, match.end, 0, 0, "exact")
                yield Figure(match.start, match.end, outcome, "all", none)


def _toll(words: Sequence[str], toll: _Word, people: Sequence[list[Counted]]) -> list[Figure]:
    """Such as "The death toll rose from 10 to 12": the number that stands after "to", or after the toll."""
    after = [run[0] for run in people if toll.end <= run[0].start <= toll.end + REACH]
    linked: list[Counted] = []
    at = toll.end
    for some in after:
        if not all(w in _TOLL_VERBS for w in words[at : some.start]):
            break
        linked.append(some)
        at = some.end
    if len(linked) == 2 and words[linked[0].start - 1] == "from":
        return [_figure(linked[0], toll, superseded=True), _figure(linked[1], toll)]
    rose = bool(linked) and not _ROSE.isdisjoint(words[toll.end : linked[0].start])
    return [_figure(linked[0], toll)._replace(replaces=rose)] if linked else []


def _of_outcome(words: Sequence[str], word: _Word, people: Sequence[list[Counted]]) -> list[Figure]:
    run = _object(words, word, people) or _subject(words, word, people)
    if not run:
        return []
    edge = max(word.end, run[-1].end)
    return [_figure(some, word) for some in (*_added_up(run), *_added_up(_subgroup(words, edge, people)))]


def _added_up(run: Sequence[Counted]) -> list[Counted]:
    """A run with one entry a group: "a 20-year-old woman and a 50-year-old woman" are two women."""
    kept: dict[Group, Counted] = {}
    for some in run:
        kept[some.group] = _sum(kept[some.group], some) if some.group in kept and some.noun else some
    return list(kept.values())


def _sum(one: Counted, other: Counted) -> Counted:
    a, b = one.number, other.number
    if a.high is None or b.high is None or a.start == b.start:
        return one
    low, high = a.low + b.low, a.high + b.high
    basis = a.basis if a.basis == b.basis else "approximate" if low == high else "range"
    return one._replace(end=other.end, number=a._replace(low=low, high=high, basis=basis))


def _object(words: Sequence[str], word: _Word, people: Sequence[list[Counted]]) -> list[Counted]:
    """Such as "killed three people", "the deaths of two women", "among the dead were two children"."""
    at = word.end
    if at < len(words) and (
        words[at] == "of" or (words[at] in _AUXILIARY and "among" in words[max(0, word.start - 2) : word.start])
    ):
        at += 1
    elif words[word.start] not in _ACTIVE or _is_passive(words, word.start):
        return []
    if at + 1 < len(words) and words[at] in ("and", "or") and (other := _OUTCOMES.at(words, at + 1)):
        at = other.end
    for run in people:
        if run[0].start == at and (run[0].noun or _counts_people(words, run[0])):
            return run
    return []


def _counts_people(words: Sequence[str], bare: Counted) -> bool:
    """Whether a number without a noun counts people here: "killed 12 in Lviv", not "killed 12 cows"."""
    return bare.end > bare.number.end or bare.end >= len(words) or words[bare.end] in _AFTER_BARE


def _is_passive(words: Sequence[str], i: int) -> bool:
    return bool(_AUXILIARY.intersection(words[max(0, i - 3) : i])) and words[i] not in (
        "killing",
        "wounding",
        "injuring",
    )


def _subject(words: Sequence[str], word: _Word, people: Sequence[list[Counted]]) -> list[Counted]:
    """Such as "Seven people, including two children, were injured", "35 injured", "two women died"."""
    ended: list[Counted] = []
    at = word.start
    for run in reversed([r for r in people if r[-1].end <= word.start]):
        if not _bridges(words, run[-1].end, at):
            break
        if not (run[0].noun or run[-1].end == at or words[run[-1].end] in _GAP | {","}):
            break
        ended = run + ended
        if not _opens_subgroup(words, run[0].start):
            break
        at = run[0].start
    return ended


def _bridges(words: Sequence[str], start: int, end: int) -> bool:
    between = words[start:end]
    return len(between) <= REACH and all(w in _GAP or w in (",", "(", "—", "–") for w in between)


def _opens_subgroup(words: Sequence[str], start: int) -> bool:
    return any((m := _SUBGROUP.at(words, i)) and m.end == start for i in range(max(0, start - 3), start))


def _subgroup(words: Sequence[str], edge: int, people: Sequence[list[Counted]]) -> list[Counted]:
    """Of which: ", including two children", ", two of them women", soon after and before another outcome."""
    for i in range(edge, min(len(words), edge + REACH)):
        if _OUTCOMES.at(words, i):
            return []
        opening = _SUBGROUP.at(words, i)
        for run in people:
            named = opening and run[0].start == opening.end
            if run[0].noun and (named or (run[0].start == i and run[0].of_them)):
                return run
    return []


def _figure(some: Counted, word: _Word, *, superseded: bool = False) -> Figure:
    """The quote spans people and outcome where they stand close, else the people alone."""
    start, end = min(some.start, word.start), max(some.end, word.end)
    if word.toll or end - start > some.end - some.start + word.end - word.start + LONGEST_GAP:
        start, end = some.start, some.end
    return Figure(start, end, word.outcome, some.group, some.number, superseded)


def _once(found: Sequence[Figure]) -> list[Figure]:
    """One figure for each outcome, group and number word."""
    kept: dict[tuple[Outcome, Group, int], Figure] = {}
    for figure in found:
        kept.setdefault((figure.outcome, figure.group, figure.number.start), figure)
    return list(kept.values())


def _status(words: Sequence[str], figure: Figure) -> Figure:
    """Superseded where words before it say that the article itself replaces it."""
    before = words[max(0, figure.start - 6) : figure.start]
    return figure._replace(superseded=figure.superseded or _SUPERSEDING.any_in(before))

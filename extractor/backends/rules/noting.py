"""Puts what a sentence says to the incidents it is about, each fact to the place that it stands by."""

from collections.abc import Sequence

from extractor.backends.rules.actors import names_in
from extractor.backends.rules.drafts import Draft, Found
from extractor.backends.rules.loci import Locus, site
from extractor.backends.rules.reading import Reading

FOLLOWS = 5
"""Words between a fact and a place after it to which it still belongs: "two were killed in Lviv"."""


def note(reading: Reading, targets: Sequence[Draft], loci: Sequence[Locus]) -> None:
    """Every fact to one target: `loci` are the targets' places in the sentence, or empty where it names none."""
    _note_facts(reading, targets, loci)
    for draft in targets:
        draft.last = reading.index
        if reading.says_something_new:
            draft.sources += [Found(speaker, reading.sentence) for speaker in reading.speakers]
        if reading.reports_attack:
            draft.attackers += [Found(attacker, reading.sentence) for attacker in reading.attackers]
            _note_day(reading, draft)
            _note_site(reading, draft)


def _note_facts(reading: Reading, targets: Sequence[Draft], loci: Sequence[Locus]) -> None:
    sentence = reading.sentence
    speaker = reading.speakers[0].name if reading.speakers else None

    def target(start: int, end: int) -> Draft:
        return targets[nearest(loci, start, end)]

    for act in reading.acts:
        target(act.start, act.end).kinds.append(act.kind)
    for arm in reading.arms if reading.reports_attack else ():
        target(arm.start, arm.end).arms.append(Found(arm, sentence, whole_wave=_is_of_wave(reading, targets)))
    for figure in reading.figures:
        target(figure.start, figure.end).figures.append(Found(figure, sentence, speaker))
    for harm in () if _is_attackers_word(reading, targets) else reading.harms:
        target(harm.thing.start, harm.thing.end).harms.append(Found(harm, sentence))
    for effect in reading.consequences:
        target(effect.start, effect.end).consequences.append(Found(effect, sentence))


def _is_attackers_word(reading: Reading, targets: Sequence[Draft]) -> bool:
    """Whether only the attacker itself says what was hit: "the Israeli military said it struck military targets"."""
    speakers = [speaker for speaker in reading.speakers if speaker.before]
    accused = {found.fact.actor for draft in targets for found in draft.attackers}
    named = {name.actor for name in names_in(reading.sentence) if speakers and name.end <= speakers[0].at}
    return bool(accused & named)


def _is_of_wave(reading: Reading, targets: Sequence[Draft]) -> bool:
    return reading.is_whole_wave or any(draft.wave for draft in targets)


def nearest(loci: Sequence[Locus], start: int, end: int) -> int:
    """Index of the place that a fact in tokens `start` to `end` belongs to: right after it, else before, else first."""
    following = next((i for i, p in enumerate(loci) if 0 <= p.start - end <= FOLLOWS), None)
    before = [i for i, p in enumerate(loci) if p.end <= start]
    if following is not None and (not before or loci[following].start - end < start - loci[before[-1]].end):
        return following
    return before[-1] if before else 0


def _note_day(reading: Reading, draft: Draft) -> None:
    """The first day said of it; one that an anchor resolves goes before one that none does."""
    if reading.day and (draft.day is None or (draft.days is None and reading.day.days)):
        draft.day = Found(reading.day, reading.sentence)
    if reading.statement_day and draft.statement_day is None:
        draft.statement_day = Found(reading.statement_day, reading.sentence)
    parts = [time.part for time in reading.times if not time.names_day]
    if parts and draft.part is None:
        draft.part = parts[0]


def _note_site(reading: Reading, draft: Draft) -> None:
    if draft.site is None and draft.place and draft.place.sentence is reading.sentence:
        draft.site = site(reading.sentence)

"""Which sentence is about which incident: one attack occasion at one place on one day is one."""

from datetime import date

from extractor import places
from extractor.article import Article
from extractor.backends.rules.dates import Time, article_day
from extractor.backends.rules.days import Interval
from extractor.backends.rules.drafts import Draft, Found, refined, same_day, same_place
from extractor.backends.rules.gazetteer import survey
from extractor.backends.rules.loci import Locus, locus_of
from extractor.backends.rules.noting import note
from extractor.backends.rules.reading import Reading
from extractor.backends.rules.relative import Anchors
from extractor.backends.rules.sentences import read_body
from extractor.schema import Role

LEAD = 3
"""Sentences among which an article about an attack first reports it."""

FADING = 8
"""Sentences after the last word about an attack from which facts without a place are no longer its own."""

NEARBY = 3
"""Sentences back to which the place of an attack that names none may stand."""

RECENT_DAYS = 3
"""Days before the article's within which an attack is still its news."""

SHORT = 12
"""Words up to which a sentence that blames somebody is about the attack itself."""

REMEMBERED = 12
"""Incidents, the latest, among which the one that a sentence is about is sought."""


def incidents(article: Article) -> list[Draft]:
    """The incidents of an article in the order in which it reports them."""
    body = read_body(article)
    assembly = Assembly(article_day(article, body))
    world = survey(body.sentences)
    for index, sentence in enumerate(body.sentences):
        assembly.take(Reading(index, sentence, world, assembly.anchors, assembly.country))
    return assembly.finished()


class Assembly:
    """Takes the sentences of an article in order and puts what they say to incidents."""

    def __init__(self, day: date | None) -> None:
        self._day = day
        self._event: date | None = None
        self._drafts: list[Draft] = []
        self._current: Draft | None = None
        self._seen: tuple[int, Found[Locus]] | None = None

    @property
    def anchors(self) -> Anchors:
        return Anchors(self._day, self._event)

    @property
    def country(self) -> str | None:
        """Of the last place named."""
        return self._seen[1].fact.country if self._seen else None

    def finished(self) -> list[Draft]:
        """The drafts that have a place. Where the first of them only followed one without, it is the article's news."""
        placed = [draft for draft in self._drafts if draft.place is not None]
        if placed and placed[0].role == "concurrent":
            placed[0].role = "primary"
        return placed

    def take(self, reading: Reading) -> None:
        if reading.reports_attack:
            if not self._is_past(reading):
                self._take_attack(reading)
        elif reading.has_facts and not (reading.is_general or reading.adds_unnamed_places or self._is_past(reading)):
            self._take_aftermath(reading)
        if self._current and reading.index - self._current.last <= FADING:
            self._current.denied |= reading.denials
            if self._current.last != reading.index and _is_about_it(reading):
                self._current.attackers += [Found(attacker, reading.sentence) for attacker in reading.attackers]
        narrow = [locus for locus in reading.loci if locus.narrow]
        if narrow:
            self._seen = (reading.index, Found(narrow[0], reading.sentence))

    def _is_past(self, reading: Reading) -> bool:
        """An earlier attack counts only with a place, or a day and a toll, of its own."""
        past = reading.looks_back or self._is_old(_days(reading.statement_day))
        return past and not reading.loci and not (reading.day and reading.killed_or_hurt)

    def _take_attack(self, reading: Reading) -> None:
        where: list[Locus | None] = [*reading.loci] or [None]
        found = [self._target(reading, locus) for locus in where]
        targets = [draft for draft in found if draft]
        if not targets:
            return
        note(reading, targets, reading.loci if len(targets) == len(reading.loci) else [])
        self._current = targets[0]
        if days := _days(reading.day):
            self._event = days[0]

    def _take_aftermath(self, reading: Reading) -> None:
        """Tolls, damage and outages without a word for the attack: of the incident at that place, or the last one."""
        if (reading.looks_back or self._is_old(_days(reading.day))) and not reading.loci:
            return
        if reading.loci:
            found = [self._known(reading, locus) for locus in reading.loci]
            if not any(found) and reading.killed_or_hurt and self._drafts:
                found = [self._open(reading, reading.loci[0]), *found[1:]]
        else:
            found = [self._spoken_of(reading)]
        targets = [draft for draft in found if draft]
        if targets and len(targets) == len(found):
            note(reading, targets, reading.loci)
            self._current = targets[0]

    def _spoken_of(self, reading: Reading) -> Draft | None:
        """The last incident, unless too far back, or an official of another place speaks: then the one there."""
        if reading.spoken_of:
            keys = {places.canonical(place.name) for place in reading.spoken_of}
            return next((draft for draft in self._recent() if keys & _names(draft)), None)
        current = self._current
        return current if current and reading.index - current.last <= FADING else None

    def _target(self, reading: Reading, locus: Locus | None) -> Draft | None:
        """The incident that a sentence reports at a place; a new one where none fits and it says something new."""
        known = self._known(reading, locus)
        if known or not reading.says_something_new:
            return known
        vague = locus is None or not locus.narrow
        past = self._role(reading, locus) == "background"
        return None if vague and past and not reading.killed_or_hurt else self._open(reading, locus)

    def _known(self, reading: Reading, locus: Locus | None) -> Draft | None:
        """The incident at a place, which the place then makes narrower; without a place the current one."""
        if locus is None:
            current = self._current
            return current if current and not reading.begins_another and self._fits_day(current, reading) else None
        draft = next((draft for draft in self._recent() if self._fits(draft, locus, reading)), None)
        if draft:
            refined(draft, Found(locus, reading.sentence))
        return draft

    def _fits(self, draft: Draft, locus: Locus, reading: Reading) -> bool:
        if draft.place is None and len(reading.loci) > 1:
            return False  # one of a list is not the place that the article has not named yet
        if not (same_place(draft, locus) and self._fits_day(draft, reading) and self._may_take(draft, locus, reading)):
            return False
        return not reading.begins_another or places.canonical(locus.settlement or "") in _names(draft)

    def _may_take(self, draft: Draft, locus: Locus, reading: Reading) -> bool:
        """A draft without that settlement takes it as its own only while the article is still at it."""
        own = draft.locus
        if own and own.settlement and not own.near:
            return True
        return locus.settlement is None or (draft is self._current and reading.index - draft.last <= NEARBY)

    def _fits_day(self, draft: Draft, reading: Reading) -> bool:
        days = _days(reading.day)
        if self._says_another_day(draft, reading):
            return False
        return same_day(draft, days) and not (draft.days is None and self._is_old(days))

    def _says_another_day(self, draft: Draft, reading: Reading) -> bool:
        """Whether both name a day, in different words that no anchor resolves."""
        if draft.day is None or reading.day is None or draft.days or reading.day.days:
            return False
        own, other = draft.day, reading.day
        return own.sentence.quote(own.fact.start, own.fact.end) != reading.sentence.quote(other.start, other.end)

    def _recent(self) -> list[Draft]:
        """The current draft, then the others by when they were last spoken of."""
        return sorted(self._drafts[-REMEMBERED:], key=lambda draft: (draft is not self._current, -draft.last))

    def _open(self, reading: Reading, locus: Locus | None) -> Draft:
        draft = Draft(self._role(reading, locus), reading.index, reading.index)
        draft.place = Found(locus, reading.sentence) if locus else self._place_before(reading)
        draft.wave = locus is not None and not locus.narrow and (locus.across or reading.is_whole_wave)
        self._drafts.append(draft)
        return draft

    def _place_before(self, reading: Reading) -> Found[Locus] | None:
        """For a report that names no place: the current incident's, its speaking mayor's, or the last one named."""
        if self._current and self._current.place:
            return self._current.place
        towns = [place for place in reading.spoken_of if place.level == "settlement"]
        if towns:
            return Found(locus_of(towns[0]), reading.sentence)
        return self._seen[1] if self._seen and reading.index - self._seen[0] <= NEARBY else None

    def _role(self, reading: Reading, locus: Locus | None) -> Role:
        if not self._drafts:
            return "primary" if reading.index < LEAD else "background"
        first, days = self._drafts[0], _days(reading.day)
        elsewhere = first.locus is not None and locus is not None and first.locus.country != locus.country
        past = reading.looks_back or self._is_old(days) or self._says_another_day(first, reading)
        if past or first.role == "background" or (elsewhere and not reading.has_facts):
            return "background"
        separate = reading.begins_another or elsewhere or not same_day(first, days)
        return "primary" if separate else "concurrent"

    def _is_old(self, days: Interval | None) -> bool:
        if days is None:
            return False
        newest = self._day or next((draft.days[1] for draft in self._drafts if draft.days), None)
        return newest is not None and (newest - days[1]).days > RECENT_DAYS


def _days(time: Time | None) -> Interval | None:
    return time.days if time else None


def _is_about_it(reading: Reading) -> bool:
    """Whether whom the sentence names is named for the attack, and not for something else."""
    return not reading.is_general and (bool(reading.acts) or len(reading.sentence.words) <= SHORT)


def _names(draft: Draft) -> set[str]:
    locus = draft.locus
    return (
        {places.canonical(name) for name in (locus.settlement, locus.admin1, locus.region) if name} if locus else set()
    )

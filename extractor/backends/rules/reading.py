"""Everything that the rules find in one sentence, before it is known which incident it belongs to."""

from dataclasses import dataclass
from functools import cached_property

from extractor.backends.rules.actors import Attacker, attackers, denials
from extractor.backends.rules.acts import (
    Act,
    acts,
    begins_another,
    is_general,
    is_of_unnamed_places,
    is_whole_wave,
    looks_back,
)
from extractor.backends.rules.casualties import Figure, figures
from extractor.backends.rules.dates import Time, times_in
from extractor.backends.rules.effects import Consequence, consequences
from extractor.backends.rules.gazetteer import PlaceName, World
from extractor.backends.rules.loci import Locus, loci, locus_of
from extractor.backends.rules.relative import Anchors
from extractor.backends.rules.roles import Scene, scenes
from extractor.backends.rules.sentences import Sentence
from extractor.backends.rules.speakers import Speaker, speakers
from extractor.backends.rules.things import Harm, harms
from extractor.backends.rules.weapons import Arm, arms

WAVE = 10
"""Weapons launched from which a report without a place is of a wave over a whole country."""


@dataclass(frozen=True)
class Reading:
    """One sentence as read. What it holds is found when first asked for: most sentences are asked for little."""

    index: int
    sentence: Sentence
    world: World
    anchors: Anchors
    country: str | None = None
    """Of the last place named in the sentences before."""

    @cached_property
    def acts(self) -> list[Act]:
        return acts(self.sentence)

    @cached_property
    def arms(self) -> list[Arm]:
        return arms(self.sentence)

    @cached_property
    def figures(self) -> list[Figure]:
        return figures(self.sentence)

    @cached_property
    def harms(self) -> list[Harm]:
        return harms(self.sentence)

    @cached_property
    def consequences(self) -> list[Consequence]:
        return consequences(self.sentence)

    @cached_property
    def scenes(self) -> list[Scene]:
        """Places named, without the states that are named as attackers."""
        spans = [(attacker.start, attacker.end) for attacker in self.attackers]
        named = scenes(self.sentence, self.world, self.country)
        return [s for s in named if not any(start <= s.place.start < end for start, end in spans)]

    @cached_property
    def loci(self) -> list[Locus]:
        return loci(self.sentence, self.scenes) or self._whole_country()

    def _whole_country(self) -> list[Locus]:
        """A wave that is told by its number alone is the country's whose forces tell it."""
        told = [s.place for s in self.scenes if s.place.level == "country" and s.role in ("actor", "title")]
        numbers = [arm.number.low for arm in self.arms if arm.number]
        if not told or not self.attackers or max(numbers, default=0) < WAVE:
            return []
        return [locus_of(told[0], across=True)]

    @cached_property
    def spoken_of(self) -> list[PlaceName]:
        """Places of which only an official or an institution is named."""
        return [s.place for s in self.scenes if s.role == "title" and s.place.level != "country"]

    @cached_property
    def times(self) -> list[Time]:
        return times_in(self.sentence, self.anchors)

    @cached_property
    def speakers(self) -> list[Speaker]:
        return speakers(self.sentence)

    @cached_property
    def attackers(self) -> list[Attacker]:
        return attackers(self.sentence, self.speakers)

    @cached_property
    def denials(self) -> set[str]:
        return denials(self.sentence)

    @cached_property
    def day(self) -> Time | None:
        """When the attack of the sentence was, where its words say a day that is not the statement's."""
        days = [t for t in self.times if t.names_day and not t.of_statement]
        return next((t for t in days if t.days), days[0] if days else None)

    @cached_property
    def statement_day(self) -> Time | None:
        return next((t for t in self.times if t.of_statement and t.days), None)

    @property
    def reports_attack(self) -> bool:
        """Whether it says that an attack happened."""
        if self.adds_unnamed_places and not any(locus.settlement for locus in self.loci):
            return False
        if self.is_general and not (self.has_facts and self.day and any(locus.narrow for locus in self.loci)):
            return False
        sure = [act for act in self.acts if not act.weak]
        weak = self.acts and (self.arms or self.killed_or_hurt or self.harms)
        return bool(sure or weak) or bool(self.arms and (self.killed_or_hurt or self.harms))

    @property
    def says_something_new(self) -> bool:
        """Whether it does more than point to an attack reported before ("the attack drew protests")."""
        return self.has_facts or bool(self.arms) or any(not act.known for act in self.acts)

    @property
    def killed_or_hurt(self) -> bool:
        return any(f.outcome in ("killed", "injured") and f.number.low > 0 for f in self.figures)

    @property
    def has_facts(self) -> bool:
        return bool(self.figures or self.harms or self.consequences)

    @cached_property
    def is_general(self) -> bool:
        return is_general(self.sentence)

    @cached_property
    def adds_unnamed_places(self) -> bool:
        return is_of_unnamed_places(self.sentence)

    @cached_property
    def begins_another(self) -> bool:
        return begins_another(self.sentence)

    @cached_property
    def looks_back(self) -> bool:
        return looks_back(self.sentence)

    @cached_property
    def is_whole_wave(self) -> bool:
        return is_whole_wave(self.sentence)

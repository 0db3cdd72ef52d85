"""A scorecard counted once, case by case: everything else is a sum of these."""

from collections.abc import Iterable
from functools import cached_property

from eval.counts import Aggregate, Counts, aggregate
from eval.report_builder.numbers import Samples
from eval.scorecard import Scorecard


class Tallied:
    """Counts by article and sample, of all leaves and of every field."""

    def __init__(self, card: Scorecard) -> None:
        self.card = card
        self._counted: dict[str, list[Aggregate]] = {
            name: [aggregate(case.leaves) for case in cases] for name, cases in card.articles.items()
        }

    @cached_property
    def whole(self) -> Samples:
        """Counts of all leaves, by article and sample."""
        return {name: [found.overall for found in samples] for name, samples in self._counted.items()}

    @cached_property
    def fields(self) -> dict[str, Samples]:
        """The same of every field of the plan, in its order."""
        none = Counts()
        return {
            path: {name: [found.fields.get(path, none) for found in samples] for name, samples in self._counted.items()}
            for path in self.card.plan.paths
        }

    def article(self, name: str) -> Counts:
        return added(self.whole[name])

    def article_fields(self, name: str) -> dict[str, Counts]:
        """Counts of one article by field, all samples together."""
        return {path: added(run[name]) for path, run in self.fields.items()}


def added(counts: Iterable[Counts]) -> Counts:
    """The sum, adding up numbers and not objects: there are many."""
    columns = zip(*((c.correct, c.partial, c.incorrect, c.missing, c.spurious, c.absent, c.unlabelled, c.failed)
                    for c in counts), strict=True)  # fmt: skip
    return Counts(*map(sum, columns))


def all_of(samples: Samples) -> Counts:
    """Of all articles and samples together."""
    return added(counts for run in samples.values() for counts in run)

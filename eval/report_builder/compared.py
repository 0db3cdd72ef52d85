"""From the scorecards of two runs or more to the page of their differences."""

from collections import Counter
from collections.abc import Iterator, Sequence
from string import ascii_uppercase

from eval.comparison import FieldComparison, RunComparison, compare_runs
from eval.comparison_text import verdict
from eval.report.model import KINDS, Against, Compared, ComparedRun, FieldDifference
from eval.report_builder.changed import changes
from eval.report_builder.numbers import interval, shown_difference, tally
from eval.report_builder.provenance import comparability, provenance
from eval.report_builder.tallied import Tallied, all_of
from eval.scorecard import Scorecard


def build_comparison(cards: Sequence[Scorecard], names: Sequence[str]) -> Compared:
    """Every run but the first is held against it. RunError where they were not scored on the same articles."""
    first, *others = cards
    found = [compare_runs(first, other) for other in others]
    letters = [letter(number) for number in range(len(cards))]
    warnings = dict.fromkeys(line for other in others for line in comparability(other, first))
    return Compared(
        runs=tuple(map(_run, letters, names, cards)),
        against=tuple(map(_against, letters[1:], found)),
        changes=tuple(changes(cards)),
        articles=len(first.articles),
        warnings=tuple(warnings),
    )


def letter(number: int) -> str:
    """A, B, … Z, then A2, B2 and so on."""
    again, place = divmod(number, len(ascii_uppercase))
    return ascii_uppercase[place] + (str(again + 1) if again else "")


def field_differences(found: Sequence[FieldComparison]) -> Iterator[FieldDifference]:
    """Those that differ, the largest difference first."""
    moved = [field for field in found if field.a != field.b]
    for field in sorted(moved, key=lambda field: -abs(_value(field))):
        yield _field(field)


def _run(letter: str, name: str, card: Scorecard) -> ComparedRun:
    run = Tallied(card)
    return ComparedRun(
        letter=letter, name=name, signature=card.signature, provenance=provenance(card),
        overall=tally(all_of(run.whole)), interval=interval(run.whole), detection=tally(card.detection),
        failures=len(card.failed),
    )  # fmt: skip


def _against(letter: str, found: RunComparison) -> Against:
    fields = tuple(field_differences(found.fields))
    counted = Counter(change.kind for change in found.changes)
    return Against(
        letter=letter, sentences=tuple(verdict(found)), fields=fields, unchanged=len(found.fields) - len(fields),
        changes={kind: counted[kind] for kind in KINDS},
    )  # fmt: skip


def _field(found: FieldComparison) -> FieldDifference:
    return FieldDifference(
        path=found.path, before=tally(found.a), after=tally(found.b), difference=shown_difference(found.statistics),
        similar_holm=found.adjusted_similar, these_holm=found.adjusted_these, smallest=found.statistics.smallest,
    )  # fmt: skip


def _value(found: FieldComparison) -> float:
    return found.statistics.difference.value if found.statistics.difference else 0.0

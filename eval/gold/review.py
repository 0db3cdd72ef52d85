"""Readers' marks as a proposed change of the labels: what each label would be, and which marks were refused and why."""

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import unified_diff
from pathlib import Path

from eval.gold.canonical import canonical, write_label
from eval.gold.changes import Label, changed, takes_out
from eval.gold.labels import GoldCase, GoldSet, check_label
from eval.gold.marks import Mark, Marks
from extractor.errors import GoldError
from extractor.files import read_text
from extractor.strictyaml import read_yaml


@dataclass(frozen=True, slots=True)
class Proposed:
    """One label file, before and after. `changes` says in a line each what changed."""

    file: Path
    before: str
    after: str
    changes: tuple[str, ...]

    def diff(self, folder: Path) -> str:
        """Unified, with paths inside the gold set, for `git apply` and for people."""
        name = self.file.relative_to(folder).as_posix()
        lines = unified_diff(self.before.splitlines(), self.after.splitlines(), f"a/{name}", f"b/{name}", lineterm="")
        return "".join(f"{line}\n" for line in lines)


@dataclass(frozen=True, slots=True)
class Review:
    """`refused` are marks with the reason in words; `agreed` is how many ask for nothing."""

    proposed: tuple[Proposed, ...]
    refused: tuple[tuple[Mark, str], ...]
    agreed: int


def review(folder: Path, gold: GoldSet, marks: Marks) -> Review:
    """What the marks would make of the labels in `folder`, which `gold` was read from.

    GoldError where a label that would change is not in canonical form: the difference would hide the change.
    """
    asking = [mark for mark in marks.marks if mark.mark != "agree"]
    refused = [(mark, why) for mark in asking if (why := _not_of(gold, mark))]
    named = dict.fromkeys(mark.article for mark in asking if not _not_of(gold, mark))
    proposed = []
    for article in named:
        case = gold.cases[article]
        of_case = [mark for mark in asking if mark.article == article and not _not_of(gold, mark)]
        change, not_taken = _proposed(folder / "labels" / f"{article}.yaml", case, of_case)
        refused += not_taken
        proposed += [change] if change else []
    return Review(tuple(proposed), tuple(refused), len(marks.marks) - len(asking))


def _not_of(gold: GoldSet, mark: Mark) -> str:
    """Why a mark was not made on these labels; empty where it was."""
    case = gold.cases.get(mark.article)
    if case is None:
        return f"there is no such article in {gold.name}"
    if case.label_sha256 != mark.label:
        return f"made on another version of the label ({mark.label[:8]}, now {case.label_sha256[:8]})"
    return ""


def _proposed(file: Path, case: GoldCase, marks: Iterable[Mark]) -> tuple[Proposed | None, list[tuple[Mark, str]]]:
    before = read_text(file)
    if canonical(before, str(file)) != before:
        raise GoldError(f"{file}: not in canonical form; `incidents gold fmt` writes it so, then review again")
    label: Label = read_yaml(before, str(file)).value
    changes, refused = [], []
    replaced: set[str] = set()
    for mark in _in_order(marks):
        try:
            label, line = _taken(label, case, mark, replaced)
            changes.append(f"`{mark.article}` {mark.place}: {line}")
        except GoldError as error:
            refused.append((mark, str(error)))
    change = Proposed(file, before, write_label(label), tuple(changes)) if changes else None
    return change, refused


def _in_order(marks: Iterable[Mark]) -> list[Mark]:
    """Values first and alternatives after them; items are taken out at the end, the last first, so that no place moves.

    A fact that goes with its incident is looked at before it.
    """
    marks = list(marks)
    staying = [mark for mark in marks if not takes_out(mark)]
    going = [mark for mark in marks if takes_out(mark)]
    staying.sort(key=lambda mark: mark.mark != "gold is wrong")
    return staying + sorted(going, key=lambda mark: [str(s).rjust(9, "0") for s in mark.steps], reverse=True)


def _taken(label: Label, case: GoldCase, mark: Mark, replaced: set[str]) -> tuple[Label, str]:
    if mark.mark == "gold is wrong" and mark.place in replaced:
        raise GoldError("another mark changes this already")
    after, line, joins = changed(label, mark)
    for _, problem in check_label(after, case.article):
        raise GoldError(f"the label would be wrong: {problem}")
    if not joins:
        replaced.add(mark.place)
    return after, line

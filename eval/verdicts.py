"""The findings of scoring: one verdict a leaf, one line an item, and what a document's score holds."""

from collections.abc import Sequence
from typing import Any, Literal, NamedTuple, Self, get_args

from eval.nodes import Leaf
from eval.reading import At, Violation

Verdict = Literal["correct", "partial", "incorrect", "missing", "spurious", "absent", "unlabelled", "failed"]
VERDICTS: tuple[Verdict, ...] = get_args(Verdict)
Tags = tuple[str, ...]


class _LeafScore(NamedTuple):
    path: str
    verdict: Verdict
    gold: Any
    predicted: Any
    tags: Tags
    why: "str | Leaf"
    gold_at: At | None
    predicted_at: At | None


class LeafScore(_LeafScore):
    """The verdict on one leaf of one pair of items.

    `gold` and `predicted` are the values as they stand in the records; for an object that is one leaf, its
    scored parts. `gold_at` and `predicted_at` are the list indices that lead to the leaf on each side; null where
    the item that holds it has no counterpart there. A named tuple, because there are a million of them in a
    run and a frozen dataclass takes ten times as long to make.
    """

    __slots__ = ()

    def __new__(  # noqa: PLR0913, PLR0917 - one finding, one row
        cls,
        path: str,
        verdict: Verdict,
        gold: Any = None,  # noqa: ANN401 - a value of any leaf
        predicted: Any = None,  # noqa: ANN401 - a value of any leaf
        tags: Sequence[str] = (),
        reason: "str | Leaf" = "",
        gold_at: At | None = (),
        predicted_at: At | None = (),
    ) -> Self:
        return tuple.__new__(cls, (path, verdict, gold, predicted, tuple(tags), reason, gold_at, predicted_at))

    @property
    def reason(self) -> str:
        """One sentence on why the verdict is what it is; empty for correct and absent leaves without a tag."""
        if isinstance(self.why, str):
            return self.why
        from eval.reasons import reason

        return reason(self.why, self)

    def __reduce__(self) -> tuple[type["LeafScore"], tuple[Any, ...]]:
        """Pickled with the sentence, not with the plan that would make it."""
        return type(self), (*self[:5], self.reason, *self[6:])

    def __repr__(self) -> str:
        shown = ", ".join(
            f"{name}={getattr(self, name)!r}" for name in (*self._fields[:5], "reason", *self._fields[6:])
        )
        return f"LeafScore({shown})"


class ItemPair(NamedTuple):
    """One item of a list of objects: aligned where both places are set, missed or invented where one is null.

    `verdict` is correct for aligned items, whatever their leaves say; missing, spurious or failed; absent for an
    optional item that nobody found; unlabelled where gold leaves the whole list out.
    """

    path: str
    verdict: Verdict
    gold_at: At | None
    predicted_at: At | None
    tags: Tags = ()


class DocumentScore(NamedTuple):
    """Everything about one document. `violations` are the prediction's, apart from all counts."""

    leaves: list[LeafScore]
    pairs: list[ItemPair]
    violations: list[Violation]

"""An answer of a reader as a change of the label: a value replaced or accepted, a fact added, taken out or optional.

| the run says | gold is wrong | both acceptable |
|---|---|---|
| another value, or none | it stands, with a note | it joins `accept` |
| a fact or an object that the label lacks | it is added | it is added as optional |
| nothing of a fact or an object | that is taken out | it becomes optional |
"""

from copy import deepcopy
from typing import Any, NamedTuple

from pydantic import BaseModel

from eval.gold import annotations
from eval.gold.canonical import flow
from eval.gold.marks import Mark, Step
from extractor.errors import GoldError
from extractor.schema import Extraction

Label = dict[str, Any]
LONGEST = 80


class Changed(NamedTuple):
    """The label after an answer, and what changed in a line."""

    label: Label
    line: str
    joins: bool
    """It joins a list, as any number of answers can; anything else is said of its place once."""


def changed(label: Label, mark: Mark) -> Changed:
    """GoldError where the place is gone or nothing would change."""
    label = deepcopy(label)
    change = _Change(label, mark)
    return Changed(label, change.make(), change.joins)


def takes_out(mark: Mark) -> bool:
    """Whether it takes an item out of a list: the places of those behind it move."""
    return mark.run is None and isinstance(mark.steps[-1], int) and mark.mark == "gold is wrong"


class _Change:
    """A label being changed at the place of a mark."""

    def __init__(self, label: Label, mark: Mark) -> None:
        self._label, self._mark, self._wrong = label, mark, mark.mark == "gold is wrong"
        self._objects: list[dict[str, Any]] = [label]
        """On the way to the place, outermost first."""
        self._holder: Any = label
        for step in mark.steps[:-1]:
            self._holder = _inside(self._holder, step)
            if isinstance(self._holder, dict):
                self._objects.append(self._holder)
        self._key = mark.steps[-1]
        self._now = _inside(self._holder, self._key)

    @property
    def joins(self) -> bool:
        return isinstance(self._now, list)

    def make(self) -> str:
        run, model = self._mark.run, _model_at(self._mark.steps)
        if self.joins:
            return self._add(self._now, run, model)
        if model is None or model in annotations.VALUES:
            return self._leaf(self._holder, str(self._key), run)
        if run is None:
            return self._without(self._now)
        if self._now is None:
            self._holder[self._key] = self._new(model, run)
            return f"{flow(None)} → {_short(run)}" + self._said()
        return self._leaf(self._now, "date", run)

    def _leaf(self, holder: dict[str, Any], name: str, run: Any) -> str:  # noqa: ANN401 - any value of a record
        now = {part: holder.get(part) for part in annotations.substitute(name, run)} if name == "date" else holder[name]
        said = {part: now[part] for part in ("start", "end")} if name == "date" else now
        if said == run:
            raise GoldError("the label says this already")
        accepted = holder.get("accept", {}).get(name, [])
        if self._wrong:
            holder |= annotations.substitute(name, run)
            self._accept(holder, name, [value for value in accepted if value != run])
            self._note(holder, f"was {flow(said)}")
            return f"{_short(said)} → {_short(run)}" + self._said()
        if run in accepted:
            raise GoldError("the label accepts this already")
        self._accept(holder, name, [*accepted, run])
        self._note(holder)
        return f"accepts {_short(run)} beside {_short(said)}" + self._said()

    @staticmethod
    def _accept(holder: dict[str, Any], name: str, values: list[Any]) -> None:
        accept = {**holder.pop("accept", {}), name: values}
        if kept := {leaf: values for leaf, values in accept.items() if values}:
            holder["accept"] = kept

    def _without(self, now: Any) -> str:  # noqa: ANN401
        if not isinstance(now, dict):
            raise GoldError("the label says this already")
        if not self._wrong:
            now["optional"] = True
            self._note(now)
            return "optional now" + self._said()
        if isinstance(self._key, int):
            self._holder.pop(self._key)
        else:
            self._holder[self._key] = None
        self._note(self._objects[-1], f"{self._mark.place.rpartition('.')[2]} taken out, was {_short(now)}")
        return f"taken out: {_short(now)}" + self._said()

    def _add(self, items: list[Any], run: Any, model: type[BaseModel] | None) -> str:  # noqa: ANN401
        if model is None or not isinstance(run, dict):
            raise GoldError("only a fact can be added to a list")
        new = self._new(model, run)
        if annotations.strip(new) in annotations.strip(items):
            raise GoldError("the label has this already")
        items.append(new)
        return f"added{'' if self._wrong else ' as optional'}: {_short(run)}" + self._said()

    def _new(self, model: type[BaseModel], run: dict[str, Any]) -> dict[str, Any]:
        new = _completed(model, run) | ({} if self._wrong else {"optional": True})
        self._note(new, "added")
        return new

    def _note(self, holder: dict[str, Any], what: str = "") -> None:
        """Add to the note there what changed, and the reader's own words."""
        said = ": ".join(part for part in (what, self._mark.note.strip()) if part)
        if said:
            holder["note"] = " ".join(part for part in (holder.get("note"), f"Review: {said.rstrip('.')}.") if part)

    def _said(self) -> str:
        return f" ({self._mark.note.strip()})" if self._mark.note.strip() else ""


def _inside(holder: Any, step: Step) -> Any:  # noqa: ANN401 - walks plain JSON
    keys = range(len(holder)) if isinstance(holder, list) else holder if isinstance(holder, dict) else ()
    if step not in keys:
        raise GoldError("there is no such place in the label any more")
    return holder[step]


def _model_at(steps: tuple[Step, ...]) -> type[BaseModel] | None:
    """The model of the object at a place, or of the items of the list there; null for a leaf."""
    model: type[BaseModel] | None = Extraction
    for step in steps:
        if isinstance(step, str):
            model = annotations.inner_models(model).get(step) if model else None
    return model


def _completed(model: type[BaseModel], run: dict[str, Any]) -> dict[str, Any]:
    """What the run said, with all keys of the record; what was left out is null or an empty list."""
    inner = annotations.inner_models(model)
    whole = {name: run.get(name, [] if _is_list(model, name) else None) for name in model.model_fields} | run
    return whole | {name: _completed_inside(of, whole[name]) for name, of in inner.items()}


def _completed_inside(model: type[BaseModel], value: Any) -> Any:  # noqa: ANN401 - walks plain JSON
    if isinstance(value, list):
        return [_completed_inside(model, item) for item in value]
    return _completed(model, value) if isinstance(value, dict) else value


def _is_list(model: type[BaseModel], name: str) -> bool:
    return getattr(model.model_fields[name].annotation, "__origin__", None) is list


def _short(value: Any) -> str:  # noqa: ANN401 - any JSON
    text = flow(annotations.strip(value))
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…"

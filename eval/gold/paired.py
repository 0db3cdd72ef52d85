"""Two readings of one article laid side by side: every object of either beside its counterpart in the other."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Literal, get_origin

from pydantic import BaseModel

from eval.gold.annotations import VALUES, inner_models
from eval.gold.two_readings import TwoReadings
from eval.reading import At
from extractor.schema import Extraction
from extractor.scored import Scored

Object = dict[str, Any]


@dataclass(frozen=True, slots=True, eq=False)
class Paired:
    """An object of the record as both readings have it; null on the side of a reader who has none."""

    model: type[BaseModel]
    path: str
    """As leaf paths begin: ``incidents.casualties``."""
    a: Object | None
    b: Object | None
    at_a: At | None
    at_b: At | None
    """List indices down to the item that this object is, or is a part of."""
    title: str
    """What a reader of a list calls it: ``incident 1, casualties 2 (killed, all)``."""
    where_a: str | None
    where_b: str | None
    """Its place in either record: ``incidents[0].casualties[1]``."""
    parts: dict[str, "Paired"] = field(default_factory=dict)
    """Single objects inside it that either reader has."""
    lists: dict[str, list["Paired"]] = field(default_factory=dict)
    """Items in the order of the first reading, those of the second alone after them."""

    @property
    def either(self) -> Object:
        found = self.b if self.a is None else self.a
        assert found is not None, "one of the readings has it"
        return found

    def walk(self) -> Iterator["Paired"]:
        """This object and all inside it, outermost first; nothing inside one that only one reading has."""
        yield self
        if self.a is not None and self.b is not None:
            for inner in (*self.parts.values(), *(item for items in self.lists.values() for item in items)):
                yield from inner.walk()


def lay_side_by_side(two: TwoReadings, a: Object, b: Object) -> Paired:
    """`a` and `b` are the records, annotation keys included, that `two` compares."""
    return _Pairing(two).object(Paired(Extraction, "", a, b, (), (), "", "", ""))


class _Pairing:
    def __init__(self, two: TwoReadings) -> None:
        self.partners = {(path, at_a): at_b for path, at_a, at_b in two.items if at_a is not None}

    def object(self, pair: Paired) -> Paired:
        """`pair` with all that is inside it."""
        for name, model in inner_models(pair.model).items():
            if get_origin(pair.model.model_fields[name].annotation) is list:
                pair.lists[name] = list(self._items(pair, name, model))
            elif model not in VALUES and (part := self._part(pair, name, model)):
                pair.parts[name] = part
        return pair

    def _part(self, pair: Paired, name: str, model: type[BaseModel]) -> Paired | None:
        a, b = _get(pair.a, name), _get(pair.b, name)
        if a is None and b is None:
            return None
        return self.object(
            Paired(
                model, _below(pair.path, name), a, b, pair.at_a, pair.at_b, f"{pair.title}, {name}",
                _step(pair.where_a, a, name), _step(pair.where_b, b, name),
            )
        )  # fmt: skip

    def _items(self, pair: Paired, name: str, model: type[BaseModel]) -> Iterator[Paired]:
        path = _below(pair.path, name)
        theirs = dict(enumerate(_get(pair.b, name) or ()))
        for index, item in enumerate(_get(pair.a, name) or ()):
            at_a = (*(pair.at_a or ()), index)
            at_b = self.partners.get((path, at_a))
            yield self._item(pair, name, model, (item, at_a), (theirs.pop(at_b[-1]), at_b) if at_b else (None, None))
        for index, item in theirs.items():
            yield self._item(pair, name, model, (None, None), (item, (*(pair.at_b or ()), index)))

    def _item(
        self, pair: Paired, name: str, model: type[BaseModel],
        a: tuple[Object | None, At | None], b: tuple[Object | None, At | None],
    ) -> Paired:  # fmt: skip
        at = a[1] or b[1]
        assert at is not None, "an item stands in one of the lists"
        item = a[0] or b[0] or {}
        title = f"{pair.title}, {name} {at[-1] + 1}" if pair.title else f"incident {at[-1] + 1}"
        return self.object(
            Paired(
                model, _below(pair.path, name), *(a[0], b[0]), a[1], b[1], f"{title}{_words(model, item)}",
                _step(pair.where_a, a[0], f"{name}[{a[1][-1]}]" if a[1] else ""),
                _step(pair.where_b, b[0], f"{name}[{b[1][-1]}]" if b[1] else ""),
            )
        )  # fmt: skip


def _words(model: type[BaseModel], item: Object) -> str:
    """The words of fixed lists that tell an item from its neighbours, such as `` (killed, all)``."""
    keys = [
        item[name]
        for name, found in model.model_fields.items()
        if get_origin(found.annotation) is Literal
        and any(isinstance(marker, Scored) and marker.key for marker in found.metadata)
    ]
    return f" ({', '.join(map(str, keys))})" if keys else ""


def _get(holder: Object | None, name: str) -> Any:  # noqa: ANN401 - an object, a list or null
    return None if holder is None else holder.get(name)


def _below(path: str, name: str) -> str:
    return f"{path}.{name}" if path else name


def _step(where: str | None, value: Object | None, name: str) -> str | None:
    return None if where is None or value is None else _below(where, name)

"""The controls: which per-region result holds which leaf of which object, and in what form."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal, get_args, get_origin

from pydantic import BaseModel

from eval.gold.annotations import VALUES, inner_models
from extractor.schema import Incident, Location

Form = Literal["choices", "textarea", "number"]
FACT, TEXT = "fact", "text"
"""The control that labels regions, and the object that they stand on."""
OPTIONAL = "optional"
_BEYOND = {"accept": True, "note": False, "unlabelled": True}
"""What a label may say beyond the record, `optional` and `nth` apart; whether it is written as JSON."""


@dataclass(frozen=True, slots=True)
class Control:
    """One thing that a region can be told of. `steps` lead to it inside its object."""

    name: str
    form: Form
    steps: tuple[str, ...]
    words: tuple[str, ...] = ()
    """The words of a fixed list; empty for free text and numbers."""
    is_json: bool = False

    def value(self, leaf: Any) -> dict[str, Any]:  # noqa: ANN401 - a value of any leaf
        """The result's value for a leaf that is not null."""
        if self.form == "number":
            return {"number": leaf}
        if self.words:
            return {"choices": [OPTIONAL if leaf is True else leaf]}
        return {"text": [json.dumps(leaf, ensure_ascii=False) if self.is_json else leaf]}

    def leaf(self, value: dict[str, Any]) -> Any:  # noqa: ANN401 - a value of any leaf
        """The leaf that a result's value states; ValueError where it states none or several."""
        if self.form == "number":
            return _number(value.get("number"))
        one = _only(value.get("choices" if self.words else "text"))
        if self.words == (OPTIONAL,):
            return True
        return json.loads(one) if self.is_json else one


@cache
def controls(model: type[BaseModel]) -> tuple[Control, ...]:
    """What an object of `model` is told by, in the order of the record."""
    return tuple(_controls(model))


def models() -> dict[str, type[BaseModel]]:
    """The objects that a region can be, by its label. A location is told of in its incident's region."""
    found: list[type[BaseModel]] = [Incident, *inner_models(Incident).values()]
    return {model.__name__: model for model in found if model is not Location}


def told(label: str) -> tuple[type[BaseModel], ...]:
    """The objects that a region with this label tells of."""
    model = models()[label]
    return (Incident, Location) if model is Incident else (model,)


def _controls(model: type[BaseModel]) -> Iterator[Control]:
    prefix = model.__name__.lower()
    for name, field in model.model_fields.items():
        inner = inner_models(model).get(name)
        if inner in VALUES and inner is not None:
            for part, found in inner.model_fields.items():
                yield _control(f"{prefix}_{name}_{part}", (name, part), found.annotation)
        elif inner is None and name != "quote":
            yield _control(f"{prefix}_{name}", (name,), field.annotation)
    if "quote" in model.model_fields:
        yield Control(f"{prefix}_quote", "textarea", ("quote",))
    yield Control(f"{prefix}_{OPTIONAL}", "choices", (OPTIONAL,), (OPTIONAL,))
    for name, is_json in _BEYOND.items():
        yield Control(f"{prefix}_{name}", "textarea", (name,), is_json=is_json)


def _control(name: str, steps: tuple[str, ...], annotation: Any) -> Control:  # noqa: ANN401 - any type expression
    if get_origin(annotation) is Literal:
        return Control(name, "choices", steps, get_args(annotation))
    return Control(name, "number" if int in (annotation, *get_args(annotation)) else "textarea", steps)


def _only(said: object) -> str:
    match said:
        case [str(one)] | str(one):
            return one
        case _:
            raise ValueError(f"states {len(said) if isinstance(said, list) else 'no'} values; expected one text")


def _number(value: object) -> int:
    if isinstance(value, float) and value.is_integer():
        return int(value)
    if isinstance(value, bool) or not isinstance(value, int):
        raise ValueError(f"states {json.dumps(value)}; expected a whole number")  # noqa: TRY004 - data, not a misuse
    return value

"""What a pydantic model says of its fields beside their types: markers, aliases, which of them make one leaf."""

from typing import Any

from extractor.errors import PlanError
from extractor.scored import NotScored, Quoted, Scored


def marker_of(info: Any) -> Scored | NotScored | None:  # noqa: ANN401 - a pydantic FieldInfo
    """The outermost marker of a field: one inside a named type gives way to the one around it."""
    return next((m for m in reversed(info.metadata) if isinstance(m, (Scored, NotScored))), None)


def marked(marker: Scored | None, path: str) -> Scored:
    if marker is None:
        raise PlanError(
            f"{path}: no marker says how it is scored; write Annotated[…, Scored(…)] or Annotated[…, NotScored(why)], "
            "outermost"
        )
    return marker


def parts_of(model: type[Any]) -> tuple[list[str], list[str]]:
    """Names of the unmarked parts of an object that is one leaf, and of those whose difference is worth a tag."""
    parts, remarks = [], []
    for name, info in model.model_fields.items():
        marker = marker_of(info)
        if marker is None:
            parts.append(name)
        elif isinstance(marker, NotScored) and not isinstance(marker, Quoted):
            remarks.append(name)
    return parts, remarks


def aliases(model: type[Any]) -> dict[str, str]:
    """Other keys under which JSON may hold a field → the field's name."""
    found: dict[str, str] = {}
    for name, info in model.model_fields.items():
        choices = getattr(info.validation_alias, "choices", [info.validation_alias])
        for alias in (info.alias, info.serialization_alias, *choices):
            if isinstance(alias, str) and alias not in model.model_fields:
                found.setdefault(alias, name)
    return found


def readable(model: type[Any], path: str) -> type[Any]:
    """`model`, if its fields can be read from an object."""
    name, where = model.__name__, f"{path}: " if path else ""
    if getattr(model, "__pydantic_root_model__", False):
        raise PlanError(f"{where}{name} is a root model, which is no object with fields; put its type into a field")
    if not getattr(model, "__pydantic_complete__", True):
        raise PlanError(
            f"{where}{name} names a type that is not defined yet; define it and call {name}.model_rebuild()"
        )
    return model


def not_inside(model: type[Any], inside: tuple[type[Any], ...], path: str) -> type[Any]:
    if model in inside:
        raise PlanError(f"{path}: {model.__name__} holds itself; a record of any depth cannot be planned")
    return model

"""Labels as Label Studio tasks."""

from collections.abc import Iterable, Iterator
from typing import Any

from pydantic import BaseModel

from eval.gold.annotations import inner_models
from eval.gold.label_studio.mapping import FACT, TEXT, Control, controls
from extractor.errors import GoldError
from extractor.evidence import occurrences
from extractor.schema import Incident, Location

Result = dict[str, Any]
Object = dict[str, Any]


def task(label: Object, text: str) -> dict[str, Any]:
    """One task: the header and the text as its data, the record as one annotation.

    GoldError where a quote is not in the text: a region needs a place to stand.
    """
    header = {key: value for key, value in label.items() if key != "incidents"}
    results = [
        result for index, found in enumerate(label["incidents"]) for result in _incident(found, f"i{index}", text)
    ]
    return {"data": {"text": text, **header}, "annotations": [{"result": results}]}


def _incident(incident: Object, region: str, text: str) -> Iterator[Result]:
    at = _span(incident["location"], text)
    yield _labelled(region, Incident, at)
    yield from _told(region, Incident, incident, at)
    yield from _told(region, Location, incident["location"], at)
    for name, model in inner_models(Incident).items():
        if model is not Location:
            value = incident[name]
            for index, fact in enumerate(value if isinstance(value, list) else [value] if value else []):
                yield from _fact(fact, model, region, f"{region}.{name}.{index}", text)


def _fact(fact: Object, model: type[BaseModel], incident: str, region: str, text: str) -> Iterator[Result]:
    at = _span(fact, text)
    yield _labelled(region, model, at)
    yield from _told(region, model, fact, at)
    yield {"type": "relation", "from_id": region, "to_id": incident, "direction": "right", "labels": []}


def _told(region: str, model: type[BaseModel], obj: Object, at: Object) -> Iterator[Result]:
    for control in controls(model):
        value = _value(obj, control.steps)
        if value is not None and not (control.steps == ("quote",) and value == at["text"]):
            place = {key: at[key] for key in ("start", "end")}
            yield _result(region, control, place | control.value(value))


def _value(obj: Object, steps: Iterable[str]) -> Any:  # noqa: ANN401 - a value of any leaf
    value: Any = obj
    for step in steps:
        value = value.get(step) if isinstance(value, dict) else None
    return value


def _labelled(region: str, model: type[BaseModel], at: Object) -> Result:
    value = at | {"labels": [model.__name__]}
    return {"id": region, "from_name": FACT, "to_name": TEXT, "type": "labels", "value": value}


def _result(region: str, control: Control, value: Object) -> Result:
    return {"id": region, "from_name": control.name, "to_name": TEXT, "type": control.form, "value": value}


def _span(obj: Object, text: str) -> Object:
    spans = occurrences(obj["quote"], text)
    nth = obj.get("nth", 1)
    if nth > len(spans):
        raise GoldError(
            f"the quote {obj['quote']!r} is not {nth} times in the article; `incidents gold lint` tells more"
        )
    start, end = spans[nth - 1]
    return {"start": start, "end": end, "text": text[start:end]}

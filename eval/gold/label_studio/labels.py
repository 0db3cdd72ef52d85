"""Label Studio tasks as labels."""

import hashlib
import json
from collections.abc import Iterator
from typing import Any, get_origin

from pydantic import BaseModel

from eval.gold.annotations import VALUES, inner_models
from eval.gold.label_studio.mapping import FACT, Control, controls, models, told
from extractor.errors import GoldError
from extractor.evidence import occurrences
from extractor.schema import Incident

Object = dict[str, Any]


def label_of(task: Any, place: str) -> Object:  # noqa: ANN401 - whatever the file holds
    """The label that a task states, header included; null in every leaf of which nothing is said.

    GoldError naming `place` and the region for what the mapping has no meaning for. Whether values are allowed is for
    the lint to say.
    """
    data, results = _parts(task, place)
    text = data["text"]
    if hashlib.sha256(text.encode()).hexdigest() != data.get("sha256"):
        raise GoldError(
            f"{place}: its text is not the one that was labelled (sha256 differs); export the article again"
        )
    header = {key: value for key, value in data.items() if key != "text"}
    return {**header, "incidents": _Regions(results, text, place).incidents()}


def _parts(task: Any, place: str) -> tuple[Object, list[Object]]:  # noqa: ANN401
    data = task.get("data") if isinstance(task, dict) else None
    if not isinstance(data, dict) or not isinstance(data.get("text"), str) or not isinstance(data.get("article"), str):
        raise GoldError(f"{place}: no task of ours; expected an object with data.text and data.article")
    annotations = task.get("annotations")
    if not isinstance(annotations, list) or len(annotations) != 1 or not isinstance(annotations[0], dict):
        found = f"{len(annotations)} annotations" if isinstance(annotations, list) else "no annotations"
        raise GoldError(f"{place}: has {found}; a label is one annotation, so export one reader's")
    results = annotations[0].get("result")
    if not isinstance(results, list) or not all(isinstance(result, dict) for result in results):
        raise GoldError(f"{place}: its annotation has no list of results")
    return data, results


class _Regions:
    def __init__(self, results: list[Object], text: str, place: str) -> None:
        self.text, self.place = text, place
        self.labels = {_id(r): r for r in results if r.get("from_name") == FACT}
        self.relations = {str(r.get("from_id")): str(r.get("to_id")) for r in results if r.get("type") == "relation"}
        self.leaves: dict[str, dict[str, Object]] = {}
        for result in results:
            if result.get("type") != "relation" and result.get("from_name") != FACT:
                self.leaves.setdefault(_id(result), {})[str(result.get("from_name"))] = result

    def incidents(self) -> list[Object]:
        for region in self.leaves:
            if region not in self.labels:
                raise self._error(region, "carries values and no label")
        facts = {region: self._objects(region) for region in self.labels}
        incidents = {region: objects for region, objects in facts.items() if self._label(region) == Incident.__name__}
        for region, (fact, *_) in facts.items():
            if region not in incidents:
                self._put(fact, self._label(region), incidents[self._incident(region, list(incidents))][0], region)
        return [incident | {"location": location} for incident, location in incidents.values()]

    def _put(self, fact: Object, label: str, incident: Object, region: str) -> None:
        (name,) = (name for name, model in inner_models(Incident).items() if model.__name__ == label)
        if isinstance(incident[name], list):
            incident[name].append(fact)
        elif incident[name] is None:
            incident[name] = fact
        else:
            raise self._error(region, f"is a second {name} of its incident")

    def _incident(self, region: str, incidents: list[str]) -> str:
        """The incident that a region leads to; the only one where there is one only."""
        found = self.relations.get(region, incidents[0] if len(incidents) == 1 else None)
        if found not in incidents:
            raise self._error(region, "belongs to no incident; draw a relation from it to its incident")
        return str(found)

    def _objects(self, region: str) -> list[Object]:
        """The objects that a region tells of; an incident's are itself and its location."""
        leaves = dict(self.leaves.get(region, {}))
        start, quote = self._span(region)
        objects = [self._object(model, leaves, region, start, quote) for model in told(self._label(region))]
        if leaves:
            raise self._error(region, f"has {next(iter(leaves))!r}, which a {self._label(region)} has not")
        return objects

    def _object(self, model: type[BaseModel], leaves: dict[str, Object], region: str, start: int, span: str) -> Object:
        obj: Object = {
            name: [] if get_origin(field.annotation) is list else None for name, field in model.model_fields.items()
        }
        for control in controls(model):
            if (result := leaves.pop(control.name, None)) is not None:
                _set(obj, control, self._leaf(control, result, region), model)
        if "quote" in obj:
            said = obj["quote"]
            obj["quote"] = said if said is not None and said.split() == span.split() else span
            starts = [found for found, _ in occurrences(obj["quote"], self.text)]
            if start in starts[1:]:
                obj["nth"] = starts.index(start) + 1
        return obj

    def _leaf(self, control: Control, result: Object, region: str) -> Any:  # noqa: ANN401 - a value of any leaf
        try:
            return control.leaf(_value(result))
        except (ValueError, RecursionError) as error:
            raise self._error(region, f"{control.name} {error}") from None

    def _label(self, region: str) -> str:
        labels = _value(self.labels[region]).get("labels")
        if not isinstance(labels, list) or len(labels) != 1 or labels[0] not in models():
            raise self._error(region, f"is labelled {json.dumps(labels)}; expected one of {', '.join(models())}")
        return str(labels[0])

    def _span(self, region: str) -> tuple[int, str]:
        value = _value(self.labels[region])
        start, end = value.get("start"), value.get("end")
        if not isinstance(start, int) or not isinstance(end, int) or not 0 <= start < end <= len(self.text):
            raise self._error(
                region, f"stands at {json.dumps(start)} to {json.dumps(end)}, which is no place in the text"
            )
        if self.text[start:end] != value.get("text", self.text[start:end]):
            raise self._error(region, f"says {value['text']!r} and stands on {self.text[start:end]!r}")
        return start, self.text[start:end]

    def _error(self, region: str, found: str) -> GoldError:
        return GoldError(f"{self.place}: region {region!r} {found}")


def _set(obj: Object, control: Control, value: Any, model: type[BaseModel]) -> None:  # noqa: ANN401
    *way, last = control.steps
    for step in way:
        inner = inner_models(model)[step]
        assert inner in VALUES, "only values are told part by part"
        obj[step] = obj[step] or dict.fromkeys(inner.model_fields)
        obj = obj[step]
    obj[last] = value


def _value(result: Object) -> Object:
    value = result.get("value")
    return value if isinstance(value, dict) else {}


def _id(result: Object) -> str:
    return str(result.get("id"))


def tasks_in(content: Any, place: str) -> Iterator[tuple[str, Any]]:  # noqa: ANN401 - whatever the file holds
    """(place, task) for each task of a Label Studio export; GoldError where it is none."""
    if not isinstance(content, list):
        raise GoldError(f"{place}: no Label Studio export; expected a JSON list of tasks")
    for number, task in enumerate(content, 1):
        yield f"{place}: task {number}", task

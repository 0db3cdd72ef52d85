"""`goldset/SCHEMA.json`: the shape of a label file, generated from the record, so that editors check it."""

import json
from typing import Any

from eval.gold.annotations import VALUES
from eval.gold.header import GUIDELINES, KEYS, STATUSES, TAGS
from extractor.schema import Extraction

_TEXT = {"type": "string"}
_ANNOTATIONS: dict[str, Any] = {
    "optional": {"const": True, "description": "Neither finding nor missing it costs anything."},
    "accept": {
        "type": "object",
        "description": "Leaf: other acceptable values, null too; of a date {start, end}, of a count whole objects.",
        "additionalProperties": {"type": "array", "minItems": 1},
    },
    "nth": {"type": "integer", "minimum": 2, "description": "Which occurrence of the quote is meant, counted from 1."},
    "note": {"type": "string", "description": "For reviewers: what is doubtful, and which rule decided."},
    "unlabelled": {"type": "array", "items": _TEXT, "description": "Leaves left out of every score."},
}


def label_schema() -> dict[str, Any]:
    """JSON Schema (2020-12) of one label file."""
    record = Extraction.model_json_schema()
    for name in record["$defs"].keys() - {model.__name__ for model in VALUES}:
        properties = record["$defs"][name]["properties"]
        properties |= {key: _ANNOTATIONS[key] for key in _ANNOTATIONS if key != "nth" or "quote" in properties}
    header: dict[str, Any] = {
        "article": _TEXT | {"description": "Name of the article file without its ending, and of this file."},
        "source_file": _TEXT | {"description": "Name under which the report came."},
        "sha256": {"type": "string", "pattern": "^[0-9a-f]{64}$", "description": "Of the article file's bytes."},
        "guidelines": {"const": GUIDELINES, "description": "Version of the codebook."},
        "annotators": {"type": "array", "items": _TEXT, "minItems": 1, "uniqueItems": True},
        "status": {"enum": list(STATUSES)},
        "tags": {"type": "array", "items": {"enum": list(TAGS)}, "uniqueItems": True},
        "incidents": record["properties"]["incidents"],
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Gold label of one article",
        "type": "object",
        "additionalProperties": False,
        "required": list(KEYS),
        "properties": header | {"note": _ANNOTATIONS["note"]},
        "$defs": record["$defs"],
    }


def label_schema_text() -> str:
    return json.dumps(label_schema(), ensure_ascii=False, indent=2) + "\n"

"""The one way to write a label file: keys in the order of the record, one fact a block, small values in one line.

Counts, alternatives and lists of words are written in one line; texts stand in double quotes, words of a fixed list
(enum values, country codes, names in the header) without. A label that two people write is then the same file, and a
difference between two versions of it is a difference in what it says.
"""

import json
import re
from collections.abc import Iterable, Iterator
from typing import Any, Literal, get_args, get_origin

import yaml
from pydantic import BaseModel
from pydantic.fields import FieldInfo
from yaml.reader import Reader

from eval.gold import annotations, header
from extractor.errors import GoldError
from extractor.schema import Extraction
from extractor.scored import Scored
from extractor.strictyaml import read_yaml

HEADER = (*header.KEYS[:-1], "note", header.KEYS[-1])
ANNOTATIONS = ("nth", "unlabelled", "optional", "accept", "note")
"""Annotation keys in the order in which they follow the keys of the record."""
_WORDS_IN_HEADER = frozenset({"article", "annotators", "status", "tags"})

_WORD = re.compile(r"[A-Za-z][A-Za-z0-9_-]*", re.ASCII)
_BREAKING = re.compile("[\x85\u2028\u2029\ufeff]")
"""Printable characters that YAML still reads as something else than themselves."""
_TAKEN = re.compile("y|n|yes|no|on|off|true|false|null", re.IGNORECASE)
"""Words that a YAML reader takes for a truth value or for nothing: Norway among them."""


def canonical(text: str, place: str) -> str:
    """The label in `text`, written the one way. GoldError for a comment or what is no object, YamlError as it is read.

    Nothing that the label says is lost, also where it is no valid label: unknown keys come after the known ones.
    """
    value = read_yaml(text, place).value
    if not isinstance(value, dict):
        raise GoldError(f"{place}:1: a label is an object with a header and incidents")
    if (line := _comment_line(text)) is not None:
        raise GoldError(f"{place}:{line}: found a comment, which would be lost; write it into a note")
    written = write_label(value)
    if read_yaml(written, place).value != value:
        raise GoldError(f"{place}: holds a value that cannot be written again as it was read")
    return written


def write_label(label: dict[str, Any]) -> str:
    """A label, header included, as the text of its file."""
    return "".join(f"{line}\n" for line in _top_level(label)) or "{}\n"


def flow(value: Any, *, word: bool = False) -> str:  # noqa: ANN401 - any JSON
    """A value in one line of YAML; `word` says that texts are words of a fixed list and need no quotes."""
    if isinstance(value, dict):
        return (
            "{"
            + ", ".join(f"{_key(key)}: {flow(item, word=word or key == 'basis')}" for key, item in value.items())
            + "}"
        )
    if isinstance(value, list):
        return "[" + ", ".join(flow(item, word=word) for item in value) + "]"
    if isinstance(value, str):
        return value if word and _is_plain(value) else _quoted(value)
    return json.dumps(value)


def _top_level(label: dict[str, Any]) -> Iterator[str]:
    for key in _ordered(label, HEADER):
        value = label[key]
        if key == "incidents" and isinstance(value, list):
            yield from _field(Extraction, key, value, "")
        else:
            yield f"{_key(key)}: {flow(value, word=key in _WORDS_IN_HEADER)}"


def _object(model: type[BaseModel], value: dict[str, Any], indent: str) -> Iterator[str]:
    for key in _ordered(value, _keys(model)):
        yield from _field(model, key, value[key], indent)


def _keys(model: type[BaseModel]) -> tuple[str, ...]:
    """Annotations follow the leaves of their object and come before the objects in it, which have their own."""
    inner = annotations.inner_models(model)
    parts = [name for name, found in inner.items() if found not in annotations.VALUES]
    return (*(name for name in model.model_fields if name not in parts), *ANNOTATIONS, *parts)


def _field(model: type[BaseModel], key: str, value: Any, indent: str) -> Iterator[str]:  # noqa: ANN401
    inner = annotations.inner_models(model).get(key)
    if inner in annotations.VALUES and isinstance(value, dict):
        yield f"{indent}{_key(key)}: {_value_object(inner, value)}"
    elif inner and isinstance(value, dict) and value:
        yield f"{indent}{_key(key)}:"
        yield from _object(inner, value, f"{indent}  ")
    elif inner and isinstance(value, list) and value and all(isinstance(item, dict) and item for item in value):
        yield f"{indent}{_key(key)}:"
        yield from _items(inner, value, indent)
    elif key == "accept" and key not in model.model_fields and isinstance(value, dict):
        yield f"{indent}{key}: {{{', '.join(_alternatives(model, value))}}}"
    else:
        yield f"{indent}{_key(key)}: {flow(value, word=key == 'unlabelled' or is_word(model, key))}"


def _items(model: type[BaseModel], items: list[dict[str, Any]], indent: str) -> Iterator[str]:
    for item in items:
        first, *rest = _object(model, item, f"{indent}    ")
        yield f"{indent}  - {first.lstrip()}"
        yield from rest


def _alternatives(model: type[BaseModel], accept: dict[str, Any]) -> Iterator[str]:
    for leaf in _ordered(accept, tuple(annotations.leaves(model))):
        yield f"{_key(leaf)}: {flow(accept[leaf], word=is_word(model, leaf))}"


def _value_object(model: type[BaseModel], value: dict[str, Any]) -> str:
    parts = (
        f"{_key(key)}: {flow(value[key], word=is_word(model, key))}"
        for key in _ordered(value, tuple(model.model_fields))
    )
    return "{" + ", ".join(parts) + "}"


def is_word(model: type[BaseModel], name: str) -> bool:
    """Whether a field holds words of a fixed list: an enum or a code."""
    field = model.model_fields.get(name)
    return field is not None and (_is_enum(field.annotation) or _is_code(field))


def _is_enum(annotation: Any) -> bool:  # noqa: ANN401 - any type expression
    return get_origin(annotation) is Literal or any(_is_enum(part) for part in get_args(annotation))


def _is_code(field: FieldInfo) -> bool:
    return any(isinstance(marker, Scored) and marker.rule == "exact" for marker in field.metadata)


def _ordered(value: dict[str, Any], order: Iterable[str]) -> list[str]:
    known = [key for key in order if key in value]
    return [*known, *(key for key in value if key not in known)]


def _key(key: str) -> str:
    return key if _is_plain(key) else _quoted(key)


def _is_plain(text: str) -> bool:
    return bool(_WORD.fullmatch(text)) and not _TAKEN.fullmatch(text)


def _quoted(text: str) -> str:
    written = json.dumps(text, ensure_ascii=False)
    for strange in (Reader.NON_PRINTABLE, _BREAKING):
        written = strange.sub(lambda found: f"\\u{ord(found[0]):04x}", written)
    return written


def _comment_line(text: str) -> int | None:
    """1-based line of the first comment; null without one. A comment is what begins with # between two tokens."""
    at = 0
    for token in yaml.scan(text, Loader=yaml.SafeLoader):
        if "#" in (gap := text[at : token.start_mark.index]):
            return text.count("\n", 0, at + gap.index("#")) + 1
        at = token.end_mark.index
    return None

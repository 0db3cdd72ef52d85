"""YAML read strictly: JSON's scalars, no duplicate keys, no aliases, no tags, and the line of every value.

Plain YAML turns an unquoted ``NO`` into false and ``2025-04-04`` into a date object, and lets the second of two
equal keys win in silence; each of these has spoiled a label file somewhere. The value is built from the parser's
events, because PyYAML's own tree, which would come between, overruns the C stack on deeply nested input.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import yaml
from yaml.reader import Reader

from extractor.errors import YamlError

Path = tuple[str | int, ...]

DEEPEST = 50
"""Levels of nesting; no record or prompt has a dozen."""

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # whichever this build has
_WORDS = {"": None, "~": None, "null": None, "true": True, "false": False}
_INT = re.compile(r"-?(?:0|[1-9]\d*)", re.ASCII)
_FLOAT = re.compile(r"-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][-+]?\d+)?", re.ASCII)
_LONGEST_NUMBER = 40
"""Characters beyond which digits are read as the text they are."""


@dataclass(frozen=True, slots=True)
class Document:
    """A parsed file: its plain value, and the 1-based line of every value in it."""

    value: Any
    lines: dict[Path, int]

    def line(self, path: Path) -> int:
        """Line of the value at `path`, or of the nearest part of it that exists."""
        while path not in self.lines:
            path = path[:-1]
        return self.lines[path]


def read_yaml(text: str, place: str, first_line: int = 1) -> Document:
    """YamlError naming `place` and line for broken syntax, a duplicate or non-text key, an alias or a tag."""
    if strange := Reader.NON_PRINTABLE.search(text):
        line = text.count("\n", 0, strange.start()) + first_line
        raise YamlError(place, line, f"not YAML: found the character {strange.group()!r}")
    try:
        return _Builder(yaml.parse(text, Loader=_LOADER), place, first_line).document()
    except yaml.MarkedYAMLError as error:
        line = (error.problem_mark.line if error.problem_mark else 0) + first_line
        raise YamlError(place, line, f"not YAML: {error.problem}") from None


class _Builder:
    def __init__(self, events: Iterator[yaml.Event], place: str, first_line: int) -> None:
        self.events, self.place, self.first_line = events, place, first_line
        self.lines: dict[Path, int] = {}

    def document(self) -> Document:
        next(self.events)  # the stream begins
        if isinstance(next(self.events), yaml.StreamEndEvent):
            raise YamlError(self.place, self.first_line, "the file is empty")
        value = self._value(next(self.events), ())
        next(self.events)  # the document ends
        if not isinstance(further := next(self.events), yaml.StreamEndEvent):
            raise self._error(further, "a second document; a file holds one")
        return Document(value, self.lines)

    def _value(self, event: yaml.Event, path: Path) -> Any:  # noqa: ANN401 - YAML holds anything
        self._check(event, path)
        self.lines[path] = self._line(event)
        match event:
            case yaml.MappingStartEvent():
                return self._mapping(path)
            case yaml.SequenceStartEvent():
                items = self._until(yaml.SequenceEndEvent)
                return [self._value(item, (*path, index)) for index, item in enumerate(items)]
            case yaml.ScalarEvent():
                return self._scalar(event)

    def _check(self, event: yaml.Event, path: Path) -> None:
        if isinstance(event, yaml.AliasEvent):
            raise self._error(event, "an alias; write the value out")
        if tag := getattr(event, "tag", None):
            raise self._error(event, f"the tag {tag!r}; only JSON's kinds of values are read here, untagged")
        if len(path) > DEEPEST:
            raise self._error(event, f"more than {DEEPEST} levels, too deep to be a record")

    def _mapping(self, path: Path) -> dict[str, Any]:
        result: dict[str, Any] = {}
        for event in self._until(yaml.MappingEndEvent):
            self._check(event, path)
            if not isinstance(event, yaml.ScalarEvent):
                raise self._error(event, "a key that is no text")
            if event.value in result:
                raise self._error(event, f"the key {event.value!r} twice in one object")
            result[event.value] = self._value(next(self.events), (*path, event.value))
        return result

    def _until(self, end: type[yaml.Event]) -> Iterator[yaml.Event]:
        while not isinstance(event := next(self.events), end):
            yield event

    def _scalar(self, event: yaml.ScalarEvent) -> Any:  # noqa: ANN401
        text: str = event.value
        if not event.implicit[0]:  # quoted, or a block
            return text
        if text in _WORDS:
            return _WORDS[text]
        if len(text) > _LONGEST_NUMBER:
            return text
        return int(text) if _INT.fullmatch(text) else float(text) if _FLOAT.fullmatch(text) else text

    def _line(self, event: yaml.Event) -> int:
        return (event.start_mark.line if event.start_mark else 0) + self.first_line

    def _error(self, event: yaml.Event, found: str) -> YamlError:
        return YamlError(self.place, self._line(event), f"found {found}")

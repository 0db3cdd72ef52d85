"""YAML read strictly: JSON's scalars, no duplicate keys, no aliases, and the line of every value for error messages.

Plain YAML turns an unquoted ``NO`` into false and ``2025-04-04`` into a date object, and lets the second of two
equal keys win in silence; each of these has spoiled a label file somewhere.
"""

import re
from dataclasses import dataclass
from typing import Any

import yaml

from extractor.errors import InputError

Path = tuple[str | int, ...]

_INT = r"-?(?:0|[1-9]\d*)"
_FLOAT = r"-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][-+]?\d+)?"
_SCALARS = (
    ("tag:yaml.org,2002:null", r"null|~|"),
    ("tag:yaml.org,2002:bool", r"true|false"),
    ("tag:yaml.org,2002:int", _INT),
    ("tag:yaml.org,2002:float", _FLOAT),
)
_NUMBERS = {"int": re.compile(_INT, re.ASCII), "float": re.compile(_FLOAT, re.ASCII)}


class _Loader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]  # whichever this build has
    yaml_implicit_resolvers: dict[str | None, list[tuple[str, re.Pattern[str]]]] = {  # noqa: RUF012 - PyYAML's own shape
        None: [(tag, re.compile(rf"\A(?:{pattern})\Z", re.ASCII)) for tag, pattern in _SCALARS]
    }


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
    """InputError naming `place` and line for broken syntax, a duplicate or non-text key, or an alias."""
    try:
        node = yaml.compose(text, Loader=_Loader)
    except yaml.MarkedYAMLError as error:
        line = (error.problem_mark.line if error.problem_mark else 0) + first_line
        raise InputError(f"{place}:{line}: not YAML: {error.problem}") from None
    except (yaml.YAMLError, RecursionError) as error:
        raise InputError(f"{place}: not YAML: {str(error).splitlines()[0]}") from None
    if node is None:
        raise InputError(f"{place}: the file is empty")
    try:
        return _Builder(place, first_line).document(node)
    except RecursionError:
        raise InputError(f"{place}: nested too deep to be a record") from None


class _Builder:
    def __init__(self, place: str, first_line: int) -> None:
        self.place, self.first_line = place, first_line
        self.lines: dict[Path, int] = {}
        self.seen: set[int] = set()

    def document(self, node: yaml.Node) -> Document:
        return Document(self._build(node, ()), self.lines)

    def _build(self, node: yaml.Node, path: Path) -> Any:  # noqa: ANN401 - YAML holds anything
        if id(node) in self.seen:
            raise self._error(node, "an alias; write the value out")
        self.seen.add(id(node))
        self.lines[path] = node.start_mark.line + self.first_line
        match node:
            case yaml.MappingNode():
                return self._mapping(node, path)
            case yaml.SequenceNode():
                return [self._build(item, (*path, i)) for i, item in enumerate(node.value)]
            case _:
                return self._scalar(node)

    def _mapping(self, node: yaml.MappingNode, path: Path) -> dict[str, Any]:
        result: dict[str, Any] = {}
        for key_node, value_node in node.value:
            key = key_node.value
            if not isinstance(key, str):
                raise self._error(key_node, "a key that is no text")
            if key in result:
                raise self._error(key_node, f"the key {key!r} stands twice in one object")
            result[key] = self._build(value_node, (*path, key))
        return result

    def _scalar(self, node: yaml.Node) -> Any:  # noqa: ANN401
        text: str = node.value
        match node.tag.rsplit(":", 1)[-1]:
            case "null":
                return None
            case "bool":
                return text == "true"
            case "int" if _NUMBERS["int"].fullmatch(text):
                return int(text)
            case "float" if _NUMBERS["float"].fullmatch(text):
                return float(text)
            case "str":
                return text
            case other:
                raise self._error(node, f"the tag {other!r} on {text!r}; only JSON's kinds of values are read here")

    def _error(self, node: yaml.Node, found: str) -> InputError:
        return InputError(f"{self.place}:{node.start_mark.line + self.first_line}: found {found}")

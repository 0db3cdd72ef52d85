"""Strict YAML: JSON's kinds of values and nothing that changes a label behind its author's back."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.errors import InputError, YamlError
from extractor.strictyaml import DEEPEST, read_yaml


def error_of(text: str) -> YamlError:
    with pytest.raises(YamlError) as caught:
        read_yaml(text, "label.yaml")
    return caught.value


@pytest.mark.parametrize(
    ("scalar", "value"),
    [
        # What plain YAML would turn into something else.
        ("NO", "NO"),
        ("no", "no"),
        ("yes", "yes"),
        ("on", "on"),
        ("True", "True"),
        ("FALSE", "FALSE"),
        ("Null", "Null"),
        ("2025-04-04", "2025-04-04"),
        ("2025-04-04T12:00:00Z", "2025-04-04T12:00:00Z"),
        ("12:30", "12:30"),
        ("010", "010"),
        ("0x1F", "0x1F"),
        ("0o17", "0o17"),
        ("1_000", "1_000"),
        ("+1", "+1"),
        (".5", ".5"),
        ("1.", "1."),
        (".inf", ".inf"),
        (".nan", ".nan"),
        ("٤", "٤"),
        ("=", "="),
        ("<<", "<<"),
        # JSON's own.
        ("null", None),
        ("~", None),
        ("", None),
        ("true", True),
        ("false", False),
        ("14", 14),
        ("-1", -1),
        ("0", 0),
        ("1.5", 1.5),
        ("1e3", 1000.0),
        # Quotes make a text of anything.
        ("'14'", "14"),
        ('"null"', "null"),
        ("''", ""),
        ('"\\u0416\\n"', "Ж\n"),
        ("'it''s'", "it's"),
    ],
    ids=repr,
)
def test_a_scalar_is_what_it_would_be_in_json_or_else_text(scalar: str, value: object) -> None:
    read = read_yaml(f"key: {scalar}\n", "label.yaml").value["key"]
    assert (read, type(read)) == (value, type(value))


def test_digits_without_end_are_text_and_no_traceback() -> None:
    assert read_yaml(f"low: {'9' * 40}", "label.yaml").value == {"low": 10**40 - 1}
    for length in (41, 5000):
        assert read_yaml(f"low: {'9' * length}", "label.yaml").value == {"low": "9" * length}


def test_block_texts_are_text() -> None:
    assert read_yaml("a: |\n  14\n  NO\nb: >\n  null\n", "label.yaml").value == {"a": "14\nNO\n", "b": "null\n"}


# YAML takes a few characters raw that JSON takes, and folds its own line separators.
TEXT = st.text(st.characters(exclude_categories=["Cc", "Cs", "Cn", "Zl", "Zp"]), max_size=20)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**12), 10**12) | st.floats(-1e6, 1e6) | TEXT,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXT, inner, max_size=4),
    max_leaves=15,
)


@given(JSON, st.sampled_from([None, 2]))
def test_every_json_document_reads_as_itself(value: Any, indent: int | None) -> None:
    text = json.dumps(value, ensure_ascii=False, indent=indent)
    assert read_yaml(text, "label.yaml").value == value


@pytest.mark.parametrize(
    ("text", "line", "found"),
    [
        pytest.param("a: 1\nb: 2\na: 3\n", 3, "found the key 'a' twice in one object", id="a key twice"),
        pytest.param("a:\n  - {b: 1,\n     b: 2}\n", 3, "found the key 'b' twice in one object", id="twice, inline"),
        pytest.param('a: 1\n"a": 2\n', 2, "found the key 'a' twice in one object", id="twice, once in quotes"),
        pytest.param("a: &x [1]\nb: *x\n", 2, "found an alias; write the value out", id="an alias"),
        pytest.param("a: &x b\n*x : 2\n", 2, "found an alias; write the value out", id="an alias as a key"),
        pytest.param("a: 1\n<<: *x\n", 2, "found an alias; write the value out", id="a merge"),
        pytest.param("a: !!bool maybe", 1, "found the tag 'tag:yaml.org,2002:bool'", id="a tag of YAML's"),
        pytest.param("a:\n  !!str 14", 2, "found the tag 'tag:yaml.org,2002:str'", id="a tag that changes the kind"),
        pytest.param("a: !!python/object/apply:os.system [ls]", 1, "found the tag", id="a tag that runs a program"),
        pytest.param("!label {a: 1}", 1, "found the tag '!label'; only JSON's kinds", id="a tag on an object"),
        pytest.param("? [1]\n: 2\n", 1, "found a key that is no text", id="a list as a key"),
        pytest.param("a:\n  ? {b: 1}\n  : 2\n", 2, "found a key that is no text", id="an object as a key"),
        pytest.param("a: 1\n---\nb: 2\n", 2, "found a second document; a file holds one", id="two documents"),
        pytest.param("a: [1,\n  2\nb: 3\n", 3, "not YAML: did not find expected ',' or ']'", id="an open list"),
        pytest.param('a: 1\nb: "open\n', 3, "not YAML: found unexpected end of stream", id="an open quote"),
        pytest.param("a: 1\n\tb: 2\n", 2, "not YAML: found a tab character that violates indentation", id="a tab"),
        pytest.param("a: 1\n b: 2\n", 2, "not YAML: mapping values are not allowed in this context", id="indentation"),
        pytest.param("a: b: c", 1, "not YAML: mapping values are not allowed in this context", id="an unquoted colon"),
        pytest.param("a: 1\nb: \x1b[31m\n", 2, "not YAML: found the character '\\x1b'", id="a control character"),
        pytest.param("\na: \x07", 2, "not YAML: found the character '\\x07'", id="one after a blank line"),
        pytest.param("a: \0", 1, "not YAML: found the character '\\x00'", id="NUL"),
        pytest.param("a: \ud83d", 1, "not YAML: found the character '\\ud83d'", id="half a surrogate pair"),
        pytest.param("", 1, "the file is empty", id="nothing"),
        pytest.param("# a comment\n", 1, "the file is empty", id="nothing but a comment"),
    ],
)
def test_what_is_not_strict_is_named_by_line(text: str, line: int, found: str) -> None:
    error = error_of(text)
    assert error.line == line
    assert error.found.startswith(found)
    assert str(error) == f"label.yaml:{line}: {error.found}"
    assert isinstance(error, InputError)


@pytest.mark.parametrize("opening", ["[", "{a: ", "- ", "? "], ids=["lists", "objects", "block lists", "keys"])
@pytest.mark.parametrize("levels", [DEEPEST + 2, 100_000])
def test_deep_nesting_is_an_error_and_no_crash(opening: str, levels: int) -> None:
    assert error_of(opening * levels).line == 1


def test_nesting_as_deep_as_allowed_is_read() -> None:
    text = "[" * DEEPEST + "1" + "]" * DEEPEST
    assert read_yaml(text, "label.yaml").value == json.loads(text)


LABEL = """\
article: kyiv
tags: [a,
  b]
incidents:
  - role: primary
    date:
      start: null
  -
    role: background
"""


@pytest.mark.parametrize(
    ("path", "line"),
    [
        ((), 1),
        (("article",), 1),
        (("tags",), 2),
        (("tags", 1), 3),
        (("incidents", 0), 5),
        (("incidents", 0, "date", "start"), 7),
        (("incidents", 1), 9),
        (("incidents", 0, "date", "end"), 7),
        (("incidents", 0, "location", "country"), 5),
        (("incidents", 5, "role"), 5),
        (("nothing", "of", "it"), 1),
    ],
    ids=lambda value: ".".join(map(str, value)) or "document" if isinstance(value, tuple) else f"line {value}",
)
def test_every_value_has_its_line_and_a_missing_one_that_of_its_nearest_holder(path: Any, line: int) -> None:
    assert read_yaml(LABEL, "label.yaml").line(path) == line


def test_lines_count_from_where_the_text_stands_in_its_file() -> None:
    assert read_yaml("a: 1\nb: 2\n", "prompt.md", first_line=2).line(("b",)) == 3
    with pytest.raises(YamlError, match=r"^prompt\.md:3: found the key 'a' twice"):
        read_yaml("a: 1\na: 2\n", "prompt.md", first_line=2)

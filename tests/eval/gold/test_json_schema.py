"""`goldset/SCHEMA.json`: what an editor would say of a label, against what the lint says."""

import copy
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from eval.gold.header import TAGS
from eval.gold.json_schema import label_schema, label_schema_text
from extractor.strictyaml import read_yaml
from tests.eval.gold.test_labels import LABEL

VALIDATOR = Draft202012Validator(label_schema())


def complaints(label: Any) -> list[str]:
    return [error.json_path for error in VALIDATOR.iter_errors(label)]


def label() -> dict[str, Any]:
    whole: dict[str, Any] = read_yaml(LABEL, "label.yaml").value
    return whole


def test_the_schema_is_itself_a_valid_schema_and_the_same_each_time() -> None:
    Draft202012Validator.check_schema(label_schema())
    assert label_schema_text() == label_schema_text()
    assert label_schema_text().endswith("}\n")


def test_a_whole_label_is_valid() -> None:
    assert complaints(label()) == []


@pytest.mark.parametrize(
    ("path", "value", "place"),
    [
        pytest.param(("status",), "done", "$.status", id="a status"),
        pytest.param(("tags",), ["odd"], "$.tags[0]", id="a tag"),
        pytest.param(("tags",), [TAGS[0], TAGS[0]], "$.tags", id="a tag twice"),
        pytest.param(("annotators",), [], "$.annotators", id="nobody"),
        pytest.param(("guidelines",), 2, "$.guidelines", id="guidelines"),
        pytest.param(("sha256",), "abc", "$.sha256", id="a hash that is none"),
        pytest.param(("author",), "me", "$", id="an unknown key"),
        pytest.param(("incidents", 0, "role"), "main", "$.incidents[0].role", id="an enum value"),
        pytest.param(("incidents", 0, "region"), "x", "$.incidents[0]", id="an unknown leaf"),
        pytest.param(("incidents", 0, "nth"), 2, "$.incidents[0]", id="nth beside no quote"),
        pytest.param(("incidents", 0, "weapons", 0, "nth"), 1, "$.incidents[0].weapons[0].nth", id="nth of 1"),
        pytest.param(("incidents", 0, "optional"), False, "$.incidents[0].optional", id="optional: false"),
        pytest.param(("incidents", 0, "accept"), {"role": "x"}, "$.incidents[0].accept.role", id="accept without list"),
        pytest.param(
            ("incidents", 0, "weapons", 0, "count", "low"),
            "3",
            "$.incidents[0].weapons[0].count",
            id="a number in quotes",
        ),
        pytest.param(
            ("incidents", 0, "casualties", 0, "count", "note"),
            "x",
            "$.incidents[0].casualties[0].count",
            id="a note on a count",
        ),
    ],
)
def test_an_editor_marks_what_the_lint_refuses(path: tuple[str | int, ...], value: object, place: str) -> None:
    wrong: Any = copy.deepcopy(label())
    holder = wrong
    for step in path[:-1]:
        holder = holder[step]
    holder[path[-1]] = value
    assert complaints(wrong) == [place]


@pytest.mark.parametrize("key", [key for key in label() if key != "note"])
def test_every_key_of_the_header_is_required(key: str) -> None:
    whole = label()
    del whole[key]
    assert complaints(whole) == ["$"]

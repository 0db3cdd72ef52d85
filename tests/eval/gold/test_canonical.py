"""The canonical form of label files: one way to write a label, and nothing lost on the way there."""

from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from eval.gold.canonical import canonical, flow, write_label
from extractor import resources
from extractor.errors import GoldError, YamlError
from extractor.strictyaml import read_yaml
from tests.eval.gold.label_strategies import labels
from tests.eval.gold.test_labels import LABEL

anything = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(10**30), 10**30)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=12,
)
keys = st.sampled_from(
    ["article", "note", "incidents", "date", "count", "accept", "quote", "optional", "x y", "no", ""]
)


def values(text: str) -> Any:
    return read_yaml(text, "label.yaml").value


@settings(max_examples=25)
@given(labels())
def test_writing_a_label_loses_nothing_and_writing_it_again_changes_nothing(label: dict[str, Any]) -> None:
    written = write_label(label)
    assert values(written) == label
    assert canonical(written, "label.yaml") == written


@settings(max_examples=25)
@given(labels())
def test_other_yaml_readers_read_the_same(label: dict[str, Any]) -> None:
    assert yaml.safe_load(write_label(label)) == label


@settings(max_examples=50)
@given(st.dictionaries(keys | st.text(max_size=8), anything, max_size=5))
def test_whatever_is_no_label_keeps_all_that_it_holds(value: dict[str, Any]) -> None:
    written = write_label(value)
    assert values(written) == value
    assert write_label(values(written)) == written


@settings(max_examples=15)
@given(labels(), st.randoms(use_true_random=False))
def test_the_order_in_which_keys_were_typed_makes_no_difference(label: dict[str, Any], random: Any) -> None:
    def shuffled(value: Any) -> Any:
        if isinstance(value, list):
            return [shuffled(item) for item in value]
        if not isinstance(value, dict):
            return value
        return {key: shuffled(value[key]) for key in random.sample(sorted(value), len(value))}

    assert values(write_label(label)) == label
    counted = shuffled(label)
    assert [line.split(":")[0] for line in write_label(counted).splitlines()] == [
        line.split(":")[0] for line in write_label(label).splitlines()
    ]


def test_facts_stand_in_blocks_and_small_values_in_one_line() -> None:
    written = canonical(LABEL, "label.yaml")
    for line in (
        "tags: [subset_count, vague_number]",
        "    attack_type: drone",
        "    accept: {attack_type: [combined]}",
        "      country: UA",
        '      settlement: "Zarichne"',
        "      - category: drone",
        "        count: {low: 3, high: 3, basis: exact}",
        "        accept: {count: [null, {low: 2, high: null, basis: vague}]}",
        "    damage: []",
    ):
        assert line in written.splitlines()


def test_annotations_follow_the_leaves_of_their_object_and_come_before_the_objects_in_it() -> None:
    keys_in_order = [line.strip("- ").split(":")[0] for line in canonical(LABEL, "label.yaml").splitlines()]
    incident = keys_in_order[keys_in_order.index("role") :]
    assert incident[:5] == ["role", "summary", "attack_type", "accept", "date"]
    weapon = incident[incident.index("category") :]
    assert weapon[6:9] == ["quote", "nth", "accept"]


@pytest.mark.parametrize("word", ["NO", "no", "Yes", "on", "null", "True", "y"])
def test_words_that_other_readers_take_for_something_else_stand_in_quotes(word: str) -> None:
    assert flow(word, word=True) == f'"{word}"'
    assert flow("UA", word=True) == "UA"


@pytest.mark.parametrize(
    ("text", "line"),
    [("# by hand\narticle: a\n", 1), ("article: a # mine\n", 1), ('article: "#1"\ntags: [\n  # none\n]\n', 3)],
    ids=["a line", "behind a value", "inside a list"],
)
def test_a_comment_is_refused_at_its_line_for_it_would_be_lost(text: str, line: int) -> None:
    with pytest.raises(GoldError) as caught:
        canonical(text, "label.yaml")
    assert str(caught.value) == f"label.yaml:{line}: found a comment, which would be lost; write it into a note"


@pytest.mark.parametrize("text", ['note: "a # b"\n', "note: a#b\n", "note: 'it''s # 1'\n", "note: |\n  # text\n"])
def test_a_hash_inside_a_text_is_no_comment(text: str) -> None:
    assert values(canonical(text, "label.yaml")) == values(text)


def test_a_file_that_is_no_object_or_no_yaml_is_refused() -> None:
    with pytest.raises(GoldError, match=r"label\.yaml:1: a label is an object"):
        canonical("- a\n", "label.yaml")
    with pytest.raises(YamlError, match=r"label\.yaml:2"):
        canonical("a: 1\na: 2\n", "label.yaml")


@pytest.mark.parametrize(
    "file", sorted((resources.folder("goldset") / "labels").glob("*.yaml")), ids=lambda file: file.stem
)
def test_the_labels_that_come_along_are_in_form(file: Any) -> None:
    assert canonical(file.read_text(encoding="utf-8"), file.name) == file.read_text(encoding="utf-8")

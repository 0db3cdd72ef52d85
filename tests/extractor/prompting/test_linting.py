"""The lint of a prompt version: everything at once, each with its place, before a token is spent."""

from pathlib import Path

import pytest

from extractor.errors import PromptError
from extractor.manifest import schema_sha256
from extractor.prompting.linting import lint, lint_pins
from extractor.prompting.released import release
from extractor.prompts import load_prompt
from tests.extractor.prompting.versions import HEAD, PLAIN, SYSTEM, USER, example, write_example, write_version

LABEL = "incident/v1"
CURRENT = HEAD.replace('schema_sha256: "0"', f'schema_sha256: "{schema_sha256()}"')


def findings(root: Path, **parts: str) -> list[str]:
    folder = write_version(root, **({"head": CURRENT, "system": PLAIN} | parts))
    return told(root, folder)


def told(root: Path, folder: Path) -> list[str]:
    return [str(finding).replace(f"{folder}/", "").replace(str(folder), "(folder)") for finding in lint(LABEL, root)]


def test_a_version_that_is_well_is_passed_in_silence(tmp_path: Path) -> None:
    folder = write_version(tmp_path, head=CURRENT)
    write_example(folder)
    assert told(tmp_path, folder) == []


def test_a_version_that_is_not_there_is_named_with_those_that_are(tmp_path: Path) -> None:
    write_version(tmp_path)
    with pytest.raises(PromptError, match=r"no prompt is called 'incident/v9' in .*; there is incident/v1"):
        lint("incident/v9", tmp_path)


FINDINGS: list[tuple[str, dict[str, str], str]] = [
    ("an unknown variable", {"user": USER + "{{ artcle }}"}, "error: user.j2: unknown variable artcle; there is "),
    ("broken syntax", {"system": "one\ntwo\n{% end %}"}, "error: system.j2:3: Encountered unknown tag 'end'."),
    ("no article", {"user": "{{ delimiter }}"}, "error: user.j2: never uses the variable 'article'"),
    ("a missing key", {"head": CURRENT.replace("options", "option")}, "error: prompt.md: front matter needs exactly "),
    ("no YAML", {"head": CURRENT.replace('"Short."', '"Short.')}, "error: prompt.md:6: not YAML"),
    (
        "another version of the schema",
        {"head": CURRENT.replace("schema: 1", "schema: 0")},
        "error: prompt.md: written for version 0 of the record's schema, which is version 1 now; ",
    ),
    (
        "another hash of the schema",
        {"head": HEAD},
        f"warning: prompt.md: written for hash 0 of the record's schema, which is hash {schema_sha256()[:12]} now; ",
    ),
    (
        "examples that are none",
        {"system": SYSTEM},
        "warning: (folder): uses the variable 'examples', and there are none in examples/",
    ),
    (
        "no delimiter",
        {"user": "{{ published }}{{ article }}"},
        "warning: (folder): no template uses the variable 'delimiter': nothing marks where the article ends",
    ),
    (
        "no date",
        {"user": "{{ delimiter }}{{ article }}"},
        "warning: (folder): no template uses the variable 'published': a model cannot tell the article's own date",
    ),
    ("a date that can be null", {"user": USER + "{{ published[0] }}"}, "error: incident/v1/user.j2: "),
    ("arithmetic", {"user": USER + "{{ 1 // 0 }}"}, "error: incident/v1/user.j2: "),
]


@pytest.mark.parametrize(("parts", "message"), [row[1:] for row in FINDINGS], ids=[row[0] for row in FINDINGS])
def test_it_finds(tmp_path: Path, parts: dict[str, str], message: str) -> None:
    (found,) = findings(tmp_path, **parts)
    assert found.startswith(message)


def test_a_misspelt_part_of_an_example_is_found_though_every_variable_is_known(tmp_path: Path) -> None:
    folder = write_version(tmp_path, head=CURRENT, system=SYSTEM.replace("example.text", "example.txt"))
    write_example(folder)
    assert told(tmp_path, folder) == ["error: incident/v1/system.j2: 'dict object' has no attribute 'txt'"]


def test_examples_that_no_template_sends_are_an_error(tmp_path: Path) -> None:
    folder = write_version(tmp_path, head=CURRENT, system=PLAIN)
    write_example(folder)
    assert told(tmp_path, folder)[0].startswith("error: (folder): no template uses the variable 'examples'")


def test_all_files_are_judged_though_the_first_is_broken(tmp_path: Path) -> None:
    folder = write_version(tmp_path, head="none", system="{% end %}")
    write_example(folder, example() | {"sha256": "0"}, "a.json")
    write_example(folder, {}, "b.json")
    places = [finding.removeprefix("error: ").split(":")[0] for finding in told(tmp_path, folder)]
    assert places == ["prompt.md", "system.j2", "examples/a.json", "examples/b.json"]


@pytest.mark.parametrize("name", ["notes.txt", "examples/old.txt", "system.jinja"])
def test_a_file_that_nobody_reads_is_told(tmp_path: Path, name: str) -> None:
    folder = write_version(tmp_path, head=CURRENT)
    write_example(folder)
    (folder / name).write_text("x")
    assert told(tmp_path, folder) == [f"warning: {name}: is no part of a prompt version, so it is not read; remove it"]


def test_a_released_version_that_changed_is_an_error_with_what_to_do(tmp_path: Path) -> None:
    folder = write_version(tmp_path, head=CURRENT, system=PLAIN)
    release(LABEL, load_prompt(LABEL, tmp_path).sha256, tmp_path)
    assert told(tmp_path, folder) == []
    (folder / "system.j2").write_text("Other words.")
    (found,) = told(tmp_path, folder)
    assert found.startswith("error: (folder): released as ")
    assert "incidents prompt new incident/v1 incident/v2" in found


def test_a_released_version_that_is_gone_is_an_error(tmp_path: Path) -> None:
    write_version(tmp_path)
    release(LABEL, "0" * 64, tmp_path)
    release("incident/v0", "0" * 64, tmp_path)
    (found,) = lint_pins(tmp_path)
    assert str(found) == f"error: {tmp_path}/RELEASED.json: incident/v0 is released and missing; restore it from git"

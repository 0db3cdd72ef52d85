"""What is wrong with a prompt version, all of it at once, found without a call."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Literal

from extractor.article import Article
from extractor.errors import InputError
from extractor.manifest import schema_sha256
from extractor.prompting import examples
from extractor.prompting.front_matter import FILE, read_front_matter
from extractor.prompting.released import FILE as PINS
from extractor.prompting.released import changed, released
from extractor.prompts import ROLES, PromptVersion, find, labels, read_prompt, read_templates, render, variables
from extractor.schema import SCHEMA_VERSION

Level = Literal["error", "warning"]

PROBES = (Article("probe", "date 2031-05-06 A dated report."), Article("probe", "A report without a date."))
UNUSED = {
    "delimiter": "nothing marks where the article ends, so that words in it can pass for the prompt's",
    "published": "a model cannot tell the article's own date, which relative dates rest on",
}
"""Variables that a version can do without, and what that costs."""


@dataclass(frozen=True, slots=True)
class Finding:
    """An error keeps a version from being used or makes it pointless; a warning is for its author to judge."""

    level: Level
    message: str
    """``file[:line]: what was found, what to do``."""

    def __str__(self) -> str:
        return f"{self.level}: {self.message}"


def lint(label: str, root: Path) -> list[Finding]:
    """All findings of one version; PromptError where there is none called `label`."""
    folder = find(label, root)
    if found := list(_broken(folder)):
        return [Finding("error", message) for message in found]
    prompt = read_prompt(label, root)
    return [*_errors(prompt, folder, root), *_warnings(prompt, folder)]


def lint_pins(root: Path) -> list[Finding]:
    """Released versions that are no longer there."""
    missing = sorted(released(root).keys() - set(labels(root)))
    return [
        Finding("error", f"{root / PINS}: {label} is released and missing; restore it from git") for label in missing
    ]


def _broken(folder: Path) -> Iterator[str]:
    """What keeps a version from being read, of every file rather than of the first."""
    yield from _refusal(lambda: read_front_matter(folder / FILE))
    yield from _refusal(lambda: read_templates(folder))
    for file in examples.example_files(folder):
        yield from _example_problems(file)


def _refusal(read: Callable[[], object]) -> Iterator[str]:
    try:
        read()
    except InputError as error:
        yield str(error)


def _example_problems(file: Path) -> list[str]:
    try:
        return examples.problems(file)
    except InputError as error:
        return [str(error)]


def _errors(prompt: PromptVersion, folder: Path, root: Path) -> Iterator[Finding]:
    if problem := changed(prompt.label, prompt.sha256, root):
        yield Finding("error", problem)
    if prompt.schema != SCHEMA_VERSION:
        yield Finding("error", _drift(prompt, folder, f"version {prompt.schema}", f"version {SCHEMA_VERSION}"))
    if prompt.examples and "examples" not in _used(prompt):
        yield Finding("error", f"{folder}: no template uses the variable 'examples', so none of its examples is sent")
    for probe in PROBES:
        for problem in _refusal(partial(render, prompt, probe)):
            yield Finding("error", problem)
            return


def _warnings(prompt: PromptVersion, folder: Path) -> Iterator[Finding]:
    if prompt.schema == SCHEMA_VERSION and prompt.schema_sha256 != (now := schema_sha256()):
        yield Finding("warning", _drift(prompt, folder, f"hash {prompt.schema_sha256[:12]}", f"hash {now[:12]}"))
    used = _used(prompt)
    for name in sorted(UNUSED.keys() - used):
        yield Finding("warning", f"{folder}: no template uses the variable {name!r}: {UNUSED[name]}")
    if "examples" in used and not prompt.examples:
        yield Finding("warning", f"{folder}: uses the variable 'examples', and there are none in {examples.FOLDER}/")
    for file in _unread(folder):
        yield Finding("warning", f"{file}: is no part of a prompt version, so it is not read; remove it")


def _drift(prompt: PromptVersion, folder: Path, then: str, now: str) -> str:
    return (
        f"{folder / FILE}: written for {then} of the record's schema, which is {now} now; read what `git log` says of "
        f"extractor/schema.py, and carry it over into a new version (`incidents prompt new {prompt.label} …`)"
    )


def _used(prompt: PromptVersion) -> set[str]:
    return set().union(*(variables(template) for template in prompt.templates.values()))


def _unread(folder: Path) -> list[Path]:
    read = {folder / FILE, *(folder / f"{role}.j2" for role in ROLES), *examples.example_files(folder)}
    return sorted(file for file in folder.rglob("*") if file.is_file() and file not in read)

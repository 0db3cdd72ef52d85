"""The next draft of a prompt: a copy under a new name, written for the record as it is now."""

import re
import shutil
import tempfile
from pathlib import Path

from extractor.errors import PromptError
from extractor.manifest import schema_sha256
from extractor.prompting.examples import FOLDER, example_files
from extractor.prompting.front_matter import FILE, split
from extractor.prompts import ROLES, read_prompt
from extractor.schema import SCHEMA_VERSION

_LABEL = re.compile(r"[a-z0-9][a-z0-9_-]*/[a-z0-9][a-z0-9._-]*", re.ASCII)


def draft(source: str, label: str, root: Path, into: Path) -> Path:
    """Copy the version `source` under `root` to ``into/label``; its folder.

    A released version that was changed can be copied: that is how the change is kept. PromptError where `label` is no
    name or taken, or `into` cannot be written.
    """
    prompt = read_prompt(source, root)
    target = into / label
    if not _LABEL.fullmatch(label):
        raise PromptError(f"{label!r} cannot name a version; write NAME/VERSION in small letters, such as incident/v2")
    if target.exists():
        raise PromptError(f"{target}: is there already, so it stays as it is; choose another name")
    try:
        _write(root / prompt.label, target)
    except OSError as error:
        raise PromptError(f"{target}: cannot be written: {error.strerror or error}") from None
    return target


def _write(source: Path, target: Path) -> None:
    """Whole or not at all."""
    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=target.parent, prefix=".new-") as beside:
        copy = Path(beside) / target.name
        (copy / FOLDER).mkdir(parents=True)
        for role in ROLES:
            shutil.copyfile(source / f"{role}.j2", copy / f"{role}.j2")
        for file in example_files(source):
            shutil.copyfile(file, copy / FOLDER / file.name)
        if not any((copy / FOLDER).iterdir()):
            (copy / FOLDER).rmdir()
        (copy / FILE).write_bytes(_renamed(source / FILE, target).encode())
        copy.rename(target)


def _renamed(file: Path, target: Path) -> str:
    """`prompt.md` with the name, version and schema of the draft; all else as it was written."""
    block, body = split(file)
    # Quoted: a version called 2 is a name all the same.
    now = {"name": f'"{target.parent.name}"', "version": f'"{target.name}"'}
    now |= {"schema": str(SCHEMA_VERSION), "schema_sha256": f'"{schema_sha256()}"'}
    for key, value in now.items():
        block, found = re.subn(rf"(?m)^{key}:.*$", f"{key}: {value}", block)
        if found != 1:
            raise PromptError(f"{file}: {key} does not stand on a line of its own; write `{key}: {value}` there")
    return f"---\n{block}\n---\n{body}"

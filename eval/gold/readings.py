"""Readings: the labels of one reader in a folder, compared with another reader's before they become gold.

A folder of a reader holds ``<article>.yaml`` files and no articles; a whole gold set (``labels/*.yaml``) is read
as the reading that it is, too.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from eval.gold import header
from eval.gold.labels import check_record
from eval.gold.skeleton import PREFILLED
from extractor.errors import GoldError
from extractor.files import read_text
from extractor.strictyaml import read_yaml

ANNOTATION = "annotation"
"""Folder of a gold set that keeps its readings, each in a folder of its own."""


@dataclass(frozen=True, slots=True)
class Reading:
    """The labels of one reader by article, whole files with header and annotation keys."""

    name: str
    folder: Path
    labels: dict[str, dict[str, Any]]


def read_reading(folder: Path) -> Reading:
    """GoldError naming file and line of the first problem. Quotes are not looked up: there is no article here."""
    files = sorted((folder / "labels").glob("*.yaml")) or sorted(folder.glob("*.yaml"))
    if not files:
        raise GoldError(f"{folder}: no labels here; expected *.yaml files of one reader, or a gold set")
    return Reading(folder.resolve().name, folder, {file.stem: _read(file) for file in files})


def readings_of(gold: Path) -> list[Reading]:
    """The readings that a gold set keeps, by name; none where it keeps none."""
    folders = sorted(folder for folder in (gold / ANNOTATION).glob("*") if any(folder.glob("*.yaml")))
    return [read_reading(folder) for folder in folders]


def in_common(a: Reading, b: Reading) -> list[str]:
    """Articles that both read, sorted. GoldError where there is none, or where one name stands for two texts."""
    both = sorted(a.labels.keys() & b.labels.keys())
    if not both:
        raise GoldError(f"{a.folder} and {b.folder} have no article in common; nothing to compare")
    for article in both:
        if a.labels[article]["sha256"] != b.labels[article]["sha256"]:
            raise GoldError(f"{article}: {a.name} and {b.name} have read different texts (sha256 differs)")
    return both


def _read(file: Path) -> dict[str, Any]:
    document = read_yaml(read_text(file), str(file))
    label: dict[str, Any] = document.value
    for path, message in header.check(label, file.stem):
        raise GoldError(f"{file}:{document.line(path)}: {message}")
    for path, message in check_record(label):
        raise GoldError(f"{file}:{document.line(path)}: {message}")
    for reader in label["annotators"]:
        if reader.startswith(PREFILLED):
            raise GoldError(f"{file}:{document.line(('annotators',))}: {reader} is a run and no reader; read it first")
    return label

"""A label to be filled in: header and hash beside a byte-identical copy of the article.

What is to be filled in is null, which the lint refuses in every place where a value must stand: a skeleton cannot
pass for the label of an article without an attack.
"""

import hashlib
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any, get_origin

from pydantic import BaseModel

from eval.gold.annotations import inner_models
from eval.gold.canonical import write_label
from eval.gold.header import GUIDELINES, STATUSES
from extractor.article import read_articles
from extractor.errors import ArticleError, GoldError, RunError
from extractor.files import write_whole
from extractor.record import RunManifest, read_manifest, read_records
from extractor.schema import Extraction, Incident

NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.-]*", re.ASCII)
PREFILLED = "run:"
"""How the name of an annotator begins that is no reader but a run."""


@dataclass(frozen=True, slots=True)
class NewLabel:
    """Where the label and the copy of the article stand, and how many incidents a run filled in; null for none."""

    label: Path
    article: Path
    prefilled: int | None


def new_label(
    source: Path, gold: Path, *, name: str | None = None, reader: str | None = None, run: Path | None = None
) -> NewLabel:
    """Begin the label of the article file `source` in the gold set `gold`, as `reader` or pre-filled from `run`.

    `name` is what the article is called there, its file's name otherwise. GoldError where label or article is there
    already, under this name or another; RunError where the run has no record of this very text.
    """
    raw = _text_of(source)
    name = _checked(name or source.stem)
    label, article = gold / "labels" / f"{name}.yaml", gold / "articles" / f"{name}.txt"
    _refuse_taken(label, article, raw)
    sha256 = hashlib.sha256(raw).hexdigest()
    header = _header(name, source.name, sha256, reader)
    extraction = _from_run(run, sha256) if run else None
    text = write_label(header | (_prefilled(run, extraction) if run and extraction else {"incidents": [_blank()]}))
    if not article.exists():
        write_whole(article, raw.decode())
    write_whole(label, text)
    return NewLabel(label, article, len(extraction.incidents) if extraction else None)


def _text_of(source: Path) -> bytes:
    if source.suffix == ".jsonl" or source.is_dir():
        raise ArticleError(f"{source}: a label is made of one text file; name that")
    list(read_articles([str(source)]))  # whatever is wrong with it as an article
    return source.read_bytes()


def _checked(name: str) -> str:
    if not NAME.fullmatch(name):
        raise GoldError(f"an article cannot be called {name!r} here; use letters, digits, _ . - (--name)")
    return name


def _refuse_taken(label: Path, article: Path, raw: bytes) -> None:
    if label.exists():
        raise GoldError(f"{label}: is there already; labels are never overwritten, edit it or choose another --name")
    if article.exists() and article.read_bytes() != raw:
        raise GoldError(f"{article}: is there already, with another text; choose another --name")
    for other in sorted(article.parent.glob("*.txt")):
        if other != article and other.read_bytes() == raw:
            raise GoldError(f"{other}: is this very article already; its label is {label.with_stem(other.stem)}")


def _header(name: str, source_file: str, sha256: str, reader: str | None) -> dict[str, Any]:
    return {
        "article": name,
        "source_file": source_file,
        "sha256": sha256,
        "guidelines": GUIDELINES,
        "annotators": [reader] if reader else [],
        "status": STATUSES[0],
        "tags": [],
    }


def _blank() -> dict[str, Any]:
    """An incident with every key and nothing in it."""
    inner = inner_models(Incident)
    return {name: _empty(field.annotation, inner.get(name)) for name, field in Incident.model_fields.items()}


def _empty(annotation: Any, inner: type[BaseModel] | None) -> Any:  # noqa: ANN401 - any type expression, any JSON
    if get_origin(annotation) is list:
        return []
    return dict.fromkeys(inner.model_fields) if inner else None


def _prefilled(run: Path, extraction: Extraction) -> dict[str, Any]:
    """What a run says, under a header that nobody can take for a reader's."""
    note = (
        f"Pre-filled from run {run.name} ({_made_by(read_manifest(run))}), read by nobody yet. Check every value "
        "against the article and the codebook, then put your name into annotators and take this note out."
    )
    return {"annotators": [f"{PREFILLED}{run.name}"], "note": note, **extraction.model_dump()}


def _from_run(run: Path, sha256: str) -> Extraction:
    """The run's last word on the text, in its first sample."""
    read_manifest(run)
    records = [record for record in read_records(run) if record.sha256 == sha256 and record.sample == 0]
    if not records:
        raise RunError(f"{run}: has no record of this article's text; extract it first")
    if records[-1].extraction is None:
        raise RunError(f"{run}: its extraction of this article failed ({records[-1].outcome}); nothing to fill in")
    return records[-1].extraction


def _made_by(manifest: RunManifest) -> str:
    """Back end, model and prompt, as far as there are such."""
    model = f", model {manifest.model}" if manifest.model else ""
    prompt = f", prompt {manifest.prompt}" if manifest.prompt else ""
    return f"backend {manifest.backend}{model}{prompt}"

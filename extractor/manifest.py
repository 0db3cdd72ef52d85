"""What goes into `manifest.json`: hashes of all that shapes an answer, and nothing secret."""

import hashlib
import json
import platform
import re
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

from extractor import __version__
from extractor.backends.base import Settings
from extractor.prompts import PromptVersion
from extractor.record import MANIFEST, RunManifest, read_manifest
from extractor.schema import SCHEMA_VERSION, Extraction

LIBRARIES = {"llm": ("openai", "instructor", "pydantic")}
"""Libraries whose version can change an answer, by backend."""
_URL = re.compile(r"(?P<scheme>[a-z]+://)(?:[^/?#]*@)?(?P<place>[^?#]*)", re.IGNORECASE)
ANSWERS_WITHOUT_PROMPT = frozenset({"rules", "replay"})
"""Backends to which the messages of a request do not matter: their manifests name no prompt."""


def schema_sha256() -> str:
    """Hash of the JSON schema as the record defines it; scoring weights are not in it."""
    schema = json.dumps(Extraction.model_json_schema(), sort_keys=True)
    return hashlib.sha256(schema.encode()).hexdigest()


def describe(backend: str, settings: Settings, prompt: PromptVersion, samples: int, articles: int) -> RunManifest:
    """The manifest of a run that is about to begin, of so many articles."""
    reads_prompt = backend not in ANSWERS_WITHOUT_PROMPT
    return RunManifest(
        created=datetime.now(UTC).isoformat(timespec="seconds"),
        backend=backend,
        model=settings.model,
        base_url=public_url(settings.base_url),
        prompt=prompt.label if reads_prompt else None,
        prompt_sha256=prompt.sha256 if reads_prompt else None,
        answers_of=_asked_before(settings.source),
        schema_version=SCHEMA_VERSION,
        schema_sha256=schema_sha256(),
        parameters=settings.parameters,
        dialect=settings.dialect,
        samples=samples,
        articles=articles,
        versions=_versions(backend),
    )


def run_of(source: Path | None) -> Path | None:
    """The run folder that answers are given again from; null where they come from no run."""
    run = source.parent if source and source.is_file() else source
    return run if run and (run / MANIFEST).exists() else None


def _asked_before(source: Path | None) -> str | None:
    run = run_of(source)
    return read_manifest(run).asked_sha256 if run else None


def _versions(backend: str) -> dict[str, str]:
    own = {"incident-extractor": __version__, "python": platform.python_version()}
    return own | {name: version(name) for name in LIBRARIES.get(backend, ())}


def public_url(url: str | None) -> str | None:
    """`url` without user, password, query and fragment, where keys are sometimes put."""
    found = _URL.match(url) if url else None
    return f"{found['scheme']}{found['place']}" if found else None

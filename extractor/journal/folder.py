"""Which folder a run goes to: a new one, or that of a run which is to go on."""

from datetime import UTC, datetime
from pathlib import Path

from extractor.errors import RunError
from extractor.record import MANIFEST, RunManifest, read_manifest

RUNS = Path("runs")
ASKED = (
    "backend", "model", "base_url", "prompt", "prompt_sha256", "schema_sha256", "parameters",
    "dialect", "voters", "pieces",
)  # fmt: skip
"""Parts of the manifest that shape a request. A run goes on only where they are what they were."""


def new_folder(backend: str, runs: Path = RUNS) -> Path:
    """``runs/TIME-BACKEND``, with a number behind it where that is taken, made; RunError where that is forbidden."""
    try:
        return _make_free(runs / f"{datetime.now(UTC):%Y%m%d-%H%M%S}-{backend}")
    except OSError as error:
        raise RunError(f"{runs}: cannot be made: {error.strerror or error}") from None


def newest_like(manifest: RunManifest, runs: Path = RUNS) -> Path:
    """The youngest run under `runs` that was asked in the same way; RunError where there is none."""
    for folder in sorted((file.parent for file in runs.glob(f"*/{MANIFEST}")), reverse=True):
        if not differences(read_manifest(folder), manifest):
            return folder
    raise RunError(f"{runs}: no run here was asked in this way (model, prompt, schema); begin one without --resume")


def differences(old: RunManifest, new: RunManifest) -> list[str]:
    """What shapes a request and is not the same, as ``model: was X, is Y``."""
    return [
        f"{name}: was {_shown(getattr(old, name))}, is {_shown(getattr(new, name))}"
        for name in ASKED
        if getattr(old, name) != getattr(new, name)
    ]


def _make_free(folder: Path, number: int = 1) -> Path:
    """Making the folder is the test, so that two runs of one second get two."""
    numbered = folder if number == 1 else folder.with_name(f"{folder.name}-{number}")
    try:
        numbered.mkdir(parents=True)
    except FileExistsError:
        return _make_free(folder, number + 1)
    return numbered


def _shown(value: object) -> str:
    text = str(value)
    return text[:12] if len(text) == 64 and text.isalnum() else text  # a hash is told apart by its beginning

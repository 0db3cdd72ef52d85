"""Two other scorers on the same pairs, each in a process of a virtual environment made for it."""

import json
import subprocess
import tempfile
from pathlib import Path
from typing import Any

from benchmarks.scoring_documents import ENTRIES, INCIDENT, LISTS, SCALARS, Pair

PEERS = {
    "stickler-eval": ("stickler-eval", "peer_stickler.py"),
    "structured-eval": ("structured-eval[align,fuzzy]", "peer_structured_eval.py"),
}
"""Package to install (with what it needs to align lists) and the script that runs it."""
DOCUMENTS = 100
"""Enough for seconds of work, and the peers need no more."""


def measure_peers(python: str, documents: list[Pair], ours: int) -> dict[str, dict[str, Any]]:
    """By peer: version, documents a second, how many times as long it takes; or the error that kept it from running."""
    with tempfile.TemporaryDirectory() as folder:
        task = Path(folder) / "task.json"
        fields = {"scalars": SCALARS, "incident": INCIDENT, "lists": LISTS, "entries": ENTRIES}
        task.write_text(json.dumps({"fields": fields, "pairs": documents[:DOCUMENTS]}), encoding="utf-8")
        return {name: _measure(name, python, Path(folder), task, ours) for name in PEERS}


def _measure(name: str, python: str, folder: Path, task: Path, ours: int) -> dict[str, Any]:
    package, script = PEERS[name]
    environment = folder / name
    interpreter = environment / "bin" / "python"
    steps: list[list[str | Path]] = [
        [python, "-m", "venv", environment],
        [interpreter, "-m", "pip", "install", "--quiet", package],
        [interpreter, Path(__file__).with_name(script), task],
    ]
    for step in steps:
        done = subprocess.run(step, capture_output=True, text=True, check=False)
        if done.returncode:
            return {"version": None, "documents_per_second": None, "ratio": None, "error": _last_line(done.stderr)}
    found = json.loads(done.stdout.splitlines()[-1])
    speed = DOCUMENTS / found["seconds"]
    return {
        "version": found["version"],
        "documents_per_second": round(speed),
        "ratio": round(ours / speed, 1),
        "error": None,
    }


def _last_line(text: str) -> str:
    return next((line for line in reversed(text.splitlines()) if line.strip()), "no message")

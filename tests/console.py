"""The program in a process of its own, as a user starts it."""

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SAYS_NOTHING = {name: value for name, value in os.environ.items() if not name.startswith(("OPENAI_", "PYTHON"))}
"""An environment without keys and endpoints, and with the output buffered as usual."""
ENVIRONMENT = {**SAYS_NOTHING, "PYTHONPATH": str(ROOT), "COLUMNS": "100", "PYTHONDONTWRITEBYTECODE": "1"}
INCIDENTS = (sys.executable, "-m", "extractor")


def incidents(
    *words: str | Path, folder: Path, stdin: bytes = b"", env: Mapping[str, str] = {}
) -> subprocess.CompletedProcess[bytes]:
    """Run ``incidents WORDS`` in `folder`."""
    command, whole = [*INCIDENTS, *map(str, words)], {**ENVIRONMENT, **env}
    return subprocess.run(command, cwd=folder, input=stdin, env=whole, capture_output=True, check=False)


def python(script: str, *words: str | Path) -> str:
    """What `script` prints in a fresh process."""
    command = [sys.executable, "-c", script, *map(str, words)]
    return subprocess.run(command, env=ENVIRONMENT, capture_output=True, check=True, text=True).stdout

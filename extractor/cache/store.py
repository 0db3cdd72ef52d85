"""Where answers are kept: one SQLite file that any number of processes may use at once."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

from extractor.backends.base import Answer
from extractor.errors import InputError
from extractor.record import Attempt
from extractor.schema import Extraction

FILE = "answers.sqlite"
PATIENCE_S = 10.0
"""How long to wait for another process that writes."""


def default_folder() -> Path:
    """``incident-extractor`` in the user's cache folder."""
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "incident-extractor"


class Kept(BaseModel):
    """A successful answer as it is kept: JSON, read back by the schema like any answer."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    extraction: Extraction
    attempts: list[Attempt]


class AnswerStore:
    """Raises InputError, naming the file, wherever SQLite cannot go on."""

    def __init__(self, folder: Path) -> None:
        self._file = folder / FILE
        with self._named():
            folder.mkdir(parents=True, exist_ok=True)
            self._base = sqlite3.connect(self._file, timeout=PATIENCE_S, isolation_level=None)
            self._base.execute("PRAGMA journal_mode = WAL")
            self._base.execute("PRAGMA synchronous = NORMAL")  # a power cut may lose the last answers, and no others
            self._base.execute("CREATE TABLE IF NOT EXISTS answers (key BLOB PRIMARY KEY, answer TEXT) WITHOUT ROWID")

    def get(self, key: bytes) -> Answer | None:
        """The answer under `key`, as one that was not paid for now."""
        with self._named():
            row = self._base.execute("SELECT answer FROM answers WHERE key = ?", (key,)).fetchone()
        return _read(row[0]) if row else None

    def put(self, key: bytes, answer: Answer) -> None:
        """Keep `answer` in place of any earlier one. Only a success may be kept."""
        if answer.extraction is None:
            raise ValueError(f"an answer that is {answer.outcome} is not kept")
        kept = Kept(extraction=answer.extraction, attempts=list(answer.attempts))
        with self._named():
            self._base.execute("INSERT OR REPLACE INTO answers VALUES (?, ?)", (key, kept.model_dump_json()))

    def close(self) -> None:
        self._base.close()

    @contextmanager
    def _named(self) -> Iterator[None]:
        try:
            yield
        except (sqlite3.Error, OSError) as error:
            words = error.strerror if isinstance(error, OSError) else error
            raise InputError(
                f"{self._file}: the cache cannot be used: {words}; mend or remove it, or go on with --cache off"
            ) from None


def _read(text: str) -> Answer | None:
    """Null where something else than an answer is kept there: it is asked anew then."""
    try:
        kept = Kept.model_validate_json(text)
    except ValidationError:
        return None
    return Answer("ok", kept.extraction, attempts=tuple(kept.attempts), reused=True)

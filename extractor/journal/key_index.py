"""Which keys were seen, in memory of a fixed size: past a few thousand they lie in a temporary file."""

import hashlib
import sqlite3
from typing import Self

CACHE_KIB = 1024
"""Memory for pages of the index; the rest is on disk."""


class KeyIndex:
    """A map from tuples of text to small numbers, for a million keys as for ten.

    SQLite's own temporary database: without a name it has no file that another process could see, and it is
    gone when this process ends, however it ends.
    """

    def __init__(self) -> None:
        self._base = sqlite3.connect("", isolation_level=None)
        for pragma in (f"cache_size = -{CACHE_KIB}", "journal_mode = OFF", "synchronous = OFF"):
            self._base.execute(f"PRAGMA {pragma}")
        self._base.execute("CREATE TABLE seen (key BLOB PRIMARY KEY, value INTEGER NOT NULL) WITHOUT ROWID")
        self._base.execute("BEGIN")

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        self._base.close()

    def get(self, *key: str) -> int | None:
        """The number last put under `key`; null where there is none."""
        row = self._base.execute("SELECT value FROM seen WHERE key = ?", (_digest(key),)).fetchone()
        return row[0] if row else None

    def put(self, *key: str, value: int = 1) -> int | None:
        """Put `value` under `key`; the number that was there before, null where there was none."""
        before = self.get(*key)
        self._base.execute("INSERT OR REPLACE INTO seen VALUES (?, ?)", (_digest(key), value))
        return before


def _digest(key: tuple[str, ...]) -> bytes:
    """16 bytes for a key of any length; NUL cannot stand in an id, so the parts cannot run into each other."""
    return hashlib.blake2b("\0".join(key).encode("utf-8", "surrogatepass"), digest_size=16).digest()

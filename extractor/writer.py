"""Writing a run: the manifest first, each record as it arrives, the manifest again when all is known."""

from pathlib import Path
from types import TracebackType
from typing import IO, Self

from extractor.record import RECORDS, RunManifest, RunRecord, write_manifest


class RunWriter:
    """Appends records of one run to its folder. What was added stays, however the run ends."""

    def __init__(self, folder: Path, manifest: RunManifest) -> None:
        self._folder, self._manifest = folder, manifest
        self._models: dict[str, None] = {}
        self._written = 0

    def __enter__(self) -> Self:
        write_manifest(self._folder, self._manifest)
        self._file: IO[str] = (self._folder / RECORDS).open("a", encoding="utf-8", newline="\n")
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._file.close()
        write_manifest(self._folder, self._closed_manifest())

    def add(self, record: RunRecord) -> None:
        """Append one line and hand it to the system, so that a crash of this process loses none."""
        self._file.write(record.model_dump_json() + "\n")
        self._file.flush()
        self._written += 1
        self._models.update(dict.fromkeys(a.model for a in record.attempts if a.model))

    def _closed_manifest(self) -> RunManifest:
        expected = len(self._manifest.articles) * self._manifest.samples
        changes = {"models_returned": sorted(self._models), "finished": self._written == expected}
        return self._manifest.model_copy(update=changes)

"""Writing a run: the manifest first, each record as it arrives, the manifest again when all is known."""

from io import FileIO
from pathlib import Path
from types import TracebackType
from typing import Self

from extractor.errors import RunError
from extractor.record import RECORDS, RunManifest, RunRecord, write_manifest


class RunWriter:
    """Appends records of one run to its folder. What was added stays, however the run ends."""

    def __init__(self, folder: Path, manifest: RunManifest) -> None:
        self._folder, self._manifest = folder, manifest
        self._models: dict[str, None] = {}
        self._written = 0

    def __enter__(self) -> Self:
        write_manifest(self._folder, self._manifest)
        try:
            self._file = FileIO(self._folder / RECORDS, "x")
        except OSError as error:
            raise self._unwritable(error) from None
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._file.close()
        write_manifest(self._folder, self._closed_manifest())

    def add(self, record: RunRecord) -> None:
        """Append one line and hand it to the system, so that a crash of this process loses none.

        RunError where it cannot be written; the file then ends with the line before.
        """
        end = self._file.tell()
        try:
            self._append(record.model_dump_json().encode() + b"\n")
        except OSError as error:
            self._file.truncate(end)
            raise self._unwritable(error) from None
        self._written += 1
        self._models.update(dict.fromkeys(a.model for a in record.attempts if a.model))

    def _append(self, line: bytes) -> None:
        while line:
            line = line[self._file.write(line) :]

    def _unwritable(self, error: OSError) -> RunError:
        return RunError(f"{self._folder / RECORDS}: cannot be written: {error.strerror or error}")

    def _closed_manifest(self) -> RunManifest:
        expected = len(self._manifest.articles) * self._manifest.samples
        changes = {"models_returned": sorted(self._models), "finished": self._written == expected}
        return self._manifest.model_copy(update=changes)

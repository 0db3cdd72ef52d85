"""How far a run is: a bar on a terminal, a line per record otherwise."""

import sys
from types import TracebackType
from typing import TYPE_CHECKING, Self

from extractor.record import RunRecord
from extractor.terminal import one_line

if TYPE_CHECKING:
    import rich.progress


class Progress:
    """Reports on standard error, so that standard output stays the caller's. `total` counts records."""

    def __init__(self, total: int, *, quiet: bool = False) -> None:
        self._total, self._quiet = total, quiet
        self._done = self._failed = 0
        self._bar: rich.progress.Progress | None = None

    def __enter__(self) -> Self:
        if not self._quiet and sys.stderr.isatty():
            self._bar = _bar()
            self._task = self._bar.add_task("extracting", total=self._total, failed=0)
            self._bar.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._bar:
            self._bar.stop()

    def advance(self, record: RunRecord) -> None:
        """Count one record that is there."""
        self._done += 1
        self._failed += record.outcome != "ok"
        if self._bar:
            self._bar.update(self._task, advance=1, failed=self._failed)
        elif not self._quiet:
            print(f"[{self._done}/{self._total}] {_line(record)}", file=sys.stderr)


def _line(record: RunRecord) -> str:
    name = f"{record.article}#{record.sample}"
    if not record.extraction:
        return one_line(f"{name} {record.outcome}: {record.error}")
    incidents = len(record.extraction.incidents)
    return one_line(f"{name} ok, {incidents} incident{'' if incidents == 1 else 's'}")


def _bar() -> "rich.progress.Progress":
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[failed]} failed"),
        TimeRemainingColumn(),
    )
    return Progress(*columns, console=Console(stderr=True))

"""What is asked of a service that runs batches, whoever's library speaks to it."""

from dataclasses import dataclass
from pathlib import Path
from typing import Protocol


@dataclass(frozen=True, slots=True)
class BatchState:
    """A batch as the service tells it."""

    batch: str
    status: str
    output_file: str | None = None
    """Id of the file of answers; null while there is none."""
    error_file: str | None = None
    """Id of the file of requests that failed."""
    total: int = 0
    completed: int = 0
    failed: int = 0
    problem: str | None = None
    """Why the whole input file was refused."""


class BatchService(Protocol):
    """Every fault is a ServiceError with one line."""

    def upload(self, file: Path) -> str:
        """The id of the uploaded file."""
        ...

    def create(self, input_file: str) -> BatchState:
        """Start a batch; this is what costs money."""
        ...

    def find(self, input_file: str) -> BatchState | None:
        """The batch that runs on an uploaded file; null where there is none."""
        ...

    def state(self, batch: str) -> BatchState: ...

    def download(self, file: str, to: Path) -> None:
        """Write the content of a file of the service to `to`, whole or not at all."""
        ...

"""What was submitted: one job for each request file, remembered so that nothing is paid for twice."""

from pydantic import BaseModel, ConfigDict, ValidationError

from extractor.batch.folder import BatchFolder
from extractor.errors import RunError
from extractor.files import write_whole
from extractor.record import first_problem

JOBS = "jobs.json"
ENDED = frozenset[str]({"failed", "completed", "expired", "cancelled"})
"""States in which a job brings no further answers."""


class Job(BaseModel):
    """One request file at the service; null is not there yet."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    file: str
    """Below the batch folder, such as ``round-1/requests-001.jsonl``."""
    input_file: str | None = None
    """Id of the uploaded file."""
    batch: str | None = None
    status: str | None = None
    output_file: str | None = None
    error_file: str | None = None
    total: int = 0
    completed: int = 0
    failed: int = 0
    problem: str | None = None
    """Why the service refused the whole file."""
    fetched: bool = False

    @property
    def ended(self) -> bool:
        return self.status in ENDED

    @property
    def round(self) -> int:
        return int(self.file.partition("/")[0].removeprefix("round-"))


class Jobs(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    base_url: str | None = None
    """The endpoint that has them; null for OpenAI's own."""
    jobs: dict[str, Job] = {}
    """By `Job.file`."""

    def with_job(self, job: Job) -> "Jobs":
        return self.model_copy(update={"jobs": self.jobs | {job.file: job}})


def read_jobs(folder: BatchFolder) -> Jobs:
    """Nothing where nothing was submitted; RunError where the file was damaged."""
    file = folder.batch / JOBS
    try:
        return Jobs.model_validate_json(file.read_bytes())
    except FileNotFoundError:
        return Jobs()
    except OSError as error:
        raise RunError(f"{file}: cannot be read: {error.strerror or error}") from None
    except ValidationError as error:
        raise RunError(f"{file}: {first_problem(error)}") from None


def write_jobs(folder: BatchFolder, jobs: Jobs) -> None:
    write_whole(folder.batch / JOBS, jobs.model_dump_json(indent=2) + "\n")


def submitted_rounds(folder: BatchFolder) -> set[int]:
    """Rounds of which any file was given to the service."""
    return {job.round for job in read_jobs(folder).jobs.values()}

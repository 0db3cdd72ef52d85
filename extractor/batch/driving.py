"""Submitting, watching and fetching: what is done at the service is written down before the next thing is done."""

from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path

from extractor.batch.folder import BatchFolder
from extractor.batch.jobs import Job, read_jobs, write_jobs
from extractor.batch.requests import request_files
from extractor.batch.service import BatchService, BatchState
from extractor.errors import RunError


class Driver:
    """The jobs of one batch run at one service."""

    def __init__(self, run: Path, service: BatchService, base_url: str | None = None) -> None:
        """RunError where the run was submitted to another endpoint."""
        self._folder, self._service = BatchFolder(run), service
        self._jobs = read_jobs(self._folder)
        if self._jobs.jobs and self._jobs.base_url != base_url:
            raise RunError(f"{run}: was submitted to {self._jobs.base_url or 'OpenAI'}; name that with --base-url")
        self._jobs = self._jobs.model_copy(update={"base_url": base_url})

    def submit(self) -> Iterator[Job]:
        """Upload and start every request file of the latest round that was not; each job as it stands then.

        What a crash left between upload and start is looked for at the service first, so that no batch runs twice.
        """
        rounds = self._folder.rounds()
        if not rounds:
            raise RunError(f"{self._folder.run}: nothing to submit; name a folder that `incidents batch write` made")
        for file in request_files(self._folder.round(rounds[-1])):
            name = file.relative_to(self._folder.batch).as_posix()
            yield self._started(self._jobs.jobs.get(name, Job(file=name)), file)

    def status(self) -> Iterator[Job]:
        """Every job as the service tells it now; jobs that ended are not asked about again."""
        for job in self._known():
            yield job if job.ended or not job.batch else self._note(job, self._service.state(job.batch))

    def fetch(self) -> Iterator[Path]:
        """Download the answers of every job that ended and was not fetched; the files."""
        for job in self._known():
            if job.ended and not job.fetched:
                yield from self._downloaded(job)
                self._save(job.model_copy(update={"fetched": True}))

    def latest_ended(self) -> bool:
        """Whether no job of the latest submitted round can bring further answers."""
        jobs = self._known()
        latest = max(job.round for job in jobs)
        return all(job.ended for job in jobs if job.round == latest)

    def _known(self) -> list[Job]:
        if not self._jobs.jobs:
            raise RunError(f"{self._folder.run}: nothing was submitted; `incidents batch submit` does")
        return list(self._jobs.jobs.values())

    def _started(self, job: Job, file: Path) -> Job:
        if job.batch:
            return job
        if job.input_file and (running := self._service.find(job.input_file)):
            return self._note(job, running)
        if not job.input_file:
            job = self._save(job.model_copy(update={"input_file": self._service.upload(file)}))
        return self._note(job, self._service.create(job.input_file or ""))

    def _downloaded(self, job: Job) -> Iterator[Path]:
        request_file = self._folder.batch / job.file
        for kind, file in (("answers", job.output_file), ("errors", job.error_file)):
            if file:
                target = request_file.with_name(request_file.name.replace("requests", kind))
                self._service.download(file, target)
                yield target

    def _note(self, job: Job, state: BatchState) -> Job:
        return self._save(job.model_copy(update=asdict(state)))

    def _save(self, job: Job) -> Job:
        self._jobs = self._jobs.with_job(job)
        write_jobs(self._folder, self._jobs)
        return job

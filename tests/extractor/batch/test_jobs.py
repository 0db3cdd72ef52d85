"""What was submitted, remembered."""

from pathlib import Path

import pytest

from extractor.batch.folder import BatchFolder
from extractor.batch.jobs import ENDED, Job, Jobs, read_jobs, submitted_rounds, write_jobs
from extractor.errors import RunError


def _folder(tmp_path: Path) -> BatchFolder:
    (tmp_path / "batch").mkdir()
    return BatchFolder(tmp_path)


def test_nothing_was_submitted_at_first(tmp_path: Path) -> None:
    assert read_jobs(_folder(tmp_path)) == Jobs()
    assert submitted_rounds(BatchFolder(tmp_path)) == set()


def test_jobs_are_read_as_they_were_written(tmp_path: Path) -> None:
    folder = _folder(tmp_path)
    one, two = Job(file="round-1/requests-001.jsonl", batch="b-1"), Job(file="round-12/requests-001.jsonl")
    jobs = Jobs(base_url="http://localhost/v1").with_job(one).with_job(two).with_job(two)
    write_jobs(folder, jobs)
    assert read_jobs(folder) == jobs
    assert list(jobs.jobs.values()) == [one, two]
    assert submitted_rounds(folder) == {1, 12}


@pytest.mark.parametrize("status", [*sorted(ENDED), "validating", "in_progress", "finalizing", "cancelling", None])
def test_a_job_has_ended_when_nothing_more_will_come(status: str | None) -> None:
    assert Job(file="round-1/requests-001.jsonl", status=status).ended == (status in ENDED)


def test_a_damaged_file_is_named(tmp_path: Path) -> None:
    folder = _folder(tmp_path)
    (folder.batch / "jobs.json").write_text('{"jobs": 7}')
    with pytest.raises(RunError, match=r"jobs\.json: jobs: "):
        read_jobs(folder)

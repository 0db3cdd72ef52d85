"""One session of a run, from the survey of its articles to the last record; a run may take several."""

import asyncio
import gc
from collections.abc import Callable, Iterable
from contextlib import aclosing
from dataclasses import dataclass, field
from pathlib import Path

from extractor.article import Article
from extractor.backends import Backend, open_backend
from extractor.backends.base import Settings
from extractor.backends.chunked import Chunked, Pieces
from extractor.backends.voting import Voting
from extractor.cache.caching import CacheMode, Caching
from extractor.cache.key import KeyMaker
from extractor.cache.store import AnswerStore, default_folder
from extractor.errors import RunError
from extractor.interrupt import two_stages
from extractor.journal.folder import new_folder, newest_like
from extractor.journal.journal import Journal
from extractor.journal.survey import Survey
from extractor.ledger.account import Account
from extractor.ledger.budget import Ceilings
from extractor.ledger.estimate import Estimator
from extractor.ledger.prices import Prices
from extractor.manifest import describe, run_of
from extractor.progress import Progress
from extractor.prompt_file import read_prompt_of
from extractor.prompts import PromptVersion
from extractor.record import MANIFEST, RunManifest, RunRecord, Totals, read_manifest
from extractor.run import RunPlan, extract
from extractor.steering.steering import Limits, Steering
from extractor.summary import Summary


@dataclass(frozen=True, slots=True)
class Job:
    """All that was asked for, but the articles."""

    backend: str
    settings: Settings
    plan: RunPlan
    limits: Limits = field(default_factory=Limits)
    ceilings: Ceilings = field(default_factory=Ceilings)
    prices: Prices | None = None
    sent_beside: int = 0
    """Bytes that go with every request, such as the schema."""
    cache: CacheMode = "off"
    cache_folder: Path | None = None
    """Null for the user's own."""
    resume: bool = False
    retry_failed: bool = False
    voters: int = 1
    """Answers that are voted into each record."""
    pieces: Pieces | None = None
    """How long articles are cut; null for whole ones."""

    def account(self, spent: Totals) -> Account:
        estimator = Estimator(self.sent_beside, self.voters)
        return Account(self.ceilings, self.prices, self.settings.model, estimator=estimator, spent=spent)

    def open_backend(self) -> Backend:
        """UsageError or RunError for settings that the backend refuses, InputError for a cache that cannot be used."""
        backend = self._open_one()
        if self.pieces:
            backend = Chunked(backend, self.plan.prompt, self.pieces)
        return Voting(backend, self.voters) if self.voters > 1 else backend

    def _open_one(self) -> Backend:
        if self.cache == "off":
            return open_backend(self.backend, self.settings)
        inner = None if self.cache == "read" else open_backend(self.backend, self.settings)
        store = AnswerStore(self.cache_folder or default_folder())
        return Caching(inner, store, KeyMaker.of(self.settings), look_up=self.cache != "refresh")

    def asked_prompt(self) -> PromptVersion | None:
        """What the answers are given to; of answers that are given again, what they were given to, if that is known."""
        before = run_of(self.settings.source)
        return read_prompt_of(before, read_manifest(before).asked_sha256) if before else self.plan.prompt

    def manifest(self, articles: int) -> RunManifest:
        manifest = describe(self.backend, self.settings, self.plan.prompt, self.plan.samples, articles)
        pieces = (self.pieces.size, self.pieces.overlap) if self.pieces else None
        return manifest.model_copy(update={"voters": self.voters, "pieces": pieces})


@dataclass(frozen=True, slots=True)
class Ended:
    """How a session ended."""

    folder: Path
    summary: Summary
    totals: Totals
    """Of the whole run."""
    interrupted: bool

    def line(self) -> str:
        return self.summary.line(self.folder, self.totals, interrupted=self.interrupted)


def write_run(job: Job, articles: Iterable[Article], out: Path | None, tell: Callable[[str], None]) -> Ended:
    """Extract `articles`, which are read twice, into `out` or a new folder; `tell` gets lines for the user meanwhile.

    RunError where the folder holds another run or is held; KeyboardInterrupt at the second Ctrl-C.
    """
    with Survey() as survey:
        survey.read(articles)
        try:
            return asyncio.run(_session(job, articles, survey, out, tell))
        except asyncio.CancelledError:
            raise KeyboardInterrupt from None


async def _session(
    job: Job, articles: Iterable[Article], survey: Survey, out: Path | None, tell: Callable[[str], None]
) -> Ended:
    backend = job.open_backend()  # first of all: what it refuses leaves no folder behind
    manifest = job.manifest(survey.articles)
    folder = _folder(job, manifest, out)
    with Journal(folder, manifest, survey, retry_failed=job.retry_failed, prompt=job.asked_prompt()) as journal:
        steering = Steering(job.limits, job.account(journal.tally.totals()), journal.wants)
        interrupted = _Interruption(steering, tell)
        with two_stages(interrupted.stop, _abort_here()):
            summary = await _record_all(job.plan, backend, articles, journal, steering)
        journal.remember_limits(steering.concurrency.history)
        return Ended(folder, summary, journal.tally.totals(), interrupted.happened)


def _folder(job: Job, manifest: RunManifest, out: Path | None) -> Path:
    if job.resume and out and not (out / MANIFEST).exists():
        raise RunError(f"{out}: no run to go on with; leave out --resume to begin one there")
    if job.resume:
        return out or newest_like(manifest)
    return out or new_folder(job.backend)


async def _record_all(
    plan: RunPlan, backend: Backend, articles: Iterable[Article], journal: Journal, steering: Steering
) -> Summary:
    standing = journal.standing(plan.samples)
    # What is there by now, most of it libraries, stays: looking through it for garbage costs a tenth of a run's CPU.
    gc.freeze()
    summary = Summary(standing.asked, standing.asked - standing.open, standing.failed)
    with Progress(standing.open) as progress:
        async with aclosing(extract(articles, backend, plan, steering, journal.add)) as records:
            async for record in records:
                summary.add(record)
                progress.advance(record)
    return summary


async def answer_all(job: Job, articles: Iterable[Article]) -> list[RunRecord]:
    """Records that are kept nowhere, for a few articles."""
    steering = Steering(job.limits, job.account(Totals()))
    async with aclosing(extract(articles, job.open_backend(), job.plan, steering)) as records:
        return [record async for record in records]


class _Interruption:
    """The first Ctrl-C."""

    def __init__(self, steering: Steering, tell: Callable[[str], None]) -> None:
        self._steering, self._tell = steering, tell
        self.happened = False

    def stop(self) -> None:
        self.happened = True
        self._steering.stop()
        self._tell("stopping: waiting for the answers under way; press Ctrl-C again to leave them")


def _abort_here() -> Callable[[], object]:
    task = asyncio.current_task()
    assert task is not None
    return task.cancel

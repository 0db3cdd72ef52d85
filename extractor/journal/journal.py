"""The journal of a run: its manifest, the list of its articles, its records; opened anew or picked up again."""

import hashlib
import os
from collections.abc import Iterable, Iterator, Sequence
from enum import IntEnum
from pathlib import Path
from types import TracebackType
from typing import NamedTuple, Self

from pydantic import BaseModel

from extractor.article import Article
from extractor.errors import RunError
from extractor.journal.appender import Appender
from extractor.journal.folder import differences
from extractor.journal.key_index import KeyIndex
from extractor.journal.lock import open_held
from extractor.journal.survey import Survey
from extractor.journal.tail import cut_torn_tail
from extractor.ledger.tally import Paid, Tally
from extractor.prompt_file import write_prompt
from extractor.prompts import PromptVersion
from extractor.record import (
    ARTICLES,
    MANIFEST,
    RECORDS,
    ArticleEntry,
    LimitChange,
    RunManifest,
    RunOutcome,
    RunRecord,
    read_manifest,
    read_row,
    write_manifest,
)

NOT_ITS_FAULT = frozenset({"over_budget", "auth", "quota"})
"""Outcomes of articles that were not asked, or not seriously: a later session asks them without being told to."""


class Standing(IntEnum):
    """How an article in one sample stands."""

    OPEN = 0
    FAILED = 1
    DONE = 2


class Standings(NamedTuple):
    """Articles, each in each sample."""

    asked: int
    open: int
    """Still to be asked."""
    failed: int
    """Failed in an earlier session, and not asked again in this one."""


class Journal:
    """Writes one run, which no other process can write meanwhile. What was added stays, however the run ends."""

    def __init__(
        self,
        folder: Path,
        manifest: RunManifest,
        survey: Survey,
        *,
        retry_failed: bool = False,
        prompt: PromptVersion | None = None,
    ) -> None:
        """`survey` must be of the articles of the run; `retry_failed` opens those again that failed.

        `prompt` is kept beside the manifest that names it; null where it is there already, or not to be kept.
        Entering it raises RunError where the folder holds a run that was asked in another way, or is held.
        """
        self._folder, self._manifest, self._survey = folder, manifest, survey
        self._prompt = prompt if prompt and prompt.sha256 == manifest.asked_sha256 else None
        self._again = frozenset({Standing.OPEN, Standing.FAILED} if retry_failed else {Standing.OPEN})
        self._standings = KeyIndex()
        self._models: set[str] = set()
        self._limits: Sequence[LimitChange] = ()
        self.settled = 0
        """Articles, each in each sample, that need not be asked again."""
        self.tally = Tally()

    def __enter__(self) -> Self:
        file = _made(self._folder) / RECORDS
        descriptor = open_held(file)
        try:
            self._pick_up(descriptor, file)
        except BaseException:
            os.close(descriptor)
            raise
        self._lines = Appender(descriptor, str(file)).__enter__()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            write_manifest(self._folder, self._closing())
        finally:
            self._standings.close()
            self._lines.__exit__(kind, error, trace)

    def wants(self, article: Article | ArticleEntry, sample: int) -> bool:
        """Whether this article in this sample is still to be asked."""
        return self._standing(article, sample) in self._again

    def standing(self, samples: int) -> Standings:
        """How the articles that this session is asked for stand, each in so many samples."""
        open_ = failed = 0
        for entry in self._survey.entries():
            for sample in range(samples):
                wanted = self.wants(entry, sample)
                open_ += wanted
                failed += not wanted and self._standing(entry, sample) == Standing.FAILED
        return Standings(self._survey.articles * samples, open_, failed)

    def add(self, record: RunRecord) -> None:
        """Append one record."""
        self._lines.add(record.model_dump_json().encode() + b"\n")
        self._count(record)
        self.tally.add(record)

    def remember_limits(self, changes: Iterable[LimitChange]) -> None:
        """Keep the history of the concurrency limit for the manifest."""
        self._limits = list(changes)

    def _standing(self, article: Article | ArticleEntry, sample: int) -> int:
        return self._standings.get(article.id, article.sha256, str(sample)) or Standing.OPEN

    def _pick_up(self, descriptor: int, file: Path) -> None:
        cut_torn_tail(descriptor)
        begun = (self._folder / MANIFEST).exists()
        if begun:
            self._continue(read_manifest(self._folder), file)
        elif os.fstat(descriptor).st_size:
            raise RunError(f"{self._folder}: {RECORDS} without {MANIFEST}; name another folder")
        listed = self._folder / ARTICLES
        articles = _enlist(self._survey, listed, anew=not begun)
        self._manifest = self._manifest.model_copy(update={"articles": articles, "articles_sha256": _digest(listed)})
        if self._prompt:
            write_prompt(self._folder, self._prompt)
        write_manifest(self._folder, self._manifest)

    def _continue(self, old: RunManifest, file: Path) -> None:
        if changed := differences(old, self._manifest):
            raise RunError(f"{self._folder}: was asked in another way ({changed[0]}); name another folder with --out")
        samples = max(old.samples, self._manifest.samples)
        self._manifest = old.model_copy(update={"samples": samples, "finished": False})
        for row in _old_rows(file):
            self._count(row)
            self.tally.add(row)

    def _count(self, record: "RunRecord | _OldRow") -> None:
        standing = _standing(record.outcome)
        before = self._standings.put(record.article, record.sha256, str(record.sample), value=standing)
        self.settled += (standing > Standing.OPEN) - ((before or Standing.OPEN) > Standing.OPEN)
        self._models.update(attempt.model for attempt in record.attempts if attempt.model)

    def _closing(self) -> RunManifest:
        return self._manifest.model_copy(
            update={
                "models_returned": sorted(self._models),
                "finished": self.settled == self._manifest.articles * self._manifest.samples,
                "totals": self.tally.totals(),
                "concurrency": list(self._limits),
            }
        )


class _OldRow(BaseModel):
    """What is needed of a record to go on after it; the rest stays unread."""

    article: str
    sha256: str
    sample: int
    outcome: RunOutcome
    reused: bool = False
    attempts: list[Paid]


def _old_rows(file: Path) -> Iterator[_OldRow]:
    with file.open("rb") as lines:
        for number, line in enumerate(lines, 1):
            yield read_row(line, _OldRow, f"{file}:{number}")


def _standing(outcome: RunOutcome) -> Standing:
    if outcome == "ok":
        return Standing.DONE
    return Standing.OPEN if outcome in NOT_ITS_FAULT else Standing.FAILED


def _made(folder: Path) -> Path:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise RunError(f"{folder}: cannot be made: {error.strerror or error}") from None
    return folder


def _enlist(survey: Survey, file: Path, *, anew: bool) -> int:
    """Write the articles that are not in `file` yet; how many there are then."""
    with KeyIndex() as known, file.open("wb+" if anew else "ab+") as lines:
        cut_torn_tail(lines.fileno())
        lines.seek(0)
        count = sum(1 for line in lines if _is_new(read_row(line, ArticleEntry, str(file)), known))
        for entry in survey.entries():
            if _is_new(entry, known):
                lines.write(entry.model_dump_json().encode() + b"\n")
                count += 1
    return count


def _digest(file: Path) -> str:
    with file.open("rb") as content:
        return hashlib.file_digest(content, "sha256").hexdigest()


def _is_new(entry: ArticleEntry, known: KeyIndex) -> bool:
    return known.put(entry.id, entry.sha256) is None

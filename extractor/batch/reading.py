"""Answers in, records out, and what is to be asked again into the next round.

An answer that can be used becomes a record as soon as it is read, so that a second reading, a duplicate line or a
crash changes nothing. Of several answers to one request the first that can be used counts.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from extractor.backends.base import Answer
from extractor.backends.llm.outcomes import Verdict
from extractor.backends.llm.redaction import Redaction
from extractor.backends.llm.reply import Reply
from extractor.batch.answers import AnswerLine, Unreadable, read_answers
from extractor.batch.custom_id import Key
from extractor.batch.exchange import answer_of
from extractor.batch.folder import AskedArticle, BatchFolder
from extractor.batch.jobs import submitted_rounds
from extractor.batch.rounds import write_next_round
from extractor.evidence import locate_all
from extractor.journal.journal import Journal
from extractor.journal.survey import Survey
from extractor.record import Attempt, RunOutcome, RunRecord, read_manifest, read_records

SETTLED = frozenset[RunOutcome]({"ok", "refused", "filtered", "truncated", "rejected"})
"""Outcomes that asking again would not change."""
UNANSWERED = Verdict("transport", "wait")


@dataclass(slots=True)
class BatchTally:
    """What a reading came to. Requests count, each article in each sample."""

    asked: int = 0
    settled: int = 0
    """In all readings so far."""
    ok: int = 0
    """Of the settled ones."""
    duplicates: int = 0
    """Lines that answer what was settled before, or say again what an earlier line said."""
    unknown: int = 0
    """Lines with an id that this run did not ask."""
    unreadable: list[Unreadable] = field(default_factory=list)
    again: list[Path] = field(default_factory=list)
    """Request files of the next round."""

    @property
    def open(self) -> int:
        return self.asked - self.settled


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads answer files into the batch run `run`.

    `again` writes what is still open as the next round; `final` gives up on it, so that each becomes a failed record.
    """

    run: Path
    redact: Redaction
    again: bool = True
    final: bool = False

    def read(self, files: Iterable[Path]) -> BatchTally:
        """RunError where there is no batch run or another process holds it; InputError for an unreadable file."""
        folder = BatchFolder(self.run)
        asked = {(key.text, key.name): row for row in folder.asked() for key in [row.key(0)]}
        manifest = read_manifest(self.run)
        with Survey() as nothing_new, Journal(self.run, manifest, nothing_new, retry_failed=True) as journal:
            sitting = _Sitting(folder, asked, manifest.samples, journal, self.redact)
            for line in read_answers(files):
                sitting.take(line)
            sitting.note_failures()
            if self.final:
                sitting.give_up()
            elif self.again:
                sitting.tally.again = sitting.ask_again()
            return sitting.tally


class _Sitting:
    """One reading: knows what is settled, and holds what could not be used until all lines were seen."""

    def __init__(
        self,
        folder: BatchFolder,
        asked: dict[tuple[str, str], AskedArticle],
        samples: int,
        journal: Journal,
        redact: Redaction,
    ) -> None:
        self._folder, self._asked, self._samples = folder, asked, samples
        self._journal, self._redact = journal, redact
        self._failed: dict[Key, Attempt | None] = {}
        self._unusable: dict[Key, Reply] = {}
        self._rounds_read: set[int] = set()
        self.tally = BatchTally(asked=len(asked) * samples)
        self._settled: set[Key] = set()
        for record in read_records(folder.run):
            self._note(self._key(record), record)

    def take(self, line: AnswerLine | Unreadable) -> None:
        match line:
            case Unreadable():
                self.tally.unreadable.append(line)
            case AnswerLine(key=None):
                self.tally.unknown += 1
            case AnswerLine(key=Key() as key) if not self._knows(key):
                self.tally.unknown += 1
            case AnswerLine(key=Key() as key):
                self._rounds_read.add(line.round)
                self._take_answer(key, line.reply)

    def note_failures(self) -> None:
        """A record for each request whose answers could all not be used."""
        for key, reply in self._unusable.items():
            answer = answer_of(reply, self._redact)
            if self._said_before(key, answer.attempts[-1]):
                self.tally.duplicates += 1
            else:
                self._record(key, answer)

    def give_up(self) -> None:
        """A failed record for each request that has none."""
        reply = Reply(UNANSWERED, problems=("the batch gave no answer",))
        for row in self._asked.values():
            for sample in range(self._samples):
                key = row.key(sample)
                if key not in self._settled and key not in self._failed:
                    self._record(key, Answer(reply.verdict.outcome, error=reply.error))
        self.tally.settled = self.tally.asked

    def ask_again(self) -> list[Path]:
        """The request files of the round after the last that was read; none where nothing is open."""
        latest = max(self._rounds_read, default=0) or max(submitted_rounds(self._folder), default=1)
        return write_next_round(self._folder, latest, self._settled, self._unusable, self._redact)

    def _take_answer(self, key: Key, reply: Reply) -> None:
        if key in self._settled:
            self.tally.duplicates += 1
        elif reply.verdict.outcome in SETTLED:
            self.tally.duplicates += self._unusable.pop(key, None) is not None
            self._record(key, answer_of(reply, self._redact))
        elif key in self._unusable:
            self.tally.duplicates += 1
        else:
            self._unusable[key] = reply

    def _record(self, key: Key, answer: Answer) -> None:
        asked = self._asked[key.text, key.name]
        found = answer.extraction
        record = RunRecord(
            article=asked.article,
            sha256=asked.sha256,
            sample=key.sample,
            outcome=answer.outcome,
            error=answer.error,
            extraction=found,
            evidence=locate_all(found, self._folder.article(asked).text) if found else [],
            attempts=list(answer.attempts),
            usage=answer.usage,
        )
        self._journal.add(record)
        self._note(key, record)

    def _note(self, key: Key, record: RunRecord) -> None:
        """Keep what the lines to come are held against: that it is settled, or how it failed."""
        if record.outcome not in SETTLED:
            self._failed[key] = record.attempts[-1] if record.attempts else None
        elif key not in self._settled:
            self._settled.add(key)
            self.tally.settled += 1
            self.tally.ok += record.outcome == "ok"

    def _said_before(self, key: Key, attempt: Attempt) -> bool:
        return key in self._failed and self._failed[key] == attempt

    def _knows(self, key: Key) -> bool:
        return (key.text, key.name) in self._asked and key.sample < self._samples

    def _key(self, record: RunRecord) -> Key:
        return AskedArticle(article=record.article, sha256=record.sha256, offset=0).key(record.sample)

"""What a batch run remembers between the asking and the answers, beside the manifest and records of any run.

RUN/batch/texts.jsonl                    the articles as they were read
RUN/batch/asked.jsonl                    id and hash of each of them, and where in texts.jsonl it stands
RUN/batch/round-1/requests-001.jsonl     what was asked first; round-2 is what is to be asked again, and so on
"""

import json
import re
import shutil
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from pydantic import BaseModel, ConfigDict

from extractor.article import Article
from extractor.batch.custom_id import Key, key_of
from extractor.batch.requests import DEFAULT_LIMITS, Limits, request_files, write_requests
from extractor.errors import RunError
from extractor.record import MANIFEST, RECORDS, read_row

BATCH = "batch"
TEXTS, ASKED = "texts.jsonl", "asked.jsonl"
_ROUND = re.compile(r"round-(\d{1,4})", re.ASCII)


class AskedArticle(BaseModel):
    """One line of asked.jsonl; `offset` counts bytes of texts.jsonl."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    article: str
    sha256: str
    offset: int

    def key(self, sample: int) -> Key:
        return key_of(self.article, self.sha256, sample)


@dataclass(frozen=True, slots=True)
class BatchFolder:
    """The batch side of the run folder `run`."""

    run: Path

    @property
    def batch(self) -> Path:
        return self.run / BATCH

    def round(self, number: int) -> Path:
        return self.batch / f"round-{number}"

    def rounds(self) -> list[int]:
        """Numbers of the rounds that have requests, ascending."""
        found = (_ROUND.fullmatch(path.name) for path in self.batch.glob("round-*"))
        numbers = sorted(int(match[1]) for match in found if match)
        return [number for number in numbers if request_files(self.round(number))]

    def asked(self) -> Iterator[AskedArticle]:
        """Every article, in the order of asking; RunError where this is no batch run."""
        file = self.batch / ASKED
        try:
            with file.open("rb") as lines:
                for number, line in enumerate(lines, 1):
                    yield read_row(line, AskedArticle, f"{file}:{number}")
        except OSError:
            raise RunError(f"{self.run}: no batch run here; name a folder that `incidents batch write` made") from None

    def article(self, asked: AskedArticle) -> Article:
        """The article as it was read when it was asked."""
        with (self.batch / TEXTS).open("rb") as file:
            file.seek(asked.offset)
            row = json.loads(file.readline())
        return Article(row["id"], row["text"], row["date"])

    def replace_round(self, number: int, lines: Iterable[bytes], limits: Limits = DEFAULT_LIMITS) -> list[Path]:
        """The request files of a round, written beside the old ones first, since `lines` may be read from these."""
        draft = self.batch / f".round-{number}"
        files = write_requests(draft, lines, limits)
        shutil.rmtree(self.round(number), ignore_errors=True)
        if not files:
            draft.rmdir()
            return []
        draft.replace(self.round(number))
        return request_files(self.round(number))


def check_free(run: Path) -> None:
    """RunError where a run stands at `run`, or what an asking left there that was stopped."""
    if any((run / name).exists() for name in (MANIFEST, RECORDS, BATCH)):
        raise RunError(f"{run}: a run is there already; name another folder, or remove that one")


def keep(run: Path, articles: Iterable[Article]) -> Iterator[Article]:
    """Pass `articles` through, writing each into the batch folder of `run`; RunError where that is impossible."""
    folder = run / BATCH
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with (folder / TEXTS).open("wb") as texts, (folder / ASKED).open("wb") as index:
            for article in articles:
                row = AskedArticle(article=article.id, sha256=article.sha256, offset=texts.tell())
                texts.write(
                    json.dumps({"id": article.id, "text": article.text, "date": article.given}).encode() + b"\n"
                )
                index.write(row.model_dump_json().encode() + b"\n")
                yield article
    except OSError as error:
        raise RunError(f"{folder}: cannot be written: {error.strerror or error}") from None

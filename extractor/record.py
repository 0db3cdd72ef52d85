"""What a run leaves behind: `manifest.json` (how was asked), `articles.jsonl` (what), `records.jsonl` (what came back).

The run folder is the only hand-over between extraction and evaluation: `eval` reads it and never calls a
model, so an old run can be scored again whenever the gold or the rules change.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any, Literal, Self, TypeVar

from pydantic import BaseModel, ConfigDict, ValidationError, model_validator

from extractor.errors import RunError
from extractor.files import write_whole
from extractor.schema import Extraction

FORMAT = 2
MANIFEST = "manifest.json"
ARTICLES = "articles.jsonl"
RECORDS = "records.jsonl"

RunOutcome = Literal[
    "ok", "refused", "filtered", "truncated", "invalid_output", "rate_limited", "transport", "timeout",
    "rejected", "auth", "quota", "over_budget",
]  # fmt: skip
"""How the extraction of one article ended. Everything but ``ok`` is a failure, and a failure is a row."""

EvidenceStatus = Literal["exact", "folded", "fuzzy", "missing"]


class Row(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


AnyRow = TypeVar("AnyRow", bound=BaseModel)


class Usage(Row):
    """Tokens of one call or the sum of several; null where the server did not say."""

    prompt: int | None = None
    cached: int | None = None
    completion: int | None = None

    def __add__(self, other: "Usage") -> "Usage":
        return Usage(
            prompt=_add(self.prompt, other.prompt),
            cached=_add(self.cached, other.cached),
            completion=_add(self.completion, other.completion),
        )


class Attempt(Row):
    """One call, whatever came of it."""

    outcome: RunOutcome
    error: str | None = None
    """What was wrong, one line; null for ``ok``."""
    latency_s: float = 0.0
    request_id: str | None = None
    model: str | None = None
    """As the server returned it."""
    finish_reason: str | None = None
    usage: Usage | None = None
    cost: float | None = None
    """US dollars; null where the server named no tokens or the price table does not know the model."""
    retry_after_s: float | None = None
    """Pause that the server asked for."""
    raw: str | None = None
    """The answer as it came, kept where it could not be used."""


class Evidence(Row):
    """Where one quote stands in the article."""

    path: str
    """Place of the quote in the extraction, such as ``incidents[0].casualties[1].quote``."""
    quote: str
    status: EvidenceStatus
    start: int | None = None
    end: int | None = None
    """Half-open span in characters of the article's text; null where the quote is not in it."""
    score: float = 1.0
    """Likeness of quote and span, 0 to 1; 1 where they agree up to white space, 0 where there is no span."""


class RunRecord(Row):
    """One line of `records.jsonl`: what came of one article in one sample.

    A failed article that was asked again has a further line, and the last one counts; the attempts of each are its own.
    """

    article: str
    sha256: str
    sample: int = 0
    outcome: RunOutcome
    error: str | None = None
    extraction: Extraction | None = None
    """Null exactly when `outcome` is not ``ok``."""
    evidence: list[Evidence] = []
    confidence: dict[str, float] = {}
    """Path of a leaf, fact or incident → share of the answers that agree on it, above 0 to 1; empty unless voted."""
    attempts: list[Attempt] = []
    usage: Usage | None = None
    reused: bool = False
    """Whether the answer is an earlier one, from the cache or another run: its attempts were not paid for again."""

    @model_validator(mode="after")
    def _only_success_has_an_extraction(self) -> Self:
        if (self.outcome == "ok") != (self.extraction is not None):
            raise ValueError(f"outcome {self.outcome!r} {'without' if self.outcome == 'ok' else 'with'} an extraction")
        return self


class ArticleEntry(Row):
    """One line of `articles.jsonl`: an article that the run was asked for."""

    id: str
    sha256: str


class Totals(Row):
    """What all calls of a run came to, those of earlier sessions included and reused answers left out."""

    calls: int = 0
    outcomes: dict[RunOutcome, int] = {}
    """Calls by their outcome."""
    usage: Usage = Usage()
    """Null parts where no server named them."""
    cost: float | None = None
    """US dollars of the calls with a price; null where there is none."""
    unpriced: int = 0
    """Calls with tokens and without a price, which `cost` leaves out."""


class LimitChange(Row):
    """The limit on articles under way became another."""

    at_s: float
    """Seconds since the session began."""
    limit: int
    reason: Literal["start", "grown", "cut"]


class RunManifest(Row):
    """What was asked: enough to tell whether two runs may be compared, and nothing secret."""

    format: int = FORMAT
    created: str
    """UTC, ISO 8601."""
    backend: str
    model: str | None
    """As asked; null for backends without one. What servers returned stands in `models_returned`."""
    base_url: str | None = None
    """The endpoint asked, without user, password and query; null for the provider's own."""
    models_returned: list[str] = []
    prompt: str | None
    """Name and version, such as ``incident/v1``; null for backends that read no prompt."""
    prompt_sha256: str | None
    answers_of: str | None = None
    """Hash of the prompt, kept in `prompt.json`, whose answers were given again; null for all others."""
    schema_version: int
    schema_sha256: str
    parameters: dict[str, Any] = {}
    samples: int = 1
    dialect: str | None = None
    """Whose form of the JSON schema was sent; null for the provider's own."""
    voters: int = 1
    """Answers that were voted into each record."""
    pieces: tuple[int, int] | None = None
    """(size, overlap) in characters of the pieces in which long articles were asked; null for whole articles."""
    articles: int
    """How many; which, with the hash of each text, stands in `articles.jsonl`."""
    articles_sha256: str | None = None
    """Of `articles.jsonl`."""
    versions: dict[str, str]
    """Of this program, Python and the libraries that shape an answer."""
    finished: bool = False
    """Whether every article was asked and got its record."""
    totals: Totals = Totals()
    """Of the run as it stood when a session last ended; after a kill, the records know more."""
    concurrency: list[LimitChange] = []
    """How the last session's limit on calls under way moved; of very many changes, the last ones."""

    @property
    def asked_sha256(self) -> str | None:
        """Hash of the prompt that the answers were given to, now or when they were first given; null without one."""
        return self.prompt_sha256 or self.answers_of


def write_manifest(folder: Path, manifest: RunManifest) -> None:
    write_whole(folder / MANIFEST, manifest.model_dump_json(indent=2) + "\n")


def read_manifest(folder: Path) -> RunManifest:
    """RunError where the folder is no run or its manifest cannot be read."""
    file = folder / MANIFEST
    try:
        return RunManifest.model_validate_json(file.read_bytes())
    except FileNotFoundError:
        raise RunError(
            f"{folder}: no run here ({MANIFEST} is missing); name a folder that `incidents extract` wrote"
        ) from None
    except OSError as error:
        raise RunError(f"{file}: cannot be read: {error.strerror or error}") from None
    except ValidationError as error:
        raise RunError(f"{file}: {first_problem(error)}") from None


def read_records(folder: Path) -> Iterator[RunRecord]:
    """Records in file order, one at a time; of several for one article and sample the last counts.

    RunError names the line that is none. What a killed process had begun to write at the end is no line.
    """
    return _rows(folder / RECORDS, RunRecord)


def read_entries(folder: Path) -> Iterator[ArticleEntry]:
    """The articles that the run was asked for, in order; RunError as for records."""
    return _rows(folder / ARTICLES, ArticleEntry)


def first_problem(error: ValidationError) -> str:
    """The first failure of a validation as ``place: what``, without pydantic's URLs and inputs."""
    problem = error.errors(include_url=False, include_input=False, include_context=False)[0]
    place = ".".join(str(part) for part in problem["loc"]) or "(whole document)"
    rest = error.error_count() - 1
    return f"{place}: {problem['msg']}" + (f" (and {rest} more)" if rest else "")


def _rows(file: Path, kind: type[AnyRow]) -> Iterator[AnyRow]:
    try:
        with file.open("rb") as lines:
            for number, line in enumerate(lines, 1):
                if line.endswith(b"\n"):
                    yield read_row(line, kind, f"{file}:{number}")
    except OSError as error:
        raise RunError(f"{file}: cannot be read: {error.strerror or error}") from None


def read_row(line: bytes, kind: type[AnyRow], place: str) -> AnyRow:
    """One line as `kind`; RunError names `place` where it is none."""
    try:
        return kind.model_validate_json(line)
    except ValidationError as error:
        raise RunError(f"{place}: {first_problem(error)}") from None


def _add(a: int | None, b: int | None) -> int | None:
    return b if a is None else a if b is None else a + b

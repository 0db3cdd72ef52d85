"""Asking: articles in, request files and an unfinished run out."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from extractor.article import Article
from extractor.backends.base import Settings
from extractor.backends.llm.providers import RESERVED
from extractor.batch.custom_id import key_of
from extractor.batch.folder import BatchFolder, check_free, keep
from extractor.batch.requests import DEFAULT_LIMITS, Limits, chat_body, request_line, write_requests
from extractor.errors import UsageError
from extractor.journal.journal import Journal
from extractor.journal.survey import Survey
from extractor.manifest import describe
from extractor.portability.sent import response_format, told_beside
from extractor.prompts import PromptVersion, render
from extractor.schema import Extraction

BACKEND = "batch"
"""What the manifest names as the backend."""


@dataclass(frozen=True, slots=True)
class Asking:
    """What every request of a batch has in common."""

    prompt: PromptVersion
    model: str
    """As the endpoint names it, but for a leading ``openai/``."""
    samples: int = 1
    provider: str = "openai"
    """Whose form of the schema is sent."""
    limits: Limits = DEFAULT_LIMITS


def write_batch(run: Path, articles: Iterable[Article], asking: Asking) -> list[Path]:
    """The request files of the first round; the manifest comes last, so that what was never whole is no run.

    RunError where a run stands at `run` already; UsageError for an option that a prompt cannot set.
    """
    if reserved := sorted(RESERVED & asking.prompt.options.keys()):
        raise UsageError(f"option {reserved[0]!r} of the prompt is set by the program; take it out")
    check_free(run)
    with Survey() as survey:
        lines = _lines(keep(run, articles), asking, survey)
        files = write_requests(BatchFolder(run).round(1), lines, asking.limits)
        settings = Settings(model=asking.model, parameters=asking.prompt.options, dialect=asking.provider)
        manifest = describe(BACKEND, settings, asking.prompt, asking.samples, survey.articles)
        with Journal(run, manifest, survey, prompt=asking.prompt):
            return files


def _lines(articles: Iterable[Article], asking: Asking, survey: Survey) -> Iterator[bytes]:
    form, beside = response_format(Extraction, asking.provider), told_beside(Extraction, asking.provider)
    model = asking.model.removeprefix("openai/")
    for article in articles:
        body = chat_body(model, asking.prompt.options, (*beside, *render(asking.prompt, article)), form)
        for sample in range(asking.samples):
            yield request_line(key_of(article.id, article.sha256, sample).custom_id(1), body)
        survey.read([article])

"""A backend in front of another: a long article is asked in pieces, and their answers are merged."""

from dataclasses import dataclass, replace

from extractor.article import Article
from extractor.backends import Backend
from extractor.backends.base import Answer, Request
from extractor.backends.voting import paid_for
from extractor.chunks import Chunk, chunks
from extractor.merge import Reading, merge
from extractor.prompts import PromptVersion, render


@dataclass(frozen=True, slots=True)
class Pieces:
    """How long articles are cut, in characters (`extractor.chunks`)."""

    size: int
    overlap: int


class Chunked:
    """Asks `inner` as it is where the article fits into one piece, else piece after piece.

    A piece has the date of its article. The first piece that fails ends the article: half of it is no answer.
    """

    def __init__(self, inner: Backend, prompt: PromptVersion, pieces: Pieces) -> None:
        self._inner, self._prompt, self._pieces = inner, prompt, pieces

    async def answer(self, request: Request) -> Answer:
        article = request.article
        spans = chunks(article.text, self._pieces.size, self._pieces.overlap)
        if len(spans) == 1:
            return await self._inner.answer(request)
        answers: list[Answer] = []
        for number, span in enumerate(spans, 1):
            answers.append(await self._inner.answer(self._piece(request, span, number)))
            if answers[-1].outcome != "ok":
                return _failed(answers, len(spans))
        readings = [
            Reading(span, answer.extraction) for span, answer in zip(spans, answers, strict=True) if answer.extraction
        ]
        merged = merge(readings, article.text)
        return replace(paid_for(answers), extraction=merged.extraction, evidence=tuple(merged.evidence))

    async def close(self) -> None:
        await self._inner.close()

    def _piece(self, request: Request, span: Chunk, number: int) -> Request:
        article = request.article
        piece = Article(f"{article.id}#{number}", span.of(article.text), article.published)
        return replace(request, article=piece, messages=render(self._prompt, piece))


def _failed(answers: list[Answer], pieces: int) -> Answer:
    last = answers[-1]
    error = f"piece {len(answers)} of {pieces}: {last.error}"
    return replace(paid_for(answers), outcome=last.outcome, error=error, fatal=last.fatal)

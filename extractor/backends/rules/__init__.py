"""The offline baseline: general rules and word tables read the article itself; no model and no prompt.

An article goes from sentences (`sentences`) to what each of them says (`reading`), from there to incidents
(`incidents`) and to the record (`writing`). What words mean stands in `lexicon`, place names in
`extractor.places`. It is a floor to measure models against, not a rival to them.
"""

from extractor.backends.base import Answer, Request, Settings
from extractor.backends.rules.incidents import incidents
from extractor.backends.rules.writing import write


class Rules:
    """Answers from the article's text alone; every answer is ``ok``, and an article without an attack is empty."""

    async def answer(self, request: Request) -> Answer:
        return Answer("ok", write(incidents(request.article)))

    async def close(self) -> None:
        """Nothing is open."""


def connect(settings: Settings) -> Rules:  # noqa: ARG001 - every backend is made from the settings
    return Rules()

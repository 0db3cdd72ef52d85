"""The guard: an article that occurs in the prompt which made a run is not scored, since the model was shown it."""

from collections.abc import Iterable
from pathlib import Path

from eval.gold.labels import GoldCase
from extractor.article import Article
from extractor.errors import RunError
from extractor.prompt_file import PROMPT, read_prompt_of
from extractor.prompting.leakage import same_article, shared_run
from extractor.prompts import PromptVersion
from extractor.record import RunManifest


def prompt_of(folder: Path, manifest: RunManifest) -> PromptVersion | None:
    """The prompt that the answers in `folder` were given to; null where they were given to none.

    RunError where there was one and the run does not keep it: nobody can tell then whether gold was in it.
    """
    prompt = read_prompt_of(folder, manifest.asked_sha256)
    if manifest.asked_sha256 and prompt is None:
        raise RunError(
            f"{folder / PROMPT}: is missing, so nobody can tell whether gold was in the prompt "
            f"{manifest.asked_sha256[:12]}; put it back, or extract again"
        )
    return prompt


def leaks(prompt: PromptVersion | None, cases: Iterable[GoldCase]) -> dict[str, str]:
    """Article → how it occurs in the prompt, for those of `cases` that do."""
    found = {case.id: leak(prompt, case.article) for case in cases} if prompt else {}
    return {article: how for article, how in found.items() if how}


def leak(prompt: PromptVersion, article: Article) -> str | None:
    """How `article` occurs in what its request held besides itself; null where it does not.

    By its name, its hash, or a long run of characters, in an example or in a template.
    """
    for example in prompt.examples_for(article):
        if how := same_article(example.article, article):
            return f"{prompt.label}: {how}"
    for role, template in prompt.templates.items():
        if run := shared_run(article.text, template):
            return f"{prompt.label}: its {role} text shares {run.strip()!r}… with the article"
    return None

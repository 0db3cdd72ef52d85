"""The guard: an article that occurs in the prompt which made a run is not scored, since the model was shown it."""

from collections.abc import Iterable

from eval.gold.labels import GoldCase
from extractor.article import Article
from extractor.errors import RunError
from extractor.prompting.leakage import same_article, shared_run
from extractor.prompting.shown import ShownPrompt
from extractor.record import RunManifest


def leaks(manifest: RunManifest, cases: Iterable[GoldCase], place: str) -> dict[str, str]:
    """Article → how it occurs in the prompt, for those of `cases` that do.

    RunError where a prompt was sent and the run does not keep what it held, so that nobody can tell.
    """
    if manifest.shown is None:
        if manifest.prompt:
            raise RunError(
                f"{place}: does not keep what its prompt {manifest.prompt} held, so nobody can tell whether gold was "
                "among it; extract again"
            )
        return {}
    found = {case.id: leak(manifest.shown, case.article) for case in cases}
    return {article: how for article, how in found.items() if how}


def leak(shown: ShownPrompt, article: Article) -> str | None:
    """How `article` occurs in what its request held besides itself; null where it does not.

    By its name, its hash, or a long run of characters, in an example or in a template.
    """
    for example in () if shown.leave_one_out else shown.examples:  # else those that come from it were left out
        if how := same_article(Article(example.article, example.text), article):
            return f"{shown.label}: {how}"
    for role, template in shown.templates.items():
        if run := shared_run(article.text, template):
            return f"{shown.label}: its {role} text shares {run.strip()!r}… with the article"
    return None

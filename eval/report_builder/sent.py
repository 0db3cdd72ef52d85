"""The messages that an article was sent with: what all articles share once, and the article's own text left out.

They come from the prompt version that the run kept. What a backend adds, such as the schema in its provider's form, is
not in them, and an article that was asked in pieces was sent piece by piece.
"""

from collections import Counter
from collections.abc import Iterable

from eval.report.model import Message
from extractor.article import Article
from extractor.prompts import PromptVersion, render

ARTICLE = "[the text of the article, as it stands here]"


def messages(prompt: PromptVersion | None, articles: Iterable[Article]) -> dict[str, tuple[Message, ...]]:
    """By article; empty where the run kept no prompt."""
    if prompt is None:
        return {}
    sent = {article.id: _without_text(prompt, article) for article in articles}
    times = Counter(content for of in sent.values() for _, content in of)
    shared = {content: number for number, content in enumerate((c for c in times if times[c] > 1), 1)}
    return {
        name: tuple(Message(role, content, shared.get(content)) for role, content in of) for name, of in sent.items()
    }


def _without_text(prompt: PromptVersion, article: Article) -> list[tuple[str, str]]:
    return [(role, content.replace(article.text, ARTICLE)) for role, content in render(prompt, article)]

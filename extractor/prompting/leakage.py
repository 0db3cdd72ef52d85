"""Whether an article occurs in what a prompt says: a model that was shown the answer cannot be scored on it."""

from extractor.article import Article

LONGEST_SHARED = 80
"""Characters, with white space folded and case aside, that two texts may share before one is taken to come from the
other. A name with its title, a stock phrase of the news or a casualty line stays below; a sentence that was copied,
however it was wrapped, does not."""


def same_article(example: Article, article: Article) -> str | None:
    """How `example` is known to come from `article`, by name, hash or a long shared run; null where it does not."""
    if example.id == article.id:
        return f"its example {example.id!r} has the article's name"
    if example.sha256 == article.sha256:
        return f"its example {example.id!r} is the article's text"
    run = shared_run(article.text, example.text)
    return None if run is None else f"its example {example.id!r} shares {run.strip()!r}… with the article"


def shared_run(text: str, other: str, length: int = LONGEST_SHARED) -> str | None:
    """The first `length` characters in a row of `text` that `other` holds too, both folded; null without any."""
    folded, held = fold(text), _runs(fold(other), length)
    starts = range(len(folded) - length + 1) if held else ()
    return next((folded[at : at + length] for at in starts if folded[at : at + length] in held), None)


def fold(text: str) -> str:
    return " ".join(text.split()).casefold()


def _runs(text: str, length: int) -> set[str]:
    return {text[at : at + length] for at in range(len(text) - length + 1)}

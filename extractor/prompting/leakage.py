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
    """`length` characters in a row that `text` and `other` both hold, folded; null without any."""
    folded, held = fold(text), fold(other)
    step = max(1, length // 2)
    # A run of `length` holds a whole block of half that, wherever it begins: so only every such block is looked for.
    for start in range(0, len(held) - step + 1, step):
        at = folded.find(held[start : start + step])
        while at >= 0:
            if run := _grown(folded, at, held, start, length):
                return run
            at = folded.find(held[start : start + step], at + 1)
    return None


def fold(text: str) -> str:
    return " ".join(text.split()).casefold()


def _grown(text: str, at: int, other: str, start: int, length: int) -> str | None:
    """The run that begins at or before `at` in `text` and `start` in `other`; null where it is under `length`."""
    before = 0
    while before < min(at, start, length) and text[at - before - 1] == other[start - before - 1]:
        before += 1
    first, ahead = at - before, start - before
    run = text[first : first + length]
    return run if len(run) == length and other[ahead : ahead + length] == run else None

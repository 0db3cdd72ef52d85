"""Which folder of prompt versions a command reads, and which it writes."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from extractor import resources
from extractor.article import Article, read_articles
from extractor.errors import UsageError

WRITTEN = Path("prompts")
"""Where versions are made and released unless told otherwise: beside the user, never inside an installation."""


def read_from(args: Namespace) -> Path:
    return args.prompts or resources.folder("prompts")


def written_to(args: Namespace) -> Path:
    return args.prompts or WRITTEN


def add_label(parser: ArgumentParser, name: str = "label", metavar: str = "NAME/VERSION") -> None:
    parser.add_argument(name, metavar=metavar, help="prompt version, such as incident/v1")


def one_article(path: str) -> Article:
    """UsageError where `path` holds none or several, ArticleError where it cannot be read."""
    articles = list(read_articles([path]))
    if len(articles) != 1:
        raise UsageError(f"{path}: holds {len(articles)} articles; name one")
    return articles[0]

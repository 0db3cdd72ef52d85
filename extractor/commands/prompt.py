"""`incidents prompt`: which versions there are, and exactly what one of them would send."""

import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path

from extractor import resources
from extractor.article import read_articles
from extractor.errors import PromptError, UsageError
from extractor.manifest import schema_sha256
from extractor.prompts import labels, load_prompt, messages_sha256, render
from extractor.schema import SCHEMA_VERSION
from extractor.terminal import plain


def configure(parser: ArgumentParser) -> None:
    parser.add_argument(
        "--prompts", metavar="DIR", type=Path, help="folder of prompt versions (default: the ones that come along)"
    )
    actions = parser.add_subparsers(dest="action", required=True, metavar="list|show")
    actions.add_parser(
        "list", help="every version with its description", description="Every version with its hash and description."
    )
    show = actions.add_parser(
        "show", help="what would be sent", description="Print exactly what would be sent for one article."
    )
    show.add_argument("label", metavar="NAME/VERSION", help="prompt version, such as incident/v1")
    show.add_argument("--article", required=True, metavar="FILE", help="one article (.txt), or - for standard input")


def run(args: Namespace) -> int:
    root = args.prompts or resources.folder("prompts")
    return _list(root) if args.action == "list" else _show(args.label, args.article, root)


def _list(root: Path) -> int:
    found = labels(root)
    if not found:
        raise PromptError(f"{root}: no prompts here; expected NAME/VERSION/prompt.md")
    for label in found:
        prompt = load_prompt(label, root)
        print(plain(f"{label}@{prompt.sha256[:12]}  {prompt.description}"))
    return 0


def _show(label: str, path: str, root: Path) -> int:
    prompt = load_prompt(label, root)
    articles = list(read_articles([path]))
    if len(articles) != 1:
        raise UsageError(f"{path}: holds {len(articles)} articles; name one")
    messages = render(prompt, articles[0])
    # A terminal gets escapes in place of control characters; a pipe or a file gets the bytes as they are sent.
    shown = plain if sys.stdout.isatty() else str
    print(f"prompt {label}@{prompt.sha256[:12]}, messages sha256 {messages_sha256(messages)}")
    schema = f"schema {SCHEMA_VERSION}@{schema_sha256()[:12]} (`incidents schema show`)"
    print(f"sent beside them: {schema}, options {prompt.options}")
    for role, content in messages:
        print(f"\n[{role}]\n{shown(content)}")
    return 0

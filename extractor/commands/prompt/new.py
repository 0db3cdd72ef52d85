"""`incidents prompt new`: the next draft, copied from a version."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from extractor.commands.prompt.folders import add_label, read_from, written_to
from extractor.prompting.drafting import draft
from extractor.terminal import plain


def configure(parser: ArgumentParser) -> None:
    add_label(parser, "source", "FROM")
    parser.add_argument("label", metavar="TO", help="name of the draft, such as incident/v2")
    parser.add_argument(
        "--into", type=Path, metavar="DIR", help="folder to make it in (default: --prompts, or else prompts)"
    )


def run(args: Namespace) -> int:
    root, into = read_from(args), args.into or written_to(args)
    made = draft(args.source, args.label, root, into)
    print(plain(f"{made}: a draft, copied from {args.source}; say in its prompt.md what it tries"))
    print(plain(f"then: incidents prompt lint {args.label} --prompts {into}"))
    return 0

"""`incidents prompt show`: exactly what one version would send for one article."""

from argparse import ArgumentParser, Namespace

from extractor.commands.prompt.folders import add_label, one_article, read_from
from extractor.manifest import schema_sha256
from extractor.prompts import load_prompt, messages_sha256, render
from extractor.schema import SCHEMA_VERSION
from extractor.terminal import printable


def configure(parser: ArgumentParser) -> None:
    add_label(parser)
    parser.add_argument("--article", required=True, metavar="FILE", help="one article (.txt), or - for standard input")


def run(args: Namespace) -> int:
    prompt = load_prompt(args.label, read_from(args))
    messages = render(prompt, one_article(args.article))
    print(
        f"prompt {prompt.label}@{prompt.sha256[:12]} ({prompt.standing}), messages sha256 {messages_sha256(messages)}"
    )
    schema = f"schema {SCHEMA_VERSION}@{schema_sha256()[:12]} (`incidents schema show`)"
    print(f"sent beside them: {schema}, options {prompt.options}")
    for role, content in messages:
        print(f"\n[{role}]\n{printable(content)}")
    return 0

"""`incidents prompt release`: from here on the content of a version never changes."""

from argparse import ArgumentParser, Namespace

from extractor.commands.prompt.folders import add_label, written_to
from extractor.errors import PromptError
from extractor.prompting.linting import lint
from extractor.prompting.released import FILE, release
from extractor.prompts import load_prompt
from extractor.terminal import plain


def configure(parser: ArgumentParser) -> None:
    add_label(parser)


def run(args: Namespace) -> int:
    root = written_to(args)
    prompt = load_prompt(args.label, root)
    for finding in lint(args.label, root):
        if finding.level == "error":
            raise PromptError(f"{finding.message}; released is only what the lint passes")
    release(prompt.label, prompt.sha256, root)
    print(plain(f"{prompt.label}@{prompt.sha256[:12]} is released; commit {root / FILE}"))
    return 0

"""`incidents prompt list`: every version with its hash and description; or as the table of `prompts/README.md`."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from extractor.commands.prompt.folders import read_from
from extractor.errors import PromptError
from extractor.prompting.table import markdown
from extractor.prompts import labels, read_prompt
from extractor.terminal import plain


def configure(parser: ArgumentParser) -> None:
    parser.add_argument("--markdown", action="store_true", help="a table of what each is for and costs, for a README")


def run(args: Namespace) -> int:
    root = read_from(args)
    found = labels(root)
    if not found:
        raise PromptError(f"{root}: no prompts here; expected NAME/VERSION/prompt.md")
    print(plain(markdown(root) if args.markdown else "\n".join(_line(label, root) for label in found)))
    return 0


def _line(label: str, root: Path) -> str:
    prompt = read_prompt(label, root)
    return f"{label}@{prompt.sha256[:12]}  {prompt.standing:<8}  {prompt.description}"

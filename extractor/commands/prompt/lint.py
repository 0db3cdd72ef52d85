"""`incidents prompt lint`: what is wrong with versions, found without a call, and what each would cost."""

from argparse import ArgumentParser, Namespace
from collections.abc import Iterator

from extractor.article import Article, read_articles
from extractor.commands.prompt.folders import read_from
from extractor.errors import PromptError
from extractor.prompting.costs import cost_of, tokens_with
from extractor.prompting.linting import Finding, lint, lint_pins
from extractor.prompts import PromptVersion, labels, read_prompt
from extractor.terminal import plain


def configure(parser: ArgumentParser) -> None:
    parser.add_argument("labels", nargs="*", metavar="NAME/VERSION", help="versions to check (default: all)")
    parser.add_argument("--article", action="append", default=[], metavar="PATH",
                        help="estimate the tokens of these articles too; may be repeated")  # fmt: skip


def run(args: Namespace) -> int:
    """2 where a version has an error; warnings alone are 0."""
    root = read_from(args)
    articles = list(read_articles(args.article)) if args.article else []
    chosen = args.labels or labels(root)
    if not chosen:
        raise PromptError(f"{root}: no prompts here; expected NAME/VERSION/prompt.md")
    errors = _show([] if args.labels else lint_pins(root))
    for label in chosen:
        found = lint(label, root)
        errors += _show(found)
        if not any(finding.level == "error" for finding in found):
            _tell(read_prompt(label, root), articles)
    print(f"{len(chosen)} checked, {errors} errors")
    return 2 if errors else 0


def _show(findings: list[Finding]) -> int:
    """Print all; how many are errors."""
    for finding in findings:
        print(plain(str(finding)))
    return sum(finding.level == "error" for finding in findings)


def _tell(prompt: PromptVersion, articles: list[Article]) -> None:
    for line in _costs(prompt, articles):
        print(plain(line))


def _costs(prompt: PromptVersion, articles: list[Article]) -> Iterator[str]:
    yield f"{prompt.label}: {prompt.standing}, {cost_of(prompt)}"
    for article in articles:
        yield f"  with {article.id}: about {tokens_with(prompt, article):,} tokens"

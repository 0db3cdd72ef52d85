"""What differs between two prompt versions: in their files, or in what they would send for one article."""

from collections.abc import Iterator
from difflib import unified_diff
from pathlib import Path

from extractor.article import Article
from extractor.files import read_text
from extractor.prompting.examples import FOLDER, example_files
from extractor.prompting.front_matter import FILE, split
from extractor.prompts import PromptVersion, read_prompt, render

FRONT_MATTER = "front matter"


def differences(one: str, other: str, root: Path, article: Article | None = None) -> Iterator[str]:
    """Lines of unified diffs, front matter first; of the templates and examples as they are written without `article`.

    A released version that was changed can be compared too: that is how one sees the change. PromptError for a version
    that is missing or incomplete.
    """
    before, after = (_parts(read_prompt(label, root), root, article) for label in (one, other))
    for name in before | after:
        old, new = before.get(name, ""), after.get(name, "")
        yield from unified_diff(_lines(old), _lines(new), f"{one} {name}", f"{other} {name}", lineterm="")


def _parts(prompt: PromptVersion, root: Path, article: Article | None) -> dict[str, str]:
    folder = root / prompt.label
    head = {FRONT_MATTER: split(folder / FILE)[0]}
    if article is not None:
        return head | {f"[{role}]": content for role, content in render(prompt, article)}
    examples = {f"{FOLDER}/{file.name}": read_text(file) for file in example_files(folder)}
    return head | {f"{role}.j2": text for role, text in prompt.templates.items()} | examples


def _lines(text: str) -> list[str]:
    return text.split("\n") if text else []

"""Prompt versions: folders of files, checked when they are read, rendered in a sandbox, named by content hash.

``prompts/<task>/<version>/`` holds `prompt.md` (front matter, then what the version is for, to people), `system.j2`
and `user.j2` (Jinja2) and, if the version shows any, `examples/`. An article enters a message only as the value of a
variable: template marks inside it are never executed, and the delimiters around it are chosen per article so that no
text can close them itself.
"""

import hashlib
import json
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from jinja2 import StrictUndefined, Template, TemplateError, TemplateSyntaxError, meta
from jinja2.sandbox import ImmutableSandboxedEnvironment

from extractor.article import Article
from extractor.errors import PromptError
from extractor.files import read_text
from extractor.prompting.examples import Example, read_examples
from extractor.prompting.front_matter import FILE, FrontMatter, read_front_matter
from extractor.prompting.leakage import same_article
from extractor.prompting.released import changed, released
from extractor.schema import Extraction

VARIABLES = frozenset({"article", "delimiter", "examples", "published", "schema"})
"""What a template may use: the article's text, the word that marks its borders, its own date (ISO, or null where it
shows none), the JSON schema of the answer, and the examples: a list whose items have `text`, `delimiter`, `published`
and `extraction` (JSON)."""
ROLES = ("system", "user")

Message = tuple[str, str]
"""(role, content)."""


@dataclass(frozen=True, slots=True)
class PromptVersion:
    """A text that asks a model for the record.

    `schema` and `schema_sha256` are those of the record it was written for. `options` go into the request as they are.
    `sha256` covers the front matter, both templates and the examples, so that a changed word is a changed prompt.
    """

    name: str
    version: str
    description: str
    schema: int
    schema_sha256: str
    model: str
    options: dict[str, Any]
    templates: dict[str, str]
    examples: tuple[Example, ...]
    sha256: str
    released: bool
    """Whether its content is pinned; else it is a draft."""
    leave_one_out: bool = False
    """Whether an article is asked without the examples that come from it."""

    @property
    def label(self) -> str:
        """``incident/v1``."""
        return f"{self.name}/{self.version}"

    @property
    def standing(self) -> str:
        """``released`` or ``draft``."""
        return "released" if self.released else "draft"

    def leaving_one_out(self) -> "PromptVersion":
        """The same, as another prompt with another hash, that shows no article an example of itself."""
        return replace(self, leave_one_out=True, sha256=_sha256([self.sha256, "leave one out"]))

    def examples_for(self, article: Article) -> tuple[Example, ...]:
        """Those that `article` is asked with."""
        if not self.leave_one_out:
            return self.examples
        return tuple(example for example in self.examples if not same_article(example.article, article))


def load_prompt(label: str, root: Path) -> PromptVersion:
    """The version called `label` under `root`.

    PromptError for one that is missing or incomplete, whose examples are wrong, or that is released and was changed.
    """
    prompt = read_prompt(label, root)
    if problem := changed(label, prompt.sha256, root):
        raise PromptError(problem)
    return prompt


def read_prompt(label: str, root: Path) -> PromptVersion:
    """As `load_prompt`, also where a released version was changed; only for showing what changed."""
    folder = find(label, root)
    matter, templates = read_front_matter(folder / FILE), read_templates(folder)
    examples, head = read_examples(folder), matter.head
    sha256 = content_sha256(matter, templates, examples)
    return PromptVersion(
        name=head["name"],
        version=head["version"],
        description=head["description"] or matter.body,
        schema=head["schema"],
        schema_sha256=head["schema_sha256"],
        model=head["model"],
        options=head["options"],
        templates=templates,
        examples=examples,
        sha256=sha256,
        released=released(root).get(label) == sha256,
    )


def read_templates(folder: Path) -> dict[str, str]:
    """Role → template, each checked; PromptError with file and line for one that cannot work."""
    templates = {role: read_text(folder / f"{role}.j2") for role in ROLES}
    for role, template in templates.items():
        _check_variables(template, folder / f"{role}.j2")
    return templates


def content_sha256(matter: FrontMatter, templates: dict[str, str], examples: tuple[Example, ...]) -> str:
    """Hash of all that is sent or said to a program; what is written for people may change."""
    return _sha256([matter.head, templates, [example.content() for example in examples]])


def labels(root: Path) -> list[str]:
    """Every ``task/version`` under `root`, sorted."""
    return sorted(file.parent.relative_to(root).as_posix() for file in root.glob("*/*/prompt.md"))


def find(label: str, root: Path) -> Path:
    """The folder of the version called `label`; PromptError naming those that are there where it is not."""
    known = labels(root)
    if label not in known:
        raise PromptError(f"no prompt is called {label!r} in {root}; there is {', '.join(known) or 'none'}")
    return root / label


def render(prompt: PromptVersion, article: Article) -> tuple[Message, ...]:
    """The messages for `article`, exactly as they are sent."""
    values = {
        "article": article.text,
        "delimiter": delimiter(article.text),
        "examples": [_shown(example) for example in prompt.examples_for(article)],
        "published": article.published,
        "schema": _schema(),
    }
    return tuple((role, _render(prompt, role, values)) for role in ROLES)


def messages_sha256(messages: tuple[Message, ...]) -> str:
    return hashlib.sha256(json.dumps(messages, ensure_ascii=False).encode()).hexdigest()


def delimiter(text: str) -> str:
    """A word that does not occur in `text`: its own hash, which no text can hold but by breaking SHA-256."""
    word = "article-" + hashlib.sha256(text.encode()).hexdigest()[:16]
    return delimiter(text + word) if word in text else word


def variables(template: str) -> set[str]:
    """Names that `template` takes from outside."""
    return meta.find_undeclared_variables(_environment().parse(template))


def _shown(example: Example) -> dict[str, Any]:
    article = example.article
    return {
        "text": article.text,
        "delimiter": delimiter(article.text),
        "published": article.published,
        "extraction": example.extraction,
    }


def _sha256(content: list[Any]) -> str:
    return hashlib.sha256(json.dumps(content, sort_keys=True, ensure_ascii=False).encode()).hexdigest()


def _environment() -> ImmutableSandboxedEnvironment:
    # Messages are plain text for a model: HTML escaping would change the article.
    return ImmutableSandboxedEnvironment(undefined=StrictUndefined, autoescape=False, keep_trailing_newline=False)


@lru_cache(maxsize=64)
def _compiled(template: str) -> Template:
    return _environment().from_string(template)


@cache
def _schema() -> str:
    return json.dumps(Extraction.model_json_schema(), ensure_ascii=False)


def _render(prompt: PromptVersion, role: str, values: dict[str, Any]) -> str:
    try:
        return _compiled(prompt.templates[role]).render(values)
    except (TemplateError, ArithmeticError, TypeError, ValueError) as error:  # what expressions in a template raise
        raise PromptError(f"{prompt.label}/{role}.j2: {error}") from None


def _check_variables(template: str, file: Path) -> None:
    try:
        tree = _environment().parse(template)
        used = meta.find_undeclared_variables(tree)
        _compiled(template)
    except TemplateSyntaxError as error:
        raise PromptError(f"{file}:{error.lineno}: {error.message}") from None
    if list(meta.find_referenced_templates(tree)):
        raise PromptError(f"{file}: takes in another file, which the prompt's hash does not cover; write it out")
    if unknown := sorted(used - VARIABLES):
        raise PromptError(f"{file}: unknown variable {', '.join(unknown)}; there is {', '.join(sorted(VARIABLES))}")
    if file.stem == "user" and "article" not in used:
        raise PromptError(f"{file}: never uses the variable 'article', so a model would not see it")

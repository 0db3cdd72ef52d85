"""Prompt versions: folders of files, checked when they are read, rendered in a sandbox, named by content hash.

``prompts/<task>/<version>/`` holds `prompt.md` (front matter, then what the version is for, to people), `system.j2`
and `user.j2` (Jinja2). An article enters a message only as the value of a variable: template marks inside it are never
executed, and the delimiters around it are chosen per article so that no text can close them itself.
"""

import hashlib
import json
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from jinja2 import StrictUndefined, Template, TemplateError, TemplateSyntaxError, meta
from jinja2.sandbox import ImmutableSandboxedEnvironment

from extractor.article import Article
from extractor.errors import PromptError
from extractor.files import read_text
from extractor.schema import Extraction
from extractor.strictyaml import read_yaml

VARIABLES = frozenset({"article", "delimiter", "published", "schema"})
"""What a template may use: the article's text, the word that marks its borders, its own date (ISO, or null where it
shows none) and the JSON schema of the answer."""
ROLES = ("system", "user")
FRONT_MATTER = frozenset({"name", "version", "description", "schema", "model", "options"})

Message = tuple[str, str]
"""(role, content)."""


@dataclass(frozen=True, slots=True)
class PromptVersion:
    """A released text that asks a model for the record.

    `schema` is the version of the record it was written for. `options` go into the request as they are.
    `sha256` covers the front matter and both templates, so that a changed word is a changed prompt.
    """

    name: str
    version: str
    description: str
    schema: int
    model: str
    options: dict[str, Any]
    templates: dict[str, str]
    sha256: str

    @property
    def label(self) -> str:
        """``incident/v1``."""
        return f"{self.name}/{self.version}"


def load_prompt(label: str, root: Path) -> PromptVersion:
    """The version called `label` under `root`; PromptError for one that is missing or incomplete."""
    folder = _find(label, root)
    head, body = _front_matter(folder / "prompt.md")
    templates = {role: read_text(folder / f"{role}.j2") for role in ROLES}
    for role, template in templates.items():
        _check_variables(template, folder / f"{role}.j2")
    content = json.dumps([head, templates], sort_keys=True, ensure_ascii=False)
    return PromptVersion(
        name=head["name"],
        version=head["version"],
        description=head["description"] or body,
        schema=head["schema"],
        model=head["model"],
        options=head["options"],
        templates=templates,
        sha256=hashlib.sha256(content.encode()).hexdigest(),
    )


def labels(root: Path) -> list[str]:
    """Every ``task/version`` under `root`, sorted."""
    return sorted(file.parent.relative_to(root).as_posix() for file in root.glob("*/*/prompt.md"))


def render(prompt: PromptVersion, article: Article) -> tuple[Message, ...]:
    """The messages for `article`, exactly as they are sent."""
    values = {
        "article": article.text,
        "delimiter": delimiter(article.text),
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


def _find(label: str, root: Path) -> Path:
    known = labels(root)
    if label not in known:
        raise PromptError(f"no prompt is called {label!r} in {root}; there is {', '.join(known) or 'none'}")
    return root / label


def _front_matter(file: Path) -> tuple[dict[str, Any], str]:
    text = read_text(file)
    opening, _, rest = text.partition("---\n")
    block, closed, body = rest.partition("\n---\n")
    if opening or not closed:
        raise PromptError(f"{file}:1: no front matter; begin the file with a block between two lines of ---")
    document = read_yaml(block, str(file), first_line=2)
    head = document.value
    if not isinstance(head, dict) or set(head) != FRONT_MATTER:
        found = ", ".join(sorted(head)) if isinstance(head, dict) else "no keys"
        raise PromptError(f"{file}: front matter needs exactly {', '.join(sorted(FRONT_MATTER))}; found {found}")
    for key, kind in (
        ("name", str),
        ("version", str),
        ("description", str),
        ("schema", int),
        ("model", str),
        ("options", dict),
    ):
        if not isinstance(head[key], kind):
            raise PromptError(f"{file}:{document.line((key,))}: {key} must be {kind.__name__}, found {head[key]!r}")
    if f"{head['name']}/{head['version']}" != "/".join(file.parent.parts[-2:]):
        raise PromptError(f"{file}: says it is {head['name']}/{head['version']}; the folder says otherwise")
    return head, body.strip()


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

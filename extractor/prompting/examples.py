"""Worked examples beside a prompt version: an article and its record, each checked against the other before any call.

``examples/*.yaml`` (or .json) beside `prompt.md`, in the order of their names::

    article: brezova            # id of the article that the example comes from
    sha256: "5f3a…"             # of its text: who scores a run looks for gold among the examples by both
    text: "…"
    extraction: {incidents: […]}

An example that breaks the schema teaches a model to break it, and one whose quotes are not in its text to invent them.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from pydantic import ValidationError

from extractor.article import Article
from extractor.errors import PromptError
from extractor.evidence import locate_all
from extractor.files import read_text
from extractor.schema import Extraction
from extractor.strictyaml import Document, read_yaml
from extractor.strictyaml import Path as Place

FOLDER = "examples"
SUFFIXES = (".yaml", ".json")
KEYS = ("article", "sha256", "text", "extraction")
VERBATIM = ("exact", "folded")


@dataclass(frozen=True, slots=True)
class Example:
    """`extraction` is JSON on one line, as a model is to answer it."""

    article: Article
    extraction: str

    def content(self) -> list[str]:
        """What of it a hash has to cover."""
        return [self.article.id, self.article.text, self.extraction]


def read_examples(version: Path) -> tuple[Example, ...]:
    """The examples of the version in the folder `version`; PromptError at the first thing wrong with one of them."""
    return tuple(read_example(file) for file in example_files(version))


def example_files(version: Path) -> list[Path]:
    """Sorted by name, which is the order in which a prompt shows them."""
    return sorted(file for file in (version / FOLDER).glob("*") if file.suffix in SUFFIXES)


def read_example(file: Path) -> Example:
    """PromptError or YamlError for the first thing wrong with it."""
    document = _document(file)
    for problem in _problems(document, file):
        raise PromptError(problem)
    return _example(document)


def problems(file: Path) -> list[str]:
    """All that is wrong with an example, each as ``file:line: what``; PromptError or YamlError where it is none."""
    return list(_problems(_document(file), file))


def _document(file: Path) -> Document:
    document = read_yaml(read_text(file), str(file))
    found = document.value
    if not isinstance(found, dict) or found.keys() != set(KEYS):
        keys = ", ".join(found) if isinstance(found, dict) else "no keys"
        raise PromptError(f"{file}: an example needs exactly {', '.join(KEYS)}; found {keys}")
    for key in KEYS[:-1]:
        if not isinstance(found[key], str) or not found[key].strip():
            raise PromptError(f"{file}:{document.line((key,))}: {key} must be a text, found {found[key]!r}")
    return document


def _example(document: Document) -> Example:
    found = document.value
    record = Extraction.model_validate(found["extraction"], strict=True)
    return Example(Article(found["article"], found["text"]), record.model_dump_json())


def _problems(document: Document, file: Path) -> Iterator[str]:
    article = Article(document.value["article"], document.value["text"])
    if document.value["sha256"] != article.sha256:
        yield f"{file}:{document.line(('sha256',))}: the text has another hash; if it is right, write {article.sha256}"
    try:
        record = Extraction.model_validate(document.value["extraction"], strict=True)
    except ValidationError as error:
        yield from _violations(error, document, file)
        return
    for found in locate_all(record, article.text):
        if found.status not in VERBATIM:
            place = f"{file}:{document.line(('extraction', *_steps(found.path)))}"
            yield f"{place}: {found.path}: the quote {found.quote!r} is not in the example's text; copy it from there"


def _violations(error: ValidationError, document: Document, file: Path) -> Iterator[str]:
    for problem in error.errors(include_url=False, include_input=False, include_context=False):
        where = ".".join(map(str, problem["loc"])) or "extraction"
        yield f"{file}:{document.line(('extraction', *problem['loc']))}: {where}: {problem['msg']}"


def _steps(path: str) -> Place:
    """``incidents[0].date.quote`` as the steps that lead there."""
    words = path.replace("[", ".").replace("]", "").split(".")
    return tuple(int(word) if word.isdecimal() else word for word in words)

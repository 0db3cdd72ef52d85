"""The gold set: articles, their labels, and everything that can be wrong with a label, named by file and line."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from eval.gold import annotations, header
from extractor.article import Article, read_articles
from extractor.errors import ArticleError, GoldError, InputError, YamlError
from extractor.evidence import nearest, occurrences
from extractor.files import read_text
from extractor.schema import Extraction
from extractor.strictyaml import read_yaml


@dataclass(frozen=True, slots=True)
class GoldCase:
    """One labelled article. `record` is the label in the record's shape, annotation keys included."""

    article: Article
    record: dict[str, Any]
    tags: tuple[str, ...]
    status: str
    source_file: str
    label_sha256: str

    @property
    def id(self) -> str:
        return self.article.id


@dataclass(frozen=True, slots=True)
class GoldSet:
    """Labelled articles by id. `sha256` covers every label and every article text."""

    name: str
    cases: dict[str, GoldCase]
    sha256: str


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong with a label file, at a 1-based line."""

    file: Path
    line: int
    message: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.message}"


def load_gold(folder: Path) -> GoldSet:
    """GoldError naming file and line of the first problem, if there is any."""
    cases, problems = read_gold(folder)
    if problems:
        more = f" (and {len(problems) - 1} more; `incidents gold lint` lists them)" if len(problems) > 1 else ""
        raise GoldError(f"{problems[0]}{more}")
    content = "\n".join(f"{c.id} {c.article.sha256} {c.label_sha256}" for c in cases)
    return GoldSet(folder.name, {c.id: c for c in cases}, hashlib.sha256(content.encode()).hexdigest())


def read_gold(folder: Path) -> tuple[list[GoldCase], list[Problem]]:
    """All cases that are whole, sorted by id, and all problems of the others. GoldError where there is no gold set."""
    files = sorted((folder / "labels").glob("*.yaml"))
    if not files:
        raise GoldError(f"{folder}: no gold set here; expected labels/*.yaml and articles/*.txt")
    cases, problems = [], []
    for file in files:
        try:
            case, found = _read_label(file, folder)
        except InputError as error:
            raise GoldError(str(error)) from None
        problems += found
        cases += [case] if case and not found else []
    labelled = {file.stem for file in files}
    problems += [
        Problem(article, 1, f"has no label; expected {folder / 'labels' / article.stem}.yaml")
        for article in sorted((folder / "articles").glob("*.txt"))
        if article.stem not in labelled
    ]
    return cases, problems


def _read_label(file: Path, folder: Path) -> tuple[GoldCase | None, list[Problem]]:
    text = read_text(file)
    try:
        document = read_yaml(text, str(file))
    except YamlError as error:
        return None, [Problem(file, error.line, error.found)]
    wrong = [Problem(file, document.line(path), message) for path, message in header.check(document.value, file.stem)]
    if wrong:
        return None, wrong
    label = document.value
    try:
        (article,) = read_articles([str(folder / "articles" / f"{file.stem}.txt")])
    except ArticleError as error:
        return None, [Problem(file, 1, str(error))]
    found = check_label(label, article)
    record = {"incidents": label["incidents"]}
    digest = hashlib.sha256(text.encode()).hexdigest()
    case = GoldCase(article, record, tuple(label["tags"]), label["status"], label["source_file"], digest)
    return case, [Problem(file, document.line(path), message) for path, message in found]


def check_label(label: dict[str, Any], article: Article) -> list[annotations.Problem]:
    """What is wrong with a label whose header is whole, against the article that it labels."""
    return [*check_record(label), *_check_quotes(label, article)]


def check_record(label: dict[str, Any]) -> Iterator[annotations.Problem]:
    """What is wrong with the incidents of a label and the annotations there, quotes apart."""
    try:
        Extraction.model_validate({"incidents": annotations.strip(label["incidents"])}, strict=True)
    except ValidationError as error:
        for problem in error.errors(include_url=False, include_input=False, include_context=False):
            path = tuple(problem["loc"])
            yield path, f"{'.'.join(map(str, path))}: {problem['msg']}"
        return
    for model, value, path in annotations.objects(Extraction, {"incidents": label["incidents"]}, ()):
        yield from annotations.check(model, value, path)
    yield from _check_settled(label)


def _check_settled(label: dict[str, Any]) -> Iterator[annotations.Problem]:
    for _, value, path in annotations.objects(Extraction, label, ()):
        if label["status"] == header.STATUSES[-1] and annotations.TO_SETTLE in str(value.get("note", "")):
            yield (*path, "note"), f"the label is {label['status']}, and this is still {annotations.TO_SETTLE}"


def _check_quotes(label: dict[str, Any], article: Article) -> Iterator[annotations.Problem]:
    if label["sha256"] != article.sha256:
        yield ("sha256",), f"the article's text has sha256 {article.sha256}; the label was made for another text"
    for path, quote, nth in _quotes(label["incidents"], ("incidents",)):
        times = len(occurrences(quote, article.text))
        if times == 0:
            yield path, f"the quote {quote!r} is not in the article{_closest(quote, article.text)}"
        elif nth > times:
            yield path, f"the quote {quote!r} occurs {times} times, nth is {nth}"


def _quotes(value: Any, path: tuple[str | int, ...]) -> Iterator[tuple[tuple[str | int, ...], str, int]]:  # noqa: ANN401
    if isinstance(value, list):
        for index, item in enumerate(value):
            yield from _quotes(item, (*path, index))
    elif isinstance(value, dict):
        if isinstance(value.get("quote"), str):
            nth = value.get("nth", 1)
            yield (*path, "quote"), value["quote"], nth if isinstance(nth, int) else 1
        for key, item in value.items():
            if key not in annotations.KEYS:
                yield from _quotes(item, (*path, key))


def _closest(quote: str, text: str) -> str:
    found = nearest(quote, text, floor=0.5)
    return f"; the closest passage is {text[found[0] : found[1]]!r}" if found else ""

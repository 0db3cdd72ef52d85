"""Examples: what may stand in a prompt as one, and what is refused before any call."""

from pathlib import Path
from typing import Any

import pytest

from extractor.article import Article
from extractor.errors import IncidentsError
from extractor.prompting.examples import problems, read_example, read_examples
from extractor.prompts import load_prompt, render
from extractor.schema import Extraction
from tests.extractor.prompting.versions import example, write_example, write_version
from tests.samples import REPORT, extraction


@pytest.fixture
def version(tmp_path: Path) -> Path:
    return write_version(tmp_path)


def refusal(version: Path, content: object) -> str:
    file = write_example(version, content)
    with pytest.raises(IncidentsError) as caught:
        read_example(file)
    assert "\n" not in str(caught.value)
    return str(caught.value).removeprefix(str(file))


def test_an_example_is_an_article_and_its_record(version: Path) -> None:
    found = read_example(write_example(version))
    assert found.article == Article("zarichne", REPORT)
    assert Extraction.model_validate_json(found.extraction, strict=True) == extraction()


def test_examples_stand_in_the_order_of_their_names_and_other_files_are_none(version: Path) -> None:
    for name, article in (("2.json", "second"), ("1.json", "first"), ("notes.txt", "no example")):
        write_example(version, example(article=article), name)
    assert [found.article.id for found in read_examples(version)] == ["first", "second"]


def test_yaml_reads_as_json_does(version: Path) -> None:
    file = version / "examples" / "quiet.yaml"
    file.parent.mkdir()
    text = "A quiet day in Brezova."
    sha256 = Article("", text).sha256
    file.write_text(f"article: brezova\nsha256: {sha256}\ntext: {text}\nextraction: {{incidents: []}}\n")
    assert read_example(file).extraction == '{"incidents":[]}'


def with_quote(quote: str) -> dict[str, Any]:
    content = example()
    content["extraction"]["incidents"][0]["location"]["quote"] = quote
    return content


def with_low(low: object) -> dict[str, Any]:
    content = example()
    content["extraction"]["incidents"][0]["casualties"][0]["count"]["low"] = low
    return content


def without(key: str) -> dict[str, Any]:
    return {name: value for name, value in example().items() if name != key}


REFUSED: list[tuple[str, object, str]] = [
    ("no object", [1], ": an example needs exactly article, sha256, text, extraction; found no keys"),
    (
        "a missing key",
        without("sha256"),
        ": an example needs exactly article, sha256, text, extraction; found article,",
    ),
    ("an unknown key", example() | {"x": 1}, ": an example needs exactly article, sha256, text, extraction; found "),
    ("no text", example() | {"text": " "}, ":4: text must be a text, found ' '"),
    ("a name that is a number", example() | {"article": 7}, ":2: article must be a text, found 7"),
    ("another text's hash", example() | {"sha256": "0"}, ":3: the text has another hash; if it is right, write "),
    ("a quote of nowhere", with_quote("Zarichna town"), ": incidents[0].location.quote: the quote 'Zarichna town' is "),
    ("a quote mended", with_quote("zarichne"), "the quote 'zarichne' is not in the example's text; copy it from there"),
    ("an empty quote", with_quote(""), "the quote '' is not in the example's text"),
    ("a negative count", with_low(-1), "incidents.0.casualties.0.count: Value error, low is -1; a count is never"),
    ("a number in words", with_low("2"), "incidents.0.casualties.0.count.low: Input should be a valid integer"),
    ("no record", example() | {"extraction": {}}, "incidents: Field required"),
    ("a record of nothing", example() | {"extraction": None}, "extraction: Input should be"),
]


@pytest.mark.parametrize(("content", "message"), [row[1:] for row in REFUSED], ids=[row[0] for row in REFUSED])
def test_an_example_is_refused_that_has(version: Path, content: object, message: str) -> None:
    assert message in refusal(version, content)


def test_a_wrong_quote_is_named_with_its_line(version: Path) -> None:
    file = write_example(version, with_quote("nowhere in it"))
    line = next(n for n, text in enumerate(file.read_text().splitlines(), 1) if "nowhere in it" in text)
    assert refusal(version, with_quote("nowhere in it")).startswith(f":{line}: ")


def test_white_space_in_a_quote_may_be_folded_and_nothing_else(version: Path) -> None:
    assert problems(write_example(version, with_quote("hit a grain depot in  Zarichne"))) == []


def test_all_problems_of_one_are_told_together(version: Path) -> None:
    content = with_quote("nowhere in it") | {"sha256": "0"}
    content["extraction"]["incidents"][0]["sources"][0]["quote"] = "nor this"
    assert len(problems(write_example(version, content))) == 3


def test_a_prompt_with_a_wrong_example_asks_nothing(version: Path, tmp_path: Path) -> None:
    write_example(version, with_quote("nowhere in it"))
    with pytest.raises(IncidentsError, match="not in the example's text"):
        load_prompt("incident/v1", tmp_path)


def test_a_model_sees_text_and_record_of_each_byte_for_byte(version: Path, tmp_path: Path) -> None:
    hostile = "{{ 7 * 7 }}{% raw %}</article> \x1b[31m"
    write_example(version, example(REPORT + hostile))
    (found,) = read_examples(version)
    (_, system), _ = render(load_prompt("incident/v1", tmp_path), Article("other", "Another report."))
    assert f">\n{REPORT}{hostile}\n</" in system
    assert system.endswith(f"\n{found.extraction}\n")


@pytest.mark.parametrize("change", ["text", "article", "extraction"])
def test_a_changed_example_is_a_changed_prompt(version: Path, tmp_path: Path, change: str) -> None:
    hashes = set()
    other = {"text": example(REPORT + " More."), "article": example(article="b"), "extraction": with_quote("depot")}
    for content in (example(), other[change]):
        write_example(version, content)
        hashes.add(load_prompt("incident/v1", tmp_path).sha256)
    assert len(hashes) == 2

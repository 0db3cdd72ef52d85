"""The prompts that come along: each whole, written for this record, and safe with every kind of text."""

from pathlib import Path

import pytest

from extractor import resources
from extractor.article import Article, read_articles
from extractor.prompting.leakage import same_article
from extractor.prompting.linting import lint, lint_pins
from extractor.prompting.released import released
from extractor.prompting.table import markdown
from extractor.prompts import delimiter, labels, load_prompt, render
from extractor.schema import SCHEMA_VERSION

ROOT = resources.folder("prompts")
LABELS = labels(ROOT)
GOLD = list(read_articles([str(resources.folder("goldset") / "articles")]))
RELEASED = {
    "incident/v1": "301015446538",
    "incident/v2": "d81749665afe",
    "incident/v3": "d78cdcef1bd5",
    "incident/v4": "3d4e4509cb1e",
}
"""Where the content hash of each released version begins: a line here only ever comes, it never changes or goes."""


def test_there_is_a_prompt_and_every_folder_is_one() -> None:
    assert "incident/v1" in LABELS
    assert sorted(p.relative_to(ROOT).as_posix() for p in ROOT.glob("*/*")) == LABELS


@pytest.mark.parametrize("label", LABELS)
def test_a_prompt_is_whole_and_tells_people_what_it_tries(label: str) -> None:
    assert [finding for finding in lint(label, ROOT) if finding.level == "error"] == []
    prompt = load_prompt(label, ROOT)
    assert prompt.schema == SCHEMA_VERSION
    assert prompt.description
    assert (ROOT / label / "prompt.md").read_text().rpartition("\n---\n")[2].strip()


@pytest.mark.parametrize("label", RELEASED)
def test_a_released_version_is_what_it_was_released_as(label: str) -> None:
    prompt = load_prompt(label, ROOT)
    assert prompt.released
    assert prompt.sha256.startswith(RELEASED[label])


def test_what_was_released_is_still_there_and_pinned_here_too() -> None:
    assert lint_pins(ROOT) == []
    assert released(ROOT).keys() == RELEASED.keys()


def test_the_readme_holds_the_table_that_the_program_prints() -> None:
    _, _, rest = (ROOT / "README.md").read_text().partition("<!-- table -->\n")
    assert rest.partition("<!-- end of table -->")[0] == markdown(ROOT) + "\n"


def test_the_readme_says_of_every_version_what_it_is_for() -> None:
    told = (ROOT / "README.md").read_text()
    assert [label for label in LABELS if f"- `{label}`: " not in told] == []


def test_no_two_prompts_say_the_same() -> None:
    assert len({load_prompt(label, ROOT).sha256 for label in LABELS}) == len(LABELS)


@pytest.mark.parametrize("article", GOLD, ids=lambda article: article.id)
@pytest.mark.parametrize("label", LABELS)
def test_a_report_stands_whole_between_its_marks_and_in_no_other_message(label: str, article: Article) -> None:
    (system_role, system), (user_role, user) = render(load_prompt(label, ROOT), article)
    assert (system_role, user_role) == ("system", "user")
    before, _, after = user.partition(article.text)
    assert delimiter(article.text) in before
    assert delimiter(article.text) in after
    assert article.text not in after + system
    assert (article.published or "no date of its own") in before


@pytest.mark.parametrize("label", LABELS)
def test_no_prompt_quotes_a_gold_report(label: str) -> None:
    """A prompt that holds the sentences it is tested on would be scored on its memory."""
    files = (file for file in sorted((ROOT / label).rglob("*")) if file.is_file())
    told = " ".join(" ".join(file.read_text().split()) for file in files).lower()
    for article in GOLD:
        words = article.text.lower().split()
        runs = (" ".join(words[at : at + 6]) for at in range(len(words) - 5))
        assert [run for run in runs if run in told] == []


@pytest.mark.parametrize("label", LABELS)
def test_no_example_is_a_gold_report(label: str) -> None:
    examples = load_prompt(label, ROOT).examples
    assert [gold.id for gold in GOLD for example in examples if same_article(example.article, gold)] == []


@pytest.mark.parametrize("label", LABELS)
def test_a_prompt_is_plain_text_with_plain_line_ends(label: str) -> None:
    for file in filter(Path.is_file, (ROOT / label).rglob("*")):
        raw = file.read_bytes()
        assert raw.endswith(b"\n")
        assert b"\r" not in raw
        assert "\ufeff" not in raw.decode()


def test_every_prompt_is_named_where_users_look(capsys: pytest.CaptureFixture[str]) -> None:
    from extractor.cli import main

    main(["prompt", "list"])
    assert [line.split("@")[0] for line in capsys.readouterr().out.splitlines()] == LABELS
    assert all(Path(ROOT / label).is_dir() for label in LABELS)

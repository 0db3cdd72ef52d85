"""Articles: the text byte for byte, its own date, and every form in which articles arrive."""

import hashlib
import json
import os
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.article import Article, body_start, header_date, read_articles
from extractor.errors import ArticleError

REPORT = "A drone hit a warehouse in Sumy."


def read(*paths: Path | str) -> list[Article]:
    return list(read_articles([str(path) for path in paths]))


def write(folder: Path, name: str, content: str | bytes) -> Path:
    file = folder / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content.encode() if isinstance(content, str) else content)
    return file


# The date header -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "day"),
    [
        pytest.param("date 2025-04-04 On Friday", "2025-04-04", id="a header and a space"),
        pytest.param("date 2025-04-04On Friday", "2025-04-04", id="glued to the text"),
        pytest.param(" date 2025-04-04 On Friday", "2025-04-04", id="after a space"),
        pytest.param("\r\n\n\tdate\t2025-04-04\r\nOn Friday", "2025-04-04", id="after blank lines, with a tab"),
        pytest.param("\ufeffdate 2025-04-04 On Friday", "2025-04-04", id="after a byte order mark"),
        pytest.param("date 2024-02-29 On", "2024-02-29", id="a leap day"),
        pytest.param("date 2025-04-04", "2025-04-04", id="nothing after it"),
        pytest.param("date 2026-02-30 On", None, id="a day that the calendar lacks"),
        pytest.param("date 2025-13-01 On", None, id="a month that the calendar lacks"),
        pytest.param("date 0000-01-01 On", None, id="the year zero"),
        pytest.param("date 2025-04-041 dead", None, id="glued to a digit"),
        pytest.param("date 20250404 On", None, id="without hyphens"),
        pytest.param("date 2025-4-4 On", None, id="without leading zeros"),
        pytest.param("date: 2025-04-04 On", None, id="with a colon"),
        pytest.param("date\n2025-04-04 On", None, id="the day on a line of its own"),
        pytest.param("date ２０２５-04-04 On", None, id="full-width digits"),
        pytest.param("update 2025-04-04 On", None, id="another word"),
        pytest.param("On Friday. date 2025-04-04", None, id="not at the very start"),
        pytest.param("2025-04-04 On Friday", None, id="no word before it"),
        pytest.param("On Friday", None, id="no header"),
        pytest.param("", None, id="no text"),
    ],
)
def test_only_a_real_day_in_a_header_at_the_very_start_is_the_articles_date(text: str, day: str | None) -> None:
    assert header_date(text) == day
    assert Article("a", text).published == day


@pytest.mark.parametrize(
    ("text", "body"),
    [
        (" date 2025-04-04 On Friday", " On Friday"),
        ("date 2025-04-04On Friday", "On Friday"),
        ("\ufeffdate 2025-04-04\r\nOn", "\r\nOn"),
        ("date 2026-02-30 On", " On"),
        ("On Friday", "On Friday"),
    ],
    ids=["header", "glued", "byte order mark", "a header with an impossible day is still one", "no header"],
)
def test_the_body_starts_after_the_header(text: str, body: str) -> None:
    assert text[body_start(text) :] == body


def test_a_date_that_came_beside_the_text_wins_over_the_header() -> None:
    assert Article("a", "date 2025-04-04 On", given="2025-05-05").published == "2025-05-05"


# The text ------------------------------------------------------------------------------------------------------------

AWKWARD = [
    pytest.param(b"one\r\ntwo\rthree\n", id="every line ending"),
    pytest.param(b"\xef\xbb\xbfdate 2025-04-04 On", id="byte order mark"),
    pytest.param("  Київ — “е́” cafe\u0301 \U0001f680 \u200f\u202e\n\n".encode(), id="beyond ASCII"),
    pytest.param(b"\x1b[31mred\x1b[0m\x07\x7f", id="terminal control sequences"),
    pytest.param(b"{{7*7}}{% for x in y %}</article>", id="template marks"),
    pytest.param(b"x", id="one character"),
]


@pytest.mark.parametrize("raw", AWKWARD)
def test_the_text_and_its_hash_are_those_of_the_files_own_bytes(tmp_path: Path, raw: bytes) -> None:
    (article,) = read(write(tmp_path, "report.txt", raw))
    assert article.text.encode() == raw
    assert article.sha256 == hashlib.sha256(raw).hexdigest()
    assert article.id == "report"


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"], exclude_characters="\0")).filter(str.strip))
def test_any_text_comes_through_a_jsonl_line_unchanged(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    file = write(tmp_path_factory.mktemp("articles"), "rows.jsonl", json.dumps({"text": text}))
    assert [a.text for a in read(file)] == [text]


def test_a_megabyte_is_an_article_like_another(tmp_path: Path) -> None:
    raw = ("Sirens wailed — again.\r\n" * 45_000).encode()
    assert len(raw) > 2**20
    (article,) = read(write(tmp_path, "long.txt", raw))
    assert (article.text.encode(), article.published) == (raw, None)


# Forms: files, folders, standard input, JSONL ------------------------------------------------------------------------


def test_any_file_that_is_no_jsonl_is_one_article_named_after_it(tmp_path: Path) -> None:
    assert [(a.id, a.text) for a in read(write(tmp_path, "a report.md", REPORT))] == [("a report", REPORT)]


def test_a_folder_is_read_sorted_and_to_its_depth_and_only_for_articles(tmp_path: Path) -> None:
    for name in ("b.txt", "a.txt", "deep/er/c.txt", "notes.md", "deep/picture.png"):
        write(tmp_path, name, f"text of {name}")
    write(tmp_path, "z.jsonl", '{"text": "first"}\n{"text": "second"}\n')
    assert [a.id for a in read(tmp_path)] == ["a", "b", "c", "z-1", "z-2"]


@pytest.mark.parametrize("run", ["runs/today", "."], ids=["below the articles", "beside them"])
def test_a_run_written_among_the_articles_is_none_of_them(tmp_path: Path, run: str) -> None:
    for name in ("manifest.json", "records.jsonl", "articles.jsonl", "batch/round-1/requests-001.jsonl"):
        write(tmp_path / run, name, "{}\n")
    write(tmp_path, "a.txt", REPORT)
    write(tmp_path, "runs/notes.txt" if run != "." else "notes.txt", REPORT)
    assert [a.id for a in read(tmp_path)] == ["a", "notes"]


def test_a_file_that_only_looks_like_part_of_a_run_is_an_article(tmp_path: Path) -> None:
    write(tmp_path, "records.jsonl", '{"text": "x"}\n')
    write(tmp_path, "other/manifest.json", "{}")
    write(tmp_path, "other/a.jsonl", '{"text": "x"}\n')
    assert [a.id for a in read(tmp_path)] == ["a-1", "records-1"]


def test_several_paths_are_read_in_the_order_given(tmp_path: Path) -> None:
    second, first = write(tmp_path, "a.txt", REPORT), write(tmp_path, "b.txt", REPORT)
    assert [a.id for a in read(first, second)] == ["b", "a"]


def test_reading_is_lazy_so_that_a_broken_last_line_costs_nothing_before_it(tmp_path: Path) -> None:
    articles = read_articles([str(write(tmp_path, "rows.jsonl", '{"text": "good"}\nbroken\n'))])
    assert next(articles).text == "good"
    with pytest.raises(ArticleError, match=r"rows\.jsonl:2: not JSON"):
        next(articles)


@pytest.mark.parametrize("raw", AWKWARD)
def test_standard_input_is_one_article(raw: bytes) -> None:
    (article,) = read_articles(["-"], stdin=lambda: raw)
    assert (article.id, article.sha256) == ("stdin", hashlib.sha256(raw).hexdigest())


@pytest.mark.parametrize(
    ("row", "article"),
    [
        pytest.param({"text": REPORT}, Article("rows-1", REPORT), id="text alone: named after file and line"),
        pytest.param({"id": "x/1", "text": REPORT}, Article("x/1", REPORT), id="an id that is a text"),
        pytest.param({"id": 17, "text": REPORT}, Article("17", REPORT), id="an id that is a number"),
        pytest.param({"id": None, "text": REPORT}, Article("rows-1", REPORT), id="an id of null is none"),
        pytest.param({"text": REPORT, "date": "2025-04-04"}, Article("rows-1", REPORT, "2025-04-04"), id="a date"),
        pytest.param({"text": REPORT, "date": None}, Article("rows-1", REPORT), id="a date of null is none"),
        pytest.param({"text": REPORT, "url": [1]}, Article("rows-1", REPORT), id="other keys are ignored"),
    ],
)
def test_a_jsonl_line_gives_text_and_perhaps_id_and_date(tmp_path: Path, row: object, article: Article) -> None:
    assert read(write(tmp_path, "rows.jsonl", json.dumps(row))) == [article]


def test_blank_lines_line_endings_and_a_byte_order_mark_in_jsonl_are_no_rows(tmp_path: Path) -> None:
    file = write(tmp_path, "rows.jsonl", '\ufeff{"text": "one"}\r\n\r\n   \n{"text": "two"}')
    assert [(a.id, a.text) for a in read(file)] == [("rows-1", "one"), ("rows-4", "two")]


# What cannot be read -------------------------------------------------------------------------------------------------

LONG_NUMBER = "9" * 5000
BROKEN_ROWS = [
    pytest.param("{", "not JSON; expected one object a line with the key 'text'", id="cut off"),
    pytest.param('["text"]', "expected a JSON object whose key 'text' holds the article", id="an array"),
    pytest.param('{"body": "x"}', "expected a JSON object whose key 'text' holds the article", id="no text"),
    pytest.param('{"text": 4}', "expected a JSON object whose key 'text' holds the article", id="a text that is none"),
    pytest.param('{"text": " \\n"}', "the article is empty", id="white space"),
    pytest.param('{"text": "a\\u0000b"}', "holds NUL characters", id="an escaped NUL"),
    pytest.param('{"text": "a\\ud83d"}', "text or id holds half a surrogate pair", id="half a surrogate pair"),
    pytest.param(
        '{"id": "a\\ud83d", "text": "x"}',
        "text or id holds half a surrogate pair",
        id="half a surrogate pair in the id",
    ),
    pytest.param('{"text": "x", "date": "4 April"}', "'date' is \"4 April\"; expected YYYY-MM-DD", id="a loose date"),
    pytest.param('{"text": "x", "date": "2026-02-30"}', "'date' is \"2026-02-30\"", id="an impossible date"),
    pytest.param('{"text": "x", "date": 20250404}', "'date' is 20250404", id="a date that is a number"),
    pytest.param('{"id": true, "text": "x"}', "'id' is true; expected a text or a whole number", id="id of true"),
    pytest.param('{"id": {}, "text": "x"}', "'id' is {}", id="id of an object"),
    pytest.param('{"id": "", "text": "x"}', "'id' is \"\"", id="id of nothing"),
    pytest.param("[" * 100_000, "not JSON", id="nested too deep"),
    pytest.param(f'{{"text": "x", "n": {LONG_NUMBER}}}', "not JSON", id="a number of thousands of digits"),
]


@pytest.mark.parametrize(("line", "message"), BROKEN_ROWS)
def test_a_broken_jsonl_line_is_named_with_what_is_wrong(tmp_path: Path, line: str, message: str) -> None:
    file = write(tmp_path, "rows.jsonl", '{"text": "good"}\n' + line + "\n")
    with pytest.raises(ArticleError) as caught:
        read(file)
    assert str(caught.value).startswith(f"{file}:2: {message}")
    assert "\n" not in str(caught.value)


def test_a_jsonl_line_that_is_not_utf8_is_named(tmp_path: Path) -> None:
    file = write(tmp_path, "rows.jsonl", b'{"text": "good"}\n{"text": "\xff"}\n')
    with pytest.raises(ArticleError, match=r"rows\.jsonl:2: not UTF-8 text \(byte 10\); convert it"):
        read(file)


@pytest.mark.parametrize(
    ("name", "raw", "message"),
    [
        pytest.param("a.txt", b"", "the article is empty; give it text or leave it out", id="an empty file"),
        pytest.param("a.txt", b" \r\n\t\xc2\xa0", "the article is empty", id="white space"),
        pytest.param("a.txt", b"\x89PNG\r\n\x1a\n\0\0", "not UTF-8 text (byte 0); convert it", id="a picture"),
        pytest.param("a.txt", "Київ".encode("cp1251"), "not UTF-8 text (byte 0)", id="another encoding"),
        pytest.param("a.txt", b"one\0two", "holds NUL characters, so it is no text", id="NUL bytes"),
        pytest.param("a.txt", "text".encode("utf-16-le"), "holds NUL characters", id="UTF-16 without its mark"),
        pytest.param("a.jsonl", b"\n \n", "the file is empty; expected one JSON object a line", id="an empty JSONL"),
    ],
)
def test_a_file_without_text_is_named_with_what_to_do(tmp_path: Path, name: str, raw: bytes, message: str) -> None:
    file = write(tmp_path, name, raw)
    with pytest.raises(ArticleError) as caught:
        read(file)
    assert str(caught.value).startswith(f"{file}: {message}")


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        pytest.param("missing.txt", "No such file or directory", id="missing"),
        pytest.param("there.txt/inside.txt", "Not a directory", id="below a file"),
        pytest.param("dangling.txt", "No such file or directory", id="a dangling link"),
        pytest.param("x" * 300, "File name too long", id="a name too long for the system"),
    ],
)
def test_a_path_that_cannot_be_read_is_named_with_the_systems_reason(tmp_path: Path, path: str, reason: str) -> None:
    write(tmp_path, "there.txt", REPORT)
    (tmp_path / "dangling.txt").symlink_to("nowhere")
    with pytest.raises(ArticleError) as caught:
        read(tmp_path / path)
    assert str(caught.value) == f"{tmp_path / path}: cannot be read: {reason}"


def test_a_link_that_leads_nowhere_is_named_in_a_folder_too(tmp_path: Path) -> None:
    write(tmp_path, "a.txt", REPORT)
    (tmp_path / "b.txt").symlink_to("nowhere")
    with pytest.raises(ArticleError, match=r"b\.txt: cannot be read: No such file or directory"):
        read(tmp_path)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_folder_that_the_user_may_not_look_into_is_named_and_not_passed_over(tmp_path: Path) -> None:
    write(tmp_path, "a.txt", REPORT)
    shut = write(tmp_path, "shut/b.txt", REPORT).parent
    for mode in (0, 0o400):
        shut.chmod(mode)
        try:
            with pytest.raises(ArticleError, match=r"shut\b.*: cannot be read: Permission denied"):
                read(tmp_path)
        finally:
            shut.chmod(0o700)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
@pytest.mark.parametrize("name", ["shut.txt", "shut/report.txt"], ids=["a file", "a file in a folder"])
def test_a_path_that_the_user_may_not_read_is_named(tmp_path: Path, name: str) -> None:
    file = write(tmp_path, name, REPORT)
    (tmp_path / Path(name).parts[0]).chmod(0)
    try:
        with pytest.raises(ArticleError, match="cannot be read: Permission denied"):
            read(file)
    finally:
        (tmp_path / Path(name).parts[0]).chmod(0o700)


def test_a_folder_without_articles_says_what_it_looked_for(tmp_path: Path) -> None:
    write(tmp_path, "notes.md", REPORT)
    with pytest.raises(ArticleError) as caught:
        read(tmp_path)
    assert str(caught.value) == f"{tmp_path}: no articles here; expected files ending in .txt or .jsonl"


@pytest.mark.skipif(sys.platform == "darwin", reason="its file names are UTF-8 always")
def test_a_file_name_that_is_no_text_cannot_be_an_id(tmp_path: Path) -> None:
    Path(os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9.txt")).write_text(REPORT)
    with pytest.raises(ArticleError, match="half a surrogate pair"):
        read(tmp_path)


@pytest.mark.parametrize("names", [("a.txt", "deep/a.txt"), ("rows-1.txt", "rows.jsonl")], ids=["files", "a default"])
def test_two_articles_of_one_id_are_refused(tmp_path: Path, names: tuple[str, str]) -> None:
    for name in names:
        write(tmp_path, name, REPORT if name.endswith(".txt") else json.dumps({"text": REPORT}))
    with pytest.raises(ArticleError, match=r"a second article has the id '(a|rows-1)'; rename one of them"):
        read(tmp_path)


def test_the_same_file_twice_is_two_articles_of_one_id(tmp_path: Path) -> None:
    file = write(tmp_path, "a.txt", REPORT)
    with pytest.raises(ArticleError, match="a second article has the id 'a'"):
        read(file, file)

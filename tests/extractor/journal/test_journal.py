from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import pytest

from extractor.article import Article
from extractor.errors import RunError
from extractor.journal.journal import Journal
from extractor.journal.survey import Survey
from extractor.record import (
    ARTICLES,
    RECORDS,
    LimitChange,
    RunManifest,
    RunOutcome,
    RunRecord,
    read_entries,
    read_manifest,
    read_records,
)
from tests.extractor.journal.rows import articles, lines, manifest, record

Changes = dict[str, object]


def session(
    folder: Path,
    of: Sequence[Article],
    records: Iterable[RunRecord] = (),
    asked: RunManifest | None = None,
    *,
    retry_failed: bool = False,
) -> list[str]:
    """Write `records`; the ids of the articles that were open before."""
    asked = asked or manifest(articles=len(of))
    with Survey().read(of) as survey, Journal(folder, asked, survey, retry_failed=retry_failed) as journal:
        wanted = [article.id for article in of if journal.wants(article, 0)]
        for row in records:
            journal.add(row)
    return wanted


def test_a_whole_run_leaves_three_files(tmp_path: Path) -> None:
    of = articles(3)
    assert session(tmp_path / "run", of, [record(article) for article in of]) == [a.id for a in of]
    assert [(e.id, e.sha256) for e in read_entries(tmp_path / "run")] == [(a.id, a.sha256) for a in of]
    assert [r.article for r in read_records(tmp_path / "run")] == [a.id for a in of]
    closed = read_manifest(tmp_path / "run")
    assert (closed.articles, closed.finished, closed.models_returned) == (3, True, ["some-model-1"])


def test_the_manifest_holds_no_list_of_articles(tmp_path: Path) -> None:
    sizes = set()
    for count in (10, 19):
        session(tmp_path / str(count), articles(count))
        sizes.add((tmp_path / str(count) / "manifest.json").stat().st_size)
    assert len(sizes) == 1


def test_a_second_session_asks_only_for_what_is_missing(tmp_path: Path) -> None:
    of = articles(4)
    session(tmp_path, of, [record(of[0]), record(of[2])])
    assert not read_manifest(tmp_path).finished
    assert session(tmp_path, of, [record(of[1]), record(of[3])]) == [of[1].id, of[3].id]
    assert read_manifest(tmp_path).finished
    assert session(tmp_path, of) == []


@pytest.mark.parametrize(
    ("outcome", "open_again", "open_with_retry"),
    [
        ("ok", False, False),
        ("truncated", False, True),
        ("invalid_output", False, True),
        ("rate_limited", False, True),
        ("rejected", False, True),
        ("over_budget", True, True),
        ("auth", True, True),
        ("quota", True, True),
    ],
)
def test_which_outcomes_are_asked_again(
    tmp_path: Path, outcome: RunOutcome, open_again: bool, open_with_retry: bool
) -> None:
    (article,) = articles(1)
    session(tmp_path, [article], [record(article, outcome)])
    assert bool(session(tmp_path, [article])) == open_again
    assert bool(session(tmp_path, [article], retry_failed=True)) == open_with_retry
    assert read_manifest(tmp_path).finished == (not open_again)


def test_what_failed_and_was_asked_again_keeps_its_first_line_and_counts_once(tmp_path: Path) -> None:
    (article,) = articles(1)
    session(tmp_path, [article], [record(article, "timeout")])
    session(tmp_path, [article], [record(article)], retry_failed=True)
    assert [r.outcome for r in read_records(tmp_path)] == ["timeout", "ok"]
    closed = read_manifest(tmp_path)
    assert closed.finished
    assert closed.totals.calls == 2  # both were paid for
    assert session(tmp_path, [article], retry_failed=True) == []


def test_a_torn_tail_is_cut_and_its_article_asked_again(tmp_path: Path) -> None:
    of = articles(2)
    session(tmp_path, of, [record(article) for article in of])
    whole = (tmp_path / RECORDS).read_bytes()
    (tmp_path / RECORDS).write_bytes(whole[:-7])
    assert [r.article for r in read_records(tmp_path)] == [of[0].id]  # a reader that comes first sees no torn line
    assert session(tmp_path, of, [record(of[1])]) == [of[1].id]
    assert (tmp_path / RECORDS).read_bytes() == whole


def test_a_torn_list_of_articles_is_completed(tmp_path: Path) -> None:
    of = articles(3)
    session(tmp_path, of)
    whole = (tmp_path / ARTICLES).read_bytes()
    (tmp_path / ARTICLES).write_bytes(whole[:-30])
    session(tmp_path, of)
    assert (tmp_path / ARTICLES).read_bytes() == whole


def test_more_articles_and_more_samples_join_a_run(tmp_path: Path) -> None:
    of = articles(3)
    session(tmp_path, of[:2], [record(of[0]), record(of[1])])
    assert session(tmp_path, of, asked=manifest(articles=3, samples=2)) == [of[2].id]
    joined = read_manifest(tmp_path)
    assert (joined.articles, joined.samples, joined.finished) == (3, 2, False)
    assert [e.id for e in read_entries(tmp_path)] == [a.id for a in of]


def test_the_same_text_under_two_names_is_two_articles_and_an_edited_text_another(tmp_path: Path) -> None:
    first, twin, edited = Article("a", "Text."), Article("b", "Text."), Article("a", "Text!")
    session(tmp_path, [first], [record(first)])
    assert session(tmp_path, [first, twin]) == ["b"]
    assert session(tmp_path, [edited]) == ["a"]


def test_a_run_asked_in_another_way_is_left_alone(tmp_path: Path) -> None:
    of = articles(1)
    session(tmp_path, of, [record(of[0])])
    before = {file.name: file.read_bytes() for file in tmp_path.iterdir()}
    with pytest.raises(
        RunError, match=r"asked in another way \(prompt: was incident/v1, is incident/v2\); name another"
    ):
        session(tmp_path, of, asked=manifest(prompt="incident/v2"))
    assert {file.name: file.read_bytes() for file in tmp_path.iterdir()} == before


def test_two_journals_never_write_one_run(tmp_path: Path) -> None:
    refused = pytest.raises(RunError, match="another process is writing this run")
    with Survey().read(articles(1)) as survey, Journal(tmp_path, manifest(), survey), refused:
        session(tmp_path, articles(1))
    session(tmp_path, articles(1))  # and it is free again


def test_after_a_refusal_the_folder_is_free(tmp_path: Path) -> None:
    (tmp_path / RECORDS).write_bytes(b'{"no": "manifest"}\n')
    for _ in range(2):
        with pytest.raises(RunError, match=r"records.jsonl without manifest.json"):
            session(tmp_path, articles(1))


def test_a_broken_line_in_the_middle_names_its_place(tmp_path: Path) -> None:
    of = articles(2)
    session(tmp_path, of, [record(article) for article in of])
    first, second = lines(tmp_path / RECORDS)
    (tmp_path / RECORDS).write_bytes(first[:20] + b"\n" + second)
    with pytest.raises(RunError, match=r"records.jsonl:1: "):
        session(tmp_path, of)


def test_totals_are_those_of_all_sessions_and_leave_out_reused_answers(tmp_path: Path) -> None:
    of = articles(3)
    session(tmp_path, of, [record(of[0])])
    session(tmp_path, of, [record(of[1], "timeout"), record(of[2], reused=True)])
    totals = read_manifest(tmp_path).totals
    assert (totals.calls, totals.outcomes) == (2, {"ok": 1, "timeout": 1})
    assert (totals.usage.prompt, totals.usage.cached, totals.usage.completion) == (20, 8, 4)


def test_an_exception_in_the_session_leaves_what_was_added(tmp_path: Path) -> None:
    (article,) = articles(1)
    with pytest.raises(ZeroDivisionError):
        session(tmp_path, [article], _one_and_then_trouble(article))
    assert [r.article for r in read_records(tmp_path)] == [article.id]
    assert read_manifest(tmp_path).totals.calls == 1


def _one_and_then_trouble(article: Article) -> Iterator[RunRecord]:
    yield record(article)
    raise ZeroDivisionError


def test_the_history_of_the_limit_is_in_the_manifest(tmp_path: Path) -> None:
    change = LimitChange(at_s=0.0, limit=10, reason="start")
    with Survey().read(articles(1)) as survey, Journal(tmp_path, manifest(), survey) as journal:
        journal.remember_limits([change])
    assert read_manifest(tmp_path).concurrency == [change]

from pathlib import Path

import pytest

from extractor.record import Evidence, RunRecord, Totals, Usage
from extractor.summary import Summary, spent
from tests.extractor.journal.rows import articles, record

(ARTICLE,) = articles(1)
MISSING = Evidence(path="incidents[0].location.quote", quote="nowhere", status="missing", score=0.0)


def summary(wanted: int, *records: RunRecord, before: int = 0, failed_before: int = 0) -> Summary:
    found = Summary(wanted, before, failed_before)
    for row in records:
        found.add(row)
    return found


@pytest.mark.parametrize(
    ("found", "interrupted", "words"),
    [
        (summary(1, record(ARTICLE)), False, "1 of 1 extracted; run: r"),
        (summary(0), False, "0 of 0 extracted; run: r"),
        (
            summary(2, record(ARTICLE), record(ARTICLE, "timeout")),
            False,
            "1 of 2 extracted; 1 failed (timeout); run: r",
        ),
        (summary(3, record(ARTICLE), before=2), False, "1 of 1 extracted; 2 were there already; run: r"),
        (
            summary(3, record(ARTICLE), before=2, failed_before=1),
            False,
            "1 of 1 extracted; 2 were there already, 1 of them failed: --retry-failed asks these again; run: r",
        ),
        (summary(1, record(ARTICLE, reused=True)), False, "1 of 1 extracted; 1 from earlier answers; run: r"),
        (
            summary(1, record(ARTICLE, evidence=[MISSING])),
            False,
            "1 of 1 extracted; 1 quotes not in their article; run: r",
        ),
        (
            summary(3, record(ARTICLE)),
            True,
            "1 of 3 extracted; 2 left when it was stopped, the same command goes on; run: r",
        ),
        (
            summary(3, record(ARTICLE, "auth")),
            False,
            "0 of 3 extracted; 1 failed (auth); 2 not asked, since every call would fail: it was auth; run: r",
        ),
    ],
)
def test_what_the_user_reads_at_the_end(found: Summary, words: str, *, interrupted: bool) -> None:
    assert found.line(Path("r"), Totals(), interrupted=interrupted) == words


@pytest.mark.parametrize(
    ("totals", "words"),
    [
        (Totals(calls=1), "1 call"),
        (Totals(calls=1200, usage=Usage(prompt=5000)), "1,200 calls, 5,000 + 0 tokens"),
        (Totals(calls=2, usage=Usage(prompt=9, cached=4, completion=1)), "2 calls, 9 (4 cached) + 1 tokens"),
        (Totals(calls=2, cost=0.25), "2 calls, $0.2500"),
        (Totals(calls=2, cost=0.25, unpriced=1), "2 calls, $0.2500 and 1 calls without a price"),
    ],
)
def test_calls_tokens_and_cost_in_words(totals: Totals, words: str) -> None:
    assert spent(totals) == words


@pytest.mark.parametrize(
    ("found", "complete"),
    [
        (summary(1, record(ARTICLE)), True),
        (summary(2, record(ARTICLE), before=1), True),
        (summary(2, before=2), True),
        (summary(2, record(ARTICLE), before=1, failed_before=1), False),
        (summary(2, before=2, failed_before=2), False),
        (summary(2, record(ARTICLE)), False),
        (summary(1, record(ARTICLE, "refused")), False),
    ],
)
def test_complete_is_a_run_without_gaps_and_failures(found: Summary, *, complete: bool) -> None:
    assert found.complete == complete

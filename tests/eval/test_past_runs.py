"""Past runs: what was stored is read and not scored again."""

import json
from pathlib import Path

import pytest

from eval.past_runs import read_past, scored_folders
from eval.report.html import history
from eval.report.html.plots import Frame, Point, plot, spread
from eval.report.model import History
from eval.report_builder.history import build_history
from eval.scorecard import Scorecard
from eval.scores_file import SCORES, scores_json
from extractor.errors import RunError
from extractor.record import RECORDS, Totals, read_manifest, write_manifest
from tests.eval.runs import Change, perfect, write_run
from tests.eval.test_comparison import sometimes_without_date, without_date
from tests.eval.test_scorecard import card_of


def scored(folder: Path, change: Change = perfect, *, created: str = "2026-01-01", **more: object) -> Path:
    """A run of two samples that was scored when it was made."""
    write_run(folder, change, samples=2)
    asked = {"created": f"{created}T12:00:00+00:00", **more}
    write_manifest(folder, read_manifest(folder).model_copy(update=asked))
    (folder / SCORES).write_text(scores_json(card_of(folder)), encoding="utf-8")
    return folder


def told(folder: Path, *seconds: float, reused: bool = False) -> None:
    """Give the first records of a run calls that took so long."""
    rows = [json.loads(line) for line in (folder / RECORDS).read_text().splitlines()]
    for row, latency in zip(rows, seconds, strict=False):
        row |= {"attempts": [{"outcome": "ok", "latency_s": latency}], "reused": reused}
    (folder / RECORDS).write_text("".join(json.dumps(row) + "\n" for row in rows))


def made(*folders: Path) -> History:
    return build_history(map(read_past, folders))


@pytest.fixture
def card(tmp_path: Path) -> Scorecard:
    return card_of(write_run(tmp_path / "again", sometimes_without_date, samples=2))


def test_scores_are_those_of_the_scorecard(tmp_path: Path, card: Scorecard) -> None:
    (measure,) = made(scored(tmp_path / "run", sometimes_without_date)).measures
    (run,) = measure.runs
    assert run.overall.tally.strict.f1 == card.overall.strict.f1
    assert run.overall.tally.correct == card.overall.correct
    for path in measure.paths:
        assert run.fields[path].tally.strict.f1 == card.fields[path].strict.f1
    assert run.overall.interval
    f1 = run.overall.tally.strict.f1
    assert f1 is not None
    assert run.overall.interval.low < f1 < run.overall.interval.high


def test_what_changed_since_does_not_change_what_was_stored(tmp_path: Path) -> None:
    folder = scored(tmp_path / "run")
    records = (folder / RECORDS).read_text()
    (folder / RECORDS).write_text(records.replace('"settlement":"Odesa"', '"settlement":"Sumy"'))
    assert made(folder).measures[0].runs[0].overall.tally.strict.f1 == 1


def test_runs_stand_in_the_order_in_which_they_were_made(tmp_path: Path) -> None:
    newer = scored(tmp_path / "a", created="2026-03-01", prompt="incident/v2", model="m")
    older = scored(tmp_path / "b", created="2026-02-01", prompt="incident/v1", model="m")
    found = made(newer, older)
    assert [run.name for run in found.measures[0].runs] == ["b", "a"]
    assert found.series == ("incident/v1 · m", "incident/v2 · m")
    assert [run.series for run in found.measures[0].runs] == [0, 1]


@pytest.mark.parametrize("name", ["gold", "schema", "rules"])
def test_what_was_measured_otherwise_stands_apart(tmp_path: Path, name: str) -> None:
    old, new = scored(tmp_path / "old", created="2026-01-01"), scored(tmp_path / "new", created="2026-02-01")
    stored = json.loads((old / SCORES).read_text(encoding="utf-8"))
    stored["hashes"][name] = "0" * 64
    (old / SCORES).write_text(json.dumps(stored))
    assert [[run.name for run in measure.runs] for measure in made(old, new).measures] == [["new"], ["old"]]


def test_cost_and_latency_are_an_articles(tmp_path: Path) -> None:
    folder = scored(tmp_path / "run", totals=Totals(calls=6, cost=0.6))
    told(folder, 1.0, 2.0, 9.0)
    run = made(folder).measures[0].runs[0]
    assert run.cost == pytest.approx(0.6 / (3 * 2))
    assert run.median_latency_s == 2.0


def test_answers_that_were_reused_took_no_time(tmp_path: Path) -> None:
    folder = scored(tmp_path / "run")
    told(folder, 1.0, reused=True)
    run = made(folder).measures[0].runs[0]
    assert (run.cost, run.median_latency_s) == (None, None)


@pytest.mark.parametrize(
    ("content", "why"),
    [
        pytest.param("{", "not JSON", id="not JSON"),
        pytest.param("{}", "format", id="another file"),
        pytest.param("[" * 100_000, "not JSON", id="nested without end"),
    ],
)
def test_scores_that_cannot_be_read_are_one_line(tmp_path: Path, content: str, why: str) -> None:
    folder = scored(tmp_path / "run")
    (folder / SCORES).write_text(content)
    with pytest.raises(RunError, match=why) as raised:
        read_past(folder)
    assert "\n" not in str(raised.value)


def test_another_format_of_scores_is_refused(tmp_path: Path) -> None:
    folder = scored(tmp_path / "run")
    stored = json.loads((folder / SCORES).read_text(encoding="utf-8"))
    (folder / SCORES).write_text(json.dumps(stored | {"format": 99}))
    with pytest.raises(RunError, match="format 99"):
        read_past(folder)


def test_only_scored_runs_are_looked_at(tmp_path: Path) -> None:
    write_run(tmp_path / "unscored")
    with pytest.raises(RunError, match="no scored run here"):
        scored_folders(tmp_path)
    run = scored(tmp_path / "run")
    assert scored_folders(tmp_path) == [run]


def test_every_run_is_a_point_in_every_plot_that_it_has_a_score_in(tmp_path: Path) -> None:
    found = made(
        *(scored(tmp_path / str(n), without_date if n else perfect, created=f"2026-0{n + 1}-01") for n in (0, 1))
    )
    page = history.render(found)
    measure = found.measures[0]
    assert page == history.render(found)
    assert page.count("<title>0: ") == page.count("<title>1: ") == len(measure.paths) + 1
    assert "<script" not in page


def test_a_point_stands_at_its_score() -> None:
    drawn = plot([Point(0, 0.25, 0.0, 0.5, 0, "<run>")], Frame(100, 100), "F1")
    assert "translate(10.0 83.0)" in drawn
    assert "M10.0,58.0V108.0" in drawn
    assert "<title>&lt;run&gt;</title>" in drawn


def test_points_are_spread_evenly() -> None:
    assert spread(1) == [0.5]
    assert spread(3) == [0, 0.5, 1]

"""`incidents score` and its relatives, as a user meets them: files written, lines printed, exit codes."""

import json
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from extractor.cli import main
from tests.eval.runs import perfect, write_run
from tests.eval.test_comparison import without_date
from tests.eval.test_scorecard import failing

Captured = pytest.CaptureFixture[str]


def incidents(*words: str | Path) -> int:
    """The exit code of a command line, as the shell sees it."""
    try:
        return main([str(word) for word in words])
    except SystemExit as stopped:
        return int(stopped.code or 0)


def last_error(capsys: Captured) -> str:
    return capsys.readouterr().err.splitlines()[-1]


def test_scoring_writes_both_files_and_prints_a_row_per_field(tmp_path: Path, capsys: Captured) -> None:
    run = write_run(tmp_path / "run")
    assert incidents("score", run) == 0
    out = capsys.readouterr().out
    assert "casualties.count" in out
    assert "gold:goldset@" in out
    assert json.loads((run / "scores.json").read_text())["overall"]["strict"]["f1"] == 1
    assert "<!doctype html>" in (run / "report.html").read_text().lower()


def test_scoring_twice_writes_the_same_bytes(tmp_path: Path) -> None:
    run = write_run(tmp_path / "run", without_date)
    written = []
    for _ in range(2):
        incidents("score", run)
        written.append([(run / name).read_bytes() for name in ("scores.json", "report.html")])
    assert written[0] == written[1]


def test_json_is_the_file_alone(tmp_path: Path, capsys: Captured) -> None:
    run = write_run(tmp_path / "run")
    incidents("score", run, "--json")
    assert capsys.readouterr().out == (run / "scores.json").read_text()


def test_a_failed_article_is_said_and_exits_1_with_all_written(tmp_path: Path, capsys: Captured) -> None:
    run = write_run(tmp_path / "run", failing("kyiv"))
    assert incidents("score", run) == 1
    assert "kyiv#0 failed: timeout: no answer in 120 s" in capsys.readouterr().err
    assert (run / "report.html").exists()


ERRORS: list[tuple[str, Sequence[str], str]] = [
    ("no run named", ["score"], "name a run folder"),
    ("no such run", ["score", "nowhere"], "nowhere: no run here"),
    ("no such gold", ["score", "run", "--gold", "nowhere"], "nowhere: no gold set here"),
    ("a bar without a number", ["score", "run", "--min", "role"], "write FIELD=F1"),
    ("a bar above 1", ["score", "run", "--min", "role=80"], "F1 lies between 0 and 1"),
    ("a bar on no field", ["score", "run", "--min", "rolle=0.8"], "no field is called 'rolle'"),
    ("documents without files", ["score", "--schema", "json:JSONDecoder"], "--gold FILE and --pred FILE"),
    ("predictions without a schema", ["score", "run", "--pred", "x.json"], "belong to --schema"),
    ("a comparison of one run", ["compare", "run"], "two runs at least"),
    ("a comparison with nothing", ["compare", "run", "nowhere"], "nowhere: no run here"),
    ("a blessing of nothing", ["bless", "nowhere"], "nowhere: no run here"),
]


@pytest.mark.parametrize(("words", "message"), [row[1:] for row in ERRORS], ids=[row[0] for row in ERRORS])
def test_exit_2_and_one_line_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Captured, words: Sequence[str], message: str
) -> None:
    monkeypatch.chdir(tmp_path)
    write_run(tmp_path / "run")
    assert incidents(*words) == 2
    assert message in last_error(capsys)


def test_a_missed_bar_exits_1_with_the_reason_in_one_line(tmp_path: Path, capsys: Captured) -> None:
    run = write_run(tmp_path / "run", without_date)
    assert incidents("score", run, "--min", "date=1", "--min", "role=1") == 1
    assert last_error(capsys).startswith("incidents: gate failed: date F1 0.")


def test_a_blessed_run_is_a_baseline_that_a_worse_run_fails(tmp_path: Path, capsys: Captured) -> None:
    base, new = tmp_path / "baseline", write_run(tmp_path / "new", without_date, samples=3)
    assert incidents("bless", write_run(tmp_path / "old", perfect, samples=3), "--as", base) == 0
    assert incidents("score", tmp_path / "old", "--baseline", base) == 0
    assert "gate passed: The score did not provably fall" in last_error(capsys)
    assert incidents("score", new, "--baseline", base) == 1
    assert "went from right in every sample to wrong in every sample" in last_error(capsys)


def test_blessing_again_replaces_the_baseline_whole(tmp_path: Path) -> None:
    base = tmp_path / "baseline"
    for name in ("first", "second"):
        incidents("bless", write_run(tmp_path / name, samples=1 + (name == "second")), "--as", base)
    assert json.loads((base / "manifest.json").read_text())["samples"] == 2
    assert sorted(path.name for path in tmp_path.iterdir()) == ["baseline", "first", "second"]


def test_a_folder_that_is_no_run_is_never_replaced(tmp_path: Path, capsys: Captured) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "notes.txt").write_text("keep")
    assert incidents("bless", write_run(tmp_path / "run"), "--as", tmp_path / "mine") == 2
    assert "stays as it is" in last_error(capsys)
    assert (tmp_path / "mine" / "notes.txt").read_text() == "keep"


def test_a_run_with_failed_articles_is_no_baseline(tmp_path: Path, capsys: Captured) -> None:
    assert incidents("bless", write_run(tmp_path / "run", failing("kyiv")), "--as", tmp_path / "base") == 2
    assert "1 of its articles failed" in last_error(capsys)


def changed_gold(tmp_path: Path) -> Path:
    gold = tmp_path / "goldset"
    shutil.copytree("goldset", gold)
    label = gold / "labels" / "kyiv.yaml"
    label.write_text(label.read_text().replace('note: "Mistranslation', 'note: "A mistranslation'))
    return gold


@pytest.mark.parametrize("command", ["compare", "score"])
def test_scores_of_other_gold_are_not_compared_unless_told(tmp_path: Path, capsys: Captured, command: str) -> None:
    a, b = write_run(tmp_path / "a"), write_run(tmp_path / "b")
    incidents("score", a)
    words: list[str | Path] = ["compare", a, b] if command == "compare" else ["score", b, "--baseline", a]
    gold = changed_gold(tmp_path)
    assert incidents(*words, "--gold", gold) == 2
    assert "scored with other gold than now; --rescore" in last_error(capsys)
    assert incidents(*words, "--gold", gold, "--rescore") == 0


def test_comparing_says_what_changed(tmp_path: Path, capsys: Captured) -> None:
    assert incidents("compare", write_run(tmp_path / "a"), write_run(tmp_path / "b", without_date)) == 0
    out = capsys.readouterr().out
    assert "broken kryvyi_rih date\n" in out
    assert '"evening of April 4"' in out


def test_three_runs_are_each_held_against_the_first(tmp_path: Path, capsys: Captured) -> None:
    runs = [write_run(tmp_path / name) for name in "abc"]
    assert incidents("compare", *runs, "--json") == 0
    found = json.loads(capsys.readouterr().out)["comparisons"]
    assert [(one["a"], one["b"]) for one in found] == [(str(runs[0]), str(runs[1])), (str(runs[0]), str(runs[2]))]


def test_documents_of_any_schema(tmp_path: Path, capsys: Captured) -> None:
    (tmp_path / "gold.jsonl").write_text('{"incidents": []}\n{"incidents": []}\n')
    (tmp_path / "pred.jsonl").write_text('{"incidents": []}\nnull\n')
    words = ["score", "--schema", "extractor.schema:Extraction"]
    words += ["--gold", str(tmp_path / "gold.jsonl"), "--pred", str(tmp_path / "pred.jsonl")]
    assert incidents(*words, "--json") == 1
    figures = json.loads(capsys.readouterr().out)
    assert (figures["documents"], figures["failed"], figures["correctly_empty"]) == (2, 1, 1)
    assert figures["overall"]["strict"] == {"precision": None, "recall": None, "f1": None}


def test_leaves_of_documents_are_written_line_by_line(tmp_path: Path, capsys: Captured) -> None:
    for name in ("gold", "pred"):
        (tmp_path / f"{name}.json").write_text(json.dumps({"name": "Klitschko", "position": "mayor", "quote": name}))
    files: list[str | Path] = [
        "--gold",
        tmp_path / "gold.json",
        "--pred",
        tmp_path / "pred.json",
        "--leaves",
        tmp_path / "leaves.jsonl",
    ]
    assert incidents("score", "--schema", "extractor.schema:Source", *files) == 0
    rows = [json.loads(line) for line in (tmp_path / "leaves.jsonl").read_text().splitlines()]
    assert [(row["document"], row["path"], row["verdict"]) for row in rows] == [
        (1, "name", "correct"),
        (1, "position", "correct"),
    ]
    assert "schema:extractor.schema:Source" in capsys.readouterr().out


SOURCE = ["score", "--schema", "extractor.schema:Source"]


def source_files(folder: Path, gold: str, pred: str) -> list[str]:
    (folder / "gold.jsonl").write_text(gold)
    (folder / "pred.jsonl").write_text(pred)
    return ["--gold", str(folder / "gold.jsonl"), "--pred", str(folder / "pred.jsonl")]


def test_documents_are_held_to_bars_too(tmp_path: Path, capsys: Captured) -> None:
    files = source_files(tmp_path, '{"name": "Ada", "position": "mayor"}\n', '{"name": "Ada"}\n')
    assert incidents(*SOURCE, *files, "--min", "name=1") == 0
    assert incidents(*SOURCE, *files, "--min", "position=0.5") == 1
    assert last_error(capsys) == "incidents: gate failed: position F1 0.000 (0/0.5) is below 0.5"
    assert incidents(*SOURCE, *files, "--min", "postion=0.5") == 2
    assert "did you mean 'position'?" in last_error(capsys)
    assert incidents(*SOURCE, *files, "--baseline", "run") == 2
    assert "--baseline is a run" in last_error(capsys)


def test_every_field_of_a_schema_has_its_row_and_the_signature_says_what_was_scored(
    tmp_path: Path, capsys: Captured
) -> None:
    gold, pred = '{"incidents": [{"role": "primary"}]}\n', '{"incidents": []}\n'
    files = source_files(tmp_path, gold, pred)
    assert incidents("score", "--schema", "extractor.schema:Extraction", *files, "--json") == 0
    figures = json.loads(capsys.readouterr().out)
    assert "incidents.casualties.count" in figures["fields"]
    assert figures["items"]["incidents"]["counts"]["missing"] == 1
    parts = dict(part.partition("@")[::2] for part in figures["signature"].split("|"))
    assert {"gold:gold.jsonl", "pred:pred.jsonl", "schema:extractor.schema:Extraction", "rules"} <= parts.keys()


def test_gold_that_does_not_fit_the_schema_is_named_with_its_document(tmp_path: Path, capsys: Captured) -> None:
    files = source_files(tmp_path, '{"name": "Ada"}\n{"name": ["Ada"]}\n', "{}\n{}\n")
    assert incidents(*SOURCE, *files) == 2
    assert last_error(capsys) == (
        "incidents: document 2: gold: name: a list where the schema has none; correct the label"
    )


def test_scoring_imports_neither_openai_nor_instructor(tmp_path: Path) -> None:
    run = write_run(tmp_path / "run")
    program = (
        "import sys\nfrom extractor.cli import main\n"
        f"assert main(['score', {str(run)!r}]) == 0\n"
        "print([m for m in ('openai', 'instructor', 'tenacity') if m in sys.modules], file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stderr.splitlines()[-1] == "[]"
